// Writing a record, and opening one.
#include "casus/verb/record.h"

#include <algorithm>
#include <map>
#include <set>

#include "casus/earth/zone.h"
#include "casus/host/files.h"
#include "casus/verb/manifest.h"
#include "casus/verb/record_files.h"

namespace casus::verb {

using base::Fault;
using base::FaultKind;
using base::Result;

std::string lock_of(const accord::Accord& accord) {
  std::vector<earth::CompiledZone> zones;
  for (const accord::Zone& zone : accord.zones) zones.push_back(zone.compiled);
  return earth::lock_json(zones) + "\n";
}

namespace {

struct Count {
  std::uint64_t facts = 0;
  std::uint64_t duplicates = 0;
  std::uint64_t no_time = 0;
};

std::map<std::string, Count> count_by_source(const std::vector<fact::Fact>& facts) {
  std::map<std::string, Count> out;
  std::map<std::string, std::set<std::string_view>> seen;
  for (const fact::Fact& fact : facts) {
    Count& count = out[fact.source];
    ++count.facts;
    count.no_time += fact.when ? 0U : 1U;
    count.duplicates += seen[fact.source].insert(fact.record).second ? 0U : 1U;
  }
  return out;
}

// Which of several files of one source a fact came from, the record does not say. They agree
// with it if they hold as many facts together, or, where releases replace, the last of them.
bool may_have_given(const std::vector<fact::FeedSummary*>& feeds, std::uint64_t facts) {
  std::uint64_t together = 0;
  return std::any_of(feeds.rbegin(), feeds.rend(), [&](const fact::FeedSummary* feed) { return (together += feed->facts) == facts; });
}

}  // namespace

void count_again(std::vector<fact::FeedSummary>& feeds, const std::vector<fact::Fact>& facts) {
  std::map<std::string, Count> counts = count_by_source(facts);
  std::map<std::string, std::vector<fact::FeedSummary*>> by_source;
  for (fact::FeedSummary& feed : feeds) by_source[feed.source].push_back(&feed);
  for (const auto& [source, of_source] : by_source) {
    const Count& count = counts[source];
    if (of_source.size() > 1 && may_have_given(of_source, count.facts)) continue;
    for (fact::FeedSummary* feed : of_source) feed->facts = feed->duplicates = feed->no_time = 0;
    of_source.back()->facts = count.facts;
    of_source.back()->duplicates = count.duplicates;
    of_source.back()->no_time = count.no_time;
  }
}

namespace {

Contents contents_of(const AccordFile& file, const RunOutcome& outcome) {
  return {{"accord.md", file.bytes},
          {"zones.lock.json", lock_of(outcome.accord)},
          {"facts.ndjson", lines_of(outcome.facts)},
          {"findings.ndjson", lines_of(outcome.judgement.findings)},
          {"duties.ndjson", lines_of(outcome.judgement.duties)}};
}

Manifest manifest_of(const RunRequest& request, const RunOutcome& outcome, const Contents& contents) {
  Manifest out{.accord = outcome.accord.identity(), .mode = std::string{name(request.mode)}, .variant = outcome.accord.variant, .from = request.from, .to = request.to, .as_of = request.as_of,
               .feeds = {}, .files = {}};
  for (const FeedOutcome& feed : outcome.feeds) out.feeds.push_back(feed.summary);
  if (request.as_of) count_again(out.feeds, outcome.facts);  // of what was read, some was not known
  for (const std::string_view file : record_files) out.files.push_back(describe_file(std::string{file}, contents.find(file)->second));
  return out;
}

// What the folder holds: nothing, or a record of this accord; else a fault.
Result<Written> what_is_replaced(const std::string& folder, const std::string& accord) {
  CASUS_TRY(present, host::list_directory(folder));
  const auto conflict = [&](std::string message) { return Fault{FaultKind::conflict, std::move(message), "name a new folder", {folder, 0, 0, {}}}; };
  for (const std::string& file : present) {
    if (file == "manifest.json" || std::ranges::find(record_files, file) != record_files.end()) continue;
    return conflict(fmt::format("`{}` already holds `{}`, which is no part of a record", folder, file));
  }
  if (present.empty()) return Written::anew;
  const auto text = host::read_file(path_of(folder, "manifest.json"), largest_record_file);
  const auto manifest = text ? read_manifest(*text) : Result<Manifest>{text.fault()};
  if (!manifest) return conflict(fmt::format("`{}` already holds `{}`, and no manifest that says of what record", folder, present.front()));
  if (manifest->accord != accord) return conflict(fmt::format("`{}` already holds a record of `{}`, and this is one of `{}`", folder, manifest->accord, accord));
  return Written::in_place_of_another;
}

}  // namespace

Result<Written> write_record(const std::string& folder, const AccordFile& file, const RunRequest& request, const RunOutcome& outcome) {
  CASUS_TRY(made, host::make_directory(folder));
  static_cast<void>(made);
  CASUS_TRY(replaced, what_is_replaced(folder, outcome.accord.identity()));
  const Contents contents = contents_of(file, outcome);
  for (const auto& [name, bytes] : contents) {
    CASUS_TRY(written, host::write_file(path_of(folder, name), bytes));
    static_cast<void>(written);
  }
  CASUS_TRY(sealed, host::write_file(path_of(folder, "manifest.json"), print(manifest_of(request, outcome, contents))));
  static_cast<void>(sealed);
  return replaced;
}

Result<OpenRecord> open_record(const std::string& folder) {
  Contents contents;
  CASUS_TRY(manifest_text, host::read_file(path_of(folder, "manifest.json"), largest_record_file));
  CASUS_TRY(manifest, read_manifest(manifest_text));
  for (const std::string_view name : record_files) {
    CASUS_TRY(bytes, host::read_file(path_of(folder, name), largest_record_file));
    contents.emplace(name, std::move(bytes));
  }
  OpenRecord out{.accord = accord_from_bytes("accord.md", contents["accord.md"], {contents["zones.lock.json"], manifest.variant}), .judged = {}, .facts = {}, .findings = {}};
  if (!out.accord.reading.accord) {
    return Fault{FaultKind::malformed, "the record's accord does not read", "`casus verify` tells more", {path_of(folder, "accord.md"), 0, 0, {}}};
  }
  out.judged = as_asked(*out.accord.reading.accord, {mode_of(manifest.mode), manifest.from, manifest.to, manifest.as_of});
  const auto each_line = [](std::string_view text, const auto& take) -> Result<base::Done> {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      CASUS_TRY(done, take(text.substr(0, end)));
      static_cast<void>(done);
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return base::Done{};
  };
  CASUS_TRY(facts_read, each_line(contents["facts.ndjson"], [&](std::string_view line) -> Result<base::Done> {
    CASUS_TRY(fact, fact::from_json(line));
    out.facts.push_back(std::move(fact));
    return base::Done{};
  }));
  CASUS_TRY(findings_read, each_line(contents["findings.ndjson"], [&](std::string_view line) -> Result<base::Done> {
    CASUS_TRY(finding, finding::from_json(line));
    out.findings.push_back(std::move(finding));
    return base::Done{};
  }));
  static_cast<void>(facts_read);
  static_cast<void>(findings_read);
  return out;
}

}  // namespace casus::verb
