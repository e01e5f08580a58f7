// When a norm binds, when a duty is due: triggers, anchors, terms and periods, and
// which of them goes with which form.
#include <optional>

#include <fmt/format.h>

#include "casus/accord/reading.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

bool withdraws(const NormReading& r) { return r.tree.deed.sort == text::Deed::Sort::withdraw; }
bool votes(const NormReading& r) { return r.tree.deed.sort == text::Deed::Sort::vote; }

void refuse(NormReading& r, text::Span span, std::string_view part, std::string help) {
  r.b.error(codes::form_mismatch, span,
            fmt::format("`{}` does not go with {}", part, name(r.out.form)), std::move(help));
}

// A window is in fixed units, for it slides; months do not.
std::optional<measure::Duration> window(NormReading& r, const text::Term& term) {
  if (term.value.months != 0) {
    r.b.error(codes::unit_mismatch, term.span, "a window is not measured in months or years",
              "write it in `d`, which are 24 h each in windows");
    return std::nullopt;
  }
  return term.value.exact + measure::Duration{term.value.days * measure::days(1).raw()};
}

void trigger(NormReading& r) {
  if (!r.tree.on) return;
  if (r.out.form == NormForm::duty || withdraws(r)) {
    if (!withdraws(r)) r.out.trigger = use_event(r.b, *r.tree.on, r.scope());
    return;
  }
  const std::string event = r.words(r.tree.on->span);
  refuse(r, r.tree.on->span, "on",
         r.permits() ? fmt::format("write `if {} within 24 h`", event)
                     : fmt::format("write `from {}` behind the deed", event));
}

// `every 0 h` never comes round, and `within 0 h` leaves no instant in which to act.
template <class T>
void some_length(NormReading& r, const text::At<T>& term, std::string_view what, std::string help) {
  const std::string written = r.words(term.span);
  const bool misread = !written.empty() && written.front() >= '1' && written.front() <= '9';  // and told as that
  if (term.value != T{} || !term.choice.empty() || misread) return;
  r.b.error(codes::empty_period, term.span, fmt::format("{} of no length", what), std::move(help));
}

// A duty that names neither an event nor an instant never begins.
bool has_anchor(NormReading& r) {
  if (r.tree.after || r.tree.on || votes(r)) return true;
  r.b.error(codes::no_anchor, r.tree.within_span,
            fmt::format("`{}` of what: this clock never starts", r.words(r.tree.within_span)),
            "add `after entry into force`, `after EVENT` or a date, or begin with `on EVENT,`");
  return false;
}

void duty(NormReading& r) {
  if (!r.tree.within) {
    r.b.error(codes::form_mismatch, r.tree.deed.verb.span,
              "this duty has no deadline, so nobody can ever be late",
              "add `within 24 h`, or `every 30 d`");
    return;
  }
  if (!has_anchor(r)) return;
  some_length(r, *r.tree.within, "a deadline", "write how long there is to act: `within 1 h`");
  r.out.within = r.tree.within->value;
  if (r.tree.after) r.out.anchor = use_anchor(r.b, *r.tree.after, r.scope());
}

// A norm binds all its parties from one instant on, so an event that sets the instant
// cannot be about each of them in turn.
void one_instant(NormReading& r, const text::Event& event) {
  const bool several = !r.out.subjects.together && r.out.subjects.parties.size() > 1;
  for (const auto* who : {&event.by, &event.on}) {
    const bool relative = *who && ((*who)->sort == text::Who::Sort::same_party || (*who)->sort == text::Who::Sort::another_party);
    if (!several || !relative) continue;
    const std::string words = r.words((*who)->span);
    r.b.error(codes::form_mismatch, (*who)->span,
              fmt::format("`{}` is another one for each of several parties, and this norm begins at one instant", words),
              "write one norm for each party, and name the other there");
  }
}

// Who is absent is named before: the event only says from when.
void withdrawing(NormReading& r) {
  using Sort = accord::Who::Sort;
  const Sort who = r.out.subjects.relative;
  if (who != Sort::same_party && who != Sort::another_party) return;
  r.b.error(codes::form_mismatch, r.tree.who->span, "a withdrawal is judged as absence from a zone, and this does not say whose",
            "name the party: one norm for each");
}

// `withdraw K from Z within D after X` is absence of K from Z, D after X on.
void withdrawal(NormReading& r) {
  withdrawing(r);
  if (r.tree.from) refuse(r, r.tree.from->span, "from", "the deadline says from when: `within 30 d after ...`");
  Moment from;
  if (r.tree.within) {
    if (!has_anchor(r)) return;
    from.after = r.tree.within->value;
    from.span = span_of(r.tree.within_span);
  } else if (!r.tree.on) {
    return;  // at once
  } else {
    from.span = span_of(r.tree.on->span);
  }
  if (r.tree.after) {
    from.anchor = use_anchor(r.b, *r.tree.after, r.scope());
  } else {
    from.anchor.sort = Anchor::Sort::event;
    from.anchor.event = use_event(r.b, *r.tree.on, r.scope());
  }
  if (r.tree.after ? r.tree.after->sort == text::Anchor::Sort::event : r.tree.on.has_value())
    one_instant(r, r.tree.after ? r.tree.after->event : *r.tree.on);
  const bool dated = r.tree.after && r.tree.after->sort == text::Anchor::Sort::date;
  if (!dated)
    r.out.from_moment = from;
  else if (r.tree.after->date.choice.empty())
    r.out.from = measure::deadline(from.anchor.date, *from.after, r.b.accord.offset);
}

void within(NormReading& r) {
  if (r.out.form == NormForm::duty) return duty(r);
  if (withdraws(r) && r.obliges()) return withdrawal(r);
  if (!r.tree.within) return;
  if (r.out.form == NormForm::ceiling && !r.tree.after) {
    r.out.window = window(r, *r.tree.within);
    return;
  }
  const std::string anchor = r.tree.after ? r.words(r.tree.after->span) : "EVENT";
  const bool forbids = r.out.form == NormForm::commit || r.out.form == NormForm::presence;
  refuse(r, r.tree.within_span, "within",
         forbids ? fmt::format("write `from {} until {} after {}`", anchor,
                               r.words(r.tree.within->span), anchor)
                 : "leave it out, or make it a norm of its own");
}

void notice(NormReading& r) {
  if (!r.tree.before) return;
  if (r.out.form == NormForm::notice)
    r.out.within = r.tree.before->value;
  else
    refuse(r, r.tree.before->span, "at least", "only a duty such as `notify exercise at least 42 d before` has it");
}

void recurrence(NormReading& r) {
  const bool periodic = r.out.form == NormForm::periodic;
  if (r.tree.every) {
    if (periodic || r.out.form == NormForm::position_report) {
      some_length(r, *r.tree.every, "an interval", "write how often: `every 1 h`");
      r.out.every = r.tree.every->value;
    } else {
      refuse(r, r.tree.every->span, "every", "only a duty recurs: `must declare personnel every 90 d`");
    }
  }
  for (const text::Yearly& day : r.tree.yearly) {
    if (!periodic) return refuse(r, day.span, "every year", "only a duty to act recurs each year");
    r.out.yearly.push_back({static_cast<int>(day.month), static_cast<int>(day.day)});
  }
  if (r.out.form == NormForm::position_report && !r.tree.every && r.obliges()) {
    r.b.error(codes::form_mismatch, r.tree.deed.verb.span,
              "how often positions are to be reported is missing", "add `every 1 h`");
  }
}

// A date becomes an instant at once, with its term by the accord's local days.
void bound(NormReading& r, const text::Moment& tree, std::optional<measure::Instant>& date,
           std::optional<Moment>& moment) {
  const Moment resolved = use_moment(r.b, tree, r.scope());
  if (tree.anchor.sort == text::Anchor::Sort::event) one_instant(r, tree.anchor.event);
  if (tree.anchor.sort != text::Anchor::Sort::date) {
    moment = resolved;
    return;
  }
  const bool open = !tree.anchor.date.choice.empty() || (tree.after && !tree.after->choice.empty());
  if (open) return;
  const measure::Instant at = resolved.anchor.date;
  date = resolved.after ? measure::deadline(at, *resolved.after, r.b.accord.offset) : at;
}

void period(NormReading& r) {
  if (r.tree.from && !(withdraws(r) && r.obliges()))
    bound(r, *r.tree.from, r.out.from, r.out.from_moment);
  if (r.tree.until) bound(r, *r.tree.until, r.out.until, r.out.until_moment);
}

}  // namespace

void read_clocks(NormReading& r) {
  trigger(r);
  within(r);
  notice(r);
  recurrence(r);
  period(r);
}

}  // namespace casus::accord
