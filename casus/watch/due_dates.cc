// Days of the year by the calendar, periods by receipt.
#include "casus/watch/due_dates.h"

#include <algorithm>

#include "casus/watch/acts.h"

namespace casus::watch {

using measure::Instant;
using measure::Interval;

namespace {

bool declares(const accord::Norm& duty, const std::string& kind, const std::string& party) {
  const auto& debtors = duty.subjects.parties;
  const bool never = duty.from && duty.until && *duty.from >= *duty.until;
  return !never && duty.form == accord::NormForm::periodic && duty.action.verb == "declare" && duty.action.object == kind &&
         std::ranges::find(debtors, party) != debtors.end();
}

Instant start_of(const Collected& collected) {
  Instant start = collected.end;
  for (const auto& [source, extent] : collected.extent) start = std::min(start, extent.from);
  return start;
}

// When it was done, as a duty counts it: on receipt, if that is known.
Interval done(const fact::Fact& declaration) {
  if (declaration.received) return {*declaration.received, *declaration.received};
  return *declaration.when;
}

// The ends of the named days, up to the first of each beyond the record.
std::vector<Instant> ends_of_days(const accord::Norm& duty, Instant start, Instant end, measure::Duration offset) {
  std::vector<Instant> dues;
  for (const auto& [month, day] : duty.yearly) {
    for (Instant from = start; from <= end;) {
      from = measure::day_after(measure::next_yearly(from, month, day, offset), offset);
      if (!duty.until || from <= *duty.until) dues.push_back(from);
    }
  }
  std::ranges::sort(dues);
  return dues;
}

}  // namespace

DueDates::DueDates(const NormContext& context, const std::string& party) {
  for (const accord::Norm& duty : context.accord.norms) {
    if (declares(duty, context.norm.kind, party)) duties_.push_back(periods_of(context, duty, party));
  }
}

DueDates::Periods DueDates::periods_of(const NormContext& context, const accord::Norm& duty, const std::string& party) const {
  const Collected& collected = context.collected;
  Periods out{.from = duty.from, .until = duty.until, .every = duty.every, .opens = duty.from.value_or(start_of(collected)), .dues = {}, .served = {}};
  if (duty.every) return out;
  out.dues = ends_of_days(duty, out.opens, collected.end, context.accord.offset);
  const std::vector<std::string> debtors = duty.subjects.together ? duty.subjects.parties : std::vector{party};
  for (const Act& act : acts_of(context.accord, collected, context.zones, wanted_by(duty, debtors, duty.zone))) {
    const std::size_t next = out.served.size();
    if (next == out.dues.size()) break;
    const Instant opens = next == 0 ? out.opens : out.dues[next - 1];
    if (act.certain() && act.when.from >= opens) out.served.push_back(act.when.from);
  }
  return out;
}

// The next period begins when it is received; but what comes after its own number has
// lapsed does not wake that number up.
std::optional<Instant> DueDates::after_receipt(const Periods& duty, const fact::Fact& declaration) {
  const Instant of = declaration.when->to;
  const Instant received = done(declaration).to;
  Instant begins = received <= of + *duty.every ? std::max(of, received) : of;
  if (duty.from) begins = std::max(begins, *duty.from);
  const Instant due = begins + *duty.every;
  return duty.until && due > *duty.until ? std::nullopt : std::optional{due};
}

// The first day to come that neither this return nor one before it has met.
std::optional<Instant> DueDates::after_those_met(const Periods& duty, const fact::Fact& declaration) {
  const Interval when = done(declaration);
  const auto met = std::ranges::upper_bound(duty.served, when.from);
  auto next = static_cast<std::size_t>(met - duty.served.begin());
  // One of an unknown instant is certain for no duty, but it meets a day for its own number.
  const Instant opens = next == 0 ? duty.opens : duty.dues[next - 1];
  if (!when.exact() && next < duty.dues.size() && opens <= when.from && when.to <= duty.dues[next]) ++next;
  const auto due = std::find_if(duty.dues.begin() + static_cast<std::ptrdiff_t>(next), duty.dues.end(),
                                [&](Instant at) { return at > declaration.when->to; });
  return due == duty.dues.end() ? std::nullopt : std::optional{*due};
}

std::optional<Instant> DueDates::next(const fact::Fact& declaration) const {
  std::optional<Instant> first;
  for (const Periods& duty : duties_) {
    const auto due = duty.every ? after_receipt(duty, declaration) : after_those_met(duty, declaration);
    if (due) first = std::min(first.value_or(*due), *due);
  }
  return first;
}

}  // namespace casus::watch
