// Restating an accord: every formal sentence in plain English beside its paragraph of
// prose, for the drafter who asks whether both say the same.
//
// A text with errors is restated too, as far as its sentences could be read.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "casus/base/result.h"
#include "casus/lint/restate.h"
#include "casus/text/diagnostic.h"

namespace casus::verb {

struct RestatedSentence {
  std::string article;  // "Article 4. Fire", or empty before the first heading
  std::string number;   // "4.1", or empty for a declaration
  std::size_t line = 1;
  std::string formal;   // the sentence as it stands
  std::string prose;    // the paragraph of the same number, blanks made single; or empty
  std::string english;
};

struct RestatedAccord {
  std::string path;
  std::string title;  // of the accord, else the path
  std::vector<RestatedSentence> sentences;
  std::size_t unread = 0;  // sentences that could not be read
};

// Faults: those of read_accord (accord_file.h).
base::Result<RestatedAccord> restate(const std::string& path);
[[nodiscard]] RestatedAccord restate_bytes(std::string path, std::string_view bytes);

// Prose left, English right, cut at words to `columns` characters; below 80 columns one
// under the other.
[[nodiscard]] std::string restated_text(const RestatedAccord& accord, std::size_t columns);
inline constexpr std::size_t widest_restatement = 100;
inline constexpr std::size_t stacked_restatement = 79;

// Schema casus.restatement/1.
[[nodiscard]] std::string restated_json(const RestatedAccord& accord);
// One page that needs nothing else and prints well; every word of the text is escaped.
[[nodiscard]] std::string restated_html(const RestatedAccord& accord);

}  // namespace casus::verb
