// Presence and dwell: reports of one mover, in event-time order, become episodes;
// an episode with a run of at least D is a breach, one that may have lasted D is
// unknown. Going dark never helps: silence is possible presence up to `lost`.
#include <algorithm>
#include <map>
#include <optional>

#include "casus/watch/judge.h"

namespace casus::watch {

using fact::Fact;
using finding::Finding;
using finding::Reason;
using measure::Duration;
using measure::Instant;
using measure::Interval;
using measure::Truth;

namespace {

// All reports of one instant taken together.
struct Moment {
  Instant at;
  Truth inside = Truth::no;
  Truth place = Truth::no;            // by place alone
  Duration gap;                       // largest silence over which presence stays certain
  Duration lost;
  std::uint32_t first = 0;            // columns [first, last) of the track
  std::uint32_t last = 0;
};

// Kind and actor of a mover, from its positions and its statics.
class Identity {
 public:
  Identity(const NormContext& context, const Track& track) : context_{context} {
    for (const std::uint32_t index : track.statics) remember(context.collected.log[index]);
    for (const std::uint32_t index : track.fact) note_actors(context.collected.log[index]);
  }

  [[nodiscard]] Truth kind(const Fact& report) const {
    const fact::LookUp look_up = [&](std::string_view name) -> const fact::Value* {
      if (const fact::Value* own = report.find(name)) return own;
      const auto known = statics_.find(name);
      return known == statics_.end() || !known->second ? nullptr : &*known->second;
    };
    const Truth kind = accord::is_of_kind(context_.accord, report.what, look_up, context_.norm.kind);
    return kind == Truth::no ? kind : measure::both(kind, fact::holds(context_.norm.tests, look_up));
  }

  [[nodiscard]] Truth actor(const JudgedSubject& subject) const {
    if (subject.members.empty()) return Truth::yes;
    if (actors_.empty()) return Truth::unknown;
    std::size_t of_subject = 0;
    for (const std::string& actor : actors_) of_subject += std::ranges::count(subject.members, actor) > 0 ? 1U : 0U;
    if (of_subject == 0) return Truth::no;
    return of_subject == actors_.size() ? Truth::yes : Truth::unknown;
  }
  [[nodiscard]] bool disputed() const { return actors_.size() > 1; }

 private:
  // Reports of one attribute that differ make it unknown.
  void remember(const Fact& fact) {
    for (const fact::Attribute& attribute : fact.attributes) {
      const auto [at, fresh] = statics_.try_emplace(attribute.name, attribute.value);
      if (!fresh && at->second && *at->second != attribute.value) at->second = std::nullopt;
    }
    note_actors(fact);
  }
  void note_actors(const Fact& fact) {
    for (const std::string& actor : fact.actors) {
      if (std::ranges::find(actors_, actor) == actors_.end()) actors_.push_back(actor);
    }
  }

  const NormContext& context_;
  std::map<std::string, std::optional<fact::Value>, std::less<>> statics_;
  std::vector<std::string> actors_;
};

// Self-reported tracks are one origin per mover, whatever network heard them.
bool proven(const NormContext& context, const Fact& report) {
  return context.norm.proof.origins <= 1 && report.grade.at_least(context.norm.proof.grade);
}

struct Doubts {
  bool kind = false;
  bool place = false;
  bool actor = false;
  bool disputed = false;
  bool proof = false;
};

struct Episode {
  std::uint32_t first = 0;  // moments [first, last] that are at least possibly inside
  std::uint32_t last = 0;
  Interval possible;
};

class MoverJudge {
 public:
  MoverJudge(const NormContext& context, const JudgedSubject& subject, const Track& track, Interval record)
      : context_{context}, subject_{subject}, track_{track}, record_{record}, identity_{context, track} {}

  SubjectVerdicts judge() {
    actor_ = identity_.actor(subject_);
    if (actor_ == Truth::no) return {};
    read_moments();
    for (const Episode& episode : episodes()) judge(episode);
    return std::move(verdicts_);
  }

 private:
  [[nodiscard]] Truth place(std::uint32_t column, std::uint8_t exact_inside) const {
    if (!context_.norm.zone) return Truth::yes;
    const auto radius = context_.collected.log[track_.fact[column]].place->radius;
    if (!radius) return Truth::unknown;
    if (radius->raw() == 0) return measure::truth(exact_inside != 0);
    return context_.zones.contains(*context_.norm.zone, track_.where[column], *radius);
  }

  void read_moments() {
    std::vector<std::uint8_t> inside(track_.at_ms.size(), 1);
    if (context_.norm.zone) context_.zones.contains(*context_.norm.zone, track_.where, inside);
    for (std::uint32_t i = 0; i < track_.at_ms.size(); ++i) {
      const Instant at{track_.at_ms[i]};
      if ((context_.norm.from && at < *context_.norm.from) || (context_.norm.until && at >= *context_.norm.until)) continue;
      add_report(i, at, place(i, inside[i]));
    }
  }

  void add_report(std::uint32_t column, Instant at, Truth place) {
    const Fact& report = context_.collected.log[track_.fact[column]];
    const accord::Source* source = context_.accord.source(report.source);
    Truth inside = place == Truth::no ? Truth::no : measure::both(place, measure::both(identity_.kind(report), actor_));
    if (inside == Truth::yes && (!proven(context_, report) || !report.when->exact())) inside = Truth::unknown;
    const Duration gap = source->gap.value_or(Duration{});
    if (!moments_.empty() && moments_.back().at == at) {
      Moment& same = moments_.back();
      if (same.inside != inside) same.inside = Truth::unknown;
      if (same.place != place) same.place = Truth::unknown;
      same.gap = std::min(same.gap, gap);
      same.lost = std::max(same.lost, source->lost);
      same.last = column + 1;
      return;
    }
    moments_.push_back({at, inside, place, gap, source->lost, column, column + 1});
  }

  [[nodiscard]] std::vector<Episode> episodes() const {
    std::vector<Episode> out;
    for (std::uint32_t i = 0; i < moments_.size(); ++i) {
      if (moments_[i].inside == Truth::no) continue;
      const bool joins = !out.empty() && out.back().last + 1 == i && silence(i - 1) <= lost(i - 1);
      if (joins) out.back().last = i;
      else out.push_back({i, i, {}});
    }
    for (Episode& episode : out) episode.possible = possible(episode);
    return out;
  }

  // Between moment i and the next.
  [[nodiscard]] Duration silence(std::uint32_t i) const { return moments_[i + 1].at - moments_[i].at; }
  [[nodiscard]] Duration lost(std::uint32_t i) const { return std::max(moments_[i].lost, moments_[i + 1].lost); }
  [[nodiscard]] Duration gap(std::uint32_t i) const { return std::min(moments_[i].gap, moments_[i + 1].gap); }

  // From the outside report before to the one after, `lost` beyond where there is
  // none; never outside the record or the norm's own time.
  [[nodiscard]] Interval possible(const Episode& episode) const {
    const Moment& first = moments_[episode.first];
    const Moment& last = moments_[episode.last];
    Interval out{first.at - first.lost, last.at + last.lost};
    if (episode.first > 0 && moments_[episode.first - 1].inside == Truth::no) out.from = moments_[episode.first - 1].at;
    if (episode.last + 1 < moments_.size() && moments_[episode.last + 1].inside == Truth::no) out.to = moments_[episode.last + 1].at;
    out.from = std::max({out.from, record_.from, context_.norm.from.value_or(record_.from)});
    out.to = std::min({out.to, record_.to, context_.norm.until.value_or(record_.to)});
    return out;
  }

  [[nodiscard]] bool long_enough(Duration presence) const {
    const Duration needed = context_.norm.dwell.value_or(Duration{});
    return context_.norm.more_than ? presence > needed : presence >= needed;
  }

  // Maximal chains of certain moments with no silence beyond `gap`.
  [[nodiscard]] Intervals runs(const Episode& episode) const {
    Intervals out;
    bool open = false;
    for (std::uint32_t i = episode.first; i <= episode.last; ++i) {
      if (moments_[i].inside != Truth::yes) {
        open = false;
        continue;
      }
      if (open && silence(i - 1) <= gap(i - 1)) out.back().to = moments_[i].at;
      else out.push_back({moments_[i].at, moments_[i].at});
      open = true;
    }
    return out;
  }

  void judge(const Episode& episode) {
    if (!long_enough(episode.possible.to - episode.possible.from)) return;
    Intervals breaches = runs(episode);
    std::erase_if(breaches, [&](const Interval& run) { return !long_enough(run.to - run.from); });
    for (std::uint32_t rung = 0; rung < context_.norm.rungs.size(); ++rung) {
      Finding finding = draft_finding(context_, subject_, rung, 0);
      finding.key = track_.mover;
      finding.from = episode.possible.from;
      finding.to = episode.possible.to;
      finding.peak = {breaches.empty() ? 0 : 1, 1};
      if (!breaches.empty()) {
        finding.verdict = finding::Verdict::breach;
        finding.certain_from = breaches.front().from;
        finding.certain_to = breaches.back().to;
        finding.reached = breaches.front().from + context_.norm.dwell.value_or(Duration{});
      } else {
        finding.reasons = reasons(episode);
      }
      set_evidence(finding, context_, facts(episode));
      verdicts_.findings.push_back(std::move(finding));
    }
    verdicts_.not_compliant.push_back(episode.possible);
    verdicts_.breach.insert(verdicts_.breach.end(), breaches.begin(), breaches.end());
  }

  [[nodiscard]] std::vector<std::uint32_t> facts(const Episode& episode) const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = episode.first; i <= episode.last; ++i) {
      for (std::uint32_t column = moments_[i].first; column < moments_[i].last; ++column) out.push_back(track_.fact[column]);
    }
    return out;
  }

  [[nodiscard]] std::vector<Reason> reasons(const Episode& episode) const {
    Doubts doubts;
    for (std::uint32_t i = episode.first; i <= episode.last; ++i) {
      doubts.place = doubts.place || moments_[i].place != Truth::yes;
      for (std::uint32_t column = moments_[i].first; column < moments_[i].last; ++column) {
        const Fact& report = context_.collected.log[track_.fact[column]];
        doubts.kind = doubts.kind || identity_.kind(report) != Truth::yes;
        doubts.proof = doubts.proof || !proven(context_, report);
      }
    }
    std::vector<Reason> out;
    if (actor_ != Truth::yes) out.push_back(identity_.disputed() ? Reason::conflicting : Reason::unattributed);
    if (doubts.proof) out.push_back(Reason::unproven);
    if (doubts.place) out.push_back(Reason::uncertain_place);
    if (doubts.kind) out.push_back(Reason::uncertain_kind);
    // Whatever else is in doubt, the certain runs are too short.
    out.push_back(Reason::short_of_duration);
    std::ranges::sort(out);
    return out;
  }

  const NormContext& context_;
  const JudgedSubject& subject_;
  const Track& track_;
  Interval record_;
  Identity identity_;
  Truth actor_ = Truth::yes;
  std::vector<Moment> moments_;
  SubjectVerdicts verdicts_;
};

}  // namespace

SubjectVerdicts judge_presence(const NormContext& context, const JudgedSubject& subject, base::Executor& executor) {
  SubjectVerdicts all;
  const auto record = record_of(context.accord, context.collected, context.norm);
  if (record) {
    std::vector<SubjectVerdicts> parts(context.collected.tracks.size());
    executor.for_each(parts.size(), [&](std::size_t i) {
      parts[i] = MoverJudge{context, subject, context.collected.tracks[i], *record}.judge();
    });
    for (SubjectVerdicts& part : parts) {
      std::ranges::move(part.findings, std::back_inserter(all.findings));
      std::ranges::move(part.breach, std::back_inserter(all.breach));
      std::ranges::move(part.not_compliant, std::back_inserter(all.not_compliant));
    }
  }
  judge_holes(context, subject, all);
  return all;
}

}  // namespace casus::watch
