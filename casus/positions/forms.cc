// One table; nothing else in the project lists these words.
#include "casus/positions/forms.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casus/fact/grade.h"

namespace casus::positions {

namespace {

using Sort = Qualifier::Sort;

constexpr auto table = std::to_array<Form>({
    {"must", "", "P must #c 1 or 2", "nothing else will do: a red line"},
    {"cannot", "", "P cannot #c 3", "it refuses these options: a red line"},
    {"prefers", "prefer", "P prefers #c 2 then 1", "no red line; it says who wants what a trade gives, and counts when a claim is denied (PIVOT)"},
    {"can live with", "", "P can live with #c 2", "no red line; it counts when a claim is denied (PIVOT)"},
    {"accepts", "accept", "P accepts CONDITION if CONDITION", "it takes the first only together with the second: a red line, and a trade"},
    {"needs", "need", "P needs CONDITION [if CONDITION]", "a red line over several choices; with `if`, only where that holds"},
    {"offers", "offer", "P offers CONDITION [if CONDITION] until DATE",
     "as `accepts`, through that day; from the next day on it refuses the first. Without `if` it binds nobody until then"},
    {"signs", "sign", "P signs before ratification by Q, R [if CONDITION]",
     "an order that it insists on, `before` or `after`: a red line where the accord's routes leave no order that keeps it"},
    {"does not ask", "do not ask", "P does not ask Senate [if CONDITION]", "it is not brought to a vote in that chamber, so that no route through it is carried"},
    {"counts", "count", "P counts #c 1 as 30, 2 as 9..14",
     "points of its own, in whole numbers; an option left out counts 0. `9..14` is any whole number from the first to the second, both included. Of a choice inside an option, they count where it is taken"},
    {"floor", "", "P floor 40", "below so many points the party prefers no deal; that is a red line too. `30..40` is a floor that is not known exactly"},
    {"bloc", "", "P bloc \"name\" of 53 in Senate: sure for CONDITION; against CONDITION",
     "seats that vote together in a chamber of the party's `ratifies through`; of its conditions the first that holds counts, else it is unknown"},
});

constexpr auto others = std::to_array<Qualifier>({
    {Sort::basis, {"source", "", "source \"letter of the ministry\"", "who reports it: a short name declared before on this page, or words"}},
    {Sort::basis, {"grade", "", "grade B3", "the Admiralty's grade: how reliable the source is, A to F, and how credible what it says, 1 to 6"}},
    {Sort::basis, {"of", "", "of 2025-12-15Z", "the day on which it was said; a reading as of an earlier day leaves it out"}},
    {Sort::basis, {"claimed by", "", "claimed by \"officials of other states\"",
                   "somebody else says it of the party: it counts as a position, keeps its mark on every line, and is never the party's own consent"}},
    {Sort::leaning, {"sure for", "", "sure for CONDITION", "the bloc votes for every package in which that holds"}},
    {Sort::leaning, {"leaning for", "", "leaning for CONDITION", "the bloc may vote for it: it counts for what is possible, not for what is sure"}},
    {Sort::leaning, {"against", "", "against CONDITION", "the bloc votes against it"}},
    {Sort::limit, {"if", "", "if CONDITION", "what stands before it counts only where that holds"}},
    {Sort::limit, {"until", "", "until 2026-02-28Z", "the last day of the offer"}},
});

constexpr std::array<std::string_view, 6> sources{"completely reliable", "usually reliable", "fairly reliable", "not usually reliable", "unreliable", "one whose reliability cannot be judged"};
constexpr std::array<std::string_view, 6> reports{"confirmed by others", "probably true", "possibly true", "doubtful", "improbable", "one whose truth cannot be judged"};

std::string_view first_word(std::string_view words) { return words.substr(0, words.find(' ')); }

}  // namespace

std::span<const Form> forms() { return table; }

std::span<const Qualifier> qualifiers() { return others; }

const Form* form_of(std::string_view word) {
  const auto found = std::ranges::find_if(table, [&](const Form& form) { return first_word(form.words) == word || (!form.plural.empty() && first_word(form.plural) == word); });
  return found == table.end() ? nullptr : &*found;
}

bool is_verb(std::string_view word) { return form_of(word) != nullptr; }

std::vector<std::string> verbs() {
  std::vector<std::string> out, plurals;
  for (const Form& form : table) {
    out.emplace_back(first_word(form.words));
    if (!form.plural.empty()) plurals.emplace_back(first_word(form.plural));
  }
  out.insert(out.end(), plurals.begin(), plurals.end());
  return out;
}

std::string grade_meaning(std::string_view grade) {
  const auto parsed = fact::parse_grade(grade);
  if (!parsed) return {};
  return fmt::format("the source is {}, the report {}", sources[static_cast<std::size_t>(parsed->reliability - 'A')], reports[static_cast<std::size_t>(parsed->credibility - '1')]);
}

std::vector<std::string> grades() {
  std::vector<std::string> out;
  for (char source = 'A'; source <= 'F'; ++source) {
    for (char report = '1'; report <= '6'; ++report) out.push_back({source, report});
  }
  return out;
}

}  // namespace casus::positions
