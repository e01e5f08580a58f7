// Verifying a record: hashes first, then everything recomputed from the text, the
// zones and the facts, so that new hashes do not help who changed the rest.
#include <algorithm>

#include "casus/host/executor.h"
#include "casus/host/files.h"
#include "casus/verb/manifest.h"
#include "casus/verb/record.h"
#include "casus/verb/record_files.h"

namespace casus::verb {

using base::Result;

namespace {

struct FirstDifference {
  std::size_t at = 0;
  std::string text;  // for people
};

// Where two texts first differ.
FirstDifference first_difference(std::string_view stored, std::string_view recomputed) {
  const auto differ = std::ranges::mismatch(stored, recomputed);
  const auto at = static_cast<std::size_t>(differ.in1 - stored.begin());
  const auto line = 1 + std::ranges::count(stored.substr(0, at), '\n');
  const auto excerpt = [&](std::string_view text) {
    const std::size_t begin = at < 20 ? 0 : at - 20;
    return begin < text.size() ? std::string{text.substr(begin, 60)} : std::string{"(end)"};
  };
  return {at, fmt::format("first difference at byte {} (line {}): stored `{}`, recomputed `{}`", at, line, excerpt(stored), excerpt(recomputed))};
}

// The facts of a file and what is wrong with its lines.
struct ReadFacts {
  std::vector<fact::Fact> facts;
  std::vector<std::string> wrong;
};

// Each line under its own version, in its one spelling.
ReadFacts read_facts(std::string_view text) {
  ReadFacts out;
  std::size_t line = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view one = text.substr(begin, end - begin);
    const auto complain = [&](const std::string& what) { out.wrong.push_back(fmt::format("line {} (byte {}): {}", line, begin, what)); };
    auto fact = fact::from_json(one);
    ++line;
    if (!fact) complain(fact.fault().message);
    else if (const std::string again = fact::to_json(*fact); again != one) complain(first_difference(one, again).text);
    else out.facts.push_back(std::move(*fact));
    begin = end + 1;
  }
  if (!text.empty() && text.back() != '\n') out.wrong.push_back(fmt::format("line {}: its end is missing", line));
  return out;
}

std::string changed_block(const ManifestFile& stated, const ManifestFile& actual, std::string_view bytes) {
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

// Lie the corners where those of the other ring do? Sines differ between
// mathematics libraries, so one metre (90 units of 1e-7 degree) is allowed.
bool same_place(const std::vector<earth::Position>& a, const std::vector<earth::Position>& b) {
  const auto near = [](std::int64_t x, std::int64_t y) { return x - y <= 90 && y - x <= 90; };
  return std::ranges::equal(a, b, [&](const earth::Position& p, const earth::Position& q) {
    return near(p.latitude_e7(), q.latitude_e7()) && near(p.longitude_e7(), q.longitude_e7());
  });
}

bool same_zone(const earth::CompiledZone& a, const earth::CompiledZone& b) {
  return a.name == b.name && a.program == b.program && std::ranges::equal(a.parts, b.parts, [](const earth::Rings& x, const earth::Rings& y) {
    return std::ranges::equal(x.rings, y.rings, same_place);
  });
}

class Verifier {
 public:
  Verifier(std::string folder, std::size_t threads) : folder_{std::move(folder)}, threads_{threads} {}

  Result<Verification> verify() {
    CASUS_TRY(text, host::read_file(path_of(folder_, "manifest.json"), largest_record_file));
    out_.bytes = text.size();
    check_present();
    auto manifest = parse_manifest(text);
    if (!manifest) {
      report("manifest.json", manifest.fault().message);
      return std::move(out_);
    }
    check_listed(manifest->manifest);
    for (const fact::FeedSummary& feed : manifest->manifest.feeds) {
      if (feed.bad.contains(broken_off)) out_.broken_off.push_back(feed.source);
    }
    read_contents();
    if (manifest->sealed) check_hashes(manifest->manifest);
    if (contents_.size() == record_files.size()) recompute(*manifest, text);
    else if (!manifest->sealed) report("manifest.json", "its seal is not that of its bytes");
    return std::move(out_);
  }

 private:
  void report(std::string_view file, std::string message) { out_.differences.push_back({std::string{file}, std::move(message)}); }

  void check_present() {
    const auto present = host::list_directory(folder_);
    if (!present) return;
    for (const std::string& name : *present) {
      if (name != "manifest.json" && std::ranges::find(record_files, name) == record_files.end()) report(name, "is no part of the record");
    }
  }

  void check_listed(const Manifest& manifest) {
    const bool all = std::ranges::equal(manifest.files, record_files, {}, &ManifestFile::name);
    if (!all) report("manifest.json", fmt::format("it lists other files than {}", fmt::join(record_files, ", ")));
  }

  void read_contents() {
    for (const std::string_view name : record_files) {
      auto bytes = host::read_file(path_of(folder_, name), largest_record_file);
      if (!bytes) {
        report(name, bytes.fault().message);
        continue;
      }
      out_.bytes += bytes->size();
      contents_.emplace(name, std::move(*bytes));
    }
  }

  void check_hashes(const Manifest& manifest) {
    for (const ManifestFile& stated : manifest.files) {
      const auto held = contents_.find(stated.name);
      if (held == contents_.end()) continue;
      const ManifestFile actual = describe_file(stated.name, held->second);
      if (actual.sha256 == stated.sha256 && actual.bytes == stated.bytes && actual.blocks == stated.blocks) continue;
      report(stated.name, changed_block(stated, actual, held->second));
    }
  }

  void recompute(const SealedManifest& manifest, std::string_view manifest_text) {
    ReadFacts read = read_facts(contents_["facts.ndjson"]);
    for (const std::string& wrong : read.wrong) report("facts.ndjson", wrong);
    const AccordFile file = accord_from_bytes("accord.md", contents_["accord.md"], {contents_["zones.lock.json"], manifest.manifest.variant});
    if (!file.reading.accord) {
      report("accord.md", "the text does not read as an accord any more");
      return;
    }
    const accord::Accord judged = as_asked(*file.reading.accord, {mode_of(manifest.manifest.mode), manifest.manifest.from, manifest.manifest.to, manifest.manifest.as_of});
    // Lines that were told already would only be missed in the counts again.
    if (read.wrong.empty() || !manifest.sealed) compare_manifest(manifest, manifest_text, judged.identity(), read.facts);
    compare("zones.lock.json", lock_of(judged));
    compare_zones(judged, manifest.manifest.variant);
    host::ThreadExecutor threads{threads_};
    const Judgement judgement = judge(judged, read.facts, Evaluation::fast, threads);
    compare("findings.ndjson", lines_of(judgement.findings));
    compare("duties.ndjson", lines_of(judgement.duties));
    out_.facts = read.facts.size();
    out_.findings = judgement.findings.size();
  }

  // What the manifest says, from the record itself. Where the seal holds, a file that
  // differs from its hash was told already.
  void compare_manifest(const SealedManifest& stated, std::string_view text, std::string identity, const std::vector<fact::Fact>& facts) {
    Manifest again = stated.manifest;
    again.accord = std::move(identity);
    count_again(again.feeds, facts);
    if (!stated.sealed) {
      again.files.clear();
      for (const std::string_view name : record_files) again.files.push_back(describe_file(std::string{name}, contents_.find(name)->second));
    }
    const std::string recomputed = print(again);
    if (recomputed == text) return;
    const FirstDifference difference = first_difference(text, recomputed);
    const bool in_seal = difference.at >= text.rfind("\"seal\"");
    report("manifest.json", in_seal ? fmt::format("its seal is not that of its bytes: {}; the seal was changed, or mode, from, to or what a feed's "
                                                  "summary says of bad records", difference.text)
                                    : difference.text);
  }

  // The lock's zones against those that the text gives by itself. Zones out of files
  // cannot be compared: the files are no part of the record.
  void compare_zones(const accord::Accord& locked, const std::string& variant) {
    const AccordFile file = accord_from_bytes("accord.md", contents_["accord.md"], {"", variant});
    if (!file.reading.accord) return;
    for (std::size_t i = 0; i < locked.zones.size(); ++i) {
      const accord::Zone& zone = file.reading.accord->zones[i];
      if (!same_zone(zone.compiled, locked.zones[i].compiled)) report("zones.lock.json", fmt::format("zone `{}` is not the one of the text", zone.name));
    }
  }

  void compare(const std::string& file, const std::string& recomputed) {
    if (contents_[file] != recomputed) report(file, first_difference(contents_[file], recomputed).text);
  }

  std::string folder_;
  std::size_t threads_;
  Contents contents_;
  Verification out_;
};

}  // namespace

Result<Verification> verify(const std::string& folder, std::size_t threads) { return Verifier{folder, threads}.verify(); }

}  // namespace casus::verb
