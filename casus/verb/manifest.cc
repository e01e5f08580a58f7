// The manifest's one spelling, out and in. It is read strictly: a byte that we would
// not have written is a sign of tampering, and its place is told.
#include "casus/verb/manifest.h"

#include <fmt/format.h>

#include "casus/seal/json.h"
#include "casus/seal/sha256.h"
#include "casus/verb/spelling.h"

namespace casus::verb {

using base::Fault;
using base::FaultKind;
using base::Result;

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
  if (!m.variant.empty()) json.key("variant").string(m.variant);
  write_instant(json, "from", m.from);
  write_instant(json, "to", m.to);
  if (m.as_of) json.key("as_of").string(print(*m.as_of));
  json.key("feeds").begin_array();
  for (const fact::FeedSummary& feed : m.feeds) json.raw(fact::to_json(feed));
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

std::optional<Point> read_point(Spelling& in) {
  const std::size_t begin = in.at();
  const std::string text = in.string();
  auto point = parse_point(text);
  if (point && print(*point) == text) return std::move(*point);
  in.reject(begin);
  return std::nullopt;
}

std::optional<measure::Instant> read_instant(Spelling& in) {
  if (in.take("null")) return std::nullopt;
  const std::size_t begin = in.at();
  const std::string text = in.string();
  const auto parsed = measure::parse_instant(text);
  if (parsed && measure::print(parsed->at) == text) return parsed->at;
  in.reject(begin);
  return std::nullopt;
}

std::string read_mode(Spelling& in) {
  const std::size_t begin = in.at();
  std::string mode = in.string();
  if (mode != "watch" && mode != "backtest") in.reject(begin);
  return mode;
}

// There only where the text has choices, and then never empty.
std::string read_variant(Spelling& in) {
  const std::size_t begin = in.at();
  std::string variant = in.string();
  if (variant.empty()) in.reject(begin);
  return variant;
}

// The elements up to the closing bracket, which is read too.
template <typename Read>
void each_of(Spelling& in, std::string_view close, const Read& read) {
  if (in.take(close)) return;
  do {
    read();
  } while (in.take(","));
  in.literal(close);
}

fact::FeedSummary read_feed_summary(Spelling& in) {
  fact::FeedSummary out;
  in.literal(R"({"schema":"casus.summary/1","source":)");
  out.source = in.string();
  in.literal(R"(,"bytes":)");
  out.bytes = in.number();
  in.literal(R"(,"records":)");
  out.records = in.number();
  in.literal(R"(,"facts":)");
  out.facts = in.number();
  in.literal(R"(,"bad":{)");
  each_of(in, "}", [&] {
    const std::size_t begin = in.at();
    const std::string reason = in.string();
    in.literal(":");
    const std::uint64_t count = in.number();
    const bool sorted = out.bad.empty() || out.bad.rbegin()->first < reason;
    out.bad[reason] = count;
    if (!sorted) in.reject(begin);
  });
  in.literal(R"(,"duplicates":)");
  out.duplicates = in.number();
  in.literal(R"(,"no_time":)");
  out.no_time = in.number();
  in.literal("}");
  return out;
}

ManifestFile read_file_entry(Spelling& in) {
  ManifestFile out;
  in.literal(R"({"name":)");
  out.name = in.string();
  in.literal(R"(,"bytes":)");
  out.bytes = in.number();
  in.literal(R"(,"sha256":)");
  out.sha256 = in.digits(64);
  in.literal(R"(,"blocks":[)");
  each_of(in, "]", [&] { out.blocks.push_back(in.digits(16)); });
  in.literal("}");
  return out;
}

Manifest read_members(Spelling& in) {
  Manifest out;
  in.literal(R"({"schema":"casus.record/1","accord":)");
  out.accord = in.string();
  in.literal(R"(,"mode":)");
  out.mode = read_mode(in);
  if (in.take(R"(,"variant":)")) out.variant = read_variant(in);
  in.literal(R"(,"from":)");
  out.from = read_instant(in);
  in.literal(R"(,"to":)");
  out.to = read_instant(in);
  if (in.take(R"(,"as_of":)")) out.as_of = read_point(in);
  in.literal(R"(,"feeds":[)");
  each_of(in, "]", [&] { out.feeds.push_back(read_feed_summary(in)); });
  in.literal(R"(,"files":[)");
  each_of(in, "]", [&] { out.files.push_back(read_file_entry(in)); });
  return out;
}

Fault fault_at(FaultKind kind, std::string message, std::size_t at) {
  return Fault{kind, std::move(message), "a manifest stands as `casus watch --out` wrote it, byte for byte", {"manifest.json", 1, 0, at}};
}

}  // namespace

std::string print(const Manifest& manifest) {
  const std::string text = body(manifest);
  return fmt::format("{},\"seal\":\"{}\"}}\n", text, seal::hex(seal::sha256(text)));
}

Result<SealedManifest> parse_manifest(std::string_view text) {
  Spelling in{text};
  SealedManifest out{read_members(in), false};
  const std::size_t end_of_body = in.at();
  in.literal(R"(,"seal":)");
  const std::string seal = in.digits(64);
  in.literal("}\n");
  if (!in.all_read()) {
    return fault_at(FaultKind::malformed, fmt::format("the manifest is not spelled as one, first at byte {}", in.at()), in.at());
  }
  out.sealed = seal == seal::hex(seal::sha256(text.substr(0, end_of_body)));
  return out;
}

Result<Manifest> read_manifest(std::string_view text) {
  CASUS_TRY(read, parse_manifest(text));
  if (read.sealed) return std::move(read.manifest);
  return fault_at(FaultKind::tampered, "the manifest is not what its own seal says", text.rfind("\"seal\""));
}

}  // namespace casus::verb
