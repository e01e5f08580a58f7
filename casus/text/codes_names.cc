// Codes about names and types: the pages of `casus explain CODE`. The tests run each example.
#include "casus/text/code_tables.h"

namespace casus::text {

namespace {

constexpr CodeEntry table[] = {
    {codes::unknown_name, "a name that nobody declared",
     "Every party, zone, kind and severity is declared once, before or after its use. One message "
     "tells all places "
     "where the name stands.",
     "kind clash.\n1.1 nobody may commit clash in buffr.",
     "kind clash.\nzone buffer is area 1N 1E, 2N 1E, 2N 2E.\n1.1 nobody may commit clash in "
     "buffer."},
    {codes::declared_twice, "a name that is declared twice",
     "A name means one thing in the whole accord, whatever it names: a zone and a kind cannot "
     "share one.",
     "kind clash.\nkind clash.", "kind clash.\nkind fight."},
    {codes::wrong_sort, "a name of another sort",
     "The name is declared, but as something else than what is needed here.",
     "kind clash.\nkind fight.\n1.1 nobody may commit clash in fight.",
     "kind clash.\nzone fight is area 1N 1E, 2N 1E, 2N 2E.\n1.1 nobody may commit clash in fight."},
    {codes::unknown_format, "a format that does not exist",
     "`reads` names the format of the source's records.",
     "source ais \"AIS\", reads nmea, grade B2.", "source ais \"AIS\", reads ais_nmea, grade B2."},
    {codes::unknown_attribute, "an attribute that no source gives",
     "A test on an attribute that never comes would be undecided for ever.",
     "source ais \"AIS\", reads ais_nmea, grade B2.\nkind tanker is vessel with ship_tipe = 80.",
     "source ais \"AIS\", reads ais_nmea, grade B2.\nkind tanker is vessel with ship_type = 80."},
    {codes::number_twice, "two norms with one number",
     "Findings name the norm by its number, so each norm has its own; letters tell the norms of "
     "one provision apart.",
     "kind clash.\n1.1 nobody may commit clash.\n1.1 nobody may commit clash.",
     "kind clash.\n1.1(a) nobody may commit clash.\n1.1(b) nobody may commit clash."},
    {codes::cycle, "a circle of names",
     "A zone or a kind cannot stand on itself, not even by way of others.",
     "kind fire is shelling.\nkind shelling is fire.", "kind fire is shelling.\nkind shelling."},
    {codes::no_accord, "the accord has no name",
     "Findings and hashes name the accord, its draft and its date.",
     "## Article 1. Silence\n\n```accord\nkind clash.\n```\n",
     "## Article 1. Silence\n\n```accord\naccord \"A\", draft 1, of 2025-12-15Z.\nkind "
     "clash.\n```\n"},
    {codes::missing_file, "a file that cannot be read",
     "A zone's geometry lies in a file beside the accord, and a page of positions has its accord beside it.",
     "zone front is area \"nowhere.geojson#front\".", "zone front is area 1N 1E, 2N 1E, 2N 2E."},
    {codes::bad_zone, "a zone that is no area",
     "Inside and outside need an area. A line has neither; `within 15 km of` makes an area of it.",
     "kind clash.\nzone front is line 1N 1E, 2N 1E.\n1.1 nobody may commit clash in front.",
     "kind clash.\nzone front is line 1N 1E, 2N 1E.\nzone buffer is within 15 km of front.\n"
     "1.1 nobody may commit clash in buffer."},
    {codes::unknown_norm, "a norm that does not exist",
     "`breach of` and `notwithstanding` name a norm by the number of its formal sentence. A number that stands only in "
     "the prose has nothing that could be broken.",
     "party UKR \"Ukraine\".\nkind clash.\n1.1 UKR must not commit clash.\n"
     "calm means no breach of 1.2 within 7 d.",
     "party UKR \"Ukraine\".\nkind clash.\n1.1 UKR must not commit clash.\n"
     "calm means no breach of 1.1 within 7 d."},
    {codes::unknown_motion, "a motion that nobody votes on",
     "`NAME carried` is the instant at which a vote on NAME reaches its share. Some norm has to call that vote.",
     "party UKR \"Ukraine\".\nkind consult is act.\n1.1 on invoke carried, UKR must consult within 24 h.",
     "party UKR \"Ukraine\".\nbody Council \"Council\" of UKR.\nkind consult is act.\nkind clash.\n"
     "1.1(a) on clash, Council must vote invoke, carried by consensus within 48 h.\n"
     "1.1 on invoke carried, UKR must consult within 24 h."},
    {codes::unit_mismatch, "a unit of the wrong sort",
     "A length stands where a time is needed, or the other way round.",
     "same incident is same kind, within 30 min, within 2 km.",
     "same incident is same kind, within 2 km, within 30 min."},
    {codes::mixed_roots, "a kind of two roots",
     "Incidents are counted, sightings make presences, declarations are read for their amounts. A "
     "kind can be one of "
     "these and not two.",
     "kind a is sighting.\nkind b is incident.\nkind c is a, b.",
     "kind a is incident.\nkind b is incident.\nkind c is a, b."},
    {codes::wrong_root, "a deed of the wrong kind",
     "`commit` takes incidents and acts, `have` takes sightings (with `more than` declarations too), `declare` takes "
     "declarations, `withdraw` sightings, and the verb of a duty is a kind of act. A kind without a basis takes the root "
     "that its first deed asks for.",
     "source ais \"AIS\", reads ais_nmea, grade B2.\n1.1 nobody may commit vessel.",
     "source ais \"AIS\", reads ais_nmea, grade B2.\n1.1 nobody may have vessel for 60 s."},
    {codes::no_order, "words have no order", "`<` and `>` compare numbers; words are equal or not.",
     "kind clash.\nkind big is clash with side > north.",
     "kind clash.\nkind big is clash with side = north."},
};

}  // namespace

std::span<const CodeEntry> name_codes() { return table; }

}  // namespace casus::text
