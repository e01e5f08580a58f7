// Codes about norms: the pages of `casus explain CODE`. The tests run each example.
#include "casus/text/code_tables.h"

namespace casus::text {

namespace {

constexpr CodeEntry table[] = {
    {codes::ladder_order, "a ladder out of order",
     "The rungs of a ladder climb: each is graver than the one before and needs more of the same.",
     "kind clash.\n1.1 nobody may commit clash: grave from 1 incident; minor from 10 incidents "
     "within 24 h.",
     "kind clash.\n1.1 nobody may commit clash: minor from 1 incident; grave from 10 incidents "
     "within 24 h."},
    {codes::threshold, "a threshold that is never or always met",
     "Without a window each incident stands alone, so a second one never joins it; and zero "
     "incidents are always there.",
     "kind clash.\n1.1 nobody may commit clash: minor from 10 incidents.",
     "kind clash.\n1.1 nobody may commit clash: minor from 10 incidents within 24 h."},
    {codes::presence_ladder, "a ladder that a presence cannot climb",
     "A mover is present or not; how many there may be together is a ceiling, which is another "
     "form.",
     "source ais \"AIS\", reads ais_nmea, grade B2.\n1.1 nobody may have vessel for 60 s: minor "
     "from 3 movers.",
     "source ais \"AIS\", reads ais_nmea, grade B2.\n1.1 nobody may have vessel for 60 s: minor "
     "from 1 mover."},
    {codes::empty_period, "a period without an instant",
     "A period that ends before it begins holds nothing.",
     "kind clash.\n1.1 nobody may commit clash from 2026-02-01Z until 2026-01-01Z.",
     "kind clash.\n1.1 nobody may commit clash from 2026-01-01Z until 2026-02-01Z."},
};

}  // namespace

std::span<const CodeEntry> norm_codes() { return table; }

}  // namespace casus::text
