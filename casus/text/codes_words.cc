// Codes about bytes, words and sentences: the pages of `casus explain CODE`. The tests run each example.
#include "casus/text/code_tables.h"

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
};

}  // namespace

std::span<const CodeEntry> word_codes() { return table; }

}  // namespace casus::text
