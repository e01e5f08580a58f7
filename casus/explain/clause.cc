// Excerpts of the accord's text.
#include "casus/explain/clause.h"

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/explain/words.h"

namespace casus::explain {

namespace {

// The words of the text between two places, white space folded.
std::string excerpt(const accord::Accord& accord, accord::Span span) {
  if (span.begin >= span.end || span.end > accord.text.size()) return {};
  std::string out;
  for (const char c : std::string_view{accord.text}.substr(span.begin, span.end - span.begin)) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : c;
  }
  return std::string{base::trim(out)};
}

}  // namespace

std::string deciding_words(const accord::Accord& accord, const accord::Norm& norm, const accord::Threshold* threshold) {
  const std::string words = threshold == nullptr ? std::string{} : excerpt(accord, threshold->span);
  return words == excerpt(accord, norm.span) ? std::string{} : words;
}

Section clause(const accord::Accord& accord, const accord::Norm& norm, const accord::Threshold* threshold) {
  Section section{"The clause", {}};
  const std::string prose = excerpt(accord, norm.prose);
  const std::string formal = excerpt(accord, norm.span);
  if (!prose.empty()) section.lines.push_back(prose);
  section.lines.push_back("formally: " + formal);
  const std::string words = deciding_words(accord, norm, threshold);
  if (!words.empty()) section.lines.push_back(fmt::format("deciding words: `{}`", words));
  const accord::Proof& proof = norm.proof;
  section.lines.push_back(fmt::format("proof: {}, graded {} or better{}{}", counted(proof.origins, "origins"), fact::print(proof.grade),
                                      proof.attributed_by.empty() ? "" : ", attributed by " + proof.attributed_by,
                                      proof.stated ? "" : " (the text states none; this is the default)"));
  return section;
}

}  // namespace casus::explain
