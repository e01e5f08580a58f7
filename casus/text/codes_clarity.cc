// Codes about words, clocks and proofs: the pages of `casus explain CODE`. The tests run each example.
#include "casus/text/code_tables.h"

namespace casus::text {

namespace {

constexpr CodeEntry table[] = {
    // Words, documents, places.
    {codes::degree_word, "a word of degree without a number",
     "Words such as significant, sustained, promptly or appropriate are agreed upon easily, "
     "because each side hears its own number in them. The fight over the number then "
     "comes after the first incident. The lexicon of these words, with a question, a "
     "cure and a source for each, is casus/lint/lexicon.tsv. A number beside the word, "
     "or a sentence of the form `significant means ...`, ends the matter.",
     "## Article 1. Peace\n\n1.1 A significant attack shall be answered.\n\n```accord\n"
     "accord \"A\", draft 1, of 2025-12-15Z.\n```\n",
     "## Article 1. Peace\n\n1.1 A significant attack shall be answered. Significant "
     "means 50 incidents within 24 hours.\n\n```accord\naccord \"A\", draft 1, of 2025-12-15Z.\n"
     "```\n"},
    {codes::undefined_term, "a term that is never defined",
     "Peacetime, armed forces, heavy weapons: each treaty that used these words meant "
     "something else by them. A term is defined by a kind, a meaning, a party, a group "
     "or a body of that name, or by prose of the form `peacetime means ...`.",
     "## Article 1. Peace\n\n1.1 Heavy weapons shall be withdrawn.\n\n```accord\naccord "
     "\"A\", draft 1, of 2025-12-15Z.\n```\n",
     "## Article 1. Peace\n\n1.1 Heavy weapons shall be withdrawn. Heavy weapons means "
     "guns of 100 mm and more.\n\n```accord\naccord \"A\", draft 1, of 2025-12-15Z.\n"
     "```\n"},
    {codes::side_document, "a document that is named and not there",
     "What stands in an annex or a side letter is not signed with a text that does not "
     "hold it. In 2024 a side letter on the right to act was reported and not published, "
     "and nobody outside could say what the norm was.",
     "## Article 1. Peace\n\n1.1 The line is drawn in Annex B.\n\n```accord\naccord \"A\", "
     "draft 1, of 2025-12-15Z.\n```\n",
     "## Article 1. Peace\n\n1.1 The line is drawn in Annex B.\n\n```accord\naccord \"A\", "
     "draft 1, of 2025-12-15Z.\n```\n\n## Annex B. The line\n\nFrom the river to the "
     "hill.\n"},
    {codes::without_sides, "a width that is whole or half",
     "A zone 50 km wide is 25 km on each side of a line, or 50. At Minsk the sides used "
     "half each; the text did not say so. The formal `within 25 km of front` is 25 km "
     "on each side.",
     "## Article 1. Peace\n\n1.1 The sides shall leave a strip 50 km wide.\n\n```accord\n"
     "accord \"A\", draft 1, of 2025-12-15Z.\n```\n",
     "## Article 1. Peace\n\n1.1 The sides shall leave a strip 50 km wide in all.\n\n"
     "```accord\naccord \"A\", draft 1, of 2025-12-15Z.\n```\n"},
    {codes::who_counts, "a ceiling that does not say who counts",
     "600,000 of what: soldiers, national guard, border guard, reserves? And who tells "
     "the number, when? A ceiling over declarations needs somebody who must declare, "
     "and prose that says who is among them.",
     "## Article 1. Peace\n\n1.1 Ukraine shall keep no more than 1,000 personnel.\n\n"
     "```accord\naccord \"A\", draft 1, of 2025-12-15Z.\nparty UKR \"Ukraine\".\nkind "
     "personnel is declaration.\n1.1 UKR must not have more than 1 000 personnel.\n```\n",
     "## Article 1. Peace\n\n1.1 Ukraine shall keep no more than 1,000 personnel, reserves "
     "included, and declares them every 90 days.\n\n1.1(a) Alike.\n\n```accord\naccord "
     "\"A\", draft 1, of 2025-12-15Z.\nparty UKR \"Ukraine\".\nkind personnel is declaration.\n"
     "1.1 UKR must not have more than 1 000 personnel, counted at each declaration.\n"
     "1.1(a) UKR must declare personnel every 90 d.\n```\n"},
    {codes::unclear_zone, "a place without a place on the map",
     "A line needs a geometry, the day on which it was drawn, and a way from point to "
     "point: straight in longitude and latitude, along the shortest way, or along one "
     "bearing. On a long edge these differ by kilometres. A zone that stands in prose "
     "alone has none of the three.",
     "kind clash.\nzone front is line 1N 1E, 2N 1E.\nzone buffer is within 15 km of front.\n"
     "1.1 nobody may commit clash in buffer.",
     "kind clash.\nzone front is line 1N 1E, 2N 1E, geodesic.\nzone buffer is within "
     "15 km of front.\n1.1 nobody may commit clash in buffer."},
    {codes::placeholder, "words that are still to come",
     "`XX`, `[...]`, `to be determined` stand where something has to be agreed. A bracket "
     "with its options says the same and can be counted, chosen and settled.",
     "## Article 1. Peace\n\n1.1 Neither side shall keep more than XX tanks.\n\n```accord\n"
     "accord \"A\", draft 1, of 2025-12-15Z.\n```\n",
     "## Article 1. Peace\n\n1.1 Neither side shall keep more than [75]{by=UKR}[90]{by=RUS}{#tanks} "
     "tanks.\n\n```accord\naccord \"A\", draft 1, of 2025-12-15Z.\n```\n"},

    // Clocks, duties, thresholds.
    {codes::clock_differs, "a clock that can start at different instants",
     "72 hours after the attack: after its first shot, after it had lasted long enough "
     "to be one, after somebody found it, or after somebody said whose it was? In the "
     "reported drafts of 2026 the answer was worth days. Plain `after attack` runs from "
     "the instant at which the attack is one; where the prose does not say so too, the "
     "sides will read it differently.",
     "## Article 1. Peace\n\n1.1 Neither side shall fire.\n\n1.2 An attack is a breach "
     "of 1.1 that lasts 24 hours. After an attack Ukraine shall consult within 72 hours.\n"
     "\n```accord\naccord \"A\", draft 1, of 2025-12-15Z.\nparty UKR \"Ukraine\".\nparty "
     "RUS \"Russian Federation\".\nkind fire.\nsource log \"Register\", reads incidents_csv, "
     "grade A2, covers everything published.\nproof 1 origin, C3 or better.\n1.1 RUS, "
     "UKR must not commit fire.\nkind consult is act.\n1.2(a) attack means breach of "
     "1.1 by RUS, lasting 24 h.\n1.2(b) on attack, UKR must consult within 72 h.\n```\n",
     "## Article 1. Peace\n\n1.1 Neither side shall fire.\n\n1.2 An attack is a breach "
     "of 1.1 that lasts 24 hours. After the finding of an attack Ukraine shall consult "
     "within 72 hours.\n\n```accord\naccord \"A\", draft 1, of 2025-12-15Z.\nparty UKR "
     "\"Ukraine\".\nparty RUS \"Russian Federation\".\nkind fire.\nsource log \"Register\", "
     "reads incidents_csv, grade A2, covers everything published.\nproof 1 origin, C3 "
     "or better.\n1.1 RUS, UKR must not commit fire.\nkind consult is act.\n1.2(a) attack "
     "means breach of 1.1 by RUS, lasting 24 h.\n1.2(b) UKR must consult within 72 h "
     "after finding of attack.\n```\n"},
    {codes::born_overdue, "a duty that can be overdue when it is born",
     "A duty becomes known when the vote is carried, the attribution given, the attack "
     "long enough; its clock runs from the start. If the first can take as long as the "
     "deadline, the debtor is in default before he owes anything: 24 hours of attack "
     "and 48 of voting leave nothing of 72 hours from the start.",
     "## Article 1. Peace\n\n1.1 Neither side shall fire.\n\n1.2 An attack is a breach "
     "of 1.1 that lasts 24 hours. The guarantors vote within 48 hours after the start "
     "of it and then assist within 72 hours after its start.\n\n```accord\naccord \"A\", "
     "draft 1, of 2025-12-15Z.\nparty UKR \"Ukraine\".\nparty RUS \"Russian Federation\".\n"
     "kind fire.\nsource log \"Register\", reads incidents_csv, grade A2, covers everything "
     "published.\nproof 1 origin, C3 or better.\n1.1 RUS, UKR must not commit fire.\n"
     "kind assist is act.\n1.2(a) attack means breach of 1.1 by RUS, lasting 24 h.\n1.2(b) "
     "on attack, UKR must vote invoke, carried by majority of members within 48 h.\n1.2(c) "
     "on invoke carried, UKR must assist within 72 h after start of attack.\n```\n",
     "## Article 1. Peace\n\n1.1 Neither side shall fire.\n\n1.2 An attack is a breach "
     "of 1.1 that lasts 24 hours. The guarantors vote within 48 hours after the start "
     "of it and then assist within 72 hours after its start.\n\n```accord\naccord \"A\", "
     "draft 1, of 2025-12-15Z.\nparty UKR \"Ukraine\".\nparty RUS \"Russian Federation\".\n"
     "kind fire.\nsource log \"Register\", reads incidents_csv, grade A2, covers everything "
     "published.\nproof 1 origin, C3 or better.\n1.1 RUS, UKR must not commit fire.\n"
     "kind assist is act.\n1.2(a) attack means breach of 1.1 by RUS, lasting 24 h.\n1.2(b) "
     "on attack, UKR must vote invoke, carried by majority of members within 48 h.\n1.2(c) "
     "on invoke carried, UKR must assist within 72 h after invoke carried.\n```\n"},
    {codes::lateness, "a deadline shorter than the lateness of the sources",
     "A deadline that runs from the fact is over before a late source has told of it. "
     "Count from the finding, or give the duty longer.",
     "## Article 1. Peace\n\n1.1 Neither side shall fire.\n\n1.2 An attack is a breach "
     "of 1.1 that lasts 24 hours. After an attack Ukraine shall consult within 72 hours.\n"
     "\n```accord\naccord \"A\", draft 1, of 2025-12-15Z.\nparty UKR \"Ukraine\".\nparty "
     "RUS \"Russian Federation\".\nkind fire.\nsource log \"Register\", reads incidents_csv, "
     "grade A2, late 2 h, covers everything published.\nproof 1 origin, C3 or better.\n"
     "1.1 RUS, UKR must not commit fire.\nkind consult is act.\n1.2(a) attack means breach "
     "of 1.1 by RUS, lasting 24 h.\n1.2(b) on attack, UKR must consult within 1 h.\n```\n",
     "## Article 1. Peace\n\n1.1 Neither side shall fire.\n\n1.2 An attack is a breach "
     "of 1.1 that lasts 24 hours. After an attack Ukraine shall consult within 72 hours.\n"
     "\n```accord\naccord \"A\", draft 1, of 2025-12-15Z.\nparty UKR \"Ukraine\".\nparty "
     "RUS \"Russian Federation\".\nkind fire.\nsource log \"Register\", reads incidents_csv, "
     "grade A2, late 2 h, covers everything published.\nproof 1 origin, C3 or better.\n"
     "1.1 RUS, UKR must not commit fire.\nkind consult is act.\n1.2(a) attack means breach "
     "of 1.1 by RUS, lasting 24 h.\n1.2(b) on attack, UKR must consult within 24 h.\n"
     "```\n"},
    {codes::no_consequence, "a breach from which nothing follows",
     "The first complaint of monitors is not that nothing was seen but that nothing followed. "
     "A norm has a consequence where a meaning, a duty or an `on` refers to its breach. "
     "Told once for the whole accord.",
     "## Article 1. Peace\n\n1.1 Neither side shall fire.\n\n```accord\naccord \"A\", "
     "draft 1, of 2025-12-15Z.\nparty UKR \"Ukraine\".\nparty RUS \"Russian Federation\".\n"
     "kind fire.\nsource log \"Register\", reads incidents_csv, grade A2, covers everything "
     "published.\nproof 1 origin, C3 or better.\n1.1 RUS, UKR must not commit fire.\n"
     "\n```\n",
     "## Article 1. Peace\n\n1.1 Neither side shall fire.\n\n1.2 On a breach of 1.1 both "
     "sides consult within 24 hours after its start.\n\n```accord\naccord \"A\", draft "
     "1, of 2025-12-15Z.\nparty UKR \"Ukraine\".\nparty RUS \"Russian Federation\".\n"
     "kind fire.\nsource log \"Register\", reads incidents_csv, grade A2, covers everything "
     "published.\nproof 1 origin, C3 or better.\n1.1 RUS, UKR must not commit fire.\n"
     "kind consult is act.\n1.2 RUS, UKR must consult within 24 h after start of breach "
     "of 1.1 by anyone.\n```\n"},
    {codes::unreportable, "a duty that nobody can report as done",
     "Acts are registered: what no log holds did not happen. Without a source that registers "
     "acts every debtor is in default for ever.",
     "## Article 1. Peace\n\n1.1 Ukraine inspects every 15 days.\n\n```accord\naccord "
     "\"A\", draft 1, of 2025-12-15Z.\nparty UKR \"Ukraine\".\n1.1 UKR must inspect every "
     "15 d.\n```\n",
     "## Article 1. Peace\n\n1.1 Ukraine inspects every 15 days.\n\n```accord\naccord "
     "\"A\", draft 1, of 2025-12-15Z.\nparty UKR \"Ukraine\".\nsource log \"Register\", "
     "reads incidents_csv, grade A2, covers everything published.\n1.1 UKR must inspect "
     "every 15 d.\n```\n"},
    {codes::dwell_beyond_gap, "a stay longer than the silence it can bear",
     "Between two reports further apart than `gap` a mover is possibly there and not "
     "certainly. A stay longer than the gap is broken by any such silence; how long a "
     "silence may be before it ends the stay is `lost`, and a text that relies on it "
     "should say it.",
     "source ais \"AIS\", reads ais_nmea, grade B2, gap 10 s.\n1.1 nobody may have vessel "
     "for 60 s.",
     "source ais \"AIS\", reads ais_nmea, grade B2, gap 10 s, lost 6 h.\n1.1 nobody may "
     "have vessel for 60 s."},
    {codes::void_and_trigger, "a trigger and what voids it, without an order",
     "The guarantee starts with a breach of one side and is void with one of the other. "
     "If both happen on one day, the order decides, and the text does not give it.",
     "## Article 1. Peace\n\n1.1 Neither side shall fire.\n\n1.2 An attack is a breach "
     "of 1.1 by Russia without one by Ukraine within 30 days.\n\n```accord\naccord \"A\", "
     "draft 1, of 2025-12-15Z.\nparty UKR \"Ukraine\".\nparty RUS \"Russian Federation\".\n"
     "kind fire.\nsource log \"Register\", reads incidents_csv, grade A2, covers everything "
     "published.\nproof 1 origin, C3 or better.\n1.1 RUS, UKR must not commit fire.\n"
     "1.2 attack means breach of 1.1 by RUS and no breach of 1.1 by UKR within 30 d.\n"
     "```\n",
     "## Article 1. Peace\n\n1.1 Neither side shall fire.\n\n1.2 An attack is a breach "
     "of 1.1 by Russia without one by Ukraine within 30 days.\n\n```accord\naccord \"A\", "
     "draft 1, of 2025-12-15Z.\nparty UKR \"Ukraine\".\nparty RUS \"Russian Federation\".\n"
     "kind fire.\nsource log \"Register\", reads incidents_csv, grade A2, covers everything "
     "published.\nproof 1 origin, C3 or better.\n1.1 RUS, UKR must not commit fire.\n"
     "1.2 attack means breach of 1.1 by RUS and no breach of 1.1 by UKR within 30 d before.\n"
     "```\n"},
    {codes::no_ratification, "a party with obligations and no way to ratify",
     "Where some parties ratify, or the accord enters into force by ratification, each "
     "party that owes something needs its route: which chambers, how many seats, what "
     "majority.",
     "## Article 1. Peace\n\n1.1 Neither side shall fire.\n\n1.2 This is in force on "
     "the day after both have ratified.\n\n```accord\naccord \"A\", draft 1, of 2025-12-15Z.\n"
     "party UKR \"Ukraine\".\nparty RUS \"Russian Federation\".\nkind fire.\nsource log "
     "\"Register\", reads incidents_csv, grade A2, covers everything published.\nproof "
     "1 origin, C3 or better.\n1.1 RUS, UKR must not commit fire.\n1.2 in force on the "
     "day after the last of RUS, UKR ratifies.\nUKR ratifies through Rada (450 seats, "
     "majority of seats).\n```\n",
     "## Article 1. Peace\n\n1.1 Neither side shall fire.\n\n1.2 This is in force on "
     "the day after both have ratified.\n\n```accord\naccord \"A\", draft 1, of 2025-12-15Z.\n"
     "party UKR \"Ukraine\".\nparty RUS \"Russian Federation\".\nkind fire.\nsource log "
     "\"Register\", reads incidents_csv, grade A2, covers everything published.\nproof "
     "1 origin, C3 or better.\n1.1 RUS, UKR must not commit fire.\n1.2 in force on the "
     "day after the last of RUS, UKR ratifies.\nUKR ratifies through Rada (450 seats, "
     "majority of seats).\nRUS ratifies through Duma (450 seats, majority of seats).\n"
     "```\n"},
    {codes::threshold_unlikely, "a threshold that is never reached, or always",
     "Two tests that exclude each other, a ceiling of nothing, a pause as long as what "
     "must last, a silence or a single act that should last (it is counted from fact to fact), a condition that what is judged meets by itself (a shot is itself a shot "
     "of the last three hours): the sentence can be read, and does not do what its author wanted.",
     "kind gun is incident with calibre >= 100 mm and calibre < 75 mm.\n1.1 nobody may "
     "commit gun.",
     "kind gun is incident with calibre >= 75 mm and calibre < 100 mm.\n1.1 nobody may "
     "commit gun."},
    {codes::no_window, "an incident asked for at one instant",
     "An incident is over when it has happened. Without `within` a meaning asks whether "
     "one happens at this very instant, which is hardly ever so, and hardly ever meant.",
     "## Article 1. Peace\n\n1.1 Neither side shall fire in peacetime. Peacetime is a "
     "time without fire.\n\n```accord\naccord \"A\", draft 1, of 2025-12-15Z.\nparty "
     "UKR \"Ukraine\".\nparty RUS \"Russian Federation\".\nkind fire.\nsource log \"Register\", "
     "reads incidents_csv, grade A2, covers everything published.\nproof 1 origin, C3 "
     "or better.\n1.1 RUS, UKR must not commit fire if peacetime.\npeacetime means no "
     "fire.\n```\n",
     "## Article 1. Peace\n\n1.1 Neither side shall fire in peacetime. Peacetime is a "
     "time without fire.\n\n```accord\naccord \"A\", draft 1, of 2025-12-15Z.\nparty "
     "UKR \"Ukraine\".\nparty RUS \"Russian Federation\".\nkind fire.\nsource log \"Register\", "
     "reads incidents_csv, grade A2, covers everything published.\nproof 1 origin, C3 "
     "or better.\n1.1 RUS, UKR must not commit fire if peacetime.\npeacetime means no "
     "fire within 30 d.\n```\n"},
    {codes::unused_name, "a name that nothing uses",
     "A kind, zone or meaning that no sentence asks for, or a source that gives nothing "
     "a sentence asks for: either a norm is missing, or the name is left over from an "
     "earlier draft.",
     "kind clash.\nkind forces.\n1.1 nobody may commit clash.",
     "kind clash.\n1.1 nobody may commit clash."},
};

}  // namespace

std::span<const CodeEntry> clarity_codes() { return table; }

}  // namespace casus::text
