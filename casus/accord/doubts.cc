// Doubts: what is not wrong but will disappoint. None of them blocks.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "casus/accord/builder.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

bool is_track(const Source& source) {
  const fact::Vocabulary* vocabulary = fact::vocabulary(source.format);
  return vocabulary != nullptr && vocabulary->tracks;
}

// Records that carry a grade of their own may be better than their source.
bool can_reach(const Source& source, fact::Grade needed) {
  const fact::Vocabulary* vocabulary = fact::vocabulary(source.format);
  return source.profile.grade.at_least(needed) || vocabulary == nullptr || vocabulary->open_kinds;
}

void no_proof(Builder& b) {
  text::Diagnostic* first = nullptr;
  for (std::size_t i = 0; i < b.accord.norms.size(); ++i) {
    if (b.accord.norms[i].proof.stated) continue;
    const text::Span span = b.norm_trees[i].kind.name.span;
    if (first == nullptr) {
      first =
          &b.warning(codes::no_proof, span, "no proof is stated, so 1 origin of grade C3 is enough",
                     "say what you require: `proof 2 origins, C3 or better.`");
      first->label = "judged on 1 origin, C3";
    } else {
      first->notes.push_back({span.begin, span.end, "here too"});
    }
  }
}

void unobserved(Builder& b) {
  std::set<std::string> told;
  for (std::size_t i = 0; i < b.accord.norms.size(); ++i) {
    const Norm& norm = b.accord.norms[i];
    const auto gives_kind = [&](const Source& source) {
      return can_give(b.accord, source, norm.kind);
    };
    if (std::ranges::any_of(b.accord.sources, gives_kind) || !told.insert(norm.kind).second)
      continue;
    b.warning(
        codes::unobserved, b.norm_trees[i].kind.name.span,
        fmt::format("no source can give a `{}`, so norm {} is never broken", norm.kind, norm.id),
        b.accord.sources.empty() ? "declare a source"
                                 : fmt::format("add `where ... is {}` to a source", norm.kind));
  }
}

// The origins that could ever speak for a norm. All tracks are the movers' own
// word, one origin whatever network heard it.
std::set<std::string> origins(const Accord& accord, const Norm& norm) {
  std::set<std::string> out;
  for (const Source& source : accord.sources) {
    if (!can_give(accord, source, norm.kind) || !can_reach(source, norm.proof.grade)) continue;
    out.insert(is_track(source) ? "the movers themselves" : source.origin);
  }
  return out;
}

void unprovable(Builder& b) {
  std::set<text::Span> told;
  for (std::size_t i = 0; i < b.accord.norms.size(); ++i) {
    const Norm& norm = b.accord.norms[i];
    const auto gives_kind = [&](const Source& source) {
      return can_give(b.accord, source, norm.kind);
    };
    if (!norm.proof.attributed_by.empty() || std::ranges::none_of(b.accord.sources, gives_kind))
      continue;
    const std::set<std::string> available = origins(b.accord, norm);
    if (static_cast<std::int64_t>(available.size()) >= norm.proof.origins) continue;
    text::Span span = b.own_proofs[i].empty() ? b.proof_span : b.own_proofs[i];
    if (span.empty()) span = b.norm_trees[i].kind.name.span;
    if (!told.insert(span).second) continue;
    b.warning(codes::unprovable, span,
              fmt::format("norm {} can never be proved: it needs {} origin{} of grade {} and {}",
                          norm.id, norm.proof.origins, norm.proof.origins == 1 ? "" : "s",
                          fact::print(norm.proof.grade),
                          available.empty()
                              ? "no source has that grade"
                              : fmt::format("there is only {}", fmt::join(available, ", "))),
              "ask for less, grade the sources, or add a source of another origin");
  }
}

void silent_sources(Builder& b) {
  for (std::size_t i = 0; i < b.accord.sources.size(); ++i) {
    const Source& source = b.accord.sources[i];
    if (!source.covers.empty()) continue;
    b.warning(codes::silent_source, b.source_names[i],
              fmt::format("the silence of `{}` proves nothing: it does not say what it covers",
                          source.name),
              "add `covers ZONE`, or `covers everything published`");
  }
}

void missing_gaps(Builder& b) {
  for (std::size_t i = 0; i < b.accord.sources.size(); ++i) {
    const Source& source = b.accord.sources[i];
    if (source.gap) continue;
    const auto watched = std::ranges::find_if(b.accord.norms, [&](const Norm& norm) {
      return norm.form == NormForm::presence && can_give(b.accord, source, norm.kind);
    });
    if (watched == b.accord.norms.end()) continue;
    b.warning(codes::no_gap, b.source_names[i],
              fmt::format("`{}` has no `gap`, so no presence under {} is ever certain", source.name,
                          watched->id),
              "say how long a mover may be silent and still be there: `gap 10 min`");
  }
}

}  // namespace

void warn(Builder& b) {
  const auto is_error = [](const text::Diagnostic& d) {
    return d.severity == text::Severity::error;
  };
  const bool sound = std::ranges::none_of(b.diagnostics, is_error);
  no_proof(b);
  silent_sources(b);
  warn_about_prose(b);
  // What a source can give is not known while names are; a guess would mislead.
  if (!sound) return;
  unobserved(b);
  unprovable(b);
  missing_gaps(b);
}

}  // namespace casus::accord
