// Family: a text with open choices is many accords. It is read by a few variants that
// meet whatever can go wrong (covering.h); what all of them tell is told once, and what
// only some tell carries a note that names the choice it hangs on.
//
//   bytes --parse--> choices --check_choices--> diagnostics
//                    choices --covering--> variants --from_text--> diagnostics --merge-->
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "casus/accord/from_text.h"
#include "casus/text/choices.h"

namespace casus::accord {

// Asked once for each variant: what else is to be told of it (warnings of another
// room). The closing is empty where nothing in the code depends on a choice.
using LookAtVariant =
    std::function<std::vector<text::Diagnostic>(const text::Closing&, const Reading&)>;

// The whole family, or the plain accord where the code mentions no choice. `accord` is
// that of the first variant, nullopt if any variant has an error.
Reading read_family(std::string_view bytes, const ReadBeside& beside,
                    const LookAtVariant& more = {});

// One variant of it: what was decided, and the choices as they stand in the text.
// Diagnostics of the choices themselves are included.
Reading read_variant(std::string_view bytes, const ReadBeside& beside,
                     const text::Assignment& taken);

}  // namespace casus::accord
