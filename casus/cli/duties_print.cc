// Duties for people are a table; for programs they are documents of their own.
#include "casus/cli/duties_print.h"

#include <map>

#include <fmt/format.h>

#include "casus/cli/findings_print.h"
#include "casus/cli/table.h"
#include "casus/seal/json.h"

namespace casus::cli {

namespace {

std::string time_or(const std::optional<measure::Instant>& at) { return at ? short_time(*at) : std::string{"?"}; }

std::string counts(std::span<const finding::Duty> duties) {
  std::map<finding::DutyState, std::size_t> number;
  for (const finding::Duty& duty : duties) ++number[duty.state];
  std::string out;
  for (const auto& [state, n] : number) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", n, finding::name(state));
  return out;
}

}  // namespace

std::string duties_table(std::span<const finding::Duty> duties) {
  if (duties.empty()) return {};
  std::vector<Row> rows{{"norm", "owed by", "owed to", "since", "due", "state", "id", "reasons"}};
  for (const finding::Duty& duty : duties) {
    std::string reasons;
    for (const finding::Reason reason : duty.reasons) reasons += fmt::format("{}{}", reasons.empty() ? "" : " ", finding::name(reason));
    rows.push_back({duty.norm, duty.owed_by, duty.owed_to.empty() ? "-" : duty.owed_to, time_or(duty.since), time_or(duty.due),
                    std::string{finding::name(duty.state)}, duty.id, reasons});
  }
  return aligned(rows) + fmt::format("\n{} {}: {}\n", duties.size(), duties.size() == 1 ? "duty" : "duties", counts(duties));
}

std::string print_judgement(const verb::Judgement& judgement, std::span<const fact::Fact> facts, Format format) {
  const std::string findings = print_findings(judgement.findings, facts, format);
  if (judgement.duties.empty()) return findings;
  if (format == Format::human) return findings + "\n" + duties_table(judgement.duties);
  if (format == Format::ndjson) {
    std::string lines;
    for (const finding::Duty& duty : judgement.duties) lines += to_json(duty) + "\n";
    return findings + lines;
  }
  if (format != Format::json) return findings;
  seal::JsonWriter json;
  json.begin_object().key("schema").string("casus.findings/1").key("findings").begin_array();
  for (const finding::Finding& one : judgement.findings) json.raw(to_json(one));
  json.end().key("duties").begin_array();
  for (const finding::Duty& duty : judgement.duties) json.raw(to_json(duty));
  json.end().end();
  return json.take() + "\n";
}

}  // namespace casus::cli
