// The manifest's one spelling, out and in. It is read strictly: a byte that we would
// not have written is a sign of tampering.
#include "casus/verb/manifest.h"

#include <simdjson.h>

#include <algorithm>

#include <fmt/format.h>

#include "casus/seal/json.h"
#include "casus/seal/sha256.h"

namespace casus::verb {

using base::Fault;
using base::FaultKind;
using base::Result;
using simdjson::dom::element;

ManifestFile describe_file(std::string name, std::string_view bytes) {
  ManifestFile out{.name = std::move(name), .bytes = bytes.size(), .sha256 = seal::hex(seal::sha256(bytes)), .blocks = {}};
  for (std::size_t at = 0; at < bytes.size(); at += block_size) {
    out.blocks.push_back(seal::hex(seal::sha256(bytes.substr(at, block_size)), 8));
  }
  return out;
}

namespace {

void write_instant(seal::JsonWriter& json, std::string_view key, const std::optional<measure::Instant>& at) {
  json.key(key);
  if (at) json.string(measure::print(*at));
  else json.null();
}

std::string body(const Manifest& m) {
  seal::JsonWriter json;
  json.begin_object().key("schema").string("casus.record/1").key("accord").string(m.accord).key("mode").string(m.mode);
  write_instant(json, "from", m.from);
  write_instant(json, "to", m.to);
  json.key("feeds").begin_array();
  for (const std::string& feed : m.feeds) json.raw(feed);
  json.end().key("files").begin_array();
  for (const ManifestFile& file : m.files) {
    json.begin_object().key("name").string(file.name).key("bytes").integer(static_cast<std::int64_t>(file.bytes));
    json.key("sha256").string(file.sha256).key("blocks").begin_array();
    for (const std::string& block : file.blocks) json.string(block);
    json.end().end();
  }
  json.end().end();
  std::string text = json.take();
  text.pop_back();  // the seal comes before the closing brace
  return text;
}

Fault malformed(std::string message) {
  return Fault{FaultKind::malformed, std::move(message), "a manifest as `casus watch --out` writes it", {"manifest.json", 0, 0, {}}};
}

Result<std::string> word(element object, std::string_view key) {
  std::string_view value;
  if (object[key].get(value) != simdjson::SUCCESS) return malformed(fmt::format("no `{}`", key));
  return std::string{value};
}

Result<std::optional<measure::Instant>> instant(element object, std::string_view key) {
  const auto field = object[key];
  if (field.error() != simdjson::SUCCESS) return malformed(fmt::format("no `{}`", key));
  if (field.is_null()) return std::optional<measure::Instant>{};
  CASUS_TRY(text, word(object, key));
  CASUS_TRY(parsed, measure::parse_instant(text));
  return std::optional{parsed.at};
}

Result<ManifestFile> read_file(element object) {
  ManifestFile file;
  CASUS_TRY(file_name, word(object, "name"));
  CASUS_TRY(sha256, word(object, "sha256"));
  std::uint64_t bytes = 0;
  simdjson::dom::array blocks;
  if (object["bytes"].get(bytes) != simdjson::SUCCESS || object["blocks"].get(blocks) != simdjson::SUCCESS) {
    return malformed(fmt::format("file `{}` lacks size or blocks", file_name));
  }
  for (const element block : blocks) {
    std::string_view digits;
    if (block.get(digits) != simdjson::SUCCESS) return malformed("a block is no text");
    file.blocks.emplace_back(digits);
  }
  file.name = file_name;
  file.sha256 = sha256;
  file.bytes = bytes;
  return file;
}

Result<Manifest> read_members(element root) {
  Manifest out;
  CASUS_TRY(accord, word(root, "accord"));
  CASUS_TRY(mode, word(root, "mode"));
  CASUS_TRY(from, instant(root, "from"));
  CASUS_TRY(to, instant(root, "to"));
  simdjson::dom::array feeds;
  simdjson::dom::array files;
  if (root["feeds"].get(feeds) != simdjson::SUCCESS || root["files"].get(files) != simdjson::SUCCESS) {
    return malformed("no `feeds` or no `files`");
  }
  for (const element feed : feeds) out.feeds.push_back(simdjson::minify(feed));
  for (const element file : files) {
    CASUS_TRY(one, read_file(file));
    out.files.push_back(one);
  }
  out.accord = accord;
  out.mode = mode;
  out.from = from;
  out.to = to;
  return out;
}

}  // namespace

std::string print(const Manifest& manifest) {
  const std::string text = body(manifest);
  return fmt::format("{},\"seal\":\"{}\"}}\n", text, seal::hex(seal::sha256(text)));
}

Result<Manifest> read_manifest(std::string_view text) {
  simdjson::dom::parser parser;
  element root;
  if (parser.parse(text.data(), text.size()).get(root) != simdjson::SUCCESS || !root.is_object()) {
    return malformed("the manifest is not JSON");
  }
  const auto schema = word(root, "schema");
  if (!schema || *schema != "casus.record/1") return malformed("the schema is not casus.record/1");
  CASUS_TRY(manifest, read_members(root));
  const std::string again = print(manifest);
  if (again == text) return manifest;
  const auto differ = std::ranges::mismatch(again, text);
  const auto at = static_cast<std::uint64_t>(differ.in1 - again.begin());
  return Fault{FaultKind::tampered, fmt::format("the manifest is not what its own seal says, first at byte {}", at),
               "it was changed after it was written", {"manifest.json", 1, 0, at}};
}

}  // namespace casus::verb
