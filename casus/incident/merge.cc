// The sweep: reports come in the order of `from`, so an incident whose earliest
// end lies more than the rule's time back can take no further report and leaves
// the list of open ones. Cost: reports x incidents open at one time.
#include "casus/incident/merge.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

#include "casus/base/check.h"
#include "casus/earth/distance.h"

namespace casus::incident {

using measure::Duration;
using measure::Instant;
using measure::Interval;
using measure::Truth;

Truth within(const Interval& a, const Interval& b, Duration limit) {
  const Duration farthest = std::max(a.to - b.from, b.to - a.from);
  if (farthest <= limit) return Truth::yes;
  const Interval& first = a.from <= b.from ? a : b;
  const Interval& second = a.from <= b.from ? b : a;
  const Duration nearest = second.from - first.to;
  // The end of an interval is not in it, so its distance is not attained.
  const bool attained = first.exact();
  return measure::truth(nearest < limit || (attained && nearest == limit)) == Truth::yes
             ? Truth::unknown
             : Truth::no;
}

Match matches(const fact::Fact& a, const fact::Fact& b, const SameRule& rule) {
  if (a.what != b.what) return {};
  const Truth time = within(*a.when, *b.when, rule.time);
  if (time == Truth::no) return {};
  if (!a.place || !b.place || !a.place->radius || !b.place->radius) return {time, Truth::unknown};
  return {time, earth::within({a.place->at, *a.place->radius}, {b.place->at, *b.place->radius}, rule.distance)};
}

namespace {

struct Open {
  std::size_t incident = 0;
  Instant earliest_end;
};

class Merger {
 public:
  Merger(std::span<const fact::Fact* const> reports, const SameRule& rule)
      : reports_{reports}, rule_{rule} {}

  void take(std::uint32_t report, std::vector<Incident>& incidents) {
    std::vector<Open>& open = open_[reports_[report]->what];
    const Interval when = *reports_[report]->when;
    std::erase_if(open, [&](const Open& o) { return o.earliest_end + rule_.time < when.from; });
    for (Open& candidate : open) {
      Incident& incident = incidents[candidate.incident];
      const Match fit = fits(report, incident);
      if (measure::both(fit.time, fit.place) == Truth::no) continue;
      incident.reports.push_back(report);
      incident.match_in_time = incident.match_in_time && fit.time == Truth::yes;
      incident.match_in_place = incident.match_in_place && fit.place == Truth::yes;
      candidate.earliest_end = std::min(candidate.earliest_end, when.to);
      return;
    }
    open.push_back({incidents.size(), when.to});
    incidents.push_back({{report}});
  }

 private:
  // Against all reports of the incident.
  [[nodiscard]] Match fits(std::uint32_t report, const Incident& incident) const {
    Match all{Truth::yes, Truth::yes};
    for (const std::uint32_t other : incident.reports) {
      if (reports_[other]->source == reports_[report]->source) return {};
      const Match one = matches(*reports_[other], *reports_[report], rule_);
      all = {measure::both(all.time, one.time), measure::both(all.place, one.place)};
      if (measure::both(all.time, all.place) == Truth::no) return {};
    }
    return all;
  }

  std::span<const fact::Fact* const> reports_;
  SameRule rule_;
  std::map<std::string_view, std::vector<Open>> open_;
};

// Their times are compared side by side, their names only where these are equal; a log that
// is in order already stays as it is.
std::vector<std::uint32_t> in_order(std::span<const fact::Fact* const> reports) {
  struct Place {
    Interval when;
    std::uint32_t report;
  };
  std::vector<Place> places;
  places.reserve(reports.size());
  for (std::uint32_t i = 0; i < reports.size(); ++i) {
    CASUS_CHECK(reports[i]->when.has_value());
    places.push_back({*reports[i]->when, i});
  }
  const auto name = [&](const Place& one) { return std::tie(reports[one.report]->source, reports[one.report]->record); };
  const auto before = [&](const Place& a, const Place& b) { return a.when != b.when ? a.when < b.when : name(a) < name(b); };
  if (!std::ranges::is_sorted(places, before)) std::ranges::sort(places, before);
  std::vector<std::uint32_t> order;
  order.reserve(places.size());
  for (const Place& one : places) order.push_back(one.report);
  return order;
}

}  // namespace

std::vector<Incident> merge(std::span<const fact::Fact* const> reports,
                            const std::optional<SameRule>& rule) {
  const std::vector<std::uint32_t> order = in_order(reports);
  std::vector<Incident> incidents;
  incidents.reserve(order.size());
  if (!rule) {
    for (const std::uint32_t report : order) incidents.push_back({{report}});
    return incidents;
  }
  Merger merger{reports, *rule};
  for (const std::uint32_t report : order) merger.take(report, incidents);
  return incidents;
}

}  // namespace casus::incident
