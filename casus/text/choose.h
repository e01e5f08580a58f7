// Choose: a text with some or all of its choices closed, in prose and code alike.
//
//   [800,000]{by=UKR}[600,000]{by=RUS}{#cap}   with cap=1   gives   800,000
//   2.1 if #cap is 1: UKR must not have ... #cap ...   gives   2.1 UKR must not have ... 800 000
//   ...
//
// Of the prose only brackets, notes, labels `Option n:` and the words of options that
// are not taken go; no word is added, none changes its place. In the code guards that
// hold lose their `if ...:`, sentences whose guards fail go, and `#cap` becomes the
// value; a guard that still depends on an open choice keeps what is open of it.
//
// White space where something went, the one rule: of the blanks before and after it
// those after go if there are blanks before, or the line begins there; those before go
// too if the line ends there or a mark of punctuation follows; a line that is left
// without words goes, and so does one of two empty lines that then meet.
#pragma once

#include <string>
#include <string_view>

#include "casus/base/result.h"
#include "casus/text/choices.h"

namespace casus::text {

// `taken` as read_assignment() gives it; choices that it does not name stay open.
// Faults: malformed (the code or the choices of the text have errors), usage (an option
// that is no value where the code needs one, a choice dropped that a sentence still
// needs), conflict (the words that remain would be read in another way, for example as
// the number of a provision).
base::Result<std::string> choose(std::string_view file, const Assignment& taken);

}  // namespace casus::text
