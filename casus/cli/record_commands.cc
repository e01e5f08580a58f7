// explain and verify: what a record says and whether it holds.
#include <algorithm>
#include <ranges>

#include <fmt/format.h>

#include "casus/cli/commands.h"
#include "casus/cli/history_print.h"
#include "casus/explain/explain.h"
#include "casus/seal/json.h"
#include "casus/text/codes.h"
#include "casus/verb/record.h"

namespace casus::cli {

using base::Fault;
using base::FaultKind;

namespace {

int explain_code(const std::string& code, Shell& shell) {
  const auto page = text::code_explanation(code);
  if (!page) return Shell::fault({FaultKind::not_found, fmt::format("there is no code `{}`", code), "`casus check` prints the codes of a text", {}});
  shell.data(*page);
  return exit_clean;
}

// The finding of that id; a beginning of it is enough where it is the only one.
base::Result<const finding::Finding*> pick(const verb::OpenRecord& record, const std::string& id) {
  std::vector<const finding::Finding*> hits;
  for (const finding::Finding& f : record.findings) {
    if (f.id.starts_with(id)) hits.push_back(&f);
  }
  if (hits.size() == 1) return hits.front();
  if (hits.empty()) {
    return Fault{FaultKind::not_found, fmt::format("the record holds no finding `{}`", id), "findings.ndjson lists them all", {}};
  }
  return Fault{FaultKind::usage, fmt::format("`{}` fits {} findings", id, hits.size()), "give more of the id", {}};
}

std::string document(const verb::Verification& verified) {
  seal::JsonWriter json;
  json.begin_object().key("schema").string("casus.verification/1").key("verified").boolean(verified.differences.empty());
  json.key("facts").integer(static_cast<std::int64_t>(verified.facts)).key("findings").integer(static_cast<std::int64_t>(verified.findings));
  json.key("bytes").integer(static_cast<std::int64_t>(verified.bytes)).key("differences").begin_array();
  for (const verb::Difference& one : verified.differences) {
    json.begin_object().key("file").string(one.file).key("message").string(one.message).end();
  }
  json.end().end();
  return json.take();
}

}  // namespace

int run_explain(const Arguments& arguments, Shell& shell) {
  if (arguments.target.starts_with("CAS-")) return explain_code(arguments.target, shell);
  const auto record = verb::open_record(arguments.log);
  if (!record) {
    Fault fault = record.fault();
    if (fault.kind == FaultKind::not_found) fault.help = "name the record with --log DIR, as written by `casus watch --out DIR`";
    return Shell::fault(fault);
  }
  const auto finding = pick(*record, arguments.target);
  if (!finding) return Shell::fault(finding.fault());
  if (!arguments.as_of.empty()) return explain_as_of(arguments, *record, **finding, shell);
  const explain::Explanation words = explain::explain(record->judged, record->facts, **finding);
  if (arguments.format == Format::human) shell.data(explain::text(words));
  else shell.line(explain::to_json(words, **finding));
  return exit_clean;
}

int run_verify(const Arguments& arguments, Shell& shell) {
  const auto verified = verb::verify(arguments.target, arguments.threads);
  if (!verified) return Shell::fault(verified.fault());
  const int code = verified->differences.empty() ? exit_clean : exit_found;
  if (arguments.format != Format::human) {
    shell.line(document(*verified));
    return code;
  }
  for (const verb::Difference& one : verified->differences) shell.line(fmt::format("{}/{}: {}", arguments.target, one.file, one.message));
  if (!verified->differences.empty()) {
    shell.line(fmt::format("refused: {} difference{}", verified->differences.size(), verified->differences.size() == 1 ? "" : "s"));
    return code;
  }
  shell.line(fmt::format("verified: {} findings recomputed from {} facts, {} bytes the same", verified->findings, verified->facts, verified->bytes));
  return code;
}

}  // namespace casus::cli
