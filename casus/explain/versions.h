// Versions: records of the evidence that a source has written more than once. What each
// version said, when it was known, and what the verdict would be if it were the last.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casus/explain/retrial.h"

namespace casus::explain {

struct RecordVersion {
  std::string version;                       // the hash of its content
  std::string words;                         // the first: all of it; a later one: what is otherwise
  std::optional<measure::Instant> received;
  std::optional<measure::Instant> published;
  Fate verdict = Fate::gone;                 // of the finding, with this version as the last
  bool changed_verdict = false;              // it was another with the version before
};
struct RecordHistory {
  std::string record;
  std::vector<RecordVersion> versions;       // in log order, at least two
};
// Of the evidence, and of records whose last version is no evidence any more but that
// tell of the same time. In order of evidence.
[[nodiscard]] std::vector<RecordHistory> record_histories(const Retrial& retrial);

// When the verdict became what it is: one step for each receipt of a record of the evidence
// that changed it. Empty where the evidence does not say when it was received.
struct KnowledgeStep {
  measure::Instant at;
  Fate verdict = Fate::gone;
  std::vector<std::string> records;          // received then
};
[[nodiscard]] std::vector<KnowledgeStep> knowledge_steps(const Retrial& retrial);

}  // namespace casus::explain
