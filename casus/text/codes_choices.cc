// Codes about brackets and choices: the pages of `casus explain CODE`. The tests run each example.
#include "casus/text/code_tables.h"

namespace casus::text {

namespace {

constexpr CodeEntry table[] = {
    {codes::open_bracket, "a bracket that is never closed",
     "Rolling texts are often unbalanced. The bracket is left alone and not counted as an option.",
     "## Article 1. Silence\n\n1.1 Nobody [shall fight.\n\n```accord\naccord \"A\", draft 1, of "
     "2025-12-15Z.\n```\n",
     "## Article 1. Silence\n\n1.1 Nobody [shall] fight.\n\n```accord\naccord \"A\", draft 1, of "
     "2025-12-15Z.\n```\n"},
};

}  // namespace

std::span<const CodeEntry> choice_codes() { return table; }

}  // namespace casus::text
