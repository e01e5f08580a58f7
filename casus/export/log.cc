// One function for each sort of predicate; the oracle says what is certain of the facts.
#include "casus/export/log.h"

#include <map>
#include <set>

#include <fmt/format.h>

#include "casus/measure/calendar.h"
#include "casus/oracle/acts.h"
#include "casus/oracle/declared.h"
#include "casus/oracle/duties.h"
#include "casus/oracle/grounds.h"
#include "casus/oracle/in_force.h"
#include "casus/oracle/notice.h"
#include "casus/oracle/portions.h"
#include "casus/oracle/presence.h"
#include "casus/oracle/records.h"

namespace casus::exporting {

namespace {

using measure::Instant;
using Sort = Pattern::Sort;

// A number that nothing bounds: larger than every ceiling of the language.
constexpr std::int64_t unbounded = 9'000'000'000'000;

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' || c == '\\' ? '\'' : c;
  return out + "\"";
}

std::int64_t whole(measure::Decimal amount) { return amount.raw() / measure::decimal_one; }

class LogWriter {
 public:
  LogWriter(const oracle::World& world, const accord::Norm& norm) : world_{world}, norm_{norm} {}

  void write(const Pattern& pattern);
  void write_points(const std::vector<Pattern>& patterns);
  std::string text() const;

 private:
  void say(Instant t, std::string_view name, std::string_view arguments) {
    rows_[t.ms()].insert(fmt::format("{}({})", name, arguments));
  }
  void both(Instant t, const Pattern& pattern, bool certain, std::string_view arguments) {
    if (certain) say(t, pattern.name + "_c", arguments);
    say(t, pattern.name + "_p", arguments);
  }
  // The norm's own deed counts while the norm is in force; conditions look beyond.
  [[nodiscard]] static bool own(const Pattern& pattern) { return pattern.event.span.end == 0; }
  [[nodiscard]] bool in_force(Instant t) const {
    return (!norm_.from || *norm_.from <= t) && (!norm_.until || t < *norm_.until);
  }
  std::vector<oracle::Subject> actors(const accord::Event& event) const;
  oracle::Bounds declared(const fact::Fact& fact, const Pattern& pattern) const;
  void facts(const Pattern& pattern);
  void carried(const Pattern& pattern);
  void stays(const Pattern& pattern);
  void acts(const Pattern& pattern);
  void latest(const Pattern& pattern);

  const oracle::World& world_;
  const accord::Norm& norm_;
  std::map<std::int64_t, std::set<std::string>> rows_;
};

// Each party by itself, or nobody in particular.
std::vector<oracle::Subject> LogWriter::actors(const accord::Event& event) const {
  std::vector<oracle::Subject> out;
  for (const std::string& party : event.by.parties) out.push_back({party, {party}});
  if (out.empty()) out.push_back({"anyone", {}});
  return out;
}

// The number of a return: the attribute that the norm names, else that of the kind's
// name, else its strength, else its number.
oracle::Bounds LogWriter::declared(const fact::Fact& fact, const Pattern& pattern) const {
  std::vector<std::string> attributes{pattern.event.kind, "strength", "number"};
  if (!pattern.measure.empty()) attributes = {pattern.measure};
  for (const std::string& attribute : attributes) {
    if (const auto number = oracle::number_in(fact, attribute)) return *number;
  }
  return {measure::Decimal{}, std::nullopt};
}

// A return from before the norm's own time is told of at its begin, if it is the last of its unit.
void LogWriter::facts(const Pattern& pattern) {
  std::map<std::pair<std::string, std::string>, std::pair<Instant, std::int64_t>> standing;  // by predicate and key
  for (const oracle::Subject& actor : actors(pattern.event)) {
    accord::Event event = pattern.event;
    if (!actor.anyone()) event.by = {accord::Who::Sort::parties, actor.parties};
    const oracle::Use use{.norm = &norm_, .subject = nullptr, .zone = norm_.zone};
    const oracle::Asking asking = oracle::asking(world_, event, use);
    const std::vector<oracle::Incident> happenings = oracle::happenings(world_, event.root);
    for (const oracle::Weighed& one : oracle::asked_for(world_, asking, use, happenings)) {
      const fact::Fact& first = *one.telling.front();
      const bool certain = one.certain && one.certain_when.exact();
      const Instant t = one.when.from;
      const bool declares = pattern.sort == Sort::declared;
      const bool before = declares && own(pattern) && norm_.from && t <= *norm_.from;  // it may stand then
      if (own(pattern) && !in_force(before ? *norm_.from : t)) continue;
      const std::string who = fmt::format("{},{}", quoted(first.id()), quoted(actor.name));
      if (pattern.sort == Sort::event) {
        both(t, pattern, certain, who);
        continue;
      }
      const oracle::Bounds amount = declares ? declared(first, pattern) : oracle::amount_of(one, pattern.measure);
      const std::string unit = first.find("unit") == nullptr ? std::string{} : oracle::word_of(first, "unit");
      const std::string key = declares ? fmt::format("{},{}", quoted(actor.name), quoted(unit)) : who;
      const auto tell = [&](std::string_view ending, std::int64_t number) {
        const std::string name = pattern.name + std::string{ending};
        if (!before) return say(t, name, fmt::format("{},{}", key, number));
        const auto [last, first_one] = standing.try_emplace({name, key}, t, number);
        if (!first_one && last->second.first <= t) last->second = {t, number};
      };
      if (certain) tell("_c", whole(amount.least));
      tell("_p", amount.greatest ? whole(*amount.greatest) : unbounded);
    }
  }
  for (const auto& [predicate, last] : standing) say(*norm_.from, predicate.first, fmt::format("{},{}", predicate.second, last.second));
}

void LogWriter::carried(const Pattern& pattern) {
  for (const oracle::Start& start : oracle::votes_carried(world_, pattern.event.motion)) {
    both(start.reached.value_or(start.possible), pattern, start.reached.has_value(),
         fmt::format("{},\"\"", quoted(pattern.event.motion)));
  }
}

// How many, or how much of the attribute, a stay adds: the most that a report of it states.
std::int64_t number_of(const oracle::Stay& stay, const Pattern& pattern) {
  std::int64_t most = pattern.measure.empty() ? 1 : 0;
  for (const fact::Fact* report : stay.reports) {
    const auto number = oracle::number_in(*report, pattern.measure.empty() ? "number" : pattern.measure);
    if (number) most = std::max(most, whole(number->greatest.value_or(number->least)));
  }
  return most;
}

// A stay begins, is reported on, and ends just after its last instant.
void LogWriter::stays(const Pattern& pattern) {
  for (const oracle::Subject& actor : oracle::subjects_of(norm_)) {
    if (actor.parties.size() > 1 && !norm_.subjects.together) continue;
    for (const oracle::Stay& stay : oracle::stays_of(world_, norm_, actor)) {
      const std::string mover = quoted(stay.mover);
      const std::string entered = fmt::format("{},{},{}", quoted(actor.name), mover, number_of(stay, pattern));
      const auto mark = [&](const measure::Interval& when, std::string_view ending, std::string_view end_of_other) {
        const std::string name = pattern.name + std::string{ending};
        if (pattern.sort == Sort::start) say(when.from, name, mover);
        if (pattern.sort == Sort::enter) say(when.from, name, entered);
        if (pattern.sort == Sort::inside) say(when.to, name, mover);
        if (pattern.sort == Sort::cut || pattern.sort == Sort::leave)
          say(when.to + measure::milliseconds(1), pattern.name + std::string{end_of_other}, mover);
      };
      // Reports of position are about reports: silence ends nothing, leaving does.
      if (norm_.form == accord::NormForm::position_report) {
        if (pattern.sort == Sort::cut) both(stay.when.to, pattern, true, mover);
      } else {
        mark(stay.when, "_p", "_c");
        for (const measure::Interval& run : stay.certain) mark(run, "_c", "_p");
      }
      if (pattern.sort != Sort::inside) continue;
      for (const fact::Fact* report : stay.reports) say(report->when->from, pattern.name + "_p", mover);
      for (const measure::Interval& run : stay.certain)
        for (const fact::Fact* report : stay.reports)
          if (run.from <= report->when->from && report->when->to <= run.to) say(report->when->from, pattern.name + "_c", mover);
    }
  }
}

void LogWriter::acts(const Pattern& pattern) {
  for (const oracle::Subject& debtor : oracle::subjects_of(norm_)) {
    oracle::Wanted wanted = oracle::wanted_by(norm_, debtor, norm_.zone);
    if (pattern.sort == Sort::notice) wanted = {.verb = "notify", .object = {}, .object_tests = {}, .motion = {}, .parties = debtor.parties, .zone = {}, .owed_to = norm_.action.to.parties};
    for (const oracle::Act& act : oracle::acts_of(world_, wanted)) {
      both(act.when.from, pattern, act.certain(), fmt::format("{},{}", quoted(act.fact->id()), quoted(debtor.name)));
    }
  }
}

void LogWriter::latest(const Pattern& pattern) {
  for (const oracle::Activity& activity : oracle::activities_of(world_, norm_)) {
    const fact::Fact& first = *activity.reports.front();
    both(measure::latest_notice(first.when->from, norm_.within, world_.accord.offset), pattern, first.when->exact(), quoted(first.id()));
  }
}

void LogWriter::write(const Pattern& pattern) {
  switch (pattern.sort) {
    case Sort::event:
    case Sort::amount:
    case Sort::declared:
      if (pattern.event.sort == accord::Event::Sort::carried) carried(pattern);
      else facts(pattern);
      break;
    case Sort::inside: case Sort::start: case Sort::cut: case Sort::enter: case Sort::leave: stays(pattern); break;
    case Sort::done: case Sort::notice: acts(pattern); break;
    case Sort::latest: latest(pattern); break;
    case Sort::point: case Sort::deadline: break;
  }
}

// From each instant of the log runs a deadline, whether or not it is one that matters.
void LogWriter::write_points(const std::vector<Pattern>& patterns) {
  std::vector<Instant> instants;
  for (const auto& [ms, row] : rows_) instants.emplace_back(ms);
  for (const Pattern& pattern : patterns) {
    if (pattern.sort != Sort::point && pattern.sort != Sort::deadline) continue;
    for (const Instant t : instants) {
      const Instant at = pattern.sort == Sort::point ? t : measure::deadline(t, norm_.within, world_.accord.offset);
      both(at, pattern, true, quoted(std::to_string(t.ms())));
    }
  }
}

std::string LogWriter::text() const {
  std::string out;
  for (const auto& [ms, row] : rows_) out += fmt::format("@{} {}\n", ms, fmt::join(row, " "));
  return out;
}

}  // namespace

std::string log_of(const accord::Accord& accord, const accord::Norm& norm, const std::vector<Pattern>& patterns,
                   const std::vector<fact::Fact>& facts) {
  const oracle::Ground ground{accord};
  const std::vector<fact::Fact> records = oracle::current_records(accord, facts);
  std::vector<const fact::Fact*> told;
  for (const fact::Fact& fact : records) told.push_back(&fact);
  const accord::Accord bound = oracle::in_force({accord, ground, told});
  const oracle::World world{bound, ground, told};
  LogWriter writer{world, *bound.norm(norm.id)};
  for (const Pattern& pattern : patterns) writer.write(pattern);
  writer.write_points(patterns);
  return writer.text();
}

}  // namespace casus::exporting
