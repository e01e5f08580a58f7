// Doubts: what is not wrong but will disappoint. None of them blocks.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "casus/accord/reading.h"
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

// Acts and declarations are registered; only what is observed needs proof.
bool observed(const Norm& norm) {
  const bool form = norm.form == NormForm::commit || norm.form == NormForm::presence ||
                    norm.form == NormForm::ceiling || norm.form == NormForm::notice ||
                    norm.form == NormForm::position_report;
  return form && (norm.root == fact::Root::incident || norm.root == fact::Root::sighting);
}

// Which sources can give a kind, asked once for each kind.
class Givers {
 public:
  explicit Givers(const Accord& accord) : accord_{&accord} {}

  const std::vector<const Source*>& of(const std::string& kind) {
    const auto [found, fresh] = known_.try_emplace(kind);
    if (!fresh) return found->second;
    for (const Source& source : accord_->sources) {
      if (can_give(*accord_, source, kind)) found->second.push_back(&source);
    }
    return found->second;
  }

 private:
  const Accord* accord_;
  ByName<std::vector<const Source*>> known_;
};

text::Span kind_of(const Builder& b, std::size_t norm) { return about(*b.norm_sources[norm].tree); }

// A proof that could not be read has been told already.
bool broken_proof(const Builder& b) {
  return std::ranges::any_of(b.file.blocks, [](const text::Block& block) {
    return std::ranges::any_of(block.sentences, [&](const text::Sentence& sentence) {
      const bool broken = std::holds_alternative<text::Broken>(sentence.form);
      return broken && block.tokens.tokens[sentence.first].text == "proof";
    });
  });
}

void no_proof(Builder& b) {
  if (broken_proof(b)) return;
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < b.accord.norms.size(); ++i) {
    if (b.accord.norms[i].proof.stated || !observed(b.accord.norms[i])) continue;
    const text::Span span = kind_of(b, i);
    if (first) {
      b.diagnostics[*first].notes.push_back({span.begin, span.end, "here too"});
      continue;
    }
    first = b.diagnostics.size();
    b.warning(codes::no_proof, span, "no proof is stated, so 1 origin of grade C3 is enough",
              "say what you require: `proof 2 origins, C3 or better.`")
        .label = "judged on 1 origin, C3";
  }
}

void unobserved(Builder& b, Givers& givers) {
  std::set<std::string> told;
  for (std::size_t i = 0; i < b.accord.norms.size(); ++i) {
    const Norm& norm = b.accord.norms[i];
    const bool declared = norm.form == NormForm::ceiling && norm.root == fact::Root::declaration;
    if ((!observed(norm) && !declared) || !givers.of(norm.kind).empty()) continue;
    if (!told.insert(norm.kind).second) continue;
    b.warning(
        codes::unobserved, kind_of(b, i),
        fmt::format("no source can give a `{}`, so norm {} is never broken", norm.kind, norm.id),
        b.accord.sources.empty() ? "declare a source"
                                 : fmt::format("add `where ... is {}` to a source", norm.kind));
  }
}

// The origins that could ever speak for a norm. All tracks are the movers' own
// word, one origin whatever network heard them.
std::set<std::string> origins(const std::vector<const Source*>& sources, const Norm& norm) {
  std::set<std::string> out;
  for (const Source* source : sources) {
    if (can_reach(*source, norm.proof.grade))
      out.insert(is_track(*source) ? "the movers themselves" : source->origin);
  }
  return out;
}

void unprovable(Builder& b, Givers& givers) {
  std::set<text::Span> told;
  for (std::size_t i = 0; i < b.accord.norms.size(); ++i) {
    const Norm& norm = b.accord.norms[i];
    if (!observed(norm) || !norm.proof.attributed_by.empty()) continue;
    const auto& sources = givers.of(norm.kind);
    if (sources.empty()) continue;
    const std::set<std::string> available = origins(sources, norm);
    if (static_cast<std::int64_t>(available.size()) >= norm.proof.origins) continue;
    const auto& own = b.norm_sources[i].tree->proof;
    text::Span span = own ? own->span : b.proof_span;
    if (span.empty()) span = kind_of(b, i);
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

// Acts and declarations are registered: what is not on record did not happen, whoever
// watched. Silence matters only where something is observed.
bool observes(const Accord& accord, const Source& source) {
  return can_give(accord, source, "incident") || can_give(accord, source, "sighting");
}

// A source that names a zone with a fault has said what it covers.
void silent_sources(Builder& b) {
  std::vector<bool> says;
  b.each<text::SourceDeclaration>([&](const text::SourceDeclaration& tree, const auto&) {
    says.push_back(std::ranges::any_of(tree.options, [](const text::SourceOption& option) {
      return option.sort == text::SourceOption::Sort::covers;
    }));
  });
  for (std::size_t i = 0; i < b.accord.sources.size(); ++i) {
    const Source& source = b.accord.sources[i];
    if ((i < says.size() && says[i]) || !source.covers.empty() || !observes(b.accord, source)) continue;
    b.warning(codes::silent_source, b.source_names[i],
              fmt::format("the silence of `{}` proves nothing: it does not say what it covers",
                          source.name),
              "add `covers ZONE`, or `covers everything published`");
  }
}

void missing_gaps(Builder& b, Givers& givers) {
  std::map<const Source*, const Norm*> watched;  // the first norm of each source
  for (const Norm& norm : b.accord.norms) {
    if (norm.form != NormForm::presence) continue;
    for (const Source* source : givers.of(norm.kind)) watched.emplace(source, &norm);
  }
  for (std::size_t i = 0; i < b.accord.sources.size(); ++i) {
    const Source& source = b.accord.sources[i];
    const auto first = watched.find(&source);
    if (source.gap || first == watched.end()) continue;
    b.warning(codes::no_gap, b.source_names[i],
              fmt::format("`{}` has no `gap`, so no presence under {} is ever certain", source.name,
                          first->second->id),
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
  Givers givers{b.accord};
  unobserved(b, givers);
  unprovable(b, givers);
  missing_gaps(b, givers);
}

}  // namespace casus::accord
