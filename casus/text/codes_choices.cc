// Codes about brackets and choices: the pages of `casus explain CODE`. The tests run each
// example; `bad` and `good` differ in as few words as can be.
#include "casus/text/code_tables.h"

namespace casus::text {

namespace {

constexpr CodeEntry table[] = {
    {codes::unknown_choice, "a choice that the prose does not have",
     "The code takes its values from the brackets of the prose, by the name that stands behind "
     "them in braces. Without such a bracket there is nothing to take.",
     "## Article 1. Men\n\n1.1 Ukraine keeps [800,000][600,000]{#cap} men.\n\n```accord\naccord "
     "\"A\", draft 1, of 2025-12-15Z.\nif #cup is 1: kind clash.\n```\n",
     "## Article 1. Men\n\n1.1 Ukraine keeps [800,000][600,000]{#cap} men.\n\n```accord\naccord "
     "\"A\", draft 1, of 2025-12-15Z.\nif #cap is 1: kind clash.\n```\n"},
    {codes::option_no_value, "an option that is no value where its choice is used as one",
     "Where the code says `#cap` it means the words of the option taken, so in every variant in "
     "which the sentence holds these words have to be a value: a number, a length, a time, a name. "
     "An option that is longer says its value in its notes.",
     "## Article 1. Men\n\n1.1 Nobody may clash [10][far too often]{#n} "
     "times.\n\n```accord\naccord "
     "\"A\", draft 1, of 2025-12-15Z.\nkind clash.\n1.1 nobody may commit clash: minor from #n "
     "incidents; proof 1 origin, C3 or better.\n```\n",
     "## Article 1. Men\n\n1.1 Nobody may clash [10][far too often]{value=50}{#n} "
     "times.\n\n```accord"
     "\naccord \"A\", draft 1, of 2025-12-15Z.\nkind clash.\n1.1 nobody may commit clash: minor "
     "from #n incidents; proof 1 origin, C3 or better.\n```\n"},
    {codes::options_differ, "one name for two choices",
     "The same name twice is one choice that stands in two places, so that both are closed alike. "
     "Then both must offer the same options in the same order.",
     "## Article 1. Men\n\n1.1 Ukraine [shall][should]{#verb} report and [shall][may]{#verb} "
     "ask.\n\n"
     "```accord\naccord \"A\", draft 1, of 2025-12-15Z.\nkind clash.\n```\n",
     "## Article 1. Men\n\n1.1 Ukraine [shall][should]{#verb} report and [shall][should]{#verb} "
     "ask.\n\n```accord\naccord \"A\", draft 1, of 2025-12-15Z.\nkind clash.\n```\n"},
    {codes::dropped_value, "a value that can be dropped",
     "A lone bracket is kept or dropped, and a choice inside an option goes with it. Where the "
     "words are gone there is no value, so the sentence has to say that it holds only where they "
     "are kept.",
     "## Article 1. Men\n\n1.1 Nobody may clash [more than 10 "
     "times]{value=10}{#n}.\n\n```accord\nacc"
     "ord \"A\", draft 1, of 2025-12-15Z.\nkind clash.\n1.1 nobody may commit clash: minor from "
     "#n incidents; proof 1 origin, C3 or better.\n```\n",
     "## Article 1. Men\n\n1.1 Nobody may clash [more than 10 "
     "times]{value=10}{#n}.\n\n```accord\nacc"
     "ord \"A\", draft 1, of 2025-12-15Z.\nkind clash.\n1.1 if #n: nobody may commit clash: minor "
     "from #n incidents; proof 1 origin, C3 or better.\n```\n"},
    {codes::no_such_option, "an option that its choice does not have",
     "Options are counted from 1 in the order of the prose. Of adjacent options one is always "
     "taken; only a lone bracket, or a choice inside an option, can be dropped.",
     "## Article 1. Men\n\n1.1 Ukraine keeps [800,000][600,000]{#cap} men.\n\n```accord\naccord "
     "\"A\", draft 1, of 2025-12-15Z.\nif #cap is 3: kind clash.\n```\n",
     "## Article 1. Men\n\n1.1 Ukraine keeps [800,000][600,000]{#cap} men.\n\n```accord\naccord "
     "\"A\", draft 1, of 2025-12-15Z.\nif #cap is 2: kind clash.\n```\n"},
    {codes::guarded_name, "a name under guards that do not fit together",
     "A sentence under a guard is there in some variants only. Two sentences may declare one name "
     "if their guards exclude each other; and where a name is used, some declaration of it must "
     "hold in every variant in which the use does. The message names choices that show it.",
     "## Article 1. Men\n\n1.1 Nobody may clash [in the north]{#north}.\n\n```accord\naccord "
     "\"A\", draft 1, of 2025-12-15Z.\nif #north: kind clash.\n1.1 nobody may commit clash: minor "
     "from 1 incident; proof 1 origin, C3 or better.\n```\n",
     "## Article 1. Men\n\n1.1 Nobody may clash [in the north]{#north}.\n\n```accord\naccord "
     "\"A\", draft 1, of 2025-12-15Z.\nif #north: kind clash.\n1.1 if #north: nobody may commit "
     "clash: minor from 1 incident; proof 1 origin, C3 or better.\n```\n"},
    {codes::open_bracket, "a bracket that is never closed",
     "Rolling texts are often unbalanced. The bracket is left alone and not counted as an option. "
     "It reaches at most to the end of its article, and never over a fenced block.",
     "## Article 1. Men\n\n1.1 Nobody [shall fight.\n\n```accord\naccord \"A\", draft 1, of "
     "2025-12-1"
     "5Z.\nkind clash.\n```\n",
     "## Article 1. Men\n\n1.1 Nobody [shall] fight.\n\n```accord\naccord \"A\", draft 1, of "
     "2025-12-"
     "15Z.\nkind clash.\n```\n"},
    {codes::stray_bracket, "a bracket that closes nothing",
     "The other half of an unbalanced pair. It is left alone; where one is missing further up, "
     "closing it cures both.",
     "## Article 1. Men\n\n1.1 Nobody shall] fight.\n\n```accord\naccord \"A\", draft 1, of "
     "2025-12-1"
     "5Z.\nkind clash.\n```\n",
     "## Article 1. Men\n\n1.1 Nobody [shall] fight.\n\n```accord\naccord \"A\", draft 1, of "
     "2025-12-"
     "15Z.\nkind clash.\n```\n"},
    {codes::slash_list, "alternatives parted by a slash in one bracket",
     "A slash does not say whether both are meant or one of them, and nobody can be named as the "
     "author of one. Each alternative in its own brackets is an option that can be taken.",
     "## Article 1. Men\n\n1.1 Parties state their "
     "[contributions/commitments].\n\n```accord\naccord "
     "\"A\", draft 1, of 2025-12-15Z.\nkind clash.\n```\n",
     "## Article 1. Men\n\n1.1 Parties state their "
     "[contributions][commitments].\n\n```accord\naccord"
     " \"A\", draft 1, of 2025-12-15Z.\nkind clash.\n```\n"},
    {codes::unsupported_option, "an option that nobody supports",
     "Some options of the choice say who tabled them, this one does not, or only others claim "
     "it of a party. An option without an author is one that can go.",
     "## Article 1. Men\n\n1.1 Ukraine keeps [800,000]{by=UKR}[600,000]{#cap} "
     "men.\n\n```accord\nacco"
     "rd \"A\", draft 1, of 2025-12-15Z.\nparty UKR \"Ukraine\".\nif #cap is 1: kind clash.\n```\n",
     "## Article 1. Men\n\n1.1 Ukraine keeps [800,000]{by=UKR}[600,000]{by=RUS}{#cap} "
     "men.\n\n```acco"
     "rd\naccord \"A\", draft 1, of 2025-12-15Z.\nparty UKR \"Ukraine\".   party RUS "
     "\"Russia\".\nif "
     "#cap is 1: kind clash.\n```\n"},
    {codes::unknown_supporter, "an option of somebody who is no party",
     "The names in `by=`, `opposed=`, `reserved=` and `claimed=` are those that the code declares "
     "as parties, groups or bodies; another one is most likely misspelt.",
     "## Article 1. Men\n\n1.1 Ukraine keeps [800,000]{by=UKR}[600,000]{by=RSU}{#cap} "
     "men.\n\n```acco"
     "rd\naccord \"A\", draft 1, of 2025-12-15Z.\nparty UKR \"Ukraine\".   party RUS "
     "\"Russia\".\nif "
     "#cap is 1: kind clash.\n```\n",
     "## Article 1. Men\n\n1.1 Ukraine keeps [800,000]{by=UKR}[600,000]{by=RUS}{#cap} "
     "men.\n\n```acco"
     "rd\naccord \"A\", draft 1, of 2025-12-15Z.\nparty UKR \"Ukraine\".   party RUS "
     "\"Russia\".\nif "
     "#cap is 1: kind clash.\n```\n"},
    {codes::idle_choice, "a named choice that changes nothing in the code",
     "A choice has a name so that the code can depend on it. If no sentence does, either a guard "
     "is missing, or the words are prose alone and need no name.",
     "## Article 1. Men\n\n1.1 Ukraine [shall][should]{#verb} report.\n\n```accord\naccord \"A\", "
     "draft 1, of 2025-12-15Z.\nkind clash.\n```\n",
     "## Article 1. Men\n\n1.1 Ukraine [shall][should]{#verb} report.\n\n```accord\naccord \"A\", "
     "draft 1, of 2025-12-15Z.\nif #verb is 1: kind clash.\n```\n"},
};

}  // namespace

std::span<const CodeEntry> choice_codes() { return table; }

}  // namespace casus::text
