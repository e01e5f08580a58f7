// The report: settled talks as one HTML page that needs nothing else: the text with its
// brackets, who wants and who refuses each option, what each party says of each choice, and
// every part of the screen (positions::screen). No scripts, nothing from elsewhere; all words
// of the text and of the pages are escaped. Colour only repeats what words and lines say; it
// prints on A4. Equal input gives equal bytes.
#pragma once

#include <string>
#include <string_view>

#include "casus/briefing/stands.h"

namespace casus::briefing {

struct Report {
  std::string file{};             // of the accord
  std::string_view bytes{};       // its bytes, as the agenda was read from
  const positions::Agenda* agenda = nullptr;
  const std::vector<positions::Page>* pages = nullptr;
  const positions::Outcome* outcome = nullptr;
};

[[nodiscard]] std::string html(const Report& report);

// Its parts, each a fragment.
[[nodiscard]] std::string text_html(const Report& report, const Stands& stands);    // the prose
[[nodiscard]] std::string matrix_html(const Report& report, const Stands& stands);  // choices by parties
[[nodiscard]] std::string screen_html(std::string_view screen);                     // sections of the screen

// An id that no name can break: letters, digits, `-`; any other byte as `_` and its code.
[[nodiscard]] std::string html_id(std::string_view name);

}  // namespace casus::briefing
