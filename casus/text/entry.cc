// Entry into force and ratification.
#include "casus/text/rules.h"

namespace casus::text {

namespace {

Chamber chamber(Cursor& cursor) {
  Chamber out;
  out.name = cursor.name("a chamber");
  cursor.expect("(");
  out.seats = cursor.integer("the number of its seats");
  cursor.expect("seats");
  cursor.expect(",");
  out.carried_by = carried_by_rule(cursor);
  cursor.expect(")");
  return out;
}

void day_after(Cursor& cursor, InForce& out) {
  cursor.expect("day");
  cursor.expect("after");
  if (cursor.accept({"the", "last"})) {
    out.sort = InForce::Sort::ratified;
    cursor.expect("of");
    out.last_of = cursor.names("a party");
    return cursor.expect("ratifies");
  }
  out.sort = InForce::Sort::event;
  out.event = event_rule(cursor, Commas::end_it);
}

}  // namespace

InForce in_force_rule(Cursor& cursor) {
  cursor.reading("an entry into force",
                 "12.3 in force on the day after the last of USA, UKR ratifies, for 10 y.");
  const std::size_t first = cursor.index();
  InForce out;
  if (cursor.accept("Article")) out.article = cursor.integer("the number of an article");
  cursor.expect("in");
  cursor.expect("force");
  cursor.expect("on");
  if (cursor.accept("the"))
    day_after(cursor, out);
  else
    out.date = cursor.date();
  if (cursor.accept({",", "for"})) out.term = cursor.term();
  if (cursor.accept({",", "renewed"})) {
    cursor.expect("by");
    out.renewed_by = cursor.name("the act that renews it");
  }
  if (cursor.accept({",", "suspended"})) {
    cursor.expect("while");
    out.suspended = condition_rule(cursor);
  }
  out.span = cursor.span_from(first);
  return out;
}

Route route_rule(Cursor& cursor) {
  cursor.reading("a ratification",
                 "12.1 USA ratifies through Senate (100 seats, two thirds of those voting).");
  const std::size_t first = cursor.index();
  Route out;
  out.party = cursor.name("a party");
  cursor.expect("ratifies");
  cursor.expect("through");
  do {
    out.any_of.emplace_back();
    do out.any_of.back().push_back(chamber(cursor));
    while (cursor.accept("and"));
  } while (cursor.accept("or"));
  if (cursor.at(",")) {
    cursor.take();
    if (cursor.accept("before"))
      out.order = Route::Order::before;
    else if (cursor.accept("after"))
      out.order = Route::Order::after;
    else
      cursor.fail_expected("`before` or `after`");
    cursor.expect("signature");
    cursor.expect("by");
    out.signatories = cursor.names("a party");
  }
  out.span = cursor.span_from(first);
  return out;
}

}  // namespace casus::text
