// Moments, cuts and chains of one mover. Silence is possible presence: going dark
// never helps.
#include "casus/watch/stays.h"

#include <algorithm>

#include "casus/fact/fastest.h"
#include "casus/incident/weigh.h"
#include "casus/watch/identity.h"
#include "casus/watch/implausible.h"

namespace casus::watch {

using fact::Fact;
using finding::Reason;
using measure::Duration;
using measure::Instant;
using measure::Interval;
using measure::Truth;

namespace {

// What one report says of being there.
struct Report {
  std::uint32_t fact = 0;      // log index
  Truth there = Truth::no;
  Truth by = Truth::yes;
  bool proves = false;         // graded well enough, and not interested
  bool doubtful = false;       // contradicted by others of its track: it proves nothing at all
  bool own = false;            // the word of the judged, and not against itself: it undoes nothing
  Reasons doubts;
};

// All exact reports of one instant, or one report of an unknown instant. Neither
// inside nor outside: doubtful, it breaks a run and separates nothing. Where all that is
// told of it is one implausible story, or what the judged say of it themselves, it is as good
// as silent, and breaks nothing either.
struct Moment {
  Interval when;
  std::vector<Report> reports;
  bool silent = false;
  bool inside = false;
  bool outside = false;
  bool possible = false;
  Duration gap;                // the least of its sources
  Duration lost;               // the greatest of its sources
};

struct Episode {
  std::vector<std::uint32_t> moments;  // the possible ones
  Instant first;
  Instant last;
  Interval possible;
};

struct Chain {
  Interval when;
  base::Few<incident::Origin> origins;  // each once
};

class MoverReader {
 public:
  MoverReader(const NormContext& context, const JudgedSubject& subject, const Track& track, Interval bounds)
      : context_{context}, subject_{subject}, track_{track}, bounds_{bounds}, identity_{*context.collected.catalogue, track},
        kind_{*context.collected.catalogue, context.norm} {}

  std::vector<Stay> stays() {
    std::vector<Stay> all;
    for (Episode& episode : episodes()) {
      if (trim(episode)) all.push_back(describe(episode));
    }
    return all;
  }

 private:
  [[nodiscard]] const Fact& fact(std::uint32_t index) const { return context_.collected.log[index]; }

  [[nodiscard]] Truth place(std::uint32_t column, std::uint8_t exact_inside) const {
    if (!context_.norm.zone) return Truth::yes;
    const auto& at = fact(track_.fact[column]).place;
    if (!at || !at->radius) return Truth::unknown;
    if (at->radius->raw() == 0) return measure::truth(exact_inside != 0);
    return context_.zones.contains(*context_.norm.zone, track_.where[column], *at->radius);
  }

  [[nodiscard]] Report read(std::uint32_t column, std::uint8_t exact_inside) const {
    Report out{.fact = track_.fact[column], .doubtful = track_.is_doubtful(column), .doubts = {}};
    const Fact& report = fact(out.fact);
    const Truth where = place(column, exact_inside);
    // A report from elsewhere needs no further question.
    const Truth kind = where == Truth::no ? Truth::no : identity_.kind(kind_, out.fact);
    const incident::ReportView view{.origin = context_.collected.catalogue->origin(out.fact), .grade = report.grade,
                                    .actors = identity_.actors(out.fact)};
    const incident::Subject subject{subject_.members};
    out.by = incident::names(view, subject);
    out.there = measure::both(measure::both(kind, where), out.by);
    out.proves = report.grade.at_least(context_.norm.proof.grade) && incident::disinterested(view, subject);
    out.own = out.there != Truth::yes && incident::is_own(view, {subject_.members});
    if (out.there == Truth::no) return out;
    if (kind == Truth::unknown) out.doubts.insert(Reason::uncertain_kind);
    if (where == Truth::unknown) out.doubts.insert(Reason::uncertain_place);
    if (out.by == Truth::unknown) out.doubts.insert(Reason::unattributed);
    if (!out.proves) out.doubts.insert(Reason::unproven);
    if (!report.when->exact()) out.doubts.insert(Reason::uncertain_time);
    if (out.doubtful) out.doubts.insert(Reason::implausible_track);
    out.proves = out.proves && !out.own;
    return out;
  }

  // Without a place it is no report of being elsewhere, and what is certainly of another kind
  // none of being there.
  [[nodiscard]] bool says_nothing(std::uint32_t index) const {
    return !fact(index).place && identity_.kind(kind_, index) == Truth::no;
  }

  void read_moments() {
    std::vector<std::uint8_t> inside(track_.at_ms.size(), 1);
    if (context_.norm.zone) context_.zones.contains(*context_.norm.zone, track_.where, inside);
    std::optional<std::size_t> exact;  // the moment of the last exact report
    for (std::uint32_t i = 0; i < track_.at_ms.size(); ++i) {
      const Interval when = *fact(track_.fact[i]).when;
      if (says_nothing(track_.fact[i])) continue;
      Report report = read(i, inside[i]);
      // That it was elsewhere only the judged say.
      if (report.own && report.there == Truth::no) continue;
      const bool same = when.exact() && exact && moments_[*exact].when == when;
      if (!same) moments_.push_back({.when = when, .reports = {}, .gap = measure::days(100'000), .lost = {}});
      if (when.exact() && !same) exact = moments_.size() - 1;
      add(same ? moments_[*exact] : moments_.back(), std::move(report));
    }
    for (Moment& moment : moments_) settle(moment);
    sort_moments();
    take_back_cuts();
  }

  // Who saw the mover where its own track, certainly inside before or after, cannot have
  // been, ends no stay.
  void take_back_cuts() {
    std::vector<std::uint32_t> cuts;
    const Moment* inside = nullptr;
    const auto pass = [&](std::uint32_t i) {
      if (moments_[i].inside && std::ranges::any_of(moments_[i].reports, [&](const Report& r) { return tells_itself(r); })) inside = &moments_[i];
      if (moments_[i].outside && inside != nullptr && rules_out(*inside, moments_[i])) cuts.push_back(i);
    };
    for (std::uint32_t i = 0; i < moments_.size(); ++i) pass(i);
    inside = nullptr;
    for (auto i = static_cast<std::uint32_t>(moments_.size()); i-- > 0;) pass(i);
    for (const std::uint32_t i : cuts) moments_[i].outside = false;
  }

  [[nodiscard]] bool tells_itself(const Report& report) const {
    return context_.collected.catalogue->of_track(report.fact) && !report.doubtful && fact(report.fact).place;
  }

  [[nodiscard]] bool rules_out(const Moment& inside, const Moment& look) const {
    const auto out_of_reach = [&](const Report& own, const Report& seen) {
      if (context_.collected.catalogue->of_track(seen.fact) || !fact(seen.fact).place) return false;
      Step step = step_between(context_.accord, fact(own.fact), fact(seen.fact));
      step.fastest = fact::fastest(context_.accord.source(fact(own.fact).source)->format, fact(own.fact));
      return !step.possible();
    };
    return std::ranges::any_of(inside.reports, [&](const Report& own) {
      return tells_itself(own) && std::ranges::all_of(look.reports, [&](const Report& seen) { return out_of_reach(own, seen); });
    });
  }

  // By time; of those of one time, whose silence may be longest comes first. Exact ones
  // alone are in order already.
  void sort_moments() {
    const auto exact = [](const Moment& moment) { return moment.when.exact(); };
    if (std::ranges::all_of(moments_, exact)) return;
    std::ranges::stable_sort(moments_, [](const Moment& a, const Moment& b) {
      return a.when != b.when ? a.when < b.when : a.lost > b.lost;
    });
    for (std::uint32_t i = 0; i < moments_.size(); ++i) {
      if (!exact(moments_[i])) inexact_.push_back(i);
    }
  }

  void add(Moment& moment, Report report) const {
    const accord::Source* source = context_.accord.source(fact(report.fact).source);
    moment.gap = std::min(moment.gap, source->gap.value_or(Duration{}));
    moment.lost = std::max(moment.lost, source->lost);
    moment.reports.push_back(std::move(report));
  }

  // All reports must agree, and one of them that can be true must prove it. What the judged
  // say that is not against them counts for what is possible.
  static void settle(Moment& moment) {
    const auto all_say = [&](Truth answer) {
      return std::ranges::all_of(moment.reports, [&](const Report& r) { return r.there == answer; });
    };
    const auto first = std::ranges::find(moment.reports, false, &Report::own);  // of others
    const auto others_say = [&](Truth answer) {
      return std::ranges::all_of(moment.reports, [&](const Report& r) { return r.own || r.there == answer; });
    };
    const bool proven = std::ranges::any_of(moment.reports, [](const Report& r) { return r.proves && !r.doubtful; });
    const bool certain = moment.when.exact() && proven;
    moment.inside = certain && others_say(Truth::yes);
    moment.outside = certain && all_say(Truth::no);
    moment.possible = !all_say(Truth::no);
    moment.silent = std::ranges::all_of(moment.reports, [](const Report& r) { return r.doubtful || r.own; }) &&
                    (first == moment.reports.end() || others_say(first->there));
  }

  // Between each two cuts, and before the first and after the last.
  std::vector<Episode> episodes() {
    read_moments();
    std::vector<Episode> all;
    std::optional<std::uint32_t> cut;
    for (std::uint32_t i = 0; i <= moments_.size(); ++i) {
      if (i < moments_.size() && !moments_[i].outside) continue;
      const std::optional<std::uint32_t> next = i < moments_.size() ? std::optional{i} : std::nullopt;
      std::ranges::move(episodes_between(cut, next), std::back_inserter(all));
      cut = next;
    }
    return all;
  }

  [[nodiscard]] Stay describe(const Episode& episode) const {
    Stay out;
    out.possible = episode.possible;
    for (Chain& chain : chains_of(episode)) {
      if (!trim(chain)) continue;
      const bool proven = static_cast<std::int64_t>(chain.origins.size()) >= context_.norm.proof.origins;
      out.runs.push_back({chain.when, proven});
      if (!proven) out.doubts.insert(Reason::unproven);
    }
    std::optional<Instant> last;
    for (const std::uint32_t i : episode.moments) {
      const Moment& moment = moments_[i];
      out.reports += moment.reports.size();
      out.gap = std::max(out.gap, moment.gap);
      if (last) out.longest_silence = std::max(out.longest_silence, moment.when.from - *last);
      last = moment.when.to;
      for (const Report& report : moment.reports) {
        if (report.there == Truth::no) continue;
        out.facts.push_back(report.fact);
        out.sure.push_back(moment.inside ? 1 : 0);
      }
      if (moment.inside) continue;
      ++(moment.silent && std::ranges::any_of(moment.reports, &Report::doubtful) ? out.implausible : out.doubtful);
      add_doubts(moment, out.doubts);
    }
    if (contradicted(out.possible)) out.doubts.insert(Reason::implausible_track);
    return out;
  }

  // Does a report from then contradict others, wherever it says the mover was?
  [[nodiscard]] bool contradicted(Interval when) const {
    if (track_.doubtful.empty()) return false;
    const auto first = std::ranges::lower_bound(track_.at_ms, when.from.ms()) - track_.at_ms.begin();
    const auto last = std::ranges::upper_bound(track_.at_ms, when.to.ms()) - track_.at_ms.begin();
    return std::ranges::find(track_.doubtful.begin() + first, track_.doubtful.begin() + last, 1) != track_.doubtful.begin() + last;
  }

  // Why a moment that is not inside may be so.
  static void add_doubts(const Moment& moment, Reasons& out) {
    bool denied = false;
    bool by_other = false;
    for (const Report& report : moment.reports) {
      out |= report.doubts;
      denied = denied || report.there == Truth::no;
      by_other = by_other || report.by == Truth::no;
    }
    if (denied) out.insert(by_other ? Reason::conflicting : Reason::uncertain_place);
  }

  // The cuts are indices of outside moments; an open one is the record's end.
  [[nodiscard]] std::vector<Episode> episodes_between(std::optional<std::uint32_t> after, std::optional<std::uint32_t> before) const {
    std::vector<Episode> all;
    const std::uint32_t stop = before.value_or(static_cast<std::uint32_t>(moments_.size()));
    for (std::uint32_t i = first_reaching(after); i < stop; ++i) {
      const Moment& moment = moments_[i];
      if (!moment.possible || (after && moment.when.to <= moments_[*after].when.from)) continue;
      if (before && moment.when.from >= moments_[*before].when.from) continue;
      const Instant begin = after ? std::max(moments_[*after].when.from, moment.when.from) : moment.when.from;
      const Instant end = before ? std::min(moments_[*before].when.from, moment.when.to) : moment.when.to;
      const bool silent = !all.empty() && begin > all.back().possible.to && begin - moment.lost > all.back().last;
      if (all.empty() || silent) {
        const Instant from = all.empty() && after ? moments_[*after].when.from : begin - moment.lost;
        all.push_back({{}, begin, end, {from, end + moment.lost}});
      }
      all.back().moments.push_back(i);
      all.back().last = std::max(all.back().last, end);
      all.back().possible.to = std::max(all.back().possible.to, end + moment.lost);
    }
    if (!all.empty() && before) all.back().possible.to = moments_[*before].when.from;
    for (Episode& episode : all) clip(episode);
    return all;
  }

  // Nothing is judged beyond the record; what was reported beyond it, by a source that is
  // not expected to, belongs to it.
  void clip(Episode& episode) const {
    episode.possible.from = std::max(episode.possible.from, std::min(bounds_.from, episode.first));
    episode.possible.to = std::min(episode.possible.to, std::max(bounds_.to, episode.last));
  }

  // What lies in the norm's own time, and the reports that tell of it: from the last certain
  // one before to the first certain one after. False: none of it does.
  [[nodiscard]] bool trim(Episode& episode) const {
    const std::optional<Instant> from = context_.norm.from;
    const std::optional<Instant> until = context_.norm.until;
    if (until && episode.possible.from >= *until) return false;
    // Whoever was first seen outside at that instant was there no more.
    if (from && (episode.possible.to < *from || (episode.possible.to == *from && !seen_at(*from, episode)))) return false;
    if (from) episode.possible.from = std::max(episode.possible.from, *from);
    if (until) episode.possible.to = std::min(episode.possible.to, *until);
    std::optional<Instant> before;
    std::optional<Instant> after;
    for (const std::uint32_t i : episode.moments) {
      const Instant when = moments_[i].when.from;
      if (!moments_[i].inside) continue;
      if (from && when <= *from) before = when;
      if (until && when >= *until && !after) after = when;
    }
    std::erase_if(episode.moments, [&](std::uint32_t i) {
      const Interval when = moments_[i].when;
      return (before && when.from < *before && when.to <= *before) || (after && when.from > *after);
    });
    return true;
  }

  [[nodiscard]] bool seen_at(Instant when, const Episode& episode) const {
    return std::ranges::any_of(episode.moments, [&](std::uint32_t i) { return moments_[i].when.exact() && moments_[i].when.from == when; });
  }

  [[nodiscard]] bool trim(Chain& chain) const {
    const accord::Norm& norm = context_.norm;
    if ((norm.until && chain.when.from >= *norm.until) || (norm.from && chain.when.to < *norm.from)) return false;
    if (norm.from) chain.when.from = std::max(chain.when.from, *norm.from);
    if (norm.until) chain.when.to = std::min(chain.when.to, *norm.until);
    return true;
  }

  // The first moment that may reach beyond the cut: moments of unknown instants
  // may begin before it.
  [[nodiscard]] std::uint32_t first_reaching(std::optional<std::uint32_t> after) const {
    if (!after) return 0;
    std::uint32_t first = *after + 1;
    for (const std::uint32_t inexact : inexact_) {
      if (inexact < first && moments_[inexact].when.to > moments_[*after].when.from) return inexact;
    }
    return first;
  }

  // May any moment that is not inside lie between two that are? `first` and
  // `second` index moments; those between them in order certainly do, those of an
  // unknown instant that began before may.
  [[nodiscard]] bool doubt_between(std::uint32_t first, std::uint32_t second) const {
    for (std::uint32_t i = first + 1; i < moments_.size() && moments_[i].when.from <= moments_[second].when.from; ++i) {
      if (!moments_[i].inside && !moments_[i].silent) return true;
    }
    return std::ranges::any_of(inexact_, [&](std::uint32_t i) {
      return i < first && !moments_[i].silent && moments_[i].when.to > moments_[first].when.from;
    });
  }

  // Chains of inside moments with no silence beyond `gap` and no doubt between.
  [[nodiscard]] std::vector<Chain> chains_of(const Episode& episode) const {
    std::vector<Chain> chains;
    std::optional<std::uint32_t> last;
    for (const std::uint32_t i : episode.moments) {
      const Moment& moment = moments_[i];
      if (!moment.inside) continue;
      const bool goes_on = last && moment.when.from - moments_[*last].when.from <= std::min(moment.gap, moments_[*last].gap) &&
                           !doubt_between(*last, i);
      if (!goes_on) chains.push_back({moment.when, {}});
      chains.back().when.to = moment.when.from;
      for (const Report& report : moment.reports) {
        if (!report.proves) continue;
        base::Few<incident::Origin>& origins = chains.back().origins;
        const incident::Origin origin = context_.collected.catalogue->origin(report.fact);
        if (std::ranges::find(origins, origin) == origins.end()) origins.push_back(origin);
      }
      last = i;
    }
    return chains;
  }

  const NormContext& context_;
  const JudgedSubject& subject_;
  const Track& track_;
  Interval bounds_;
  Identity identity_;
  KindOfNorm kind_;
  std::vector<Moment> moments_;
  std::vector<std::uint32_t> inexact_;  // moments of an unknown instant, ascending
};

}  // namespace

std::vector<Stay> stays_of(const NormContext& context, const JudgedSubject& subject, const Track& track, Interval bounds) {
  if (!track.may_touch(context.norm.zone)) return {};
  return MoverReader{context, subject, track, bounds}.stays();
}

std::optional<Interval> bounds_of(const NormContext& context) {
  const auto record = record_of(context.accord, context.collected, context.norm);
  if (!record) return record;
  const accord::Norm& norm = context.norm;
  const bool never = norm.from && norm.until && *norm.from >= *norm.until;
  const bool ended = norm.until && *norm.until <= record->from;
  const bool begins_later = norm.from && *norm.from > record->to;
  return never || ended || begins_later ? std::nullopt : record;
}

}  // namespace casus::watch
