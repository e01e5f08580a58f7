// Writing a record, and verifying one: hashes first, then everything recomputed.
#include "casus/verb/record.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "casus/earth/zone.h"
#include "casus/host/executor.h"
#include "casus/host/files.h"
#include "casus/verb/manifest.h"

namespace casus::verb {

using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

constexpr std::array<std::string_view, 4> file_names{"accord.md", "zones.lock.json", "facts.ndjson", "findings.ndjson"};
constexpr std::uint64_t most_bytes = std::uint64_t{8} << 30;

std::string path_of(const std::string& folder, std::string_view file) { return fmt::format("{}/{}", folder, file); }

std::string lock_of(const accord::Accord& accord) {
  std::vector<earth::CompiledZone> zones;
  for (const accord::Zone& zone : accord.zones) zones.push_back(zone.compiled);
  return earth::lock_json(zones) + "\n";
}

template <typename Items>
std::string lines_of(const Items& items) {
  std::string out;
  for (const auto& item : items) {
    out += to_json(item);
    out += '\n';
  }
  return out;
}

using Contents = std::map<std::string, std::string, std::less<>>;

Contents contents_of(const AccordFile& file, const RunOutcome& outcome) {
  return {{"accord.md", file.bytes},
          {"zones.lock.json", lock_of(outcome.accord)},
          {"facts.ndjson", lines_of(outcome.facts)},
          {"findings.ndjson", lines_of(outcome.judgement.findings)}};
}

Manifest manifest_of(const RunRequest& request, const RunOutcome& outcome, const Contents& contents) {
  Manifest out{.accord = outcome.accord.identity(), .mode = std::string{name(request.mode)}, .from = request.from, .to = request.to,
               .feeds = {}, .files = {}};
  for (const FeedOutcome& feed : outcome.feeds) out.feeds.push_back(fact::to_json(feed.summary));
  for (const std::string_view file : file_names) out.files.push_back(describe_file(std::string{file}, contents.find(file)->second));
  return out;
}

Result<base::Done> refuse_strangers(const std::string& folder) {
  CASUS_TRY(present, host::list_directory(folder));
  for (const std::string& file : present) {
    if (file == "manifest.json" || std::ranges::find(file_names, file) != file_names.end()) continue;
    return Fault{FaultKind::conflict, fmt::format("`{}` already holds `{}`, which is no part of a record", folder, file),
                 "name a new folder", {folder, 0, 0, {}}};
  }
  return base::Done{};
}

}  // namespace

Result<base::Done> write_record(const std::string& folder, const AccordFile& file, const RunRequest& request, const RunOutcome& outcome) {
  CASUS_TRY(made, host::make_directory(folder));
  static_cast<void>(made);
  CASUS_TRY(free, refuse_strangers(folder));
  static_cast<void>(free);
  const Contents contents = contents_of(file, outcome);
  for (const auto& [name, bytes] : contents) {
    CASUS_TRY(written, host::write_file(path_of(folder, name), bytes));
    static_cast<void>(written);
  }
  return host::write_file(path_of(folder, "manifest.json"), print(manifest_of(request, outcome, contents)));
}

namespace {

// Where two texts first differ, for people.
std::string place_of_difference(std::string_view stored, std::string_view recomputed) {
  const auto differ = std::ranges::mismatch(stored, recomputed);
  const auto at = static_cast<std::size_t>(differ.in1 - stored.begin());
  const auto line = 1 + std::ranges::count(stored.substr(0, at), '\n');
  const auto excerpt = [&](std::string_view text) {
    const std::size_t begin = at < 20 ? 0 : at - 20;
    return begin < text.size() ? std::string{text.substr(begin, 60)} : std::string{"(end)"};
  };
  return fmt::format("first difference at byte {} (line {}): stored `{}`, recomputed `{}`", at, line, excerpt(stored), excerpt(recomputed));
}

class Verifier {
 public:
  Verifier(std::string folder, std::size_t threads) : folder_{std::move(folder)}, threads_{threads} {}

  Result<Verification> verify() {
    CASUS_TRY(manifest_text, host::read_file(path_of(folder_, "manifest.json"), most_bytes));
    out_.bytes = manifest_text.size();
    auto manifest = read_manifest(manifest_text);
    if (!manifest) {
      report("manifest.json", manifest.fault().message);
      return std::move(out_);
    }
    check_file_list(*manifest);
    for (const ManifestFile& file : manifest->files) check_file(file);
    if (contents_.size() == file_names.size()) recompute(*manifest);
    return std::move(out_);
  }

 private:
  void report(std::string_view file, std::string message) { out_.differences.push_back({std::string{file}, std::move(message)}); }

  void check_file_list(const Manifest& manifest) {
    std::vector<std::string> expected{file_names.begin(), file_names.end()};
    std::vector<std::string> listed;
    for (const ManifestFile& file : manifest.files) listed.push_back(file.name);
    if (listed != expected) report("manifest.json", fmt::format("it lists other files than {}", fmt::join(expected, ", ")));
    const auto present = host::list_directory(folder_);
    if (!present) return;
    for (const std::string& name : *present) {
      if (name != "manifest.json" && std::ranges::find(expected, name) == expected.end()) report(name, "is no part of the record");
    }
  }

  void check_file(const ManifestFile& stated) {
    if (std::ranges::find(file_names, stated.name) == file_names.end()) return;
    auto bytes = host::read_file(path_of(folder_, stated.name), most_bytes);
    if (!bytes) {
      report(stated.name, bytes.fault().message);
      return;
    }
    out_.bytes += bytes->size();
    const ManifestFile actual = describe_file(stated.name, *bytes);
    if (actual.sha256 != stated.sha256 || actual.bytes != stated.bytes || actual.blocks != stated.blocks) {
      report(stated.name, changed_block(stated, actual, *bytes));
    }
    contents_[stated.name] = std::move(*bytes);
  }

  static std::string changed_block(const ManifestFile& stated, const ManifestFile& actual, std::string_view bytes) {
    const auto differ = std::ranges::mismatch(stated.blocks, actual.blocks);
    const auto block = static_cast<std::size_t>(differ.in1 - stated.blocks.begin());
    const std::size_t begin = std::min(block * block_size, bytes.size());
    const std::size_t end = std::min(begin + block_size, bytes.size());
    const auto first = 1 + std::ranges::count(bytes.substr(0, begin), '\n');
    const auto last = first + std::ranges::count(bytes.substr(begin, end - begin), '\n');
    const std::string size = stated.bytes == actual.bytes ? std::string{}
                                                          : fmt::format("; {} bytes, the manifest says {}", actual.bytes, stated.bytes);
    return fmt::format("its hash is not the manifest's: changed first within bytes {} to {} (lines {} to {}){}", begin, end, first, last, size);
  }

  // The facts again, each under its own version.
  std::vector<fact::Fact> read_facts() {
    std::vector<fact::Fact> facts;
    const std::string& text = contents_["facts.ndjson"];
    std::size_t begin = 0;
    std::size_t line = 0;
    while (begin < text.size()) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const std::string_view one = std::string_view{text}.substr(begin, end - begin);
      auto fact = fact::from_json(one);
      ++line;
      if (!fact) report("facts.ndjson", fmt::format("line {} (byte {}): {}", line, begin, fact.fault().message));
      else if (fact::to_json(*fact) != one) report("facts.ndjson", fmt::format("line {} (byte {}): {}", line, begin, place_of_difference(one, fact::to_json(*fact))));
      else facts.push_back(std::move(*fact));
      begin = end + 1;
    }
    return facts;
  }

  void recompute(const Manifest& manifest) {
    const std::vector<fact::Fact> facts = read_facts();
    const AccordFile file = accord_from_bytes("accord.md", contents_["accord.md"], contents_["zones.lock.json"]);
    if (!file.reading.accord) {
      report("accord.md", "the text does not read as an accord any more");
      return;
    }
    const accord::Accord judged = restricted(*file.reading.accord, manifest.from, manifest.to);
    compare("zones.lock.json", lock_of(judged));
    if (judged.identity() != manifest.accord) report("manifest.json", "it names another accord");
    host::ThreadExecutor threads{threads_};
    const watch::Judgement judgement = watch::judge_all(judged, facts, threads);
    compare("findings.ndjson", lines_of(judgement.findings));
    out_.facts = facts.size();
    out_.findings = judgement.findings.size();
  }

  void compare(const std::string& file, const std::string& recomputed) {
    if (contents_[file] != recomputed) report(file, place_of_difference(contents_[file], recomputed));
  }

  std::string folder_;
  std::size_t threads_;
  Contents contents_;
  Verification out_;
};

}  // namespace

Result<Verification> verify(const std::string& folder, std::size_t threads) { return Verifier{folder, threads}.verify(); }

Result<OpenRecord> open_record(const std::string& folder) {
  Contents contents;
  CASUS_TRY(manifest_text, host::read_file(path_of(folder, "manifest.json"), most_bytes));
  CASUS_TRY(manifest, read_manifest(manifest_text));
  for (const std::string_view name : file_names) {
    CASUS_TRY(bytes, host::read_file(path_of(folder, name), most_bytes));
    contents.emplace(name, std::move(bytes));
  }
  OpenRecord out{.accord = accord_from_bytes("accord.md", contents["accord.md"], contents["zones.lock.json"]), .judged = {}, .facts = {}, .findings = {}};
  if (!out.accord.reading.accord) {
    return Fault{FaultKind::malformed, "the record's accord does not read", "`casus verify` tells more", {path_of(folder, "accord.md"), 0, 0, {}}};
  }
  out.judged = restricted(*out.accord.reading.accord, manifest.from, manifest.to);
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
