// Score: every finding against every true breach; both lists are short.
#include "casus/rehearse/score.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/seal/json.h"

namespace casus::rehearse {

namespace {

using finding::Finding;
using finding::Verdict;

template <typename Claim>
bool same_line(const ScoreLine& line, const Claim& claim) {
  return line.norm == claim.norm && line.subject == claim.subject && line.severity == claim.severity &&
         line.measure == claim.measure;
}

template <typename Claim>
ScoreLine& line_of(ScoreSheet& sheet, const Claim& claim) {
  const auto found = std::find_if(sheet.lines.begin(), sheet.lines.end(),
                                  [&claim](const ScoreLine& line) { return same_line(line, claim); });
  if (found != sheet.lines.end()) return *found;
  ScoreLine line;
  line.norm = claim.norm;
  line.subject = claim.subject;
  line.severity = claim.severity;
  line.measure = claim.measure;
  sheet.lines.push_back(std::move(line));
  return sheet.lines.back();
}

bool speaks_of(const Finding& finding, const TrueBreach& breach) {
  if (finding.verdict == Verdict::withdrawn || finding.norm != breach.norm) return false;
  if (finding.subject != breach.subject || finding.severity != breach.severity) return false;
  if (finding.measure != breach.measure || finding.key != breach.key) return false;
  return finding.from <= breach.to && (!finding.to || breach.from <= *finding.to);
}

void count_breach(ScoreSheet& sheet, const TrueBreach& breach, std::span<const Finding> findings) {
  bool found = false;
  bool unknown = false;
  for (const Finding& finding : findings) {
    if (!speaks_of(finding, breach)) continue;
    found = found || finding.verdict == Verdict::breach;
    unknown = unknown || finding.verdict == Verdict::unknown;
  }
  ScoreLine& line = line_of(sheet, breach);
  ++line.truths;
  if (found) {
    ++line.found;
  } else if (unknown) {
    ++line.only_unknown;
  } else {
    ++line.missed;
    sheet.missed.push_back(breach);
  }
}

void count_finding(ScoreSheet& sheet, const Finding& finding, const std::vector<TrueBreach>& breaches) {
  if (finding.verdict == Verdict::withdrawn) return;
  const bool true_one = std::any_of(breaches.begin(), breaches.end(), [&finding](const TrueBreach& breach) {
    return speaks_of(finding, breach);
  });
  ScoreLine& line = line_of(sheet, finding);
  if (finding.verdict == Verdict::unknown) {
    for (const finding::Reason reason : finding.reasons) ++line.reasons[std::string{name(reason)}];
    if (!true_one) ++line.idle_unknowns;
  } else if (!true_one) {
    ++line.false_breaches;
    sheet.falsely.push_back(finding);
  }
}

std::string reasons_text(const ScoreLine& line) {
  std::string out;
  for (const auto& [reason, count] : line.reasons)
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", reason, count);
  return out;
}

}  // namespace

ScoreSheet score(const accord::Accord& accord, const Truth& truth, std::span<const Finding> findings) {
  ScoreSheet sheet;
  const std::vector<TrueBreach> breaches = true_breaches(accord, truth);
  for (const TrueBreach& breach : breaches) count_breach(sheet, breach, findings);
  for (const Finding& finding : findings) count_finding(sheet, finding, breaches);
  const auto place = [&accord](const ScoreLine& line) {
    const auto found = std::find_if(accord.norms.begin(), accord.norms.end(),
                                    [&line](const accord::Norm& norm) { return norm.id == line.norm; });
    return found - accord.norms.begin();
  };
  std::stable_sort(sheet.lines.begin(), sheet.lines.end(), [&place](const ScoreLine& a, const ScoreLine& b) {
    return place(a) != place(b) ? place(a) < place(b) : a.subject < b.subject;
  });
  return sheet;
}

std::string to_text(const ScoreSheet& sheet) {
  std::string out = fmt::format("{:<6}{:<12}{:<10}{:<11}{:>6}{:>7}{:>9}{:>8}{:>7}{:>6}  {}\n", "norm", "subject",
                                "severity", "measure", "true", "found", "unknown", "missed", "false", "idle",
                                "reasons of unknowns");
  for (const ScoreLine& line : sheet.lines)
    out += fmt::format("{:<6}{:<12}{:<10}{:<11}{:>6}{:>7}{:>9}{:>8}{:>7}{:>6}  {}\n", line.norm, line.subject,
                       line.severity, line.measure, line.truths, line.found, line.only_unknown, line.missed,
                       line.false_breaches, line.idle_unknowns, reasons_text(line));
  for (const TrueBreach& breach : sheet.missed)
    out += fmt::format("missed: {} {} {} {} {} [{}, {}]\n", breach.norm, breach.subject, breach.severity,
                       breach.measure, breach.key, measure::print(breach.from), measure::print(breach.to));
  for (const Finding& finding : sheet.falsely)
    out += fmt::format("false: {} {} {} {} {} {} from {}\n", finding.id, finding.norm, finding.subject,
                       finding.severity, finding.measure, finding.key, measure::print(finding.from));
  return out;
}

std::string to_ndjson(const ScoreSheet& sheet) {
  std::string out;
  for (const ScoreLine& line : sheet.lines) {
    seal::JsonWriter json;
    json.begin_object().key("schema").string("casus.score/1").key("norm").string(line.norm);
    json.key("subject").string(line.subject).key("severity").string(line.severity);
    json.key("measure").string(line.measure).key("truths").integer(line.truths);
    json.key("found").integer(line.found).key("only_unknown").integer(line.only_unknown);
    json.key("missed").integer(line.missed).key("false_breaches").integer(line.false_breaches);
    json.key("idle_unknowns").integer(line.idle_unknowns).key("reasons").begin_object();
    for (const auto& [reason, count] : line.reasons) json.key(reason).integer(count);
    out += json.end().end().take() + "\n";
  }
  return out;
}

}  // namespace casus::rehearse
