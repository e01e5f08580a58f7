// A record is believed because everything in it is recomputed: these tests are the
// ways in which somebody might change one.
#include "casus/verb/record.h"
#include "casus/verb/record_files.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "casus/explain/explain.h"
#include "casus/verb/explained.h"
#include "casus/verb/manifest.h"
#include "casus/verb/small_record_test.h"

namespace casus::verb {
namespace {

using testing::SmallRecord;

constexpr std::array<std::string_view, 5> all_files{"accord.md", "zones.lock.json", "facts.ndjson", "findings.ndjson", "manifest.json"};

std::string told(const Verification& verification) {
  std::string out;
  for (const Difference& one : verification.differences) out += one.file + ": " + one.message + "\n";
  return out;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// What somebody does who knows the format: new hashes and a new seal over the files
// as they now are.
void reseal(const SmallRecord& record) {
  auto manifest = parse_manifest(record.get("manifest.json"));
  REQUIRE(manifest.ok());
  for (ManifestFile& file : manifest->manifest.files) file = describe_file(file.name, record.get(file.name));
  record.put("manifest.json", print(manifest->manifest));
  REQUIRE(read_manifest(record.get("manifest.json")).ok());
}

TEST_CASE("a record is written once and verified as often as one likes, on one thread or two") {
  const SmallRecord record;
  REQUIRE(record.outcome.judgement.findings.size() == 4);
  for (const std::size_t threads : {1U, 2U}) {
    const auto verified = verify(record.folder(), threads);
    REQUIRE(verified.ok());
    CHECK(told(*verified).empty());
    CHECK(verified->facts == 4);
    CHECK(verified->findings == 4);
  }
  std::size_t bytes = 0;
  for (const std::string_view name : all_files) bytes += record.get(name).size();
  CHECK(record.verified().bytes == bytes);
}

TEST_CASE("a backtest is recomputed within its own limits") {
  RunRequest request{.mode = Mode::backtest, .feeds = {}, .from = measure::civil(2025, 3, 1, {.hour = 12}), .to = measure::civil(2025, 3, 4)};
  const SmallRecord record{request};
  CHECK(record.outcome.judgement.findings.size() == 1);
  CHECK(told(record.verified()).empty());
  record.put("manifest.json", replaced(record.get("manifest.json"), "2025-03-01T12", "2025-03-01T09"));
  reseal(record);
  CHECK(told(record.verified()).starts_with("findings.ndjson: first difference at byte "));
}

// One flipped bit in every 97th byte of a file; the name of the file is told, and a
// place within it.
void flip_bytes(const SmallRecord& record, std::string_view name, unsigned char bit) {
  const std::string before = record.get(name);
  for (std::size_t at = 0; at < before.size(); at += 97) {
    CAPTURE(at);
    std::string after = before;
    after[at] = static_cast<char>(static_cast<unsigned char>(after[at]) ^ bit);
    record.put(name, after);
    const Verification verified = record.verified();
    REQUIRE_FALSE(verified.differences.empty());
    const auto of_file = std::ranges::find(verified.differences, name, &Difference::file);
    REQUIRE(of_file != verified.differences.end());
    CHECK(of_file->message.find("byte") != std::string::npos);
    if (name == "facts.ndjson") {
      const auto line = 1 + std::count(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(at), '\n');
      CHECK(told(verified).find("facts.ndjson: line " + std::to_string(line) + " ") != std::string::npos);
    }
    if (name == "findings.ndjson") {
      CHECK(told(verified).find("findings.ndjson: first difference at byte " + std::to_string(at) + " ") != std::string::npos);
    }
  }
  record.put(name, before);
}

TEST_CASE("one flipped bit anywhere in any file is refused, and the place is told") {
  const SmallRecord record;
  for (const std::string_view name : all_files) {
    CAPTURE(name);
    flip_bytes(record, name, 0x01);
    flip_bytes(record, name, 0x80);
  }
  CHECK(told(record.verified()).empty());
}

TEST_CASE("a flipped bit in the manifest is told by its byte where the record itself knows better") {
  const SmallRecord record;
  const std::string before = record.get("manifest.json");
  for (const std::string_view part : {"The strip", R"("bytes":)", R"("sha256":")", R"("blocks":[")", R"("facts":)"}) {
    CAPTURE(part);
    const std::size_t begin = part == R"("bytes":)" ? before.find(part, before.find("files")) : before.find(part);
    const std::size_t at = begin + part.size() - (part.front() == 'T' ? 1 : 0);
    std::string after = before;
    after[at] = after[at] == '7' ? '8' : '7';
    record.put("manifest.json", after);
    CHECK(told(record.verified()).starts_with("manifest.json: first difference at byte " + std::to_string(at) + " "));
  }
}

TEST_CASE("a file that is missing, cut, longer or too many is named") {
  for (const std::string_view name : all_files) {
    CAPTURE(name);
    const SmallRecord record;
    const std::string before = record.get(name);
    for (const std::string& after : {before.substr(0, before.size() - 1), before.substr(0, before.size() / 2), before + "\n", std::string{}}) {
      record.put(name, after);
      CHECK(told(record.verified()).find(std::string{name} + ": ") != std::string::npos);
    }
    std::filesystem::remove(record.folder() + "/" + std::string{name});
    const auto verified = verify(record.folder(), 1);
    if (name == "manifest.json") CHECK(verified.fault().kind == base::FaultKind::not_found);
    else CHECK(told(*verified).starts_with(std::string{name} + ": "));
  }
  const SmallRecord record;
  record.put("facts-2.ndjson", "");
  CHECK(told(record.verified()) == "facts-2.ndjson: is no part of the record\n");
}

TEST_CASE("new hashes and a new seal do not help who changes a finding") {
  const SmallRecord record;
  const std::string before = record.get("findings.ndjson");
  const std::size_t second = before.find('\n') + 1;
  for (const std::string& after : {replaced(before, R"("peak":[11,11])", R"("peak":[10,11])"), replaced(before, "\"breach\"", "\"unknown\""),
                                   before.substr(second), before.substr(second) + before.substr(0, second), std::string{}}) {
    record.put("findings.ndjson", after);
    reseal(record);
    CHECK(told(record.verified()).starts_with("findings.ndjson: first difference at byte "));
  }
}

TEST_CASE("new hashes and a new seal do not help who changes a number in a fact") {
  const SmallRecord record;
  const std::string before = record.get("facts.ndjson");
  record.put("facts.ndjson", replaced(before, R"("deaths":7)", R"("deaths":2)"));
  reseal(record);
  CHECK(told(record.verified()).starts_with("facts.ndjson: line 1 (byte 0): fact `patrols:p1` does not have the content of its version"));

  // And who computes the version anew changes what is found.
  auto fact = fact::from_json(before.substr(0, before.find('\n')));
  REQUIRE(fact.ok());
  fact->set("deaths", 2);
  record.put("facts.ndjson", fact::to_json(*fact) + before.substr(before.find('\n')));
  reseal(record);
  CHECK(told(record.verified()).starts_with("findings.ndjson: first difference at byte "));
}

TEST_CASE("new hashes and a new seal do not help who leaves out a fact, even one that counts for nothing") {
  const SmallRecord record;
  const std::string before = record.get("facts.ndjson");
  const std::size_t last = before.rfind('\n', before.size() - 2) + 1;
  record.put("facts.ndjson", before.substr(0, last));
  reseal(record);
  CHECK(told(record.verified()).find("manifest.json: first difference at byte ") != std::string::npos);
  CHECK(told(record.verified()).find("\"facts\":3") != std::string::npos);
}

TEST_CASE("new hashes and a new seal do not help who changes the text or moves a zone") {
  const SmallRecord record;
  const std::string text = record.get("accord.md");
  record.put("accord.md", replaced(text, "grave from 10 deaths", "grave from 12 deaths"));
  reseal(record);
  CHECK(told(record.verified()).starts_with("findings.ndjson: first difference"));
  record.put("accord.md", replaced(text, "48.50N 37.00E", "48.10N 37.00E"));
  reseal(record);
  CHECK(told(record.verified()) == "zones.lock.json: zone `strip` is not the one of the text\n");
  record.put("accord.md", replaced(text, "kind shelling.", "kind shelling"));
  reseal(record);
  CHECK(told(record.verified()) == "accord.md: the text does not read as an accord any more\n");
  record.put("accord.md", text);
  record.put("zones.lock.json", replaced(record.get("zones.lock.json"), "485000000", "484999900"));
  reseal(record);
  CHECK(told(record.verified()).starts_with("zones.lock.json: zone `strip` is not the one of the text\n"));
}

TEST_CASE("a record is not written over something else") {
  const SmallRecord record;
  const auto file = open_accord(record.home.at("strip.accord.md"));
  REQUIRE(file.ok());
  const auto again = write_record(record.folder(), *file, {}, record.outcome);
  REQUIRE(again.ok());
  CHECK(*again == Written::in_place_of_another);
  RunOutcome other = record.outcome;
  other.accord.name = "Another";
  const auto foreign = write_record(record.folder(), *file, {}, other);
  REQUIRE_FALSE(foreign.ok());
  CHECK(foreign.fault().kind == base::FaultKind::conflict);
  CHECK(foreign.fault().message.find("this is one of `Another/") != std::string::npos);
  record.put("notes.txt", "mine");
  const auto refused = write_record(record.folder(), *file, {}, record.outcome);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.fault().kind == base::FaultKind::conflict);
  CHECK(refused.fault().message.find("`notes.txt`") != std::string::npos);
}

TEST_CASE("a finding can be explained from its record alone, without the feeds and the text") {
  const SmallRecord record;
  std::filesystem::remove(record.home.at("patrols.csv"));
  std::filesystem::remove(record.home.at("strip.accord.md"));
  const auto opened = open_record(record.folder());
  REQUIRE(opened.ok());
  CHECK(opened->facts.size() == 4);
  REQUIRE(opened->findings.size() == 4);
  const auto grave = std::ranges::find_if(opened->findings, [](const finding::Finding& f) { return f.severity == "grave" && f.peak.certain == 11; });
  REQUIRE(grave != opened->findings.end());
  const std::string words = explain::text(*explained(docket_of(*opened, 1), grave->id));
  CHECK(words.find("Nobody shall shell the strip") != std::string::npos);
  CHECK(words.find("11 is certainly at least 10: breach") != std::string::npos);
  CHECK(words.find("patrols:p2") != std::string::npos);
}

TEST_CASE("a record that was changed is not opened, and says why") {
  const SmallRecord record;
  const std::string manifest = record.get("manifest.json");
  record.put("manifest.json", replaced(manifest, "The strip", "The Strip"));
  CHECK(open_record(record.folder()).fault().kind == base::FaultKind::tampered);
  record.put("manifest.json", manifest.substr(1));
  CHECK(open_record(record.folder()).fault().kind == base::FaultKind::malformed);
  record.put("manifest.json", manifest);
  record.put("facts.ndjson", replaced(record.get("facts.ndjson"), R"("deaths":7)", R"("deaths":2)"));
  CHECK(open_record(record.folder()).fault().kind == base::FaultKind::tampered);
  CHECK(open_record(record.home.at("nowhere")).fault().kind == base::FaultKind::not_found);
}

}  // namespace
}  // namespace casus::verb

TEST_CASE("two files of one source agree with a record that holds the facts of both, or of the later one alone") {
  using namespace casus;
  fact::Fact fact;
  fact.source = "ged";
  const std::vector<fact::Fact> three(3, fact);
  fact::FeedSummary one;
  one.source = "ged";
  one.facts = 1;
  fact::FeedSummary two = one;
  two.facts = 2;
  std::vector<fact::FeedSummary> feeds{one, two};
  verb::count_again(feeds, three);
  CHECK(feeds[0].facts == 1);
  CHECK(feeds[1].facts == 2);
  verb::count_again(feeds, {three.begin(), three.begin() + 2});
  CHECK(feeds[0].facts == 1);
  CHECK(feeds[1].facts == 2);
  feeds.insert(feeds.begin(), two);  // a release of one file, then one of two
  verb::count_again(feeds, three);
  CHECK(feeds[0].facts == 2);
  feeds.erase(feeds.begin());
  verb::count_again(feeds, std::vector<fact::Fact>(7, fact));
  CHECK(feeds[0].facts + feeds[1].facts == 7);
  CHECK(feeds[1].no_time == 7);
}
