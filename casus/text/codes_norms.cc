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
    {codes::presence_ladder, "a ladder that this norm cannot climb",
     "Only prohibitions of events count and climb. A mover is present or not, a ceiling is passed or not, a duty is done "
     "or not: such a norm has one severity. How many there may be together is a ceiling.",
     "source ais \"AIS\", reads ais_nmea, grade B2.\n1.1 nobody may have vessel for 60 s: minor "
     "from 3 movers.",
     "source ais \"AIS\", reads ais_nmea, grade B2.\n1.1 nobody may have vessel for 60 s: minor "
     "from 1 mover."},
    {codes::empty_period, "a period without an instant",
     "A period that ends before it begins holds nothing, and neither does a deadline, an interval or a term of no length.",
     "kind clash.\n1.1 nobody may commit clash from 2026-02-01Z until 2026-01-01Z.",
     "kind clash.\n1.1 nobody may commit clash from 2026-01-01Z until 2026-02-01Z."},
    {codes::no_anchor, "a deadline without an anchor",
     "`within 30 d` of what? A clock that no event, act, finding or date starts never runs, and the duty never falls due.",
     "party UKR \"Ukraine\".\nkind forces.\nzone buffer is area 1N 1E, 2N 1E, 2N 2E.\n"
     "1.1 UKR must withdraw forces from buffer within 30 d.",
     "party UKR \"Ukraine\".\nkind forces.\nzone buffer is area 1N 1E, 2N 1E, 2N 2E.\n"
     "1.1 UKR must withdraw forces from buffer within 30 d after entry into force."},
    {codes::deadline_before, "instants in the wrong order",
     "A deadline that passes before its norm binds, a norm that ends before it is due or before the accord is in force: "
     "one of the two dates is a slip.",
     "party UKR \"Ukraine\".\nkind troops is declaration.\n"
     "1.1 UKR must declare troops within 30 d after 2026-01-01Z until 2026-01-15Z.",
     "party UKR \"Ukraine\".\nkind troops is declaration.\n"
     "1.1 UKR must declare troops within 30 d after 2026-01-01Z until 2026-03-01Z."},
    {codes::contradiction, "norms that contradict each other",
     "What one norm forbids another permits or commands, or one thing has two ceilings. Whoever keeps the one breaks the "
     "other, so the text has to say which prevails.",
     "party UKR \"Ukraine\".\nkind troops is declaration.\n"
     "1.1(a) UKR must not have more than 100 troops.\n1.1(b) UKR must not have more than 200 troops.",
     "party UKR \"Ukraine\".\nkind troops is declaration.\nkind war.\n"
     "1.1(a) UKR must not have more than 100 troops.\n"
     "1.1(b) UKR must not have more than 200 troops if war within 30 d, notwithstanding 1.1(a)."},
    {codes::bare_permission, "a permission that takes nothing back",
     "What no norm forbids is free, so `may` alone says nothing. It names the norm that gives way.",
     "party UKR \"Ukraine\".\nkind clash.\n1.1(a) UKR must not commit clash.\n1.1(b) UKR may commit clash.",
     "party UKR \"Ukraine\".\nparty RUS \"Russian Federation\".\nkind clash.\n1.1(a) UKR must not commit clash.\n"
     "1.1(b) UKR may commit clash if clash by RUS within 1 h before, notwithstanding 1.1(a)."},
    {codes::finding_cycle, "findings that stand on each other",
     "A norm or a meaning that needs its own finding can be decided either way, or not at all. Facts are ordered by time "
     "and cannot do that.",
     "party UKR \"Ukraine\".\nparty RUS \"Russian Federation\".\nkind clash.\n"
     "1.1(a) UKR must not commit clash unless breach of 1.1(b) by RUS within 24 h.\n"
     "1.1(b) RUS must not commit clash unless breach of 1.1(a) by UKR within 24 h.",
     "party UKR \"Ukraine\".\nparty RUS \"Russian Federation\".\nkind clash.\n"
     "1.1(a) UKR must not commit clash unless clash by RUS within 24 h.\n"
     "1.1(b) RUS must not commit clash unless clash by UKR within 24 h."},
    {codes::no_such_rung, "a severity that the norm does not have",
     "`grave breach of 1.1` waits for a rung that 1.1 must have. A norm without a ladder has one rung, called `breach`.",
     "party UKR \"Ukraine\".\nkind clash.\n1.1 UKR must not commit clash.\n"
     "attack means grave breach of 1.1 by UKR.",
     "party UKR \"Ukraine\".\nkind clash.\n1.1 UKR must not commit clash: grave.\n"
     "attack means grave breach of 1.1 by UKR."},
    {codes::form_mismatch, "parts that do not go together",
     "Each form of norm has its own parts: a prohibition holds over a period, a duty has a deadline or recurs, a ceiling "
     "counts. Parts of two forms in one sentence mean nothing.",
     "party UKR \"Ukraine\".\nkind clash.\n1.1 UKR must not commit clash every 24 h.",
     "party UKR \"Ukraine\".\nkind clash.\n1.1 UKR must not commit clash."},
    {codes::no_share, "a share that cannot be had",
     "A vote needs a share of those who have one: of a body's members, of a chamber's seats, of the votes that its members have, of those voting. A "
     "quorum can be had by those who may be there; silence carries for several and needs none.",
     "party UKR \"Ukraine\".\n1.1 UKR ratifies through Rada (450 seats, 500 of seats).",
     "party UKR \"Ukraine\".\n1.1 UKR ratifies through Rada (450 seats, majority of seats)."},
    {codes::empty_zone, "a zone without a place",
     "No place satisfies the expression, so nothing ever happens in the zone.",
     "zone west is area 1N 1E, 2N 1E, 2N 2E.\nzone east is area 1N 11E, 2N 11E, 2N 12E.\nzone both is west and east.",
     "zone west is area 1N 1E, 2N 1E, 2N 2E.\nzone east is area 1N 11E, 2N 11E, 2N 12E.\nzone both is west or east."},
};

}  // namespace

std::span<const CodeEntry> norm_codes() { return table; }

}  // namespace casus::text
