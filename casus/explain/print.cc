// An explanation as text and as a document.
#include <fmt/format.h>

#include "casus/explain/explain.h"
#include "casus/seal/json.h"

namespace casus::explain {

std::string text(const Explanation& explanation) {
  std::string out = explanation.headline + "\n";
  for (const Section& section : explanation.sections) {
    out += fmt::format("\n{}\n", section.title);
    for (const std::string& line : section.lines) out += fmt::format("  {}\n", line);
  }
  return out;
}

std::string to_json(const Explanation& explanation, const finding::Finding& finding) {
  seal::JsonWriter json;
  json.begin_object().key("schema").string("casus.explanation/1").key("finding").string(finding.id);
  json.key("headline").string(explanation.headline).key("sections").begin_array();
  for (const Section& section : explanation.sections) {
    json.begin_object().key("title").string(section.title).key("lines").begin_array();
    for (const std::string& line : section.lines) json.string(line);
    json.end().end();
  }
  json.end().end();
  return json.take();
}

}  // namespace casus::explain
