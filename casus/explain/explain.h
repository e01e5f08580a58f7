// Explain: the words. Why this finding, on whose evidence, by which arithmetic,
// what is missing for certainty, and what would have made it compliant.
//
// The numbers come from watch/account.h, computed again from accord and facts.
// A lawyer must be able to read every line aloud.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/explain/section.h"
#include "casus/fact/fact.h"
#include "casus/finding/finding.h"

namespace casus::explain {

struct Explanation {
  std::string headline;
  std::vector<Section> sections;
};

// `facts` is the log that the finding rests on. A finding that the log does not
// give is explained as far as it goes, and the gap is said.
[[nodiscard]] Explanation explain(const accord::Accord& accord, std::span<const fact::Fact> facts,
                                  const finding::Finding& finding);

// For people: headline, then titled sections, wrapped nowhere.
[[nodiscard]] std::string text(const Explanation& explanation);
// Schema casus.explanation/1.
[[nodiscard]] std::string to_json(const Explanation& explanation, const finding::Finding& finding);

// One sentence per reason.
[[nodiscard]] std::string sentence(finding::Reason reason);

}  // namespace casus::explain
