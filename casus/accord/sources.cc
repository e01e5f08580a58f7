// Sources: format, options, coverage, and the mapping that intake applies.
#include <array>

#include <fmt/format.h>

#include "casus/accord/builder.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;
using Option = text::SourceOption;

namespace {

constexpr std::array<std::string_view, 11> option_words{"origin",  "grade",  "gap",    "lost",
                                                        "late",    "silent", "covers", "releases",
                                                        "records", "spread", "where"};

class Reader {
 public:
  Reader(Builder& builder, const text::SourceDeclaration& tree) : b_{&builder}, tree_{&tree} {}

  Source read() {
    out_.name = tree_->name.text;
    out_.title = tree_->title.text;
    out_.format = tree_->format.text;
    out_.origin = out_.name;
    out_.profile.id = out_.name;
    for (const Party& party : b_->accord.parties) out_.profile.parties.push_back(party.name);
    for (const Group& group : b_->accord.groups) {
      if (group.body) out_.profile.parties.push_back(group.name);
    }
    vocabulary_ = fact::vocabulary(out_.format);
    if (vocabulary_ == nullptr) unknown_format();
    for (const Option& option : tree_->options) {
      once(option);
      apply(option);
    }
    return std::move(out_);
  }

 private:
  void unknown_format() {
    std::vector<std::string> known;
    for (const fact::Vocabulary& one : fact::vocabularies()) known.emplace_back(one.format);
    b_->error(codes::unknown_format, tree_->format.span,
              fmt::format("no format is called `{}`", tree_->format.text),
              names_help(tree_->format.text, "format", known));
  }

  // Only `covers` and `where` may stand several times; `releases replace` and
  // `records add` answer the same question.
  void once(const Option& option) {
    if (option.sort == Option::Sort::covers || option.sort == Option::Sort::where) return;
    const auto key = static_cast<int>(
        option.sort == Option::Sort::records_add ? Option::Sort::releases_replace : option.sort);
    const auto [first, fresh] = seen_.emplace(key, option.span);
    if (fresh) return;
    auto& d = b_->error(codes::option_twice, option.span,
                        fmt::format("`{}` is said twice of this source",
                                    option_words.at(static_cast<std::size_t>(option.sort))),
                        "keep one of the two");
    d.notes.push_back({first->second.begin, first->second.end, "first here"});
  }

  void apply(const Option& option) {
    switch (option.sort) {
      case Option::Sort::origin:
        out_.origin = option.word.text;
        break;
      case Option::Sort::grade:
        out_.profile.grade = b_->grade(option.word).value_or(out_.profile.grade);
        break;
      case Option::Sort::gap:
        out_.gap = option.time.value;
        break;
      case Option::Sort::lost:
        out_.lost = option.time.value;
        break;
      case Option::Sort::late:
        out_.late = option.time.value;
        break;
      case Option::Sort::silent:
        out_.silent = option.time.value;
        break;
      case Option::Sort::covers:
        covers(option);
        break;
      case Option::Sort::releases_replace:
        out_.releases_replace = true;
        break;
      case Option::Sort::records_add:
        break;
      case Option::Sort::spread:
        b_->error(codes::not_yet, option.span, "`spread` belongs to the language, but this version does not run it yet",
                  "without it a record of several days is one unknown instant of them");
        break;
      case Option::Sort::where:
        where(option);
        break;
    }
  }

  void covers(const Option& option) {
    Cover cover;
    if (!option.word.text.empty()) {
      if (!b_->names.use(option.word, {Sort::zone})) return;
      cover.zone = use_zone(*b_, option.word);
      if (!cover.zone) return;
    }
    if (option.from && option.to) {
      cover.when = measure::Interval{option.from->value, option.to->value};
      if (option.from->value >= option.to->value) {
        b_->error(codes::empty_period, join(option.from->span, option.to->span),
                  "this period ends before it begins", "write the earlier date first");
      }
    }
    out_.covers.push_back(cover);
  }

  void where(const Option& option) {
    fact::MappingRule rule;
    const bool open = vocabulary_ == nullptr || vocabulary_->open_attributes;
    std::vector<std::string> known;
    if (vocabulary_ != nullptr)
      known.assign(vocabulary_->attributes.begin(), vocabulary_->attributes.end());
    rule.tests = b_->tests(option.tests, known, open);
    rule.kind = option.word.text;
    rule.root = b_->use_kind(option.word);
    if (option.by && b_->names.use(*option.by, {Sort::party}, {"unknown"}))
      rule.actor = option.by->text;
    out_.profile.rules.push_back(std::move(rule));
  }

  Builder* b_;
  const text::SourceDeclaration* tree_;
  const fact::Vocabulary* vocabulary_ = nullptr;
  Source out_;
  std::map<int, text::Span> seen_;
};

}  // namespace

std::optional<std::size_t> use_zone(Builder& b, const text::Name& name) {
  if (!b.names.use(name, {Sort::zone})) return std::nullopt;
  const auto line = b.lines.find(name.text);
  if (line != b.lines.end()) {
    auto& d =
        b.error(codes::bad_zone, name.span,
                fmt::format("`{}` is a line, and nothing is inside a line", name.text),
                fmt::format("declare an area around it: `zone near_{} is within 15 km of {}.`",
                            name.text, name.text));
    d.notes.push_back({line->second.begin, line->second.end, "declared here"});
    return std::nullopt;
  }
  const auto zone = b.zone_index.find(name.text);
  return zone == b.zone_index.end() ? std::nullopt : std::optional{zone->second};
}

void build_sources(Builder& b) {
  b.each<text::SourceDeclaration>([&](const text::SourceDeclaration& tree, const auto&) {
    b.accord.sources.push_back(Reader{b, tree}.read());
    b.source_names.push_back(tree.name.span);
  });
}

}  // namespace casus::accord
