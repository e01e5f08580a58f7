// Diagnostics as the protocol has them, and the cures that they carry.
#include <fmt/format.h>

#include "casus/lsp/answers.h"

namespace casus::lsp {

using seal::JsonWriter;
using text::Diagnostic;

namespace {

constexpr std::int64_t severity_error = 1;
constexpr std::int64_t severity_warning = 2;

void write_notes(JsonWriter& json, const Document& document, const Diagnostic& one) {
  json.key("relatedInformation").begin_array();
  for (const text::Note& note : one.notes) {
    json.begin_object().key("location").begin_object().key("uri").string(document.uri()).key("range");
    write_range(json, document.lines().range({note.begin, note.end}));
    json.end().key("message").string(note.label).end();
  }
  json.end();
}

void write_diagnostic(JsonWriter& json, const Document& document, const Diagnostic& one) {
  json.begin_object().key("range");
  write_range(json, document.lines().range({one.begin, one.end}));
  json.key("severity").integer(one.severity == text::Severity::error ? severity_error : severity_warning);
  json.key("code").string(one.code).key("source").string("casus");
  json.key("message").string(one.help.empty() ? one.message : fmt::format("{}\nhelp: {}", one.message, one.help));
  write_notes(json, document, one);
  json.end();
}

// "Write `buffer`", "Remove `the`"; for several places at once what the help says.
std::string title_of(const Document& document, const Diagnostic& one) {
  const text::Fix& first = one.fixes.front();
  if (one.fixes.size() > 1) return one.help.empty() ? "Mend it" : one.help;
  if (!first.replacement.empty()) return fmt::format("Write `{}`", first.replacement);
  return fmt::format("Remove `{}`", text::Span{first.begin, first.end}.in(document.text()));
}

void write_action(JsonWriter& json, const Document& document, const Diagnostic& one) {
  json.begin_object().key("title").string(title_of(document, one)).key("kind").string("quickfix");
  json.key("isPreferred").boolean(true).key("diagnostics").begin_array();
  write_diagnostic(json, document, one);
  json.end().key("edit").begin_object().key("changes").begin_object().key(document.uri()).begin_array();
  for (const text::Fix& fix : one.fixes) {
    json.begin_object().key("range");
    write_range(json, document.lines().range({fix.begin, fix.end}));
    json.key("newText").string(fix.replacement).end();
  }
  json.end().end().end().end();
}

}  // namespace

std::string published(const Document& document) {
  JsonWriter json;
  json.begin_object().key("uri").string(document.uri()).key("version").integer(document.version());
  json.key("diagnostics").begin_array();
  for (const Diagnostic& one : document.diagnostics()) write_diagnostic(json, document, one);
  json.end().end();
  return json.take();
}

std::string code_actions(const Document& document, const Question& question) {
  JsonWriter json;
  json.begin_array();
  for (const Diagnostic& one : document.diagnostics()) {
    const bool overlaps = one.begin <= question.range.end && question.range.begin <= one.end;
    if (overlaps && question.quick_fixes && !one.fixes.empty()) write_action(json, document, one);
  }
  json.end();
  return json.take();
}

}  // namespace casus::lsp
