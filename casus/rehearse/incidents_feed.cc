// incidents_csv out: the noise of one source over the true incidents.
#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/rehearse/casting.h"
#include "casus/rehearse/dice.h"
#include "casus/rehearse/feed_rows.h"
#include "casus/rehearse/ground.h"
#include "casus/rehearse/reports.h"

namespace casus::rehearse {

namespace {

using measure::Duration;
using measure::Instant;

// Shares of a thousand reports. None is taken from a real source: they are set
// high enough that thirty days hold each kind of trouble several times.
constexpr std::int64_t wrong_actor = 20;
constexpr std::int64_t no_actor = 40;
constexpr std::int64_t wrong_deaths = 30;
constexpr std::int64_t wrong_place = 15;
constexpr std::int64_t wrong_kind = 15;
constexpr std::int64_t exact_time = 300;
constexpr std::int64_t very_late = 30;
constexpr std::int64_t revised = 30;
constexpr std::int64_t repeated = 20;
constexpr std::int64_t torn = 12;
constexpr std::int64_t about_nothing = 6;
constexpr std::int64_t party_about_nothing = 30;
constexpr std::int64_t own_side = 40;
constexpr std::int64_t beyond_coverage = 60;
constexpr std::int64_t denial_radius_m = 12'000;

// How many of a thousand incidents a source of this reliability sees.
std::int64_t sight(fact::Grade grade) {
  constexpr std::string_view letters = "ABCDEF";
  constexpr std::int64_t share[] = {960, 920, 850, 700, 550, 500};
  return share[letters.find(grade.reliability) % std::size(share)];
}

// A place and time at which the source was not let in: it sees nothing there, says
// so, and no one may take its silence for peace.
struct Denial {
  measure::Interval when;
  earth::Position place;
};

struct Report {
  std::string id;
  std::string kind;
  measure::Interval when;
  earth::Position place;
  std::int64_t radius_m = 0;
  std::string actor;
  std::vector<fact::Attribute> attributes;
};

class Reporter {
 public:
  Reporter(const Stage& stage, const accord::Source& source, const std::vector<TrueIncident>& incidents)
      : stage_{stage}, source_{source}, incidents_{incidents}, dice_{stage.seed, "source " + source.name} {
    if (is_party(stage.accord, source.origin)) party_ = source.origin;
    if (stage.accord.same_incident) {
      reach_ = measure::Length{stage.accord.same_incident->distance.raw() / 8};
      blur_ = Duration{stage.accord.same_incident->time.raw() / 8};
    }
    others_ = roles_of_root(stage.accord, fact::Root::incident);
    name_columns();
  }

  std::string write() {
    if (party_.empty() && !source_.covers.empty()) deny_access();
    for (const TrueIncident& incident : incidents_) {
      if (sees(incident)) {
        const Report seen = report(incident);
        tell(seen, received(incident.at));
      }
      const std::int64_t invented = party_.empty() ? about_nothing : party_about_nothing;
      if (!dice_.in_thousand(invented)) continue;
      const Report nothing = invention(incident);
      tell(nothing, received(nothing.when.from));
    }
    return rows_.take(header());
  }

 private:
  void name_columns() {
    std::set<std::string> names;
    for (const TrueIncident& incident : incidents_)
      for (const fact::Attribute& attribute : incident.attributes) names.insert(attribute.name);
    columns_.assign(names.begin(), names.end());
  }

  [[nodiscard]] std::string header() const {
    std::string out = "id,root,kind,from,to,lat,lon,radius_m,actor,grade,received,published,visibility";
    for (const std::string& column : columns_) out.append(1, ',').append(column);
    return out;
  }

  bool sees(const TrueIncident& incident) {
    std::int64_t share = sight(source_.profile.grade);
    if (!party_.empty() && incident.actor == party_) share = own_side;
    if (denied(incident)) return false;
    if (!covered(incident)) share = std::min(share, beyond_coverage);
    return dice_.in_thousand(share);
  }

  void deny_access() {
    const std::int64_t days = (stage_.when.to - stage_.when.from).raw() / measure::days(1).raw();
    for (std::int64_t i = 0; i < days / 10; ++i) {
      const accord::Cover& cover = dice_.pick(source_.covers);
      if (!cover.zone) continue;
      const Instant from = stage_.when.from + measure::hours(dice_.between(0, days * 24 - 24));
      const Denial denial{{from, from + measure::hours(dice_.between(4, 20))},
                          somewhere_in(dice_, stage_.zones, *cover.zone)};
      denials_.push_back(denial);
      const Report told{next_id(), "access_denied", denial.when, denial.place, denial_radius_m, {}, {}};
      rows_.add(denial.when.to + measure::minutes(30), row("coverage", told, denial.when.to + measure::minutes(30)));
    }
  }

  [[nodiscard]] bool denied(const TrueIncident& incident) const {
    constexpr std::int64_t half_side = denial_radius_m * 7 / 10;  // the square within the disc
    return std::any_of(denials_.begin(), denials_.end(), [&incident](const Denial& denial) {
      const Offset way = offset(denial.place, incident.place);
      return denial.when.from <= incident.at && incident.at < denial.when.to &&
             std::abs(way.north_m) <= half_side && std::abs(way.east_m) <= half_side;
    });
  }

  [[nodiscard]] bool covered(const TrueIncident& incident) const {
    if (source_.covers.empty()) return true;
    return std::any_of(source_.covers.begin(), source_.covers.end(), [&](const accord::Cover& cover) {
      const bool here = !cover.zone || stage_.zones.contains(*cover.zone, incident.place);
      const bool now = !cover.when || (cover.when->from <= incident.at && incident.at < cover.when->to);
      return here && now;
    });
  }

  // Bounds that hold the truth; the place is in a square within the stated disc.
  Report report(const TrueIncident& truth) {
    Report made{next_id(), truth.kind, {truth.at, truth.at}, truth.place, reach_.raw() / 1000, truth.actor,
                truth.attributes};
    if (!dice_.in_thousand(exact_time)) {
      const std::int64_t seconds = std::max<std::int64_t>(1, blur_.raw() / 1000);
      made.when.from = truth.at - measure::seconds(dice_.between(0, seconds));
      made.when.to = truth.at + measure::seconds(dice_.between(1, seconds));
    }
    made.place = near(dice_, {truth.place, measure::Length{reach_.raw() / 100 * 65}});
    err(made);
    return made;
  }

  void err(Report& made) {
    if (dice_.in_thousand(no_actor)) made.actor.clear();
    if (!made.actor.empty() && dice_.in_thousand(wrong_actor)) made.actor = other_party(made.actor);
    if (dice_.in_thousand(wrong_deaths)) {
      const measure::Decimal more = measure::whole(number_of(made.attributes, "deaths") + dice_.between(1, 3));
      set_all(made.attributes, {{"deaths", measure::AmountRange{more, more}}});
    }
    if (dice_.in_thousand(wrong_place)) made.place = astray(made);
    if (dice_.in_thousand(wrong_kind) && !others_.empty()) made.kind = dice_.pick(others_).kind;
  }

  // Beyond the report's own radius, in a direction of its own.
  earth::Position astray(const Report& made) {
    const std::int64_t north = dice_.between(10, 30) * (dice_.in_thousand(500) ? 1 : -1);
    const std::int64_t east = dice_.between(10, 30) * (dice_.in_thousand(500) ? 1 : -1);
    return moved(made.place, north * made.radius_m, east * made.radius_m);
  }

  // Each source invents at its own time: two that agree would not be noise.
  Report invention(const TrueIncident& model) {
    Report made = report(model);
    const Duration later = measure::seconds(dice_.between(7'200, 36'000));
    made.when = {made.when.from + later, made.when.to + later};
    made.actor = party_.empty() ? std::string{} : other_party(party_);
    return made;
  }

  std::string other_party(const std::string& not_this) {
    std::vector<std::string> names;
    for (const TrueIncident& incident : incidents_)
      if (incident.actor != not_this && !incident.actor.empty()) names.push_back(incident.actor);
    return names.empty() ? std::string{} : dice_.pick(names);
  }

  Instant received(Instant at) {
    const Duration bound = std::max(source_.late, measure::minutes(30));
    const std::int64_t seconds = bound.raw() / 1000;
    if (dice_.in_thousand(very_late)) return at + measure::seconds(dice_.between(2 * seconds, 6 * seconds));
    return at + blur_ + measure::seconds(dice_.between(120, std::max<std::int64_t>(180, seconds / 2)));
  }

  void tell(const Report& report, Instant at) {
    if (dice_.in_thousand(revised)) {
      Report first = report;
      const measure::Decimal none{};
      set_all(first.attributes, {{"deaths", measure::AmountRange{none, none}}});
      rows_.add(at, row("incident", first, at));
      at = at + measure::hours(dice_.between(3, 20));
    }
    const std::string text = row("incident", report, at);
    if (dice_.in_thousand(torn)) {
      rows_.add(at, tear(dice_, text));
      if (dice_.in_thousand(500)) return;  // and it is never sent again
      at = at + measure::minutes(5);
    }
    rows_.add(at, text);
    if (dice_.in_thousand(repeated)) rows_.add(at + measure::minutes(dice_.between(1, 90)), text);
  }

  [[nodiscard]] std::string row(std::string_view root, const Report& report, Instant at) const {
    const std::string radius = fmt::format("{}", report.radius_m);
    std::string out = fmt::format("{},{},{},{},{},{},{},{},{},,{},{},public", report.id, root, report.kind,
                                  measure::print(report.when.from), measure::print(report.when.to),
                                  base::print_scaled(report.place.latitude_e7(), 7),
                                  base::print_scaled(report.place.longitude_e7(), 7), radius,
                                  report.actor.empty() ? "unknown" : report.actor, measure::print(at),
                                  measure::print(at));
    for (const std::string& column : columns_) out.append(1, ',').append(cell(report.attributes, column));
    return out;
  }

  std::string next_id() { return fmt::format("{}-{:04}", source_.name, ++reports_); }

  const Stage& stage_;
  const accord::Source& source_;
  const std::vector<TrueIncident>& incidents_;
  Dice dice_;
  std::string party_;  // the source's origin where that is a party, else empty
  measure::Length reach_ = measure::metres(250);
  Duration blur_ = measure::minutes(4);
  std::vector<Role> others_;
  std::vector<std::string> columns_;
  std::vector<Denial> denials_;
  FeedRows rows_;
  std::int64_t reports_ = 0;
};

}  // namespace

std::string incidents_feed(const Stage& stage, const accord::Source& source,
                           const std::vector<TrueIncident>& incidents) {
  return Reporter{stage, source, incidents}.write();
}

}  // namespace casus::rehearse
