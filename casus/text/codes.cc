// The pages of `casus explain CODE`. Each example is run by the tests.
#include "casus/text/codes.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace casus::text {

namespace {

constexpr CodeEntry table[] = {
    {codes::open_fence, "a block is never closed",
     "A fenced block runs to the line that closes it. Without that line the rest of the treaty, "
     "prose and all, "
     "would be read as formal text, so the file is refused.",
     "## Article 1. Silence\n\n```accord\naccord \"A\", draft 1, of 2025-12-15Z.\n",
     "## Article 1. Silence\n\n```accord\naccord \"A\", draft 1, of 2025-12-15Z.\n```\n"},
    {codes::nul_byte, "a NUL byte in the text",
     "Some programs stop reading at a NUL byte. Two readers would then see two different treaties.",
     std::string_view{"kind clash\0.", 12}, "kind clash."},
    {codes::bad_utf8, "a byte that is not UTF-8",
     "An accord is UTF-8, so that its words, and the hash of its bytes, are the same everywhere.",
     "party FRA \"Fran\xE7oise\".", "party FRA \"Fran\xC3\xA7oise\"."},
    {codes::nothing_formal, "no formal sentence in the file",
     "Only fenced blocks that begin with ```accord are read by the machine. A file without one is "
     "prose, and "
     "nothing in it can be watched.",
     "## Article 1. Silence\n\n```text\nkind clash.\n```\n",
     "## Article 1. Silence\n\n```accord\naccord \"A\", draft 1, of 2025-12-15Z.\n```\n"},
    {codes::bad_character, "a sign that the language does not use",
     "Word processors put typographic quotation marks and dashes where the language has straight "
     "ones; brackets "
     "of negotiation live in the prose and not in the code.",
     "kind clash [or fight].", "kind clash."},
    {codes::open_string, "a quotation that is never closed",
     "A quotation ends on the line on which it begins.", "party UKR \"Ukraine.",
     "party UKR \"Ukraine\"."},
    {codes::bad_number, "a number that cannot be read",
     "A number stands apart from its unit, has one decimal point at most, no sign, and thousands "
     "are parted by "
     "blanks.",
     "same incident is same kind, within 2km, within 30 min.",
     "same incident is same kind, within 2 km, within 30 min."},
    {codes::bad_date, "a date that cannot be read",
     "A day begins at different instants in different places. Each date therefore states its "
     "offset, or `Z`.",
     "kind clash.\n1.1 nobody may commit clash from 2025-12-15.",
     "kind clash.\n1.1 nobody may commit clash from 2025-12-15Z."},
    {codes::bad_position, "a point that is not on the earth",
     "A point is a latitude, then a longitude, in degrees.",
     "zone strip is area 46.40N 30.80E, 95.00N 30.80E, 46.40N 31.00E.",
     "zone strip is area 46.40N 30.80E, 46.50N 30.80E, 46.40N 31.00E."},
    {codes::unexpected, "a sentence that breaks off or goes astray",
     "Each sentence has one form. The message says what was being read, what could have followed, "
     "and shows a "
     "sentence of that form.",
     "kind fire is.", "kind fire is incident."},
    {codes::missing_stop, "a full stop is missing",
     "A sentence ends with a full stop before white space. Here the next sentence begins without "
     "one.",
     "kind clash\nkind fight.", "kind clash.\nkind fight."},
    {codes::no_sentence, "no sentence begins so",
     "Sentences begin with a keyword such as `zone` or `kind`, or with the number of a norm. A "
     "definition in other "
     "words belongs into the prose.",
     "knid clash.", "kind clash."},
    {codes::reserved_word, "a keyword used as a name",
     "The keywords of the language cannot be names, or a sentence could be read in two ways.",
     "kind within.", "kind nearby."},
    {codes::not_yet, "a form that is not run yet",
     "The language knows more forms than this version can watch. Rather than read such a sentence "
     "and ignore it, "
     "the accord is refused until the sentence is prose again.",
     "party RUS \"Russian Federation\".\nkind forces.\n1.1 RUS must withdraw forces from buffer "
     "within 30 d.",
     "kind forces."},
    {codes::unknown_option, "an option that sources do not have",
     "What a source says about itself decides what its silence proves. A misspelt option is not "
     "passed over.",
     "source ais \"AIS\", reads ais_nmea, grad B2.",
     "source ais \"AIS\", reads ais_nmea, grade B2."},
    {codes::option_twice, "an option that stands twice",
     "Only `covers` and `where` may be said several times of a source.",
     "source ais \"AIS\", reads ais_nmea, gap 1 min, gap 2 min.",
     "source ais \"AIS\", reads ais_nmea, gap 1 min."},
    {codes::too_deep, "names upon names upon names",
     "Zones and kinds may stand on others, up to a depth that no treaty needs.",
     "zone z is within 1 km of within 1 km of within 1 km of within 1 km of within 1 km of within "
     "1 km of within 1 km of "
     "within 1 km of within 1 km of within 1 km of within 1 km of within 1 km of within 1 km of "
     "within 1 km of within 1 km of "
     "within 1 km of within 1 km of within 1 km of within 1 km of within 1 km of within 1 km of "
     "within 1 km of within 1 km of "
     "within 1 km of within 1 km of within 1 km of within 1 km of within 1 km of within 1 km of "
     "within 1 km of within 1 km of "
     "within 1 km of within 1 km of within 1 km of within 1 km of area 1N 1E, 2N 1E, 2N 2E.",
     "zone z is within 1 km of area 1N 1E, 2N 1E, 2N 2E."},
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
     "A zone's geometry lies in a file beside the accord.",
     "zone front is area \"nowhere.geojson#front\".", "zone front is area 1N 1E, 2N 1E, 2N 2E."},
    {codes::bad_zone, "a zone that is no area",
     "Inside and outside need an area. A line has neither; `within 15 km of` makes an area of it.",
     "kind clash.\nzone front is line 1N 1E, 2N 1E.\n1.1 nobody may commit clash in front.",
     "kind clash.\nzone front is line 1N 1E, 2N 1E.\nzone buffer is within 15 km of front.\n"
     "1.1 nobody may commit clash in buffer."},
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
     "`commit` takes incidents, `have` takes sightings.",
     "source ais \"AIS\", reads ais_nmea, grade B2.\n1.1 nobody may commit vessel.",
     "source ais \"AIS\", reads ais_nmea, grade B2.\n1.1 nobody may have vessel for 60 s."},
    {codes::no_order, "words have no order", "`<` and `>` compare numbers; words are equal or not.",
     "kind clash.\nkind big is clash with side > north.",
     "kind clash.\nkind big is clash with side = north."},
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
    {codes::no_prose, "a norm without prose",
     "The prose is the law for people. A norm that has none binds by a text that nobody has read.",
     "kind clash.\n7.7 nobody may commit clash.", "kind clash.\n1.1 nobody may commit clash."},
    {codes::value_not_in_prose, "a value that the prose does not have",
     "The formal text and the prose must say the same. This length, time or amount stands only in "
     "the formal text.",
     "kind clash.\n1.1 nobody may commit clash: minor from 17 incidents within 24 h.",
     "kind clash.\n1.1 nobody may commit clash: minor from 10 incidents within 24 h."},
    {codes::open_bracket, "a bracket that is never closed",
     "Rolling texts are often unbalanced. The bracket is left alone and not counted as an option.",
     "## Article 1. Silence\n\n1.1 Nobody [shall fight.\n\n```accord\naccord \"A\", draft 1, of "
     "2025-12-15Z.\n```\n",
     "## Article 1. Silence\n\n1.1 Nobody [shall] fight.\n\n```accord\naccord \"A\", draft 1, of "
     "2025-12-15Z.\n```\n"},
};

std::string indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    out += fmt::format("    {}\n", text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return out;
}

}  // namespace

std::span<const CodeEntry> code_table() { return table; }

std::optional<std::string> code_explanation(std::string_view code) {
  const auto found = std::ranges::find(table, code, &CodeEntry::code);
  if (found == std::end(table)) return std::nullopt;
  return fmt::format("{}: {}\n\n{}\n\nNot so:\n\n{}\nBut so:\n\n{}", found->code, found->title,
                     found->why, indented(found->bad), indented(found->good));
}

}  // namespace casus::text
