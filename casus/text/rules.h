// The rules of the grammar, one function each; used by parser.cc alone. The
// keyword that opens a declaration has been taken when its rule is called.
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
// From the subject on.
Norm norm_rule(Cursor& cursor);

}  // namespace casus::text
