// What every reader of talks must keep to, whatever the bytes: a talk that passes its own
// check, or a fault with a message; and where a talk is small, the two ways to its
// conflicts agree.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/check.h"
#include "casus/base/executor.h"
#include "casus/exchange/exchange.h"
#include "casus/talks/space.h"
#include "casus/talks/stuck.h"
#include "casus/talks/survey.h"

namespace casus::fuzz {

inline constexpr std::uint64_t few_packages = 2'000;
inline constexpr std::size_t few_lines = 12;

// The files of a folder in one input: each begins after a line "== NAME".
inline std::vector<exchange::File> folder_of(std::string_view text) {
  std::vector<exchange::File> files;
  while (text.starts_with("== ")) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::size_t next = std::min(text.find("\n== ", end), text.size());
    files.push_back({std::string{text.substr(3, end - 3)}, std::string{text.substr(std::min(end + 1, next), next - std::min(end + 1, next))}});
    text.remove_prefix(std::min(next + 1, text.size()));
  }
  return files;
}

inline void judge_small(const talks::Talk& talk) {
  base::SerialExecutor serial;
  const talks::Survey survey = talks::survey(talk, serial);
  CASUS_CHECK(survey.method == talks::Method::walked);
  CASUS_CHECK(survey.acceptable == talks::count_meeting(talk, talks::all_demands(talk), serial));
  if (talk.lines.size() > few_lines) return;
  const auto enumerated = talks::stuck(talk, talks::By::enumeration), solved = talks::stuck(talk, talks::By::solver);
  CASUS_CHECK(enumerated.ok());
  if (!solved || !solved->conflicts_complete || !solved->corrections_complete) return;
  CASUS_CHECK(solved->conflicts.size() == enumerated->conflicts.size());
  CASUS_CHECK(solved->corrections.size() == enumerated->corrections.size());
  for (const talks::Conflict& each : solved->conflicts) CASUS_CHECK(talks::check(talk, each) != talks::Checked::wrong);
  for (const talks::Correction& each : solved->corrections) CASUS_CHECK(talks::check(talk, each) != talks::Checked::wrong);
}

inline void judge(const base::Result<exchange::Import>& import) {
  if (!import) {
    CASUS_CHECK(!import.fault().message.empty());
    return;
  }
  CASUS_CHECK(talks::check(import->talk).ok());
  if (talks::packages_of(import->talk).or_largest() <= few_packages) judge_small(talks::sorted(import->talk).talk);
}

}  // namespace casus::fuzz
