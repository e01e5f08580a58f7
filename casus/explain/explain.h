// Explain: the words. Why this finding or this duty, on whose evidence, by which
// arithmetic, what is missing for certainty, and what would have made it compliant.
//
// The numbers come from watch/account.h, computed again from accord and facts; what would
// have been otherwise was judged again (retrial.h) before it is told. A lawyer must be
// able to read every line aloud.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casus/explain/change.h"
#include "casus/explain/minimal.h"
#include "casus/explain/retrial.h"
#include "casus/explain/section.h"
#include "casus/explain/versions.h"

namespace casus::explain {

struct Explanation {
  enum class Subject : std::uint8_t { finding, duty };
  Subject subject = Subject::finding;
  std::string id{};
  std::string document{};                     // casus.finding/1 or casus.duty/1, canonical
  std::string headline{};
  std::string deciding{};                   // the words of the clause that decide; empty: all of it
  std::vector<Section> sections{};            // all of it in words
  std::vector<Change> changes{};              // the same as values, for programs
  bool broke_off = false;                   // of the changes not all were tried to the end
  std::optional<MinimalEvidence> minimal{};
  std::vector<RecordHistory> histories{};
  std::vector<KnowledgeStep> steps{};
};

// `brief.facts` is the log that the finding rests on. A finding that the log does not
// give is not explained, and that is said.
[[nodiscard]] Explanation explain(const Brief& brief, const finding::Finding& finding);
// A duty of the same verdicts.
[[nodiscard]] Explanation explain(const Brief& brief, const finding::Duty& duty, const Verdicts& verdicts);

// For people: headline, then titled sections, at most 80 columns where words allow.
[[nodiscard]] std::string text(const Explanation& explanation);
// Schema casus.explanation/1, docs/formats/explanation.md.
[[nodiscard]] std::string to_json(const Explanation& explanation);
// One page without scripts that prints well and is read without colour.
[[nodiscard]] std::string html(const Explanation& explanation);

// One sentence per reason.
[[nodiscard]] std::string sentence(finding::Reason reason);

}  // namespace casus::explain
