// ucdp_ged out: what a yearly data set would hold, days instead of instants and
// only events with deaths. Columns by name, as in the published files.
#include <algorithm>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/rehearse/casting.h"
#include "casus/rehearse/dice.h"
#include "casus/rehearse/feed_rows.h"
#include "casus/rehearse/reports.h"

namespace casus::rehearse {

namespace {

constexpr std::int64_t noticed = 850;
constexpr std::int64_t coarse_place = 120;
constexpr std::int64_t coarse_date = 120;

// The raw columns that the source's where-rules may test.
struct Coding {
  std::string type_of_violence{'1'};
  char where_prec = '1';
  char date_prec = '1';
};

Coding coding(const fact::MappingRule* rule, Dice& dice) {
  Coding out;
  if (dice.in_thousand(coarse_place)) out.where_prec = dice.in_thousand(500) ? '2' : '3';
  if (dice.in_thousand(coarse_date)) out.date_prec = '2';
  if (rule == nullptr) return out;
  const std::vector<fact::Attribute> wanted = satisfying(rule->tests);
  if (value_of(wanted, "type_of_violence") != nullptr) out.type_of_violence = cell(wanted, "type_of_violence");
  return out;
}

std::string day(measure::Instant t) { return measure::print(t).substr(0, 10); }

const fact::MappingRule* rule_for(const accord::Source& source, const std::string& kind) {
  const auto& rules = source.profile.rules;
  const auto found = std::find_if(rules.begin(), rules.end(),
                                  [&kind](const fact::MappingRule& rule) { return rule.kind == kind; });
  return found == rules.end() ? nullptr : &*found;
}

}  // namespace

std::string ged_feed(const Stage& stage, const accord::Source& source,
                     const std::vector<TrueIncident>& incidents) {
  Dice dice{stage.seed, "source " + source.name};
  std::string out =
      "id,year,type_of_violence,side_a,side_b,where_prec,latitude,longitude,country,date_prec,"
      "date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low\n";
  std::int64_t id = 900'000;
  for (const TrueIncident& incident : incidents) {
    const std::int64_t deaths = number_of(incident.attributes, "deaths");
    const fact::MappingRule* rule = rule_for(source, incident.kind);
    if (deaths == 0 || !dice.in_thousand(noticed)) continue;
    if (rule == nullptr && !source.profile.rules.empty()) continue;
    const Coding code = coding(rule, dice);
    const measure::Duration more = measure::days(code.date_prec == '1' ? 0 : dice.between(1, 3));
    const std::int64_t high = deaths + dice.between(0, 2);
    const std::int64_t low = deaths - dice.between(0, 1);
    out += fmt::format("{},{},{},side A,side B,{},{},{},none,{},{},{},0,0,0,{},{},{},{}\n", ++id,
                       day(incident.at).substr(0, 4), code.type_of_violence, code.where_prec,
                       base::print_scaled(incident.place.latitude_e7() / 1000, 4),
                       base::print_scaled(incident.place.longitude_e7() / 1000, 4), code.date_prec,
                       day(incident.at), day(incident.at + more), deaths, deaths, high, low);
  }
  return out;
}

}  // namespace casus::rehearse
