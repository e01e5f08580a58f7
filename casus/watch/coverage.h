// Coverage: the holes in which no source that can give a norm's kind watched the
// norm's zone. Missing data is never compliance.
//
// A source watches where and when its `covers` say (everywhere and always if it
// states none; a table of ours only if it has told of anything seen), less its own
// outages and denials of access. Acts and declarations are registered: there are no
// holes in them.
#pragma once

#include <vector>

#include "casus/accord/accord.h"
#include "casus/watch/ground.h"
#include "casus/watch/collect.h"

namespace casus::watch {

struct Hole {
  measure::Interval when;
  bool open_end = false;  // lasts to the end of the record
  bool denied = false;    // a denial of access is part of it
};

// Holes within the norm's record, ascending, apart from each other. Acts and
// declarations are registered: there is no hole in them.
[[nodiscard]] std::vector<Hole> holes_of(const accord::Accord& accord, const Collected& collected,
                                         const Ground& zones, const accord::Norm& norm);

}  // namespace casus::watch
