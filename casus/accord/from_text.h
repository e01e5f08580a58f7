// from_text: names resolved, types checked, zones compiled; every fault told in
// one pass, each mistake once.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/accord/beside.h"
#include "casus/text/choices.h"
#include "casus/text/diagnostic.h"

namespace casus::accord {

struct Counts {  // what casus.check/1 prints
  std::int64_t articles = 0;
  std::int64_t provisions = 0;
  std::int64_t spans = 0;
  std::int64_t choices = 0;
  std::int64_t options = 0;
};

struct Reading {
  std::optional<Accord> accord;  // nullopt if there is any error
  std::vector<text::Diagnostic> diagnostics;  // by position
  Counts counts;
  bool open = false;  // the text has choices and no closing was given: a family, not one accord
};

// `lock`: a zone lock (earth/zone.h) to use instead of compiling, "" to compile.
// `closing`: the variant to read; it must outlive the call. Without one a text with
// choices is read as far as it goes: a value, zone or kind that is `#a` is left empty
// and not checked, and sentences under a guard are all there.
Reading from_text(std::string_view bytes, const ReadBeside& beside, std::string_view lock = {},
                  const text::Closing* closing = nullptr);

}  // namespace casus::accord
