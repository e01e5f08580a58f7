// The manifest has one spelling; everything else is told by its byte.
#include "casus/verb/manifest.h"

#include <doctest/doctest.h>

#include "casus/seal/sha256.h"

namespace casus::verb {
namespace {

Manifest example() {
  Manifest out;
  out.accord = "A \"quoted\" name, Fran\xC3\xA7" "ais/1/2025-01-01T00:00:00.000Z";
  out.mode = "backtest";
  out.from = measure::civil(2025, 1, 1);
  out.feeds = {{.source = "ged", .bytes = 70, .records = 5, .facts = 2, .bad = {{"place", 1}, {"time", 2}}, .duplicates = 1, .no_time = 0}, {}};
  out.feeds[1].source = "ais\n\x01";
  out.files = {describe_file("accord.md", std::string(block_size + 1, 'x')), describe_file("facts.ndjson", "")};
  return out;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

TEST_CASE("what is printed is read again, and prints the same") {
  const std::string text = print(example());
  const auto read = read_manifest(text);
  REQUIRE(read.ok());
  CHECK(print(*read) == text);
  CHECK(read->accord == example().accord);
  CHECK(read->from == example().from);
  CHECK_FALSE(read->to.has_value());
  CHECK(read->feeds[0].bad == example().feeds[0].bad);
  CHECK(read->feeds[1].source == "ais\n\x01");
  REQUIRE(read->files.size() == 2);
  CHECK(read->files[0].blocks.size() == 2);
  CHECK(read->files[1].blocks.empty());
  Manifest least;
  least.mode = "watch";
  CHECK(read_manifest(print(least)).ok());
  CHECK(print(least).find("variant") == std::string::npos);
  least.variant = "cap=1,donbas=drop";
  CHECK(read_manifest(print(least))->variant == least.variant);
  CHECK_FALSE(read_manifest(replaced(print(least), "cap=1,donbas=drop", "")).ok());
}

TEST_CASE("blocks are the hashes of 4,096 bytes each, so that a change has a place") {
  const std::string bytes(3 * block_size, 'x');
  std::string changed = bytes;
  changed[2 * block_size] = 'y';
  const ManifestFile one = describe_file("f", bytes);
  const ManifestFile other = describe_file("f", changed);
  CHECK(one.sha256 == seal::hex(seal::sha256(bytes)));
  CHECK(one.blocks[0] == seal::hex(seal::sha256(bytes.substr(0, block_size))).substr(0, 16));
  CHECK(one.blocks[1] == other.blocks[1]);
  CHECK(one.blocks[2] != other.blocks[2]);
}

TEST_CASE("a manifest in any other spelling is refused at the first byte that is out of place") {
  struct Hostile {
    std::string_view from;
    std::string_view to;
    std::ptrdiff_t after;  // bytes from the change to the place that is told
  };
  constexpr Hostile cases[] = {
      {"{\"schema\"", " {\"schema\"", 0},
      {"casus.record/1", "casus.record/2", 13},
      {"\"mode\":\"backtest\"", "\"mode\":\"rumour\"", 7},
      {"\"mode\":\"backtest\"", "\"mode\":null", 7},
      {"2025-01-01T00:00:00.000Z\",\"to\"", "2025-01-01T01:00:00.000+01:00\",\"to\"", -1},
      {"2025-01-01T00:00:00.000Z\",\"to\"", "2025-02-30T00:00:00.000Z\",\"to\"", -1},
      {"\"to\":null", "\"to\":nul", 5},
      {"Fran\xC3\xA7", "Fran\\u00e7", 4},
      {"\\\"quoted", "\\/quoted", 0},
      {"\xC3\xA7", "\xC3", 0},
      {"\\u0001", "\x01", 0},
      {"\\u0001", "\\u000g", 0},
      {"\"bytes\":70", "\"bytes\":070", 8},
      {"\"bytes\":70", "\"bytes\":-70", 8},
      {"\"bytes\":70", "\"bytes\":7e1", 9},
      {"\"bytes\":70", "\"bytes\":9223372036854775808", 8},
      {"\"place\":1,\"time\":2", "\"time\":2,\"place\":1", 9},
      {"\"place\":1,\"time\":2", "\"place\":1,\"place\":2", 10},
      {"\"place\":1,", "\"place\":1,,", 10},
      {"\"no_time\":0}", "\"no_time\":0,\"no_time\":0}", 11},
      {"\"blocks\":[]", "\"blocks\":[1]", 10},
      {"\"blocks\":[\"", "\"blocks\":[\"A", 11},
      {"\"}\n", "\"}", 2},
      {"\"}\n", "\"}\n\n", 3},
  };
  const std::string good = print(example());
  for (const Hostile& one : cases) {
    CAPTURE(one.to);
    const auto refused = read_manifest(replaced(good, one.from, one.to));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.fault().kind == base::FaultKind::malformed);
    REQUIRE(refused.fault().place.offset.has_value());
    CHECK(*refused.fault().place.offset == static_cast<std::uint64_t>(static_cast<std::ptrdiff_t>(good.find(one.from)) + one.after));
  }
}

TEST_CASE("a manifest cut anywhere is refused where it ends") {
  const std::string good = print(example());
  for (std::size_t size = 0; size < good.size(); ++size) {
    const auto refused = read_manifest(std::string_view{good}.substr(0, size));
    REQUIRE_FALSE(refused.ok());
    CHECK(*refused.fault().place.offset <= size);
  }
}

TEST_CASE("no single changed bit of a manifest goes unnoticed") {
  const std::string good = print(example());
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (unsigned bit = 1; bit < 256; bit *= 2) {
      std::string bad = good;
      bad[at] = static_cast<char>(static_cast<unsigned char>(bad[at]) ^ bit);
      REQUIRE_FALSE(read_manifest(bad).ok());
    }
  }
}

TEST_CASE("a value that can stand there is told apart from bytes that cannot: by the seal") {
  const std::string changed = replaced(print(example()), "\"records\":5", "\"records\":6");
  const auto parsed = parse_manifest(changed);
  REQUIRE(parsed.ok());
  CHECK_FALSE(parsed->sealed);
  CHECK(parsed->manifest.feeds[0].records == 6);
  CHECK(read_manifest(changed).fault().kind == base::FaultKind::tampered);
}

}  // namespace
}  // namespace casus::verb
