// Sources: format, options, coverage, and the mapping that intake applies.
#include <array>

#include <fmt/format.h>

#include "casus/accord/builder.h"
#include "casus/accord/zones.h"
#include "casus/base/text.h"
#include "casus/text/codes_sources.h"

namespace casus::accord {

namespace codes = text::codes;
using Option = text::SourceOption;

namespace {

constexpr std::array<std::string_view, 11> option_words{"origin",  "grade",  "gap",    "lost",
                                                        "late",    "silent", "covers", "releases",
                                                        "records", "spread", "where"};

class Reader {
 public:
  // `actors` are the names that records may give as actor.
  Reader(Builder& builder, const text::SourceDeclaration& tree,
         const std::vector<std::string>& actors)
      : b_{&builder}, tree_{&tree}, actors_{&actors} {}

  Source read() {
    out_.name = tree_->name.text;
    out_.title = tree_->title.text;
    out_.format = tree_->format.text;
    out_.origin = out_.name;
    out_.profile.id = out_.name;
    out_.profile.parties = *actors_;
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
    const text::Name& format = tree_->format;
    text::Diagnostic& told =
        b_->error(codes::unknown_format, format.span,
                  fmt::format("no format is called `{}`", format.text),
                  names_help(format.text, "format", known));
    if (const auto near = base::did_you_mean(format.text, known))
      text::mend(&told, {format.span.begin, format.span.end, *near});
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
        out_.spread = true;
        break;
      case Option::Sort::where:
        where(option);
        break;
    }
  }

  void covers(const Option& option) {
    Cover cover;
    if (option.from && option.to) {
      cover.when = measure::Interval{option.from->value, option.to->value};
      const bool open = !option.from->choice.empty() || !option.to->choice.empty();
      if (!open && option.from->value >= option.to->value) {
        b_->error(codes::empty_period, join(option.from->span, option.to->span),
                  "this period ends before it begins", "write the earlier date first");
      }
    }
    if (option.word.text.empty()) {
      out_.covers.push_back(cover);
      return;
    }
    for (const std::size_t zone : use_zone(*b_, option.word)) {
      cover.zone = zone;
      out_.covers.push_back(cover);
    }
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
    if (vocabulary_ != nullptr && vocabulary_->tracks && rule.root && *rule.root != fact::Root::sighting) tell_renamed(option.word, *rule.root);
    const bool nobody = option.by && option.by->text == "unknown";
    if (nobody || (option.by && b_->names.use(*option.by, {Sort::party})))
      rule.actor = option.by->text;
    out_.profile.rules.push_back(std::move(rule));
  }

  void tell_renamed(const text::Name& kind, fact::Root root) {
    b_->warning(codes::mover_renamed, kind.span,
                fmt::format("what is named `{}` is a kind of {}, and no sighting of its mover any more", kind.text, fact::name(root)),
                fmt::format("if it names a ship or an aircraft, say so: `kind {} is sighting.`", kind.text));
  }

  Builder* b_;
  const text::SourceDeclaration* tree_;
  const std::vector<std::string>* actors_;
  const fact::Vocabulary* vocabulary_ = nullptr;
  Source out_;
  std::map<int, text::Span> seen_;
};

}  // namespace

void build_sources(Builder& b) {
  std::vector<std::string> actors;
  for (const Party& party : b.accord.parties) actors.push_back(party.name);
  for (const Group& group : b.accord.groups) {
    if (group.body) actors.push_back(group.name);
  }
  b.each<text::SourceDeclaration>([&](const text::SourceDeclaration& tree, const auto&) {
    b.accord.sources.push_back(Reader{b, tree, actors}.read());
    b.source_names.push_back(tree.name.span);
  });
}

}  // namespace casus::accord
