// Completions in blocks, each counted once it is there; sums do not mind the order.
#include "casus/interval/steady.h"

#include <algorithm>

#include "casus/interval/differences.h"
#include "casus/interval/draws.h"
#include "casus/talks/frontier.h"

namespace casus::interval {

using talks::Package;

namespace {

constexpr std::uint64_t usual_completions = 1000, least_completions = 100;
constexpr std::uint64_t usual_work = 600'000'000;  // about a second
constexpr std::uint64_t block = 256;

// What the ends say of Nash's pick. The numbers of one party say nothing of another's, so each
// party is taken where it speaks most for the rival.
class NashByEnds {
 public:
  NashByEnds(const Ranged& ranged, const Candidates& candidates)
      : ranged_{ranged}, candidates_{candidates}, differences_{ranged}, worst_{at_end(ranged, End::worst)}, weighed_{talks::parties_with_points(ranged.talk)} {}

  // Is it the pick in every completion?
  [[nodiscard]] std::optional<bool> necessary(const Package& package) const {
    if (!talks::acceptable(worst_, package)) return false;
    if (!surely_gains(package)) return std::nullopt;
    return std::ranges::none_of(candidates_.packages, [&](const Package& rival) { return rival != package && comes_before(rival, package) > 0; });
  }

  // How many candidates none of these beats in every completion.
  [[nodiscard]] std::size_t at_most(const std::vector<Standing>& picked) const {
    std::vector<const Package*> best;
    for (const Standing& each : picked) {
      if (best.size() < most_rivals && surely_gains(each.package) && talks::acceptable(worst_, each.package)) best.push_back(&each.package);
    }
    return static_cast<std::size_t>(std::ranges::count_if(candidates_.packages, [&](const Package& package) {
      return std::ranges::none_of(best, [&](const Package* each) { return *each != package && comes_before(package, *each) < 0; });
    }));
  }

 private:
  static constexpr std::size_t most_rivals = 20;

  // Where nobody gains, the frontier decides, and this does not know it.
  [[nodiscard]] bool surely_gains(const Package& package) const {
    return std::ranges::all_of(weighed_, [&](std::size_t p) { return talks::gain(worst_.parties[p], package) > 0; });
  }

  // Of the completions, the one that is best for the rival: is the rival's product there the
  // greater (1), as great (0) or the smaller (-1)?
  [[nodiscard]] int comes_before(const Package& rival, const Package& package) const {
    talks::Natural ours{1}, theirs{1};
    for (const std::size_t p : weighed_) {
      const Beside beside = differences_.packages(p, package, rival);
      const Range floor = floor_of(p);
      // What both score alike, less the floor; the rival has to gain something.
      const Points low = std::max(beside.shared.low - floor.high, 1 - beside.second_high), high = beside.shared.high - floor.low;
      if (low > high) return -1;
      const Points alike = beside.first_low < beside.second_high ? low : high;
      ours.times(static_cast<std::uint64_t>(std::max<Points>(beside.first_low + alike, 0)));
      theirs.times(static_cast<std::uint64_t>(beside.second_high + alike));
    }
    return theirs > ours ? 1 : theirs == ours ? 0 : -1;
  }

  [[nodiscard]] Range floor_of(std::size_t party) const {
    if (party < ranged_.floors.size() && ranged_.floors[party]) return *ranged_.floors[party];
    const Points floor = ranged_.talk.parties[party].floor.value_or(0);
    return {floor, floor};
  }

  const Ranged& ranged_;
  const Candidates& candidates_;
  Differences differences_;
  talks::Talk worst_;
  std::vector<std::size_t> weighed_;
};

class Counting {
 public:
  Counting(const Ranged& ranged, const Draws& draws, base::Executor& executor, const CandidateLimits& limits)
      : ranged_{ranged}, draws_{draws}, executor_{executor}, ranges_{ranges(ranged)}, candidates_{candidates(ranged, draws.seed, limits)}, picks_{ranged, candidates_} {}

  Steadiness count() {
    out_.seed = draws_.seed;
    out_.all_candidates = candidates_.all;
    out_.candidates = candidates_.packages.size();
    how_many();
    for (auto& each : counts_) each.assign(candidates_.packages.size(), 0);
    for (std::uint64_t first = 0; first < out_.completions; first += block) one_block(first, std::min(block, out_.completions - first));
    for (const Rule rule : rules) stand(rule);
    const auto& nash = out_.by_rule[static_cast<std::size_t>(Rule::nash)];
    if (out_.every && candidates_.all) out_.nash_at_most = nash.size();
    else if (candidates_.all) out_.nash_at_most = NashByEnds{ranged_, candidates_}.at_most(nash);
    return std::move(out_);
  }

 private:
  void how_many() {
    const std::uint64_t work = std::max<std::uint64_t>(picks_.work(), 1);
    const std::uint64_t usual = std::clamp(usual_work / work, least_completions, usual_completions);
    out_.completions = std::min(draws_.completions.value_or(usual), most_completions);
    const std::uint64_t all = completions(ranged_).or_largest();
    out_.every = all <= out_.completions;
    if (out_.every) out_.completions = all;
  }

  void one_block(std::uint64_t first, std::uint64_t size) {
    std::vector<Picks> picked(size);
    executor_.for_each(size, [&](std::size_t i) { picked[i] = picks_.of(out_.every ? nth(ranges_, first + i) : drawn(ranges_, draws_.seed, first + i)); });
    for (const Picks& each : picked) {
      if (each.front().empty()) ++out_.none;
      for (std::size_t rule = 0; rule < rules.size(); ++rule) {
        for (const std::uint32_t candidate : each[rule]) ++counts_[rule][candidate];
      }
    }
  }

  void stand(Rule rule) {
    const auto& counts = counts_[static_cast<std::size_t>(rule)];
    auto& all = out_.by_rule[static_cast<std::size_t>(rule)];
    for (std::size_t c = 0; c < counts.size(); ++c) {
      if (counts[c] > 0) all.push_back({candidates_.packages[c], counts[c], necessary(rule, c, counts[c])});
    }
    std::ranges::stable_sort(all, std::ranges::greater{}, &Standing::picked);
  }

  [[nodiscard]] std::optional<bool> necessary(Rule rule, std::size_t candidate, std::uint64_t picked) {
    // Beaten by one that was found is beaten; but an ideal that was not found changes all shares.
    if (!candidates_.all && (rule == Rule::kalai_smorodinsky || picked == out_.completions)) return std::nullopt;
    if (picked < out_.completions) return false;
    if (out_.every) return true;
    const Package& package = candidates_.packages[candidate];
    if (candidates_.packages.size() == 1) return talks::acceptable(at_end(ranged_, End::worst), package);
    if (rule != Rule::nash) return std::nullopt;
    return NashByEnds{ranged_, candidates_}.necessary(package);
  }

  const Ranged& ranged_;
  const Draws& draws_;
  base::Executor& executor_;
  std::vector<Range> ranges_;
  Candidates candidates_;
  CompletionPicks picks_;
  std::array<std::vector<std::uint64_t>, rules.size()> counts_;
  Steadiness out_;
};

}  // namespace

Steadiness steadiness(const Ranged& ranged, const Draws& draws, base::Executor& executor, const CandidateLimits& limits) {
  return Counting{ranged, draws, executor, limits}.count();
}

}  // namespace casus::interval
