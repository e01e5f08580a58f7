// Notes: what stands in braces behind an option.
//
//   [600,000]{by=RUS,BLR opposed=UKR}{#cap}
//   Option 1 {by=UKR value=90 d}: ...
//
// Braces follow without a blank, in any number and order; inside, words are parted by
// blanks. A word that is neither `key=...` nor `#id` continues the value before it, so
// `value=15 km` and `by=UKR, USA` need no quotation marks. Keys that are not of the
// language (`{:toc}`) are left alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace casus::text {

struct Notes {
  std::string id;     // "cap" of `#cap`; the last one counts
  std::string value;  // of `value=`
  std::vector<std::string> by, opposed, reserved, claimed;
};

// Where the braces that begin at `at` end: behind the last `}` that follows its `{`
// on one line and before `end`; `at` itself if no note begins there.
[[nodiscard]] std::size_t notes_end(std::string_view file, std::size_t at, std::size_t end);

// Reads `{...}{...}`.
[[nodiscard]] Notes read_notes(std::string_view braces);

// Adds to `into` what `more` says and it does not.
void add_notes(Notes& into, const Notes& more);

}  // namespace casus::text
