// Reading feeds, and telling what came of each.
#include "casus/verb/feeds.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/base/visible.h"
#include "casus/fact/vocabulary.h"
#include "casus/host/files.h"
#include "casus/host/gzip.h"
#include "casus/host/terminal.h"
#include "casus/intake/intake.h"
#include "casus/verb/seen_records.h"

namespace casus::verb {

using base::Fault;
using base::FaultKind;
using base::Result;

Result<FeedSpec> parse_feed(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0 || equals + 1 == text.size()) {
    return Fault{FaultKind::usage, fmt::format("`{}` is not a feed", text), "write SOURCE=PATH, such as --feed ais=day.nmea.gz", {}};
  }
  const std::string_view whose = text.substr(0, equals);
  const std::size_t sign = whose.find('@');
  FeedSpec feed{std::string{whose.substr(0, sign)}, std::string{text.substr(equals + 1)}};
  if (sign != std::string_view::npos) feed.release = whose.substr(sign + 1);
  return feed;
}

namespace {

// Does the release of a feed stand where one can, behind those before it?
std::optional<Fault> out_of_place(const std::vector<FeedSpec>& before, const FeedSpec& feed) {
  const std::string* last = nullptr;
  bool seen = false;
  for (const FeedSpec& other : before) {
    if (other.source != feed.source) continue;
    last = &other.release;
    seen = seen || other.release == feed.release;
  }
  if (last == nullptr || *last == feed.release) return std::nullopt;
  if (last->empty() || feed.release.empty()) {
    return Fault{FaultKind::usage, fmt::format("source `{0}` has files with a release and files without: is `{1}` a part of `{0}@{2}`, or another release?", feed.source,
                                               feed.path, feed.release.empty() ? *last : feed.release),
                 fmt::format("name each: --feed {0}@2020=a.csv --feed {0}@2022=b.csv; files of one name are parts of one release", feed.source), {}};
  }
  if (!seen) return std::nullopt;
  return Fault{FaultKind::usage, fmt::format("the files of release `{}` of source `{}` stand on both sides of `{}`", feed.release, feed.source, *last),
               "the order of the feeds is the age of the releases, the oldest first: put the files of one together", {}};
}

}  // namespace

Result<std::vector<FeedSpec>> parse_feeds(const std::vector<std::string>& texts) {
  std::vector<FeedSpec> out;
  for (const std::string& text : texts) {
    CASUS_TRY(feed, parse_feed(text));
    if (auto fault = out_of_place(out, feed)) return *std::move(fault);
    const auto again = [&](const FeedSpec& other) { return other.source == feed.source && other.path == feed.path && (other.release == feed.release || feed.path == "-"); };
    if (std::ranges::any_of(out, again)) {
      return Fault{FaultKind::usage, fmt::format("source `{}` is fed `{}` twice", feed.source, feed.path), "name each file once", {}};
    }
    out.push_back(std::move(feed));
  }
  return out;
}

Result<const accord::Source*> source_of(const accord::Accord& accord, const FeedSpec& feed) {
  if (const accord::Source* source = accord.source(feed.source)) return source;
  std::vector<std::string> names;
  for (const accord::Source& source : accord.sources) names.push_back(source.name);
  const auto near = base::did_you_mean(feed.source, names);
  const std::string help = near ? fmt::format("did you mean `{}`?", *near)
                                : fmt::format("the accord declares: {}", fmt::join(names, ", "));
  return Fault{FaultKind::usage, fmt::format("the accord declares no source `{}`", feed.source), help, {}};
}

namespace {

// What both ways of reading count.
class Tally : public fact::Sink {
 public:
  Tally(FeedOutcome& outcome, host::Progress& progress) : outcome_{outcome}, progress_{progress} {}

  void bad(const fact::BadRecord& record) override {
    if (++outcome_.summary.bad[std::string{record.reason}] == 1) outcome_.examples.push_back(record);
  }

 protected:
  void count(std::uint64_t offset, const std::optional<measure::Instant>& at) {
    ++outcome_.summary.facts;
    if (!at) ++outcome_.summary.no_time;
    if (outcome_.summary.facts % 4096 == 0) {
      progress_.update({.bytes = offset, .total = 0, .records = outcome_.summary.facts, .event_time = at});
    }
  }
  void count(const fact::Fact& fact) { count(fact.offset, fact.when ? std::optional{fact.when->from} : std::nullopt); }

  FeedOutcome& outcome_;

 private:
  host::Progress& progress_;
};

// Every report becomes a fact.
class AllFacts : public Tally {
 public:
  AllFacts(FeedOutcome& outcome, host::Progress& progress, const TakeFact& take) : Tally{outcome, progress}, take_{take} {}

  void fact(fact::Fact&& fact) override {
    count(fact);
    if (!seen_.add(fact.record)) ++outcome_.summary.duplicates;
    take_(std::move(fact));
  }

 private:
  const TakeFact& take_;
  SeenRecords seen_;
};

class Glimpses : public Tally {
 public:
  Glimpses(FeedOutcome& outcome, host::Progress& progress, Taker& taker) : Tally{outcome, progress}, taker_{taker} {}

  void fact(fact::Fact&& fact) override {
    count(fact);
    taker_.take(std::move(fact));
  }
  [[nodiscard]] bool looks() const override { return true; }
  void glimpse(const fact::Glimpse& glimpse) override {
    count(glimpse.offset, glimpse.at);
    taker_.take(glimpse);
  }

 private:
  Taker& taker_;
};

std::string reasons(const fact::FeedSummary& summary) {
  std::string out;
  for (const auto& [reason, n] : summary.bad) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", reason, n);
  return out;
}

// An input of which nothing could be read is no evidence of silence: it is the
// wrong file. A table with a header and no row is one: nothing was reported.
std::optional<Fault> nothing_read(const FeedOutcome& outcome, const FeedSpec& feed, std::string_view format) {
  const fact::FeedSummary& read = outcome.summary;
  if (read.facts > 0) return std::nullopt;
  if (read.bytes == 0) {
    return Fault{FaultKind::malformed, "the input is empty", "an empty file says nothing; leave the feed out", {feed.path, 0, 0, {}}};
  }
  const fact::Vocabulary* known = fact::vocabulary(format);
  if (read.records == 0 && known != nullptr && !known->tracks) return std::nullopt;
  const std::string why = read.bad.empty() ? std::string{} : fmt::format(": {} bad records ({})", read.records, reasons(read));
  Fault fault{FaultKind::malformed, fmt::format("nothing in {} bytes could be read as `{}`{}", read.bytes, format, why),
              "is it the right file, in the format that the source declares?", {feed.path, 0, 0, {}}};
  if (!outcome.examples.empty()) {
    const fact::BadRecord& first = outcome.examples.front();
    fault.help = fmt::format("the first: line {}, byte {}: {}", first.line, first.offset, base::visible(first.detail));
  }
  return fault;
}

// `make_sink` is given the outcome and the progress, and makes the sink that fills them.
template <typename MakeSink>
FeedOutcome read_into(const FeedSpec& feed, std::string_view format, const fact::SourceProfile& profile, MakeSink make_sink) {
  FeedOutcome outcome;
  outcome.summary.source = feed.source;
  auto source = host::open_feed(feed.path);
  if (!source) {
    outcome.fault = source.fault();
    return outcome;
  }
  host::Progress progress;
  auto sink = make_sink(outcome, progress);
  const auto counts = intake::read(format, **source, profile, sink);
  if (!counts) {
    outcome.fault = counts.fault();
    if (outcome.fault->place.file.empty()) outcome.fault->place.file = feed.path;
    if (outcome.summary.facts > 0 || !outcome.summary.bad.empty()) ++outcome.summary.bad[std::string{broken_off}];
    outcome.summary.records = outcome.summary.facts;
    for (const auto& [reason, n] : outcome.summary.bad) outcome.summary.records += n;
    return outcome;
  }
  outcome.summary.bytes = counts->bytes;
  outcome.summary.records = counts->records;
  outcome.notes = counts->notes;
  outcome.fault = nothing_read(outcome, feed, format);
  return outcome;
}

}  // namespace

FeedOutcome read_feed(const FeedSpec& feed, std::string_view format, const fact::SourceProfile& profile, const TakeFact& take) {
  return read_into(feed, format, profile, [&](FeedOutcome& outcome, host::Progress& progress) { return AllFacts{outcome, progress, take}; });
}

FeedOutcome read_feed(const FeedSpec& feed, std::string_view format, const fact::SourceProfile& profile, Taker& taker) {
  return read_into(feed, format, profile, [&](FeedOutcome& outcome, host::Progress& progress) { return Glimpses{outcome, progress, taker}; });
}

std::vector<std::string> describe(const FeedOutcome& outcome, const std::string& path) {
  std::vector<std::string> lines;
  std::uint64_t bad = 0;
  for (const auto& [reason, n] : outcome.summary.bad) bad += n;
  lines.push_back(fmt::format("{}: {} facts of {} records{}", outcome.summary.source, outcome.summary.facts, outcome.summary.records,
                              bad == 0 ? std::string{} : fmt::format("; {} bad ({})", bad, reasons(outcome.summary))));
  if (outcome.summary.no_time > 0) lines.push_back(fmt::format("  {} facts have no event time and take no part in norms", outcome.summary.no_time));
  for (const std::string& note : outcome.notes) lines.push_back(fmt::format("  {}", note));
  for (const fact::BadRecord& record : outcome.examples) {
    const std::string line = record.line > 0 ? fmt::format(":{}", record.line) : std::string{};
    lines.push_back(fmt::format("  first `{}`: {}{} byte {}: {}", record.reason, path, line, record.offset, base::visible(record.detail)));
  }
  return lines;
}

}  // namespace casus::verb
