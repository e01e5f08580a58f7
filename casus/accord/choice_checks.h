// Choice checks: what is wrong with the choices of a text as a whole, before any
// variant is read. Each answer is exact (guards.h): a name under a guard is an error
// only if there is a way to take the choices that shows it, and the message names it.
//
// Errors: a choice or an option that does not exist, an option that is no value where
// its choice is used as one, a choice used as a value that can be dropped, a name that
// two sentences declare at once or that no sentence declares where it is used.
// Warnings: an option that nobody supports, a supporter that is no party, a named
// choice that reaches no sentence.
#pragma once

#include <string_view>
#include <vector>

#include "casus/text/choices.h"
#include "casus/text/parser.h"

namespace casus::accord {

// `file` is read without a closing. Not in order; `provision` is not filled in.
[[nodiscard]] std::vector<text::Diagnostic> check_choices(std::string_view bytes,
                                                          const text::ChoiceReading& reading,
                                                          const text::File& file);

// The notes in braces alone: unsupported options, unknown supporters, idle choices.
[[nodiscard]] std::vector<text::Diagnostic> check_supporters(std::string_view bytes,
                                                             const text::ChoiceReading& reading,
                                                             const text::File& file);

}  // namespace casus::accord
