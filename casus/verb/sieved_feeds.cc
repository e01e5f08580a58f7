// Which feeds can be sifted, and reading them until the sieve is sure.
#include "casus/verb/sieved_feeds.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "casus/fact/vocabulary.h"
#include "casus/host/files.h"
#include "casus/verb/usable.h"
#include "casus/watch/collect.h"
#include "casus/watch/sieve.h"
#include "casus/watch/zones_of_movers.h"

namespace casus::verb {

using base::Result;

namespace {

using Movers = std::set<std::string, std::less<>>;

bool can_sift(const accord::Accord& accord, const accord::Source& source, const FeedSpec& feed) {
  const fact::Vocabulary* format = fact::vocabulary(source.format);
  if (format == nullptr || !format->tracks || source.releases_replace || host::size_or_zero(feed.path) == 0) return false;
  const auto own = [&](const fact::FormatKind& kind) { return use_of(accord, kind.name, kind.root).can_be_read; };
  const auto named = [&](const fact::MappingRule& rule) { return use_of(accord, rule.kind, rule.root.value_or(fact::Root::sighting)).can_be_read; };
  return std::ranges::all_of(format->kinds, own) && std::ranges::all_of(source.profile.rules, named);
}

class SievedReading {
 public:
  SievedReading(const accord::Accord& accord, const std::vector<FeedSpec>& feeds)
      : accord_{accord}, feeds_{feeds}, read_(feeds.size()), outcomes_(feeds.size()) {}

  // False if nothing can be sifted. Sources are known to exist.
  bool plan() {
    std::set<std::string_view> sources;
    for (const FeedSpec& feed : feeds_) {
      sifted_.push_back(can_sift(accord_, source_of(feed), feed));
      if (sifted_.back()) sources.insert(feed.source);
    }
    if (sources.empty()) return false;
    zones_ = watch::zones_of_movers(accord_, sources);
    return zones_.has_value();
  }

  Result<ReadFeeds> read() {
    for (std::size_t i = 0; i < feeds_.size(); ++i) {
      if (!sifted_[i]) read_whole(i);
    }
    watch::Passed passed;
    for (Movers unsure; sift(passed, unsure); whole_.merge(unsure)) {
    }
    ReadFeeds out{.facts = {}, .feeds = std::move(outcomes_), .passed = std::move(passed), .sifted = true};
    for (std::vector<fact::Fact>& facts : read_) std::ranges::move(facts, std::back_inserter(out.facts));
    for (const FeedOutcome& one : out.feeds) {
      if (one.fault && one.summary.facts == 0) return *one.fault;
    }
    return out;
  }

 private:
  // Through the sieve, and into the facts of the feed.
  class Through : public Taker {
   public:
    explicit Through(watch::Sieve& sieve) : sieve_{sieve} {}
    void take(fact::Fact&& fact) override { sieve_.take(std::move(fact)); }
    void take(const fact::Glimpse& glimpse) override { sieve_.take(glimpse); }

   private:
    watch::Sieve& sieve_;
  };

  [[nodiscard]] const accord::Source& source_of(const FeedSpec& feed) const { return *accord_.source(feed.source); }

  // Its profile as readers get it; kept, for facts that are made later than they were seen.
  const fact::SourceProfile& profile_of(const accord::Source& source) {
    const auto [at, fresh] = profiles_.try_emplace(source.name, source.profile);
    at->second.id = source.name;
    return at->second;
  }

  void read_whole(std::size_t i) {
    const accord::Source& source = source_of(feeds_[i]);
    // A release that replaces those before it leaves no fact of them.
    for (std::size_t before = 0; source.releases_replace && before < i; ++before) {
      if (feeds_[before].source == source.name && feeds_[before].release != feeds_[i].release) read_[before].clear();
    }
    outcomes_[i] = read_feed(feeds_[i], source.format, profile_of(source), [&](fact::Fact&& fact) {
      if (fact.root == fact::Root::sighting) whole_.insert({watch::mover_of(fact), fact.mover});
      read_[i].push_back(std::move(fact));
    });
  }

  // All tracks, with the movers that are to be whole by now; true if the sieve was not sure
  // of some others.
  bool sift(watch::Passed& passed, Movers& unsure) {
    std::vector<fact::Fact>* kept = nullptr;
    watch::Sieve sieve{accord_, *zones_, whole_, [&](fact::Fact&& fact) { kept->push_back(std::move(fact)); }};
    for (std::size_t i = 0; i < feeds_.size(); ++i) {
      if (!sifted_[i]) continue;
      kept = &read_[i];
      kept->clear();
      const accord::Source& source = source_of(feeds_[i]);
      sieve.source(source);
      Through through{sieve};
      outcomes_[i] = read_feed(feeds_[i], source.format, profile_of(source), through);
    }
    passed = sieve.finish();
    unsure = sieve.unsure();
    return !unsure.empty();
  }

  const accord::Accord& accord_;
  const std::vector<FeedSpec>& feeds_;
  std::vector<bool> sifted_;
  std::optional<std::set<std::size_t>> zones_;
  Movers whole_;
  std::map<std::string, fact::SourceProfile, std::less<>> profiles_;
  std::vector<std::vector<fact::Fact>> read_;  // by feed
  std::vector<FeedOutcome> outcomes_;
};

}  // namespace

Result<ReadFeeds> read_through_sieve(const accord::Accord& accord, const std::vector<FeedSpec>& feeds) {
  for (const FeedSpec& feed : feeds) {  // before anything is read
    CASUS_TRY(known, source_of(accord, feed));
    static_cast<void>(known);
  }
  SievedReading reading{accord, feeds};
  return reading.plan() ? reading.read() : read_feeds(accord, feeds);
}

}  // namespace casus::verb
