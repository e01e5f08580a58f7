// Random accords and histories, and their description.
#include "tests/differential/cases.h"

#include <algorithm>

#include "tests/differential/dice.h"
#include "tests/differential/echoes.h"
#include "tests/differential/forms.h"
#include "tests/differential/implausible_tracks.h"

namespace casus::differential {

using measure::Duration;
using measure::Instant;
using measure::Interval;

namespace {

constexpr std::int64_t hour_ms = 3'600'000;

Instant hour(std::int64_t n) { return *measure::civil(2024, 5, 1) + measure::hours(n); }

std::int64_t grid_degree(std::int64_t whole, std::int64_t hundredths) {
  return whole * 10'000'000 + hundredths * 100'000;
}

earth::Position at(std::int64_t row, std::int64_t column) {
  return *earth::Position::make(grid_degree(50, row), grid_degree(30, column));
}

accord::Zone box(const std::string& name, std::int64_t low, std::int64_t high) {
  const earth::Rings square{{{at(low, low), at(low, high), at(high, high), at(high, low)}}};
  return {name, {name, {square}, {{earth::CompiledZone::Step::Op::part, 0}}}};
}

// `fire` is shelling, or a rocket of 100 mm and more; `clash` is by itself. A `laden` vessel
// is one of 2 tons and more.
std::vector<accord::Kind> kinds() {
  const fact::Test large{"calibre", fact::Comparison::at_least,
                         measure::AmountRange{measure::whole(100), measure::whole(100)}};
  const fact::Test heavy{"tons", fact::Comparison::at_least, measure::AmountRange{measure::whole(2), measure::whole(2)}};
  using fact::Root;
  return {{"shelling", "", Root::incident, {}},
          {"rocket", "", Root::incident, {}},
          {"clash", "", Root::incident, {}},
          {"fire", "", Root::incident, {{"shelling", {}}, {"rocket", {{{large}}}}}},
          {"vessel", "", Root::sighting, {}},
          {"laden", "", Root::sighting, {{"vessel", {{{heavy}}}}}},
          {"troops", "", Root::declaration, {}}};
}

accord::Source make_source(Dice& dice, std::size_t number, const Limits& limits) {
  accord::Source source;
  source.name = "s" + std::to_string(number);
  source.format = limits.presence && dice.one_in(2) ? "ais_nmea" : "incidents_csv";
  source.origin = dice.one_of<const char*>({"uppsala", "mission", "mission", "RUS", "UKR"});
  source.profile.id = source.name;
  source.profile.grade = dice.one_of<fact::Grade>({{'A', '1'}, {'B', '2'}, {'C', '3'}, {'D', '2'}});
  if (!dice.one_in(4)) source.gap = measure::hours(1 + dice.below(2));
  source.lost = measure::hours(dice.one_of<std::int64_t>({2, 3, 24}));
  if (!limits.covers || !dice.one_in(3)) return source;
  for (std::int64_t i = dice.below(2); i >= 0; --i) {
    accord::Cover cover;
    if (dice.one_in(2)) cover.zone = static_cast<std::size_t>(dice.below(2));
    const std::int64_t from = dice.below(limits.hours);
    if (!dice.one_in(3)) cover.when = Interval{hour(from), hour(from + 1 + dice.below(6))};
    source.covers.push_back(cover);
  }
  return source;
}

accord::Threshold make_threshold(Dice& dice, std::int64_t step) {
  accord::Threshold threshold;
  if (dice.one_in(3)) threshold.measure = "deaths";
  threshold.count = 1 + step + dice.below(3) + (threshold.measure == "deaths" ? 2 * step : 0);
  if (!dice.one_in(4)) threshold.within = measure::hours(1 + dice.below(4));
  return threshold;
}

void set_ladder(Dice& dice, accord::Norm& norm) {
  const std::int64_t rungs = 1 + dice.below(3);
  for (std::int64_t step = 0; step < rungs; ++step) {
    accord::Rung rung{step == 0 ? "minor" : step == 1 ? "serious" : "grave", {make_threshold(dice, step)}};
    if (dice.one_in(4)) rung.any_of.push_back(make_threshold(dice, step));
    // Two thresholds of one measure on a rung would give findings of one id.
    if (rung.any_of.size() == 2 && rung.any_of[0].measure == rung.any_of[1].measure) rung.any_of.pop_back();
    norm.rungs.push_back(rung);
  }
}

// More than so many of what is present, of what was declared, or of incidents in a window.
void make_ceiling(Dice& dice, accord::Norm& norm, const Limits& limits) {
  norm.form = accord::NormForm::ceiling;
  norm.subjects.together = norm.subjects.anyone || dice.one_in(3);
  norm.subjects.name = norm.subjects.anyone ? "anyone" : "all together";
  norm.ceiling = measure::Decimal{dice.below(8) * measure::decimal_one / (dice.one_in(6) ? 2 : 1)};
  norm.rungs = {{"breach", {{1, "incidents", std::nullopt, {}}}}};
  if (dice.one_in(6)) norm.rungs.push_back({"grave", {{1, "incidents", std::nullopt, {}}}});
  if (dice.one_in(3)) {
    norm.kind = dice.one_of<const char*>({"fire", "clash"});
    norm.window = measure::hours(1 + dice.below(4));
    if (dice.one_in(2)) norm.measure = "deaths";
    return;
  }
  const bool declared = !limits.presence || dice.one_in(2);
  norm.kind = declared ? "troops" : dice.one_in(4) ? "laden" : "vessel";
  norm.root = declared ? fact::Root::declaration : fact::Root::sighting;
  norm.each_declaration = declared && dice.one_in(4);
  if (dice.one_in(4)) norm.measure = "tons";
}

// A return of troops falls due: it is the engine's business, the duty itself is not.
accord::Norm make_return_duty(Dice& dice) {
  accord::Norm norm;
  norm.id = "2.9";
  norm.form = accord::NormForm::periodic;
  norm.subjects.parties = {"RUS"};
  if (dice.one_in(2)) norm.subjects.parties.push_back("UKR");
  norm.action.verb = "declare";
  norm.action.object = dice.one_in(4) ? "vessel" : "troops";
  if (dice.one_in(5)) norm.yearly = {{5, 1}};
  else norm.every = measure::hours(1 + dice.below(6));
  if (dice.one_in(4)) norm.from = hour(dice.below(6));
  if (dice.one_in(6)) norm.until = hour(6 + dice.below(6));
  norm.rungs = {{"breach", {{1, "incidents", std::nullopt, {}}}}};
  return norm;
}

accord::Norm make_norm(Dice& dice, std::size_t number, const Limits& limits) {
  accord::Norm norm;
  norm.id = "1." + std::to_string(number + 1);
  norm.subjects.anyone = dice.one_in(3);
  if (!norm.subjects.anyone) norm.subjects.parties = {"RUS"};
  if (!norm.subjects.anyone && dice.one_in(2)) norm.subjects.parties.push_back("UKR");
  if (!dice.one_in(5)) norm.zone = static_cast<std::size_t>(dice.below(2));
  norm.proof = {1 + dice.below(2), dice.one_of<fact::Grade>({{'C', '3'}, {'B', '2'}}), "", true};
  if (dice.one_in(4)) norm.from = hour(dice.below(4));
  if (dice.one_in(4)) norm.until = hour(6 + dice.below(6));
  if (limits.ceilings && dice.one_in(3)) {
    make_ceiling(dice, norm, limits);
    return norm;
  }
  if (limits.ceilings && limits.presence && dice.one_in(5)) {
    norm.form = accord::NormForm::position_report;
    norm.kind = "vessel";
    norm.root = fact::Root::sighting;
    norm.every = measure::hours(1 + dice.below(3));
    norm.rungs = {{"breach", {{1, "incidents", std::nullopt, {}}}}};
    return norm;
  }
  if (limits.presence && dice.one_in(3)) {
    norm.form = accord::NormForm::presence;
    norm.root = fact::Root::sighting;
    if (!norm.zone && !(limits.ceilings && dice.one_in(4))) norm.zone = 0;
    norm.kind = limits.ceilings && dice.one_in(4) ? "laden" : "vessel";  // without ceilings no sight states tons
    norm.proof.origins = dice.one_in(4) ? 2 : 1;
    if (!dice.one_in(5)) norm.dwell = measure::hours(1 + dice.below(4));
    norm.more_than = dice.one_in(4);
    norm.rungs = {{"minor", {{1, "movers", std::nullopt, {}}}}};
    return norm;
  }
  norm.kind = dice.one_of<const char*>({"fire", "clash"});
  set_ladder(dice, norm);
  return norm;
}

fact::Value some_amount(Dice& dice, std::int64_t most, std::int64_t unit) {
  const std::int64_t low = dice.below(most) * unit;
  const std::int64_t high = dice.one_in(3) ? low + unit * (1 + dice.below(2)) : low;
  return measure::AmountRange{measure::whole(low), measure::whole(high)};
}

std::vector<std::string> some_actors(Dice& dice) {
  switch (dice.below(8)) {
    case 0: return {"UKR"};
    case 1: return {"RUS", "UKR"};
    case 2: return {"BLR"};
    case 3: return {};
    default: return {"RUS"};
  }
}

std::optional<fact::Place> some_place(Dice& dice) {
  if (dice.one_in(12)) return std::nullopt;
  fact::Place place{at(dice.below(6) - 1, dice.below(6) - 1)};
  if (dice.one_in(5)) place.radius = dice.one_of<std::optional<measure::Length>>(
      {measure::metres(300), measure::kilometres(2), std::nullopt});
  return place;
}

void add_numbers(Dice& dice, fact::Fact& fact) {
  if (dice.one_in(3)) fact.set("number", some_amount(dice, 5, 1));
  if (!dice.one_in(3)) fact.set("tons", some_amount(dice, 5, 1));
}

// What a patrol saw: mostly movers that nobody can name.
void make_sight(Dice& dice, fact::Fact& fact) {
  fact.root = fact::Root::sighting;
  fact.what = "vessel";
  if (dice.one_in(3)) fact.mover = dice.one_in(2) ? "mmsi:1" : "truck";
  if (fact.when && !dice.one_in(4)) fact.when->to = fact.when->from;
  add_numbers(dice, fact);
}

void make_incident(Dice& dice, fact::Fact& fact) {
  fact.what = dice.one_of<const char*>({"shelling", "shelling", "rocket", "clash", "clash"});
  if (fact.what == "rocket" && !dice.one_in(3)) fact.set("calibre", some_amount(dice, 3, 60));
  if (!dice.one_in(6)) fact.set("deaths", some_amount(dice, 5, 1));
}

// What a party says of itself: how many in all, or of one unit.
void make_return(Dice& dice, fact::Fact& fact) {
  fact.root = fact::Root::declaration;
  fact.what = dice.one_in(2) ? "vessel" : "troops";
  if (!dice.one_in(4)) fact.place = std::nullopt;
  if (!dice.one_in(6)) fact.actors = {dice.one_in(3) ? "UKR" : "RUS"};
  if (fact.when && !dice.one_in(4)) fact.when->to = fact.when->from;
  if (!dice.one_in(6)) fact.set(dice.one_of<const char*>({"troops", "strength", "number", "tons"}), some_amount(dice, 8, 1));
  if (dice.one_in(2)) fact.set("unit", dice.one_of<const char*>({"army", "guard"}));
  if (fact.when && dice.one_in(3)) fact.received = fact.when->to + measure::hours(dice.below(9) - 1);
}

// A stretch of time in which a source did not watch: its own, or the one it names.
void make_outage(Dice& dice, const accord::Accord& accord, fact::Fact& fact) {
  fact.root = fact::Root::coverage;
  fact.what = dice.one_of<const char*>({"outage", "access_denied"});
  if (fact.when && fact.when->exact()) fact.when->to = fact.when->from + measure::hours(1 + dice.below(4));
  if (dice.one_in(2)) fact.place = std::nullopt;
  if (!dice.one_in(3)) return;
  const auto other = static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(accord.sources.size())));
  fact.set("about", accord.sources[other].name);
}

fact::Fact make_fact(Dice& dice, const accord::Accord& accord, std::size_t number, const Limits& limits) {
  fact::Fact fact;
  const auto sources = static_cast<std::int64_t>(accord.sources.size());
  const accord::Source& source = accord.sources[static_cast<std::size_t>(dice.below(sources))];
  fact.source = source.name;
  fact.record = "r" + std::to_string(number);
  fact.grade = dice.one_in(6) ? fact::Grade{'D', '4'} : source.profile.grade;
  const std::int64_t from = dice.below(limits.hours);
  const std::int64_t length = dice.one_in(3) ? 1 + dice.below(3) : 0;
  if (!dice.one_in(20)) fact.when = Interval{hour(from), hour(from + length)};
  fact.place = some_place(dice);
  fact.actors = some_actors(dice);
  if (source.format != "ais_nmea") {
    if (limits.covers && dice.one_in(10)) make_outage(dice, accord, fact);
    else if (limits.ceilings && dice.one_in(3)) make_return(dice, fact);
    else if (limits.ceilings && limits.presence && dice.one_in(3)) make_sight(dice, fact);
    else make_incident(dice, fact);
    return fact;
  }
  fact.root = fact::Root::sighting;
  fact.what = "vessel";
  fact.mover = dice.one_in(3) ? "mmsi:2" : "mmsi:1";
  if (fact.when && !dice.one_in(10)) fact.when->to = fact.when->from;
  if (!dice.one_in(8)) fact.actors = {"RUS"};
  if (limits.ceilings) add_numbers(dice, fact);
  return fact;
}

// A later version of a record: what it says of when, where, who or how many may have
// changed, or nothing but the day on which it was said again.
fact::Fact revised(Dice& dice, fact::Fact fact, const Limits& limits) {
  const std::int64_t later = dice.below(2 * limits.hours);
  if (dice.one_in(2)) fact.published = hour(later);
  else fact.received = hour(later);
  switch (dice.below(5)) {
    case 0:
      if (fact.when) *fact.when = {fact.when->from + measure::hours(1), fact.when->to + measure::hours(1)};
      break;
    case 1: fact.place = some_place(dice); break;
    case 2: fact.actors = some_actors(dice); break;
    case 3: fact.set("deaths", some_amount(dice, 5, 1)); break;
    default: break;
  }
  return fact;
}

// Some records come in two or three versions, and in no order.
void add_revisions(Dice& dice, Case& one, const Limits& limits) {
  for (std::size_t i = 0; i < one.facts.size(); ++i) {
    const accord::Source& source = *one.accord.source(one.facts[i].source);
    if (source.format == "ais_nmea" || !dice.one_in(6)) continue;
    const fact::Fact later = revised(dice, one.facts[i], limits);
    const auto where = dice.below(static_cast<std::int64_t>(one.facts.size()) + 1);
    one.facts.insert(one.facts.begin() + where, later);
    if (dice.one_in(2)) one.facts[static_cast<std::size_t>(where)].offset = 1 + static_cast<std::uint64_t>(i);
  }
}

}  // namespace

Case make_case(std::uint64_t seed, const Limits& limits) {
  Dice dice{seed};
  Case one{seed, {}, {}};
  accord::Accord& accord = one.accord;
  accord.name = "case";
  accord.draft = 1;
  accord.of = hour(0);
  accord.parties = {{"RUS", ""}, {"UKR", ""}, {"BLR", ""}};
  accord.zones = {box("inner", 0, 2), box("outer", dice.below(2), 3)};
  accord.kinds = kinds();
  if (dice.one_in(2)) accord.same_incident = {{measure::kilometres(2), measure::hours(1 + dice.below(2))}};
  const std::int64_t sources = 1 + dice.below(3);
  for (std::int64_t i = 0; i < sources; ++i)
    accord.sources.push_back(make_source(dice, static_cast<std::size_t>(i), limits));
  const std::int64_t norms = 1 + dice.below(3);
  for (std::int64_t i = 0; i < norms; ++i)
    accord.norms.push_back(make_norm(dice, static_cast<std::size_t>(i), limits));
  if (limits.ceilings && dice.one_in(3)) accord.norms.push_back(make_return_duty(dice));
  const std::int64_t facts = 1 + dice.below(limits.facts);
  for (std::int64_t i = 0; i < facts; ++i) {
    const bool again = !one.facts.empty() && dice.one_in(15);
    one.facts.push_back(again ? one.facts.back()
                              : make_fact(dice, accord, static_cast<std::size_t>(i), limits));
  }
  if (limits.implausible) add_implausible_tracks(dice, one);
  if (limits.forms) add_forms(dice, one);
  std::ranges::sort(accord.kinds, {}, &accord::Kind::name);
  if (limits.revisions) add_revisions(dice, one, limits);
  if (limits.forms) add_echoes(dice, one);
  return one;
}

namespace {

std::string short_time(Instant t) {
  const std::int64_t ms = (t - hour(0)).raw();
  const std::string hours = std::to_string(ms / hour_ms) + "h";
  return ms % hour_ms == 0 ? hours : hours + std::to_string(ms % hour_ms / 60'000);
}

std::string describe(const accord::Source& source) {
  std::string line = "source " + source.name + " reads " + source.format + " origin " + source.origin;
  line += source.gap ? " gap " + measure::print(*source.gap) : " no gap";
  line += " lost " + measure::print(source.lost);
  for (const accord::Cover& cover : source.covers) {
    line += ", covers " + (cover.zone ? "zone " + std::to_string(*cover.zone) : std::string{"everything"});
    if (cover.when) line += " " + short_time(cover.when->from) + " to " + short_time(cover.when->to);
  }
  return line + "\n";
}

std::string describe(const accord::Norm& norm) {
  std::string line = norm.id + (norm.subjects.anyone ? " nobody" : "");
  for (const std::string& party : norm.subjects.parties) line += " " + party;
  line += " " + norm.kind + (norm.zone ? " in zone " + std::to_string(*norm.zone) : "");
  if (norm.ceiling) line += " at most " + measure::print(*norm.ceiling) + " " + norm.measure;
  if (norm.window) line += " within " + measure::print(*norm.window);
  if (norm.each_declaration) line += ", counted at each declaration";
  if (norm.form == accord::NormForm::position_report) line += " report position";
  if (norm.every) line += norm.action.verb + " " + norm.action.object + " every " + measure::print(*norm.every);
  if (!norm.yearly.empty()) line += norm.action.verb + " " + norm.action.object + " every year";
  if (norm.dwell) line += " for " + std::string{norm.more_than ? "more than " : ""} + measure::print(*norm.dwell);
  if (norm.from) line += " from " + short_time(*norm.from);
  if (norm.until) line += " until " + short_time(*norm.until);
  line += ", proof " + std::to_string(norm.proof.origins) + " " + fact::print(norm.proof.grade) + "\n";
  for (const accord::Rung& rung : norm.rungs) {
    for (const accord::Threshold& threshold : rung.any_of) {
      line += "    " + rung.severity + " from " + std::to_string(threshold.count) + " " + threshold.measure;
      line += threshold.within ? " within " + measure::print(*threshold.within) + "\n" : "\n";
    }
  }
  return line;
}

std::string describe(const fact::Fact& fact) {
  std::string line = "  " + fact.id() + " " + fact::print(fact.grade) + " " + fact.what + " " + fact.mover;
  if (fact.received) line += " received " + short_time(*fact.received);
  if (fact.published) line += " published " + short_time(*fact.published);
  if (fact.when) line += " [" + short_time(fact.when->from) + ", " + short_time(fact.when->to) + ")";
  if (fact.place) {
    line += " at " + std::to_string((fact.place->at.latitude_e7() - 500'000'000) / 100'000) + "," +
            std::to_string((fact.place->at.longitude_e7() - 300'000'000) / 100'000);
    if (!fact.place->radius) line += " anywhere";
    else if (fact.place->radius->raw() > 0) line += " +- " + measure::print(*fact.place->radius);
  }
  line += " by";
  for (const std::string& actor : fact.actors) line += " " + actor;
  for (const fact::Attribute& attribute : fact.attributes) {
    const auto* range = std::get_if<measure::AmountRange>(&attribute.value);
    line += ", " + attribute.name + " ";
    line += range == nullptr ? std::get<std::string>(attribute.value)
                             : measure::print(range->low) + ".." + measure::print(range->high);
  }
  return line + "\n";
}

}  // namespace

std::string describe(const Case& one) {
  std::string text = "seed " + std::to_string(one.seed) + "\n";
  if (one.accord.same_incident)
    text += "same incident within " + measure::print(one.accord.same_incident->distance) + ", " +
            measure::print(one.accord.same_incident->time) + "\n";
  for (const accord::Zone& zone : one.accord.zones) {
    const earth::Position corner = zone.compiled.parts.front().rings.front().front();
    text += "zone " + zone.name + " from " + std::to_string((corner.latitude_e7() - 500'000'000) / 100'000) +
            " (inner to 2, outer to 3)\n";
  }
  for (const accord::Source& source : one.accord.sources) text += describe(source);
  for (const accord::Norm& norm : one.accord.norms) text += describe(norm);
  text += describe_forms(one.accord);
  for (const fact::Fact& fact : one.facts) text += describe(fact);
  return text;
}

}  // namespace casus::differential
