// The table of names, and the uses of kinds, attributes, norms and actors.
#include "casus/accord/builder.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

template <typename T>
std::vector<std::string> keys(const ByName<T>& map) {
  std::vector<std::string> out;
  for (const auto& [name, value] : map) out.push_back(name);
  return out;
}

// Every norm's number, read or not, so that a broken norm is told once.
void declare_number(Builder& b, const text::Sentence& sentence, bool broken) {
  if (!sentence.number) return;
  const auto [entry, fresh] = b.numbers.try_emplace(sentence.number->text);
  if (fresh) entry->second.span = sentence.number->span;
  entry->second.broken = entry->second.broken || broken;
}

}  // namespace

text::Diagnostic& Builder::error(std::string_view code, text::Span span, std::string message,
                                 std::string help) {
  return diagnostics.emplace_back(text::Diagnostic{.code = code,
                                                   .begin = span.begin,
                                                   .end = span.end,
                                                   .message = std::move(message),
                                                   .label = {},
                                                   .help = std::move(help),
                                                   .provision = {},
                                                   .notes = {}});
}

text::Diagnostic& Builder::warning(std::string_view code, text::Span span, std::string message,
                                   std::string help) {
  text::Diagnostic& d = error(code, span, std::move(message), std::move(help));
  d.severity = text::Severity::warning;
  return d;
}

void Builder::told_twice(std::string_view what, text::Span first, text::Span again) {
  auto& d = error(codes::declared_twice, again, fmt::format("the accord already has {}", what),
                  "keep one of the two sentences");
  d.label = "again here";
  d.notes.push_back({first.begin, first.end, "first here"});
}

std::optional<fact::Root> Builder::root_of(std::string_view kind) const {
  if (const auto root = fact::root_named(kind)) return root;
  if (const auto given = given_kinds.find(kind); given != given_kinds.end()) return given->second;
  const auto declared = kind_index.find(kind);
  if (declared == kind_index.end() || rootless.contains(kind)) return std::nullopt;
  return accord.kinds[declared->second].root;
}

std::optional<fact::Root> Builder::use_kind(const text::Name& name) {
  if (const auto root = root_of(name.text)) return root;
  names.use(name, {Sort::kind}, [this] { return keys(given_kinds); });
  return std::nullopt;
}

bool Builder::use_act(const text::Name& name) {
  const auto known = [this] {
    std::vector<std::string> out{given_acts().begin(), given_acts().end()};
    for (const Kind& kind : accord.kinds) {
      if (kind.root == fact::Root::act) out.push_back(kind.name);
    }
    return out;
  };
  if (const auto root = root_of(name.text)) {
    if (*root == fact::Root::act) return true;
    error(codes::wrong_root, name.span,
          fmt::format("`{}` is a kind of {}, and a duty is to do an act", name.text,
                      fact::name(*root)),
          names_help(name.text, "act", known()));
    return false;
  }
  const Entry* entry = names.find(name.text);
  if (entry == nullptr)
    names.unknown(name, {codes::unknown_name, "act", known});
  else if (entry->sort != Sort::kind)
    names.wrong_sort(name, "kind of act", known());
  return false;
}

bool Builder::use_attribute(const text::Name& name) {
  const bool open = open_attributes || !any_source;
  if (open || std::ranges::find(attributes, name.text) != attributes.end()) return true;
  tell_attribute(name, attributes);
  return false;
}

void Builder::tell_attribute(const text::Name& name, const std::vector<std::string>& known) {
  text::Diagnostic& told = error(codes::unknown_attribute, name.span,
                                 fmt::format("no source gives an attribute `{}`", name.text),
                                 names_help(name.text, "attribute", known));
  if (const auto near = base::did_you_mean(name.text, known))
    text::mend(&told, {name.span.begin, name.span.end, *near});
}

const NumberEntry* Builder::use_norm(const text::Name& number) {
  const auto found = numbers.find(number.text);
  if (found != numbers.end()) return &found->second;
  names.unknown(number, {codes::unknown_norm, "norm", [this] { return keys(numbers); }});
  return nullptr;
}

Span Builder::prose_of(std::string_view number) const {
  auto found = provisions.find(number);
  if (found == provisions.end()) found = provisions.find(number.substr(0, number.find('(')));
  return found == provisions.end() ? Span{} : Span{found->second->span.begin, found->second->span.end};
}

const Group* Builder::group(std::string_view name) const {
  const auto found = group_index.find(name);
  return found == group_index.end() ? nullptr : &accord.groups[found->second];
}

std::vector<std::string> Builder::actors(const std::vector<text::Name>& list) {
  std::vector<std::string> out;
  std::set<std::string_view> seen;
  const auto add = [&](const std::string& one) {
    if (seen.insert(one).second) out.push_back(one);
  };
  for (const text::Name& name : list) {
    if (!names.use(name, {Sort::party, Sort::group, Sort::body})) continue;
    const Group* named = group(name.text);
    if (named == nullptr || named->body)
      add(name.text);
    else
      std::ranges::for_each(named->members, add);
  }
  return out;
}

void Builder::use_unit(const std::string& attribute, const std::string& unit, text::Span span) {
  const auto [first, fresh] = units.try_emplace(attribute, unit, span);
  if (!fresh && first->second.first.empty()) first->second = {unit, span};
  if (unit.empty() || first->second.first == unit) return;
  auto& d = error(codes::unit_mismatch, span,
                  fmt::format("`{}` is tested in `{}` here and in `{}` elsewhere", attribute, unit,
                              first->second.first),
                  "an attribute has one unit, the one its source records");
  const text::Span other = first->second.second;
  d.notes.push_back({other.begin, other.end, "the other unit"});
}

std::optional<fact::Grade> Builder::grade(const text::Name& name) {
  const auto grade = fact::parse_grade(name.text);
  if (!grade) {
    error(codes::unexpected, name.span, fmt::format("`{}` is not a grade", name.text),
          "a letter A to F for the source and a digit 1 to 6 for the report: `B2`");
  }
  return grade;
}

Proof Builder::proof(const text::Proof& tree) {
  Proof out;
  out.stated = true;
  out.origins = tree.origins.value;
  if (out.origins < 1 && tree.origins.choice.empty()) {
    error(codes::threshold, tree.origins.span, "a proof needs at least one origin",
          "write `1 origin`");
  }
  out.grade = grade(tree.grade).value_or(out.grade);
  if (tree.attributed_by && names.use(*tree.attributed_by, {Sort::body})) {
    out.attributed_by = tree.attributed_by->text;
  }
  return out;
}

void declare_names(Builder& b) {
  const auto declare = [&](Sort sort) {
    return [&b, sort](const auto& tree, const text::Sentence& sentence) {
      b.names.declare(sort, tree.name, sentence.guard ? Names::Guarded::yes : Names::Guarded::no);
    };
  };
  b.each<text::PartyDeclaration>(declare(Sort::party));
  b.each<text::GroupDeclaration>(declare(Sort::group));
  b.each<text::BodyDeclaration>(declare(Sort::body));
  b.each<text::ZoneDeclaration>(declare(Sort::zone));
  b.each<text::KindDeclaration>(declare(Sort::kind));
  b.each<text::SourceDeclaration>(declare(Sort::source));
  b.each<text::Meaning>(declare(Sort::meaning));
  b.each<text::Broken>([&](const auto&, const text::Sentence& sentence) {
    if (b.names.find(sentence.declares.text) == nullptr)
      b.names.declare(Sort::broken, sentence.declares);
    declare_number(b, sentence, true);
  });
  b.each<text::Norm>([&](const text::Norm& tree, const text::Sentence& sentence) {
    declare_number(b, sentence, false);
    if (tree.deed.sort == text::Deed::Sort::vote) b.motions.insert(tree.deed.motion.text);
  });
  for (const std::string_view act : given_acts()) b.given_kinds.emplace(act, fact::Root::act);
}

}  // namespace casus::accord
