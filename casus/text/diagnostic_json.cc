// Where a diagnostic stands, and its row for a program.
#include "casus/text/diagnostic.h"

#include <algorithm>
#include <functional>

#include "casus/seal/json.h"
#include "casus/text/lines.h"

namespace casus::text {

LineColumn line_column(std::string_view file, std::size_t offset) {
  return Lines{file}.at(offset);
}

namespace {

void write_fixes(seal::JsonWriter& json, const Diagnostic& diagnostic) {
  json.key("fix").begin_array();
  for (const Fix& fix : diagnostic.fixes) {
    json.begin_object().key("begin").integer(static_cast<std::int64_t>(fix.begin));
    json.key("end").integer(static_cast<std::int64_t>(fix.end));
    json.key("replacement").string(fix.replacement).end();
  }
  json.end();
}

}  // namespace

std::string to_json(std::span<const Diagnostic> diagnostics, std::string_view file) {
  seal::JsonWriter json;
  json.begin_array();
  const Lines lines{file};
  const auto place = [&](std::size_t begin) {
    const LineColumn at = lines.at(begin);
    json.key("line").integer(at.line).key("column").integer(at.column);
  };
  for (const Diagnostic& d : diagnostics) {
    json.begin_object().key("code").string(d.code);
    json.key("severity").string(d.severity == Severity::error ? "error" : "warning");
    place(d.begin);
    json.key("text").string(file.substr(d.begin, d.end - d.begin));
    json.key("message")
        .string(d.message)
        .key("help")
        .string(d.help)
        .key("provision")
        .string(d.provision);
    json.key("notes").begin_array();
    for (const Note& note : d.notes) {
      json.begin_object();
      place(note.begin);
      json.key("text").string(file.substr(note.begin, note.end - note.begin));
      json.key("label").string(note.label).end();
    }
    json.end();
    if (!d.fixes.empty()) write_fixes(json, d);
    json.end();
  }
  json.end();
  return json.take();
}

std::string apply_fixes(std::span<const Diagnostic> diagnostics, std::string_view file) {
  std::vector<Fix> taken;
  const auto touches = [&](const Fix& fix) {
    return std::ranges::any_of(taken, [&](const Fix& other) {
      return fix.begin <= other.end && other.begin <= fix.end;
    });
  };
  for (const Diagnostic& d : diagnostics) {
    if (std::ranges::any_of(d.fixes, touches)) continue;
    taken.insert(taken.end(), d.fixes.begin(), d.fixes.end());
  }
  std::ranges::sort(taken, std::greater{}, &Fix::begin);
  std::string out{file};
  for (const Fix& fix : taken) out.replace(fix.begin, fix.end - fix.begin, fix.replacement);
  return out;
}

}  // namespace casus::text
