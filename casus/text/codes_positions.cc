// Codes about the positions of parties. Their examples are sentences of a positions block
// about the accord below.
#include "casus/text/codes_positions.h"

namespace casus::text {

namespace {

constexpr CodeEntry table[] = {
    {codes::positions_clash, "positions of one party that cannot hold together",
     "What one party says of itself has to be possible: there must be a package that it would sign. A "
     "position that others claim for it may contradict its own words; then the conflict is shown, not refused.",
     "UP must #water 1, source \"letter\", grade A1, of 2026-01-10Z.\nUP cannot #water 1, source \"letter\", grade A1, of 2026-01-10Z.\n",
     "UP must #water 1, source \"letter\", grade A1, of 2026-01-10Z.\nUP cannot #water 2, source \"letter\", grade A1, of 2026-01-10Z.\n"},
    {codes::expired_before, "an offer that expired before it was made",
     "An offer stands from the day on which it was made until the day on which it ends, both included.",
     "UP offers #fee keep until 2026-01-09Z, source \"letter\", grade A1, of 2026-01-10Z.\n",
     "UP offers #fee keep until 2026-02-09Z, source \"letter\", grade A1, of 2026-01-10Z.\n"},
    {codes::too_many_seats, "blocs with more seats than their chamber",
     "A chamber's blocs are parts of it, and a member is in one of them. Seats that no bloc holds count as unknown.",
     "UP bloc \"Farmers\" of 70 in Council: sure for #fee keep, source \"roll\", grade A1, of 2026-01-10Z.\n"
     "UP bloc \"Towns\" of 40 in Council: sure for #fee drop, source \"roll\", grade A1, of 2026-01-10Z.\n",
     "UP bloc \"Farmers\" of 60 in Council: sure for #fee keep, source \"roll\", grade A1, of 2026-01-10Z.\n"
     "UP bloc \"Towns\" of 40 in Council: sure for #fee drop, source \"roll\", grade A1, of 2026-01-10Z.\n"},
    {codes::no_basis, "a position without a source, a grade or a date",
     "Every position carries who says so, how good that source is, and the day; else nobody can weigh it.",
     "UP must #water 1, source \"letter\", of 2026-01-10Z.\n", "UP must #water 1, source \"letter\", grade A1, of 2026-01-10Z.\n"},
    {codes::no_such_chamber, "a bloc in a chamber that the party does not ask",
     "Blocs vote in the chambers that the accord names in the party's `ratifies through`.",
     "UP bloc \"Farmers\" of 60 in Counsil: sure for #fee keep, source \"roll\", grade A1, of 2026-01-10Z.\n",
     "UP bloc \"Farmers\" of 60 in Council: sure for #fee keep, source \"roll\", grade A1, of 2026-01-10Z.\n"},
    {codes::bad_points, "points that are given twice or are too large",
     "A party gives each option of a choice its points once, in whole numbers of its own; an option that it leaves out counts 0.",
     "UP counts #water 1 as 10, 1 as 20.\n", "UP counts #water 1 as 10, 2 as 20.\n"},
    {codes::reversed_interval, "an interval of points that ends before it begins",
     "An interval of points or of a floor has the least first, and both ends count: `9..14` is any whole number from 9 to 14.",
     "UP counts #water 1 as 14..9.\n", "UP counts #water 1 as 9..14.\n"},
    {codes::no_ratification_by, "a signature before or after a ratification that the accord does not provide for",
     "A party may say that it signs before or after others ratify; the accord says how they do, by `ratifies through`.",
     "DOWN signs before ratification by DOWN, source \"letter\", grade A1, of 2026-01-10Z.\n",
     "DOWN signs before ratification by UP, source \"letter\", grade A1, of 2026-01-10Z.\n"},
};

}  // namespace

std::span<const CodeEntry> position_codes() { return table; }

std::string_view position_examples() {
  return "# River\n\n1.1 The upper state lets [ten][twenty]{#water} units pass. [The lower state pays.]{#fee}\n\n```accord\n"
         "accord \"River\", draft 1, of 2026-01-01Z.\nparty UP \"upper state\".\nparty DOWN \"lower state\".\n"
         "1.1 UP ratifies through Council (100 seats, majority of seats).\n```\n";
}

}  // namespace casus::text
