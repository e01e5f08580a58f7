// The table is cut to what fits a terminal; the other forms carry every field.
#include "casus/cli/findings_print.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "casus/base/csv.h"
#include "casus/base/text.h"
#include "casus/cli/table.h"
#include "casus/seal/json.h"

namespace casus::cli {

using finding::Finding;
using finding::NormHours;

namespace {

std::string reasons(const Finding& f) {
  std::string out;
  for (const finding::Reason reason : f.reasons) out += fmt::format("{}{}", out.empty() ? "" : " ", finding::name(reason));
  return out;
}

// "1 duty", "1 incident".
std::string singular(std::string word) {
  if (word == "duties") return "duty";
  if (word.ends_with('s')) word.pop_back();
  return word;
}

std::string peak(const Finding& f) {
  const std::string most = f.peak.possible ? std::to_string(*f.peak.possible) : "?";
  const std::string least = std::to_string(f.peak.certain);
  std::string measure = f.measure;
  if (least == "1" && most == "1") measure = singular(measure);
  return fmt::format("{} {}", least == most ? least : fmt::format("{}-{}", least, most), measure);
}

std::string instant_or_nothing(const std::optional<measure::Instant>& at) { return at ? measure::print(*at) : std::string{}; }

std::string csv_row(const Row& cells) { return base::csv_row(cells) + "\n"; }

Row csv_cells(const Finding& f) {
  std::string evidence;
  for (const std::string& id : f.evidence) evidence += (evidence.empty() ? "" : " ") + id;
  return {f.id, std::to_string(f.version), f.variant, f.norm, f.subject, f.key, std::string{finding::name(f.verdict)}, f.severity,
          measure::print(f.from), instant_or_nothing(f.to), instant_or_nothing(f.certain_from), instant_or_nothing(f.certain_to),
          instant_or_nothing(f.reached), measure::print(f.facts_from), measure::print(f.facts_to), f.measure,
          std::to_string(f.peak.certain), f.peak.possible ? std::to_string(*f.peak.possible) : "", reasons(f), evidence};
}

std::string csv(std::span<const Finding> findings) {
  std::string out = csv_row({"id", "version", "variant", "norm", "subject", "key", "verdict", "severity", "from", "to", "certain_from",
                             "certain_to", "reached", "facts_from", "facts_to", "measure", "peak_certain", "peak_possible", "reasons",
                             "evidence"});
  for (const Finding& f : findings) out += csv_row(csv_cells(f));
  return out;
}

using Places = std::map<std::string, earth::Position, std::less<>>;

void write_geometry(seal::JsonWriter& json, const Finding& f, const Places& places) {
  json.key("geometry");
  std::string points;
  for (const std::string& id : f.evidence) {
    const auto at = places.find(id);
    if (at == places.end()) continue;
    points += fmt::format("{}[{},{}]", points.empty() ? "" : ",", base::print_scaled(at->second.longitude_e7(), 7),
                          base::print_scaled(at->second.latitude_e7(), 7));
  }
  if (points.empty()) json.null();
  else json.raw(fmt::format(R"({{"type":"MultiPoint","coordinates":[{}]}})", points));
}

std::string geojson(std::span<const Finding> findings, std::span<const fact::Fact> facts) {
  Places places;
  for (const fact::Fact& fact : facts) {
    if (fact.place) places.emplace(fact.id(), fact.place->at);
  }
  seal::JsonWriter json;
  json.begin_object().key("type").string("FeatureCollection").key("features").begin_array();
  for (const Finding& f : findings) {
    json.begin_object().key("type").string("Feature").key("id").string(f.id);
    write_geometry(json, f, places);
    json.key("properties").raw(finding::to_json(f)).end();
  }
  json.end().end();
  return json.take() + "\n";
}

template <typename Items>
std::string lines(const Items& items) {
  std::string out;
  for (const auto& item : items) out += to_json(item) + "\n";
  return out;
}

template <typename Items>
std::string document(std::string_view schema, std::string_view key, const Items& items) {
  seal::JsonWriter json;
  json.begin_object().key("schema").string(schema).key(key).begin_array();
  for (const auto& item : items) json.raw(to_json(item));
  json.end().end();
  return json.take() + "\n";
}

std::string hours(std::int64_t ms) { return base::print_scaled((ms + 180'000) / 360'000, 1); }

// Events per 1,000 covered hours, one decimal.
std::string rate(const NormHours& h) {
  const std::int64_t covered = h.breach_ms + h.unknown_ms + h.compliant_ms;
  if (covered <= 0) return "-";
  return base::print_scaled(h.breaches * 36'000'000'000 / covered, 1);
}

std::string hours_csv(std::span<const NormHours> all) {
  std::string out = csv_row({"norm", "subject", "breach_ms", "unknown_ms", "compliant_ms", "not_covered_ms", "breaches", "unknowns"});
  for (const NormHours& h : all) {
    out += csv_row({h.norm, h.subject, std::to_string(h.breach_ms), std::to_string(h.unknown_ms), std::to_string(h.compliant_ms),
                    std::to_string(h.not_covered_ms), std::to_string(h.breaches), std::to_string(h.unknowns)});
  }
  return out;
}

}  // namespace

std::string findings_table(std::span<const Finding> findings) {
  std::vector<Row> rows{{"norm", "severity", "verdict", "subject", "key", "from", "to", "peak", "id", "reasons"}};
  std::size_t breaches = 0;
  for (const Finding& f : findings) {
    breaches += f.verdict == finding::Verdict::breach ? 1U : 0U;
    rows.push_back({f.norm, f.severity, std::string{finding::name(f.verdict)}, f.subject, f.key, short_time(f.from),
                    f.to ? short_time(*f.to) : "end of record", peak(f), f.id, reasons(f)});
  }
  std::string out = findings.empty() ? std::string{} : aligned(rows) + "\n";
  return out + fmt::format("{} {}: {} {}, {} unknown\n", findings.size(), findings.size() == 1 ? "finding" : "findings", breaches,
                           breaches == 1 ? "breach" : "breaches", findings.size() - breaches);
}

std::string print_findings(std::span<const Finding> findings, std::span<const fact::Fact> facts, Format format) {
  switch (format) {
    case Format::human: return findings_table(findings);
    case Format::json: return document("casus.findings/1", "findings", findings);
    case Format::ndjson: return lines(findings);
    case Format::csv: return csv(findings);
    case Format::geojson: return geojson(findings, facts);
    case Format::html:
    case Format::sarif:
    case Format::ics: break;  // no verb prints findings so
  }
  return {};
}

std::string print_hours(std::span<const NormHours> all, Format format) {
  if (format == Format::json) return document("casus.summary_of_hours/1", "hours", all);
  if (format == Format::csv) return hours_csv(all);
  if (format != Format::human) return lines(all);
  std::vector<Row> rows{{"norm", "subject", "breach h", "unknown h", "compliant h", "not covered h", "breaches", "unknown", "breaches per 1000 covered h"}};
  for (const NormHours& h : all) {
    rows.push_back({h.norm, h.subject, hours(h.breach_ms), hours(h.unknown_ms), hours(h.compliant_ms), hours(h.not_covered_ms),
                    std::to_string(h.breaches), std::to_string(h.unknowns), rate(h)});
  }
  return aligned(rows);
}

}  // namespace casus::cli
