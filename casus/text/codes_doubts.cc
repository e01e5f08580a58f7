// Codes about what a norm can rest on: the pages of `casus explain CODE`. The tests run each example.
#include "casus/text/code_tables.h"
#include "casus/text/codes_sources.h"

namespace casus::text {

namespace {

constexpr CodeEntry table[] = {
    {codes::no_proof, "no proof is stated",
     "How many independent origins must agree, and how good they must be, decides what counts. "
     "Left unsaid, one "
     "origin of grade C3 is enough, and the other side may not agree.",
     "kind clash.\n1.1 nobody may commit clash.",
     "kind clash.\nproof 1 origin, C3 or better.\n1.1 nobody may commit clash."},
    {codes::unprovable, "a proof that can never be had",
     "The sources that the accord declares can never bring together the origins, or the grade, "
     "that the proof asks for.",
     "kind clash.\nsource ged \"Events\", reads ucdp_ged, grade B2, where best > 0 is clash.\n"
     "1.1 nobody may commit clash: proof 2 origins, C3 or better.",
     "kind clash.\nsource ged \"Events\", reads ucdp_ged, grade B2, where best > 0 is clash.\n"
     "1.1 nobody may commit clash: proof 1 origin, C3 or better."},
    {codes::unobserved, "a norm that nobody watches",
     "No declared source can give a record of this kind, so the norm can neither be broken nor be "
     "seen to be kept.",
     "kind clash.\n1.1 nobody may commit clash.",
     "kind clash.\nsource ged \"Events\", reads ucdp_ged, grade B2, where best > 0 is clash.\n1.1 "
     "nobody may commit clash."},
    {codes::silent_source, "a source whose silence proves nothing",
     "To know that nothing happened one must know who was looking. A source that does not say what "
     "it covers is taken "
     "to watch everywhere it reads, and each result names that assumption.",
     "source ged \"Events\", reads ucdp_ged, grade B2.",
     "source ged \"Events\", reads ucdp_ged, grade B2, covers everything published."},
    {codes::no_gap, "a track without a gap",
     "Between two reports a mover is certainly still there only if they are at most `gap` apart. "
     "Without it every "
     "presence is possible and none is certain.",
     "source ais \"AIS\", reads ais_nmea, grade B2.\n1.1 nobody may have vessel for 60 s.",
     "source ais \"AIS\", reads ais_nmea, grade B2, gap 10 min.\n1.1 nobody may have vessel for 60 "
     "s."},
    {codes::mover_renamed, "a ship that is no ship any more",
     "What a rule of a source of movers names is one more kind of their positions: a ship stays a ship. A kind of "
     "another root takes them out of all that is seen: norms on ships, and on aircraft, do not find them.",
     "kind nor is incident.\nsource ais \"AIS\", reads ais_nmea, grade B2, gap 10 min, where flag = NOR is nor.\n"
     "1.1 nobody may have vessel for 60 s.",
     "kind nor is sighting.\nsource ais \"AIS\", reads ais_nmea, grade B2, gap 10 min, where flag = NOR is nor.\n"
     "1.1 nobody may have vessel for 60 s."},
    {codes::no_prose, "a norm without prose",
     "The prose is the law for people. A norm that has none binds by a text that nobody has read.",
     "kind clash.\n7.7 nobody may commit clash.", "kind clash.\n1.1 nobody may commit clash."},
    {codes::value_not_in_prose, "a value that the prose does not have",
     "The formal text and the prose must say the same. This length, time or amount stands only in "
     "the formal text.",
     "kind clash.\n1.1 nobody may commit clash: minor from 17 incidents within 24 h.",
     "kind clash.\n1.1 nobody may commit clash: minor from 10 incidents within 24 h."},
};

}  // namespace

std::span<const CodeEntry> doubt_codes() { return table; }

}  // namespace casus::text
