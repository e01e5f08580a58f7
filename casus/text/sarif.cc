// The writer of SARIF. Section numbers are those of the standard.
#include "casus/text/sarif.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "casus/seal/json.h"
#include "casus/text/codes.h"
#include "casus/text/lines.h"

namespace casus::text {

namespace {

// 3.10: artifact locations are URI references, so what RFC 3986 does not allow in a
// path is percent-encoded. A relative path stays relative.
std::string uri(std::string_view path) {
  constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string out;
  for (const char c : path) {
    if (plain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::vector<std::string_view> codes_of(std::span<const Diagnostic> diagnostics) {
  std::vector<std::string_view> out;
  for (const Diagnostic& d : diagnostics) out.push_back(d.code);
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

class Writer {
 public:
  Writer(const SarifFile& file, std::span<const Diagnostic> diagnostics)
      : file_{file}, lines_{file.bytes}, diagnostics_{diagnostics}, rules_{codes_of(diagnostics)} {}

  std::string write(std::string_view version) {
    json_.begin_object();
    json_.key("$schema").string("https://json.schemastore.org/sarif-2.1.0.json");
    json_.key("version").string("2.1.0");
    json_.key("runs").begin_array().begin_object();
    tool(version);
    json_.key("columnKind").string("unicodeCodePoints");
    json_.key("artifacts").begin_array().begin_object();
    place_of_file("location");
    json_.end().end();
    json_.key("results").begin_array();
    for (const Diagnostic& d : diagnostics_) result(d);
    json_.end().end().end().end();
    return json_.take();
  }

 private:
  void text(std::string_view key, std::string_view words) {
    json_.key(key).begin_object().key("text").string(words).end();
  }

  void place_of_file(std::string_view key) {
    json_.key(key).begin_object().key("uri").string(uri(file_.name)).end();
  }

  void tool(std::string_view version) {
    json_.key("tool").begin_object().key("driver").begin_object();
    json_.key("name").string("casus").key("semanticVersion").string(version);
    json_.key("rules").begin_array();
    for (const std::string_view code : rules_) rule(code);
    json_.end().end().end();
  }

  void rule(std::string_view code) {
    json_.begin_object().key("id").string(code);
    const auto table = code_table();
    const auto entry = std::ranges::find(table, code, &CodeEntry::code);
    if (entry != table.end()) {
      text("shortDescription", entry->title);
      text("fullDescription", entry->why);
      text("help", fmt::format("{}\n\nNot so:\n\n{}\n\nBut so:\n\n{}", entry->why, entry->bad,
                               entry->good));
    }
    const bool error = code.substr(0, 5) == "CAS-E";
    json_.key("defaultConfiguration").begin_object();
    json_.key("level").string(error ? "error" : "warning").end().end();
  }

  // 3.30: the end column is the one behind the last character.
  void region(std::string_view key, std::size_t begin, std::size_t end) {
    const LineColumn from = lines_.at(begin);
    const LineColumn to = lines_.at(end);
    json_.key(key).begin_object();
    json_.key("startLine").integer(from.line).key("startColumn").integer(from.column);
    json_.key("endLine").integer(to.line).key("endColumn").integer(to.column).end();
  }

  void physical(std::size_t begin, std::size_t end) {
    json_.key("physicalLocation").begin_object();
    place_of_file("artifactLocation");
    region("region", begin, end);
    json_.end();
  }

  void result(const Diagnostic& d) {
    const auto rule = std::ranges::find(rules_, d.code) - rules_.begin();
    json_.begin_object().key("ruleId").string(d.code).key("ruleIndex").integer(rule);
    json_.key("level").string(d.severity == Severity::error ? "error" : "warning");
    text("message", d.help.empty() ? d.message : fmt::format("{} (help: {})", d.message, d.help));
    json_.key("locations").begin_array().begin_object();
    physical(d.begin, d.end);
    if (!d.provision.empty()) {
      json_.key("logicalLocations").begin_array().begin_object();
      json_.key("name").string(d.provision).key("kind").string("provision").end().end();
    }
    json_.end().end();
    if (!d.notes.empty()) related(d);
    if (!d.fixes.empty()) fixes(d);
    json_.end();
  }

  void related(const Diagnostic& d) {
    json_.key("relatedLocations").begin_array();
    for (const Note& note : d.notes) {
      json_.begin_object();
      physical(note.begin, note.end);
      text("message", note.label);
      json_.end();
    }
    json_.end();
  }

  // 3.55: what is replaced, and by what.
  void fixes(const Diagnostic& d) {
    json_.key("fixes").begin_array().begin_object();
    text("description", d.help.empty() ? d.message : d.help);
    json_.key("artifactChanges").begin_array().begin_object();
    place_of_file("artifactLocation");
    json_.key("replacements").begin_array();
    for (const Fix& fix : d.fixes) {
      json_.begin_object();
      region("deletedRegion", fix.begin, fix.end);
      text("insertedContent", fix.replacement);
      json_.end();
    }
    json_.end().end().end().end().end();
  }

  seal::JsonWriter json_;
  SarifFile file_;
  Lines lines_;
  std::span<const Diagnostic> diagnostics_;
  std::vector<std::string_view> rules_;
};

}  // namespace

std::string to_sarif(std::span<const Diagnostic> diagnostics, const SarifFile& file,
                     std::string_view version) {
  return Writer{file, diagnostics}.write(version);
}

}  // namespace casus::text
