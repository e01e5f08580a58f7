// The sentences that stand once: the accord's name and offset, its severities, the
// rule for the same incident, the proof for all norms.
#include <algorithm>

#include <fmt/format.h>

#include "casus/accord/builder.h"
#include "casus/accord/dates.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

// Local days follow the offset that the date of the accord is written with, or the
// `offset` clause where the date is written in UTC.
void offset(Builder& b, const text::AccordDeclaration& tree) {
  const measure::Duration of_date = written_offset(tree.of.span.in(b.bytes));
  b.accord.offset = of_date;
  if (!tree.offset) return;
  const measure::Duration stated = written_offset(tree.offset->text);
  if (of_date == measure::Duration{}) b.accord.offset = stated;
  if (of_date == measure::Duration{} || of_date == stated) return;
  auto& d = b.error(codes::form_mismatch, tree.offset->span,
                    fmt::format("`offset {}` contradicts the offset of the accord's date",
                                tree.offset->text),
                    "local days have one offset; leave the clause out");
  d.notes.push_back({tree.of.span.begin, tree.of.span.end, "the date"});
}

void severities(Builder& b, const text::SeverityDeclaration& tree) {
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
}

// The first of its sort is taken, a second one told unless guards may part them.
template <typename T>
void once(Builder& b, std::string_view what, auto&& take) {
  text::Span first;
  bool guarded = false;
  b.each<T>([&](const T& tree, const text::Sentence& sentence) {
    if (first.empty()) {
      first = sentence.span;
      guarded = sentence.guard.has_value();
      take(tree, sentence);
    } else if (!guarded && !sentence.guard) {
      b.told_twice(what, first, sentence.span);
    }
  });
}

}  // namespace

void build_header(Builder& b) {
  once<text::AccordDeclaration>(b, "a name and a draft", [&](const auto& tree, const auto& sentence) {
    b.accord_span = sentence.span;
    b.accord.name = tree.title.text;
    b.accord.draft = tree.draft.value;
    b.accord.of = tree.of.value;
    offset(b, tree);
  });
  once<text::SeverityDeclaration>(b, "severities",
                                  [&](const auto& tree, const auto&) { severities(b, tree); });
  once<text::SameIncidentDeclaration>(b, "a rule for the same incident", [&](const auto& tree, const auto&) {
    b.accord.same_incident = SameIncident{tree.distance.value, tree.time.value};
  });
}

void build_proof(Builder& b) {
  once<text::Proof>(b, "a proof for all norms", [&](const text::Proof& tree, const auto&) {
    b.proof_span = tree.span;
    b.accord.proof = b.proof(tree);
  });
}

}  // namespace casus::accord
