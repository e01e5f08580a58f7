// explain and verify: what a record says and whether it holds.
#include <fmt/format.h>

#include "casus/base/visible.h"
#include "casus/cli/commands.h"
#include "casus/cli/sound_accord.h"
#include "casus/explain/explain.h"
#include "casus/seal/json.h"
#include "casus/text/codes.h"
#include "casus/verb/explained.h"
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

std::string document(const verb::Verification& verified) {
  seal::JsonWriter json;
  json.begin_object().key("schema").string("casus.verification/1").key("verified").boolean(verified.differences.empty());
  json.key("facts").integer(static_cast<std::int64_t>(verified.facts)).key("findings").integer(static_cast<std::int64_t>(verified.findings));
  json.key("bytes").integer(static_cast<std::int64_t>(verified.bytes)).key("differences").begin_array();
  for (const verb::Difference& one : verified.differences) {
    json.begin_object().key("file").string(one.file).key("message").string(one.message).end();
  }
  json.end().key("broken_off").begin_array();
  for (const std::string& source : verified.broken_off) json.string(source);
  json.end().end();
  return json.take();
}

}  // namespace

namespace {

// The feeds, where an accord was named; else the record.
base::Result<verb::Docket> docket_for(const Arguments& arguments) {
  if (arguments.accord.empty() != arguments.feeds.empty())
    return Fault{FaultKind::usage, "--accord and --feed go together", "casus explain FINDING --accord ACCORD --feed SOURCE=PATH", {}};
  if (arguments.accord.empty()) {
    auto record = verb::open_record(arguments.log);
    if (record) return verb::docket_of(std::move(*record), arguments.threads);
    Fault fault = record.fault();
    if (fault.kind == FaultKind::not_found) fault.help = "name the record with --log DIR, as written by `casus watch --out DIR`, or the text with --accord and --feed";
    return fault;
  }
  Arguments named = arguments;
  named.target = arguments.accord;
  CASUS_TRY(file, sound_accord(named));
  CASUS_TRY(feeds, feed_specs(named));
  CASUS_TRY(from, instant_option("--from", arguments.from));
  CASUS_TRY(to, instant_option("--to", arguments.to));
  CASUS_TRY(outcome, verb::run(*file.reading.accord, {.mode = verb::Mode::watch, .feeds = feeds, .from = from, .to = to, .threads = arguments.threads}));
  return verb::docket_of(std::move(outcome), arguments.threads);
}

void print(const explain::Explanation& words, Format format, Shell& shell) {
  if (format == Format::human) shell.show(explain::text(words));
  else if (format == Format::html) shell.data(explain::html(words));
  else shell.line(explain::to_json(words));
}

}  // namespace

int run_explain(const Arguments& arguments, Shell& shell) {
  if (arguments.target.starts_with("CAS-")) return explain_code(arguments.target, shell);
  const auto docket = docket_for(arguments);
  if (!docket) return Shell::fault(docket.fault());
  if (arguments.as_of.empty()) {
    const auto words = verb::explained(*docket, arguments.target);
    if (!words) return Shell::fault(words.fault());
    print(*words, arguments.format, shell);
    return exit_clean;
  }
  const auto all = verb::explained_as_of(*docket, arguments.target, arguments.as_of);
  if (!all) return Shell::fault(all.fault());
  for (std::size_t i = 0; i < all->size(); ++i) {
    if (i > 0 && arguments.format == Format::human) shell.line("");
    print((*all)[i], arguments.format, shell);
  }
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
  for (const std::string& source : verified->broken_off) {
    shell.line(fmt::format("{}: its input broke off when the record was written; what stood behind is in no verdict", source));
  }
  for (const verb::Difference& one : verified->differences) shell.show(base::visible(fmt::format("{}/{}: {}", arguments.target, one.file, one.message)) + "\n");
  if (!verified->differences.empty()) {
    shell.line(fmt::format("refused: {} difference{}", verified->differences.size(), verified->differences.size() == 1 ? "" : "s"));
    return code;
  }
  shell.line(fmt::format("verified: {} findings recomputed from {} facts, {} bytes the same", verified->findings, verified->facts, verified->bytes));
  return code;
}

}  // namespace casus::cli
