// An explanation as text and as a document.
#include <fmt/format.h>

#include "casus/base/markup.h"
#include "casus/base/text.h"
#include "casus/base/visible.h"
#include "casus/explain/explain.h"
#include "casus/explain/words.h"
#include "casus/seal/json.h"

namespace casus::explain {

namespace {

constexpr std::size_t columns = 80;

// Characters, not bytes: what continues one is not counted.
std::size_t width(std::string_view text) {
  std::size_t n = 0;
  for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
  return n;
}

// Broken between words; what follows the first line stands further in.
std::string wrapped(std::string_view line, std::string_view first, std::string_view rest) {
  std::string out{first};
  std::size_t at = width(first);
  bool begun = false;
  for (const std::string_view word : base::split(line, ' ')) {
    const std::size_t wide = width(word);
    if (begun && at + 1 + wide > columns) {
      out += "\n" + std::string{rest};
      at = width(rest);
      begun = false;
    }
    out += begun ? " " : "";
    out += word;
    at += wide + (begun ? 1 : 0);
    begun = true;
  }
  return out + "\n";
}

using seal::JsonWriter;

void write(JsonWriter& json, std::string_view key, const std::vector<std::string>& words) {
  json.key(key).begin_array();
  for (const std::string& word : words) json.string(word);
  json.end();
}

void write(JsonWriter& json, std::string_view key, const std::optional<measure::Instant>& at) {
  json.key(key);
  if (at) json.string(measure::print(*at));
  else json.null();
}

std::string_view then(const Change& change) { return change.then == Fate::gone && !change.stays.empty() ? "gone" : name(change.then); }

void write(JsonWriter& json, const Change& change) {
  json.begin_object().key("side").string(name(change.side)).key("then").string(then(change)).key("dial").string(change.dial);
  json.key("reason").string(change.reason).key("now").string(change.now).key("needed").string(change.needed).key("leaves").string(change.leaves);
  json.key("least").boolean(change.least);
  write(json, "records", change.records);
  json.key("stays").begin_array();
  for (const finding::Finding& one : change.stays) json.string(one.id);
  json.end().key("words").string(change.words).end();
}

void write(JsonWriter& json, const RecordHistory& history) {
  json.begin_object().key("record").string(history.record).key("versions").begin_array();
  for (const RecordVersion& one : history.versions) {
    json.begin_object().key("version").string(one.version);
    write(json, "received", one.received);
    write(json, "published", one.published);
    json.key("words").string(one.words).key("verdict").string(name(one.verdict)).key("changed").boolean(one.changed_verdict).end();
  }
  json.end().end();
}

void write_minimal(JsonWriter& json, const std::optional<MinimalEvidence>& minimal) {
  json.key("minimal");
  if (!minimal) {
    json.null();
    return;
  }
  json.begin_object();
  write(json, "records", minimal->records);
  json.key("alone").boolean(minimal->alone).key("least").boolean(minimal->least).end();
}

void write_knowledge(JsonWriter& json, const Explanation& explanation) {
  json.key("versions").begin_array();
  for (const RecordHistory& one : explanation.histories) write(json, one);
  json.end().key("known").begin_array();
  for (const KnowledgeStep& step : explanation.steps) {
    json.begin_object();
    write(json, "at", std::optional{step.at});
    json.key("verdict").string(name(step.verdict));
    write(json, "records", step.records);
    json.end();
  }
  json.end();
}

}  // namespace

std::string_view name(Change::Side side) { return side == Change::Side::evidence ? "evidence" : "text"; }

std::string text(const Explanation& explanation) {
  std::string out = wrapped(base::visible(explanation.headline), "", "  ");
  for (const Section& section : explanation.sections) {
    out += "\n" + wrapped(base::visible(section.title), "", "  ");
    for (const std::string& line : section.lines) out += wrapped(base::visible(line), "  ", "    ");
  }
  return out;
}

std::string to_json(const Explanation& explanation) {
  const bool of_finding = explanation.subject == Explanation::Subject::finding;
  JsonWriter json;
  json.begin_object().key("schema").string("casus.explanation/1").key("id").string(explanation.id);
  json.key(of_finding ? "finding" : "duty").raw(explanation.document);
  json.key("headline").string(explanation.headline).key("deciding").string(explanation.deciding).key("sections").begin_array();
  for (const Section& section : explanation.sections) {
    json.begin_object().key("title").string(section.title);
    write(json, "lines", section.lines);
    json.end();
  }
  json.end().key("changes").begin_array();
  for (const Change& change : explanation.changes) write(json, change);
  json.end().key("broke_off").boolean(explanation.broke_off);
  write_minimal(json, explanation.minimal);
  write_knowledge(json, explanation);
  json.end();
  return json.take();
}

}  // namespace casus::explain
