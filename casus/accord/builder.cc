// Header, names and actors; the uses of kinds and attributes.
#include "casus/accord/builder.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

// Acts known to every accord.
constexpr std::array<std::string_view, 11> acts{"notify", "declare", "attribute", "dispute",
                                                "object", "waive",   "ratify",    "sign",
                                                "vote",   "inspect", "report"};

text::Diagnostic diagnostic(std::string_view code, text::Span span, std::string message,
                            std::string help) {
  return {.code = code,
          .begin = span.begin,
          .end = span.end,
          .message = std::move(message),
          .label = {},
          .help = std::move(help),
          .provision = {},
          .notes = {}};
}

// The second of two sentences that may stand once only.
void told_twice(Builder& b, std::string_view what, text::Span first, text::Span again) {
  auto& d = b.error(codes::declared_twice, again, fmt::format("the accord already has {}", what),
                    "keep one of the two sentences");
  d.label = "again here";
  d.notes.push_back({first.begin, first.end, "first here"});
}

}  // namespace

text::Diagnostic& Builder::error(std::string_view code, text::Span span, std::string message,
                                 std::string help) {
  return diagnostics.emplace_back(diagnostic(code, span, std::move(message), std::move(help)));
}

text::Diagnostic& Builder::warning(std::string_view code, text::Span span, std::string message,
                                   std::string help) {
  text::Diagnostic& d = error(code, span, std::move(message), std::move(help));
  d.severity = text::Severity::warning;
  return d;
}

std::vector<std::string> Builder::given_kind_names() const {
  std::vector<std::string> out;
  for (const auto& [name, root] : given_kinds) out.push_back(name);
  return out;
}

std::optional<fact::Root> Builder::use_kind(const text::Name& name) {
  if (const auto root = fact::root_named(name.text)) return root;
  if (const auto given = given_kinds.find(name.text); given != given_kinds.end())
    return given->second;
  if (!names.use(name, {Sort::kind}, given_kind_names())) return std::nullopt;
  const Kind* kind = accord.kind(name.text);
  return kind == nullptr ? std::nullopt : std::optional{kind->root};
}

fact::Tests Builder::tests(const text::Tests& tree, const std::vector<std::string>& known,
                           bool open) {
  fact::Tests out;
  for (const auto& all_of : tree.any_of) {
    std::vector<fact::Test> conjunction;
    for (const text::Test& test : all_of) {
      const std::string& name = test.attribute.text;
      if (!open && std::ranges::find(known, name) == known.end()) {
        error(codes::unknown_attribute, test.attribute.span,
              fmt::format("no source gives an attribute `{}`", name),
              names_help(name, "attribute", known));
      }
      const bool is_word = std::holds_alternative<std::string>(test.operand.value);
      if (is_word && test.comparison != text::Comparison::equal) {
        error(codes::no_order, test.operand.span,
              fmt::format("`{}` is a word, and words have no order", test.operand.span.in(bytes)),
              "compare words with `=`, numbers with `<`, `<=`, `>` or `>=`");
      }
      const auto [first, fresh] = units.try_emplace(name, test.operand.unit, test.operand.span);
      if (!fresh && first->second.first.empty())
        first->second = {test.operand.unit, test.operand.span};
      if (!test.operand.unit.empty() && first->second.first != test.operand.unit) {
        auto& d = error(codes::unit_mismatch, test.operand.span,
                        fmt::format("`{}` is tested in `{}` here and in `{}` elsewhere", name,
                                    test.operand.unit, first->second.first),
                        "an attribute has one unit, the one its source records");
        d.notes.push_back({first->second.second.begin, first->second.second.end, "the other unit"});
      }
      fact::Value value = std::string{};
      if (is_word)
        value = std::get<std::string>(test.operand.value);
      else
        value = measure::AmountRange{std::get<measure::Decimal>(test.operand.value),
                                     std::get<measure::Decimal>(test.operand.value)};
      conjunction.push_back(
          {name, static_cast<fact::Comparison>(test.comparison), std::move(value)});
    }
    out.any_of.push_back(std::move(conjunction));
  }
  return out;
}

static_assert(static_cast<int>(fact::Comparison::at_least) ==
              static_cast<int>(text::Comparison::at_least));
static_assert(static_cast<int>(fact::Comparison::at_most) ==
              static_cast<int>(text::Comparison::at_most));

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
  if (out.origins < 1) {
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
  b.each<text::PartyDeclaration>(
      [&](const auto& party, const auto&) { b.names.declare(Sort::party, party.name); });
  b.each<text::GroupDeclaration>(
      [&](const auto& group, const auto&) { b.names.declare(Sort::group, group.name); });
  b.each<text::BodyDeclaration>(
      [&](const auto& body, const auto&) { b.names.declare(Sort::body, body.name); });
  b.each<text::ZoneDeclaration>(
      [&](const auto& zone, const auto&) { b.names.declare(Sort::zone, zone.name); });
  b.each<text::KindDeclaration>(
      [&](const auto& kind, const auto&) { b.names.declare(Sort::kind, kind.name); });
  b.each<text::SourceDeclaration>(
      [&](const auto& source, const auto&) { b.names.declare(Sort::source, source.name); });
  const auto broken = [&](const auto&, const text::Sentence& sentence) {
    if (b.names.find(sentence.declares.text) == nullptr)
      b.names.declare(Sort::broken, sentence.declares);
  };
  b.each<text::Broken>(broken);
  b.each<text::NotYet>(broken);
  for (const std::string_view act : acts) b.given_kinds.emplace(act, fact::Root::act);
}

void build_header(Builder& b) {
  bool found = false;
  b.each<text::AccordDeclaration>(
      [&](const text::AccordDeclaration& tree, const text::Sentence& sentence) {
        if (found) return told_twice(b, "a name and a draft", b.accord_span, sentence.span);
        found = true;
        b.accord_span = sentence.span;
        b.accord.name = tree.title.text;
        b.accord.draft = tree.draft.value;
        b.accord.of = tree.of.value;
      });
  text::Span severities;
  b.each<text::SeverityDeclaration>(
      [&](const text::SeverityDeclaration& tree, const text::Sentence& sentence) {
        if (!severities.empty()) return told_twice(b, "severities", severities, sentence.span);
        severities = sentence.span;
        b.accord.severities.clear();
        for (const text::Name& name : tree.names) {
          const auto& known = b.accord.severities;
          if (std::ranges::find(known, name.text) != known.end()) {
            b.error(codes::declared_twice, name.span,
                    fmt::format("the severity `{}` stands twice", name.text),
                    "write each severity once, the least grave first");
          }
          b.accord.severities.push_back(name.text);
        }
      });
  text::Span same;
  b.each<text::SameIncidentDeclaration>([&](const auto& tree, const text::Sentence& sentence) {
    if (!same.empty()) return told_twice(b, "a rule for the same incident", same, sentence.span);
    same = sentence.span;
    b.accord.same_incident = SameIncident{tree.distance.value, tree.time.value};
  });
}

void build_proof(Builder& b) {
  b.each<text::Proof>([&](const text::Proof& tree, const text::Sentence& sentence) {
    if (b.accord.proof.stated)
      return told_twice(b, "a proof for all norms", b.proof_span, sentence.span);
    b.proof_span = tree.span;
    b.accord.proof = b.proof(tree);
  });
}

namespace {

std::vector<std::string> parties(Builder& b, const std::vector<text::Name>& list) {
  std::vector<std::string> out;
  for (const text::Name& name : list) {
    if (!b.names.use(name, {Sort::party})) continue;
    if (std::ranges::find(out, name.text) != out.end()) {
      b.error(codes::declared_twice, name.span,
              fmt::format("`{}` stands twice in one list", name.text), "name each party once");
    }
    out.push_back(name.text);
  }
  return out;
}

}  // namespace

void build_actors(Builder& b) {
  b.each<text::PartyDeclaration>([&](const text::PartyDeclaration& tree, const auto&) {
    b.accord.parties.push_back({tree.name.text, tree.title.text});
    if (tree.name.text == "unknown") {
      b.error(codes::reserved_word, tree.name.span, "a party cannot be called `unknown`",
              "`by unknown` says that a source names nobody");
    }
  });
  b.each<text::GroupDeclaration>([&](const text::GroupDeclaration& tree, const auto&) {
    Group group{tree.name.text, tree.title ? tree.title->text : "", parties(b, tree.members),
                false};
    if (tree.everyone_except) {
      const std::vector<std::string> except = std::exchange(group.members, {});
      for (const Party& party : b.accord.parties) {
        if (std::ranges::find(except, party.name) == except.end())
          group.members.push_back(party.name);
      }
    }
    b.accord.groups.push_back(std::move(group));
  });
  b.each<text::BodyDeclaration>([&](const text::BodyDeclaration& tree, const auto&) {
    b.accord.groups.push_back({tree.name.text, tree.title.text, parties(b, tree.members), true});
    parties(b, tree.led_by);
    parties(b, tree.backed_by);
  });
}

}  // namespace casus::accord
