// What the tests of this room read: sentences in a frame of parties, zones and kinds,
// and the errors that a text gives.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casus/accord/from_text.h"
#include "casus/text/codes.h"

namespace casus::accord {

constexpr std::string_view test_sites =
    R"({"type":"FeatureCollection","features":[)"
    R"({"type":"Feature","id":"a1","properties":{"name":"alpha"},"geometry":{"type":"Polygon",)"
    R"("coordinates":[[[10,10],[11,10],[11,11],[10,11],[10,10]]]}},)"
    R"({"type":"Feature","id":"b2","properties":{},"geometry":{"type":"Polygon",)"
    R"("coordinates":[[[20,10],[21,10],[21,11],[20,11],[20,10]]]}}]})";

inline base::Result<std::string> beside_test(std::string_view path) {
  if (path == "sites.geojson") return std::string{test_sites};
  return base::Fault{base::FaultKind::not_found, "no file `" + std::string(path) + "`", "", {}};
}

// Everything that the sentences of a test may need; `code` comes last.
inline std::string with_cast(std::string_view code) {
  return "## Article 1. Silence\n\n1.1 Prose.\n\n```accord\n"
         "accord \"Example\", draft 1, of 2025-12-15T00:00+01:00.\n"
         "party UKR \"Ukraine\". party RUS \"Russia\". party USA \"America\". party FRA \"France\".\n"
         "group Guarantors is USA, FRA.\n"
         "body Commission \"Commission\" of USA, UKR, RUS.\n"
         "zone front is line 47N 37E, 48N 37E.\n"
         "zone east is area 46N 38E, 48N 38E, 48N 40E, 46N 40E.\n"
         "zone far is area 6N 38E, 8N 38E, 8N 40E, 6N 40E.\n"
         "kind fire is incident. kind ship is sighting. kind personnel is declaration.\n"
         "kind consult is act. kind assist is act.\n"
         "proof 1 origin, C3 or better.\n" +
         std::string(code) + "\n```\n";
}

inline Reading read_test(std::string_view code) { return from_text(with_cast(code), beside_test); }

inline std::vector<text::Diagnostic> errors_of(const Reading& reading) {
  std::vector<text::Diagnostic> out;
  for (const text::Diagnostic& d : reading.diagnostics) {
    if (d.severity == text::Severity::error) out.push_back(d);
  }
  return out;
}

// "CAS-E0507 `words`" of each error, a line each: what a test expects in one look.
inline std::string told(std::string_view code) {
  const std::string file = with_cast(code);
  std::string out;
  for (const text::Diagnostic& d : errors_of(from_text(file, beside_test))) {
    if (!out.empty()) out += "\n";
    out += std::string(d.code) + " `" + file.substr(d.begin, d.end - d.begin) + "`";
  }
  return out;
}

inline std::string told(std::string_view code, std::string_view words) {
  return std::string(code) + " `" + std::string(words) + "`";
}

}  // namespace casus::accord
