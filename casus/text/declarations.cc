// Declarations: accord, party, group, body, kind, severity, same incident, proof.
#include "casus/text/rules.h"

namespace casus::text {

namespace {
std::optional<Votes> votes_rule(Cursor& cursor);
}

AccordDeclaration accord_rule(Cursor& cursor) {
  cursor.reading("an accord", "accord \"Berlin package\", draft 3, of 2025-12-15Z.");
  AccordDeclaration out;
  out.title = cursor.string("the accord's name in quotation marks");
  cursor.expect(",");
  cursor.expect("draft");
  out.draft = cursor.integer("the number of the draft");
  cursor.expect(",");
  cursor.expect("of");
  out.of = cursor.date();
  if (cursor.accept(",")) {
    cursor.expect("offset");
    if (cursor.at(TokenKind::offset)) {
      const Token& token = cursor.take();
      out.offset = Name{std::string(token.text), token.span};
    } else {
      cursor.fail_expected("an offset such as `+01:00`");
    }
  }
  return out;
}

PartyDeclaration party_rule(Cursor& cursor) {
  cursor.reading("a party", "party UKR \"Ukraine\".");
  PartyDeclaration out;
  out.name = cursor.name("a party's name");
  out.title = cursor.string("the party's full name in quotation marks");
  return out;
}

GroupDeclaration group_rule(Cursor& cursor) {
  cursor.reading("a group", "group Guarantors \"the Guarantors\" is USA, FRA, GBR.");
  GroupDeclaration out;
  out.name = cursor.name("a group's name");
  if (cursor.at(TokenKind::string)) out.title = cursor.string("a title");
  cursor.expect("is");
  if (cursor.accept("everyone")) {
    cursor.expect("except");
    out.everyone_except = true;
  }
  out.members = cursor.names("a party");
  out.votes = votes_rule(cursor);
  return out;
}

namespace {

// share = consensus | silent consensus | (unanimity | majority | two thirds | INT) [of base]
Share share_rule(Cursor& cursor) {
  using Base = Share::Base;
  const std::size_t first = cursor.index();
  Share out;
  const bool silent = cursor.accept("silent");
  if (silent) cursor.expect("consensus");
  if (silent || cursor.accept("consensus")) {
    if (silent) out.sort = Share::Sort::silent_consensus;
    out.span = cursor.span_from(first);
    return out;
  }
  if (cursor.accept("majority")) {
    out.sort = Share::Sort::majority;
  } else if (cursor.accept({"two", "thirds"})) {
    out.sort = Share::Sort::two_thirds;
  } else if (cursor.accept("unanimity")) {
    out.sort = Share::Sort::unanimity;
  } else {
    out.sort = Share::Sort::number;
    out.number = cursor.integer("`unanimity`, `consensus`, `silent consensus`, `majority`, `two thirds` or a number").value;
  }
  if (cursor.accept("of")) {
    if (cursor.accept("members")) out.base = Base::members;
    else if (cursor.accept("seats")) out.base = Base::seats;
    else if (cursor.accept("votes")) out.base = Base::votes;
    else if (cursor.accept({"those", "voting"})) out.base = Base::those_voting;
    else cursor.fail_expected("`members`, `seats`, `votes` or `those voting`");
  }
  out.span = cursor.span_from(first);
  return out;
}

// quorum = INT base | (majority | two thirds) of base
Share quorum_rule(Cursor& cursor) {
  using Base = Share::Base;
  const std::size_t first = cursor.index();
  Share out;
  if (cursor.accept("majority")) {
    out.sort = Share::Sort::majority;
    cursor.expect("of");
  } else if (cursor.accept({"two", "thirds"})) {
    out.sort = Share::Sort::two_thirds;
    cursor.expect("of");
  } else {
    out.sort = Share::Sort::number;
    out.number = cursor.integer("a number, `majority` or `two thirds`").value;
  }
  if (cursor.accept("members")) out.base = Base::members;
  else if (cursor.accept("seats")) out.base = Base::seats;
  else if (cursor.accept("votes")) out.base = Base::votes;
  else cursor.fail_expected("`members`, `seats` or `votes`");
  out.span = cursor.span_from(first);
  return out;
}

// with INT {, INT} votes
std::optional<Votes> votes_rule(Cursor& cursor) {
  const std::size_t first = cursor.index();
  if (!cursor.accept({",", "with"})) return std::nullopt;
  Votes out;
  do out.of_each.push_back(cursor.integer("how many votes the member has"));
  while (cursor.accept(","));
  cursor.expect("votes");
  out.span = cursor.span_from(first + 1);
  return out;
}

}  // namespace

CarriedBy carried_by_rule(Cursor& cursor) {
  const std::size_t first = cursor.index();
  CarriedBy out;
  out.share = share_rule(cursor);
  while (cursor.accept("and")) out.also.push_back(share_rule(cursor));
  if (cursor.accept({",", "quorum"})) out.quorum = quorum_rule(cursor);
  out.span = cursor.span_from(first);
  return out;
}

BodyDeclaration body_rule(Cursor& cursor) {
  cursor.reading("a body",
                 "body Commission \"Joint Commission\" of USA, UKR, deciding by majority.");
  BodyDeclaration out;
  out.name = cursor.name("a body's name");
  out.title = cursor.string("the body's full name in quotation marks");
  cursor.expect("of");
  out.members = cursor.names("a party");
  out.votes = votes_rule(cursor);
  if (cursor.accept({",", "deciding"})) {
    cursor.expect("by");
    out.deciding = carried_by_rule(cursor);
  }
  if (cursor.accept({",", "led"})) {
    cursor.expect("by");
    do out.led_by.push_back(cursor.name("a party"));
    while (cursor.accept("and"));
  }
  if (cursor.accept({",", "backed"})) {
    cursor.expect("by");
    out.backed_by = cursor.names("a party");
  }
  return out;
}

KindDeclaration kind_rule(Cursor& cursor) {
  cursor.reading("a kind", "kind fire is shelling, rocket.");
  KindDeclaration out;
  out.name = cursor.name("a kind's name");
  if (cursor.at(TokenKind::string)) out.title = cursor.string("a title");
  if (!cursor.accept("is")) return out;
  do out.bases.push_back(cursor.kind());
  while (cursor.accept(","));
  return out;
}

SeverityDeclaration severity_rule(Cursor& cursor) {
  cursor.reading("the severities", "severity minor < serious < grave.");
  SeverityDeclaration out;
  do out.names.push_back(cursor.name("a severity"));
  while (cursor.accept("<"));
  return out;
}

SameIncidentDeclaration same_incident_rule(Cursor& cursor) {
  cursor.reading("this rule", "same incident is same kind, within 2 km, within 30 min.");
  SameIncidentDeclaration out;
  cursor.expect("incident");
  cursor.expect("is");
  cursor.expect("same");
  cursor.expect("kind");
  cursor.expect(",");
  cursor.expect("within");
  out.distance = cursor.length();
  cursor.expect(",");
  cursor.expect("within");
  out.time = cursor.duration();
  return out;
}

Proof proof_rule(Cursor& cursor) {
  const std::size_t first = cursor.index() - 1;  // the word `proof`
  cursor.reading("a proof", "proof 2 origins, C3 or better.");
  Proof out;
  out.origins = cursor.integer("how many origins");
  if (!cursor.accept("origins") && !cursor.accept("origin")) cursor.fail_expected("`origins`");
  cursor.expect(",");
  out.grade = cursor.name("a grade such as `C3`");
  cursor.expect("or");
  cursor.expect("better");
  if (cursor.accept({",", "attributed"})) {
    cursor.expect("by");
    out.attributed_by = cursor.name("a body");
  }
  out.span = cursor.span_from(first);
  return out;
}

}  // namespace casus::text
