// The rules of the grammar, one function each; used by parser.cc and by each other.
// The keyword that opens a declaration has been taken when its rule is called.
#pragma once

#include "casus/text/cursor.h"

namespace casus::text {

AccordDeclaration accord_rule(Cursor& cursor);
PartyDeclaration party_rule(Cursor& cursor);
GroupDeclaration group_rule(Cursor& cursor);
BodyDeclaration body_rule(Cursor& cursor);
ZoneDeclaration zone_rule(Cursor& cursor);
KindDeclaration kind_rule(Cursor& cursor);
SourceDeclaration source_rule(Cursor& cursor);
SeverityDeclaration severity_rule(Cursor& cursor);
SameIncidentDeclaration same_incident_rule(Cursor& cursor);
Proof proof_rule(Cursor& cursor);
CarriedBy carried_by_rule(Cursor& cursor);

Guard guard_rule(Cursor& cursor);  // behind `if`
ChoiceTest choice_test(Cursor& cursor);

// Whole sentences, from their first word on.
Meaning meaning_rule(Cursor& cursor);
Norm norm_rule(Cursor& cursor);
InForce in_force_rule(Cursor& cursor);
Route route_rule(Cursor& cursor);

// Parts of sentences. `on attack by RUS, UKR must ...`: there a comma ends the list.
enum class Commas : std::uint8_t { belong_to_the_list, end_it };
Who who_rule(Cursor& cursor, Commas commas);
Event event_rule(Cursor& cursor, Commas commas);
Condition condition_rule(Cursor& cursor);
Anchor anchor_rule(Cursor& cursor);
Moment moment_rule(Cursor& cursor);
Amount amount_rule(Cursor& cursor);
std::optional<Place> place_rule(Cursor& cursor);
// Fails where `by WHO` or `on WHO` stands behind the place, which began at `place`.
void who_before_place(Cursor& cursor, Span place);

}  // namespace casus::text
