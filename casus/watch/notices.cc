// Activities in order of time, each with the oldest notice that is left for it.
#include "casus/watch/notices.h"

#include <algorithm>
#include <tuple>

#include "casus/fact/fastest.h"
#include "casus/fact/perhaps.h"
#include "casus/fact/vocabulary.h"
#include "casus/incident/weigh.h"

namespace casus::watch {

using fact::Fact;
using finding::Reason;
using measure::Instant;
using measure::Interval;
using measure::Truth;

namespace {

// So that the order of the log decides nothing.
std::tuple<const Interval&, const std::string&, const std::string&> time_and_name(const Fact& one) { return {*one.when, one.source, one.record}; }

class Activities {
 public:
  using Whose = std::function<bool(Activity&)>;
  Activities(const NormContext& context, const Whose& whose)
      : context_{context}, whose_{whose}, collected_{context.collected}, kind_{*context.collected.catalogue, context.norm} {}

  std::vector<Activity> all() {
    found_.reserve(collected_.merged.size());
    for (std::uint32_t i = 0; i < collected_.merged.size(); ++i) add_incident(i);
    for (const Track& track : collected_.tracks) add_stays(track);
    for (const std::uint32_t record : context_.norm.root == fact::Root::act ? collected_.acts : collected_.declarations) {
      if (may_be(kind_.of(record), record)) keep({.start = *fact(record).when, .reports = {record}});
    }
    const auto in_order = [&](const Activity& a, const Activity& b) { return before(a, b); };
    // Incidents come in this order already.
    if (!std::ranges::is_sorted(found_, in_order)) std::ranges::sort(found_, in_order);
    return std::move(found_);
  }

 private:
  [[nodiscard]] const Fact& fact(std::uint32_t index) const { return collected_.log[index]; }
  [[nodiscard]] bool may_be(Truth kind, std::uint32_t record) const {
    return kind != Truth::no && place_of_report(context_, fact(record)) != Truth::no;
  }

  // All is asked while its records are at hand: going through the log once more is waiting for memory.
  void keep(Activity one) {
    if (!whose_(one)) return;
    if (collected_.catalogue->abouts() > 0) one.names = names_of(one);
    found_.push_back(std::move(one));
  }

  // By which notices may name one of its reports.
  [[nodiscard]] base::Few<std::uint32_t> names_of(const Activity& activity) const {
    base::Few<std::uint32_t> all;
    for (const std::uint32_t report : activity.reports) {
      const base::Few<std::uint32_t> names = collected_.catalogue->names(report);
      all.append(names.begin(), names.end());
    }
    return all;
  }

  // By when it begins; at one instant incidents come before movers, and these by name.
  [[nodiscard]] bool before(const Activity& a, const Activity& b) const {
    if (a.start != b.start) return a.start < b.start;
    if (a.incident || b.incident) return a.incident && (!b.incident || *a.incident < *b.incident);
    const Fact& one = fact(a.reports.front());
    const Fact& other = fact(b.reports.front());
    return std::tie(one.mover, one.source, one.record) < std::tie(other.mover, other.source, other.record);
  }

  void add_incident(std::uint32_t index) {
    base::Few<std::uint32_t> reports;
    for (const std::uint32_t report : collected_.merged[index].reports) reports.push_back(collected_.incidents[report]);
    const auto concerns = [&](std::uint32_t report) { return may_be(kind_.of(report), report); };
    if (std::ranges::none_of(reports, concerns)) return;
    const Interval start = *fact(reports.front()).when;
    keep({.start = start, .reports = std::move(reports), .incident = index});
  }

  // The sightings of a mover are one stay until a silence longer than `lost`, or until it was seen
  // outside. One whom nobody named is seen once.
  void add_stays(const Track& track) {
    const Identity mover{*collected_.catalogue, track};
    std::vector<std::uint32_t> reports;
    for (const std::uint32_t report : track.fact) {
      if (may_be(mover.kind(kind_, report), report)) reports.push_back(report);
    }
    const std::vector<Instant> outside = reports.size() > 1 ? seen_outside(track) : std::vector<Instant>{};
    std::ranges::sort(reports, [&](std::uint32_t a, std::uint32_t b) { return time_and_name(fact(a)) < time_and_name(fact(b)); });
    std::vector<Activity> stays;
    std::optional<Interval> last;
    measure::Duration lost;  // the longest after the reports of that time
    for (const std::uint32_t report : reports) {
      const Interval when = *fact(report).when;
      const bool goes_on = last && (when == *last || (when.from - last->to <= lost && !one_between(outside, last->to, when.from)));
      if (!goes_on) stays.push_back({.start = when, .reports = {}, .incident = {}, .track = &track});
      stays.back().reports.push_back(report);
      if (!last || when != *last) lost = {};
      lost = std::max(lost, collected_.catalogue->source(report)->lost);
      last = when;
    }
    for (Activity& stay : stays) keep(std::move(stay));
  }

  // When reports that are good enough for a proof saw it certainly elsewhere, ascending.
  [[nodiscard]] std::vector<Instant> seen_outside(const Track& track) const {
    std::vector<Instant> all;
    for (std::size_t i = 0; i < track.fact.size(); ++i) {
      const Fact& one = fact(track.fact[i]);
      const bool good = one.when->exact() && one.grade.at_least(context_.norm.proof.grade) && !track.is_doubtful(i);
      if (good && place_of_report(context_, one) == Truth::no) all.push_back(one.when->from);
    }
    std::ranges::sort(all);
    return all;
  }

  static bool one_between(const std::vector<Instant>& ascending, Instant after, Instant before) {
    const auto next = std::ranges::upper_bound(ascending, after);
    return next != ascending.end() && *next < before;
  }

  const NormContext& context_;
  const Whose& whose_;
  const Collected& collected_;
  KindOfNorm kind_;
  std::vector<Activity> found_;
};

// What of it tells of how it begins: of a stay all that is of its first time.
std::span<const std::uint32_t> first_of(const NormContext& context, const Activity& activity) {
  const std::span<const std::uint32_t> all{activity.reports.begin(), activity.reports.end()};
  if (activity.track == nullptr) return all.first(1);
  const auto later = std::ranges::find_if(all, [&](std::uint32_t report) { return *context.collected.log[report].when != activity.start; });
  return {all.begin(), later};
}

bool among(const std::vector<std::string>& all, const std::string& one) { return std::ranges::find(all, one) != all.end(); }

// By time; those of one time by name.
std::vector<Act> in_order(const NormContext& context, std::vector<Act> notices) {
  const auto rank = [&](const Act& one) {
    const Fact& told = context.collected.log[one.record];
    return std::tie(one.when, told.source, told.record);
  };
  const auto before = [&](const Act& a, const Act& b) { return rank(a) < rank(b); };
  if (!std::ranges::is_sorted(notices, before)) std::ranges::sort(notices, before);
  return notices;
}

// Those to whom it has to be told may say that they were.
std::vector<Act> notices_to(const NormContext& context, const NoticeRule& rule) {
  WantedAct wanted = rule.wanted;
  wanted.to = rule.to;
  return in_order(context, acts_of(context.accord, context.collected, context.zones, wanted));
}

// The notices, in order of time. Those that name what they are about are found by that name;
// of the others each activity asks the oldest that are left.
class Post {
 public:
  // All must outlive it.
  Post(const NormContext& context, const NoticeRule& rule)
      : context_{context}, rule_{rule}, notices_{notices_to(context, rule)},
        taken_(notices_.size(), false), by_name_(context.collected.catalogue->abouts()) {
    for (std::uint32_t i = 0; i < notices_.size(); ++i) {
      if (notices_[i].about.empty()) open_.push_back(i);
      else by_name_[context.collected.catalogue->about(notices_[i].record)].push_back(i);
    }
  }

  // The oldest that is certainly good for it, else the oldest that possibly is. It is gone then.
  Notified take(const Activity& activity) {
    best_ = {};
    for (const std::uint32_t name : activity.names) {
      for (const std::uint32_t i : by_name_[name]) consider(i, activity);
    }
    while (first_open_ < open_.size() && taken_[open_[first_open_]]) ++first_open_;
    for (std::size_t k = first_open_; k < open_.size(); ++k) {
      if (consider(open_[k], activity) == Truth::yes) break;
    }
    if (best_.truth == Truth::no) return {};
    taken_[best_.notice] = true;
    const Act& notice = notices_[best_.notice];
    Notified out{best_.truth, notice.doubts, notice.record};
    if (best_.time == Truth::unknown) out.doubts.insert(Reason::uncertain_time);
    return out;
  }

 private:
  struct Best {
    Truth truth = Truth::no;
    Truth time = Truth::no;
    std::size_t notice = 0;
  };

  // How good it is, if it is left; the best so far is kept, of equals the older.
  Truth consider(std::size_t i, const Activity& activity) {
    if (taken_[i]) return Truth::no;
    const Truth time = in_time(notices_[i], activity);
    if (time == Truth::no || !fits(notices_[i], activity)) return Truth::no;
    const Truth good = notices_[i].certain() ? time : Truth::unknown;
    if (good > best_.truth || (good == best_.truth && i < best_.notice)) best_ = {good, time, i};
    return good;
  }

  // Received long enough before it began, at whatever instant that was?
  [[nodiscard]] Truth in_time(const Act& notice, const Activity& activity) const {
    const Interval& start = activity.start;
    const auto last = [&](Instant begin) { return measure::latest_notice(begin, rule_.before, context_.accord.offset); };
    const Instant first = last(start.from);
    if (notice.when.to <= first) return Truth::yes;
    return notice.when.from <= (start.exact() ? first : last(start.to)) ? Truth::unknown : Truth::no;
  }

  // Is the notice of this activity, as far as both say? If it names what it is about, it names it.
  [[nodiscard]] bool fits(const Act& notice, const Activity& activity) const {
    bool other = false;  // it says that another notice was of it
    bool named = false;
    for (const std::uint32_t report : first_of(context_, activity)) {
      if (!context_.collected.catalogue->states_about(report)) continue;
      const std::string_view notice_of_it = word_of(context_.collected.log[report], "about");
      if (!notice_of_it.empty()) (names(notice_of_it, context_.collected.log[notice.record]) ? named : other) = true;
    }
    if (other && !named) return false;
    const auto addressed = [&](const std::string& party) { return among(notice.to, party); };
    if (!notice.to.empty() && !std::ranges::all_of(rule_.to, addressed)) return false;
    return notice.kind.empty() || may_be_of(notice.kind, activity);
  }

  // What a mover says of itself elsewhere tells its kind, too.
  [[nodiscard]] bool may_be_of(std::string_view kind, const Activity& activity) const {
    std::optional<Identity> mover;
    if (activity.track != nullptr) mover.emplace(*context_.collected.catalogue, *activity.track);
    return std::ranges::any_of(first_of(context_, activity), [&](std::uint32_t report) {
      const Fact& fact = context_.collected.log[report];
      const fact::LookUp look_up = [&](std::string_view name) { return mover ? mover->attribute(report, name) : fact.find(name); };
      if (accord::is_of_kind(context_.accord, fact::kinds_of(fact), look_up, kind) != Truth::no) return true;
      // A ship that a rule names otherwise is a ship.
      const Catalogue& catalogue = *context_.collected.catalogue;
      if (!catalogue.of_track(report) || catalogue.mover_report(report) != MoverReport::position) return false;
      return accord::is_of_kind(context_.accord, fact::teller(catalogue.source(report)->format, fact), look_up, kind) != Truth::no;
    });
  }

  const NormContext& context_;
  const NoticeRule& rule_;
  std::vector<Act> notices_;
  std::vector<bool> taken_;
  std::vector<std::size_t> open_;  // those that name nothing; before `first_open_` all are taken
  std::size_t first_open_ = 0;
  std::vector<base::Few<std::uint32_t>> by_name_;  // as the catalogue numbers what acts are about
  Best best_;
};

}  // namespace

std::vector<Activity> activities_of(const NormContext& context, const std::function<bool(Activity&)>& whose) {
  return Activities{context, whose}.all();
}

std::vector<Sighting> beginning_of(const NormContext& context, const Activity& stay) {
  const Track& track = *stay.track;
  const Catalogue& catalogue = *context.collected.catalogue;
  // Without a place it is no report of being elsewhere.
  const auto says_nothing = [&](std::uint32_t report) {
    return !context.collected.log[report].place && Identity{catalogue, track}.kind(KindOfNorm{catalogue, context.norm}, report) == Truth::no;
  };
  std::vector<Sighting> all;
  auto column = static_cast<std::size_t>(std::ranges::lower_bound(track.at_ms, stay.start.from.ms()) - track.at_ms.begin());
  for (; column < track.at_ms.size() && track.at_ms[column] == stay.start.from.ms(); ++column) {
    const std::uint32_t report = track.fact[column];
    if (*context.collected.log[report].when == stay.start && !says_nothing(report)) all.push_back({report, track.is_doubtful(column)});
  }
  std::ranges::sort(all, {}, [&](const Sighting& one) { return time_and_name(context.collected.log[one.record]); });
  return all;
}

namespace {

std::vector<Notified> served_by_one_notice(const NormContext& context, const NoticeRule& rule, const std::vector<Activity>& activities) {
  Post post{context, rule};
  std::vector<Notified> all(activities.size());
  for (const bool turn : {true, false}) {
    for (std::size_t i = 0; i < activities.size(); ++i) {
      if (activities[i].sure == turn) all[i] = post.take(activities[i]);
    }
  }
  return all;
}

// As little as each of both tells.
Notified both(Notified a, const Notified& b) {
  if (a.truth == Truth::no || b.truth == Truth::no) return {};
  if (b.truth == Truth::yes) return a;
  if (a.truth == Truth::yes) return b;
  a.doubts |= b.doubts;
  return a;
}

}  // namespace

std::vector<Notified> notices_for(const NormContext& context, const NoticeRule& rule, const std::vector<Activity>& activities) {
  if (rule.to.size() < 2) return served_by_one_notice(context, rule, activities);
  std::vector<Notified> all;
  for (const std::string& party : rule.to) {
    NoticeRule one = rule;
    one.to = {party};
    const std::vector<Notified> some = served_by_one_notice(context, one, activities);
    if (all.empty()) {
      all = some;
      continue;
    }
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = both(all[i], some[i]);
  }
  return all;
}

namespace {

WantedAct notice_by(const NormContext& context, const std::vector<std::string>& parties) {
  return {.verb = "notify", .object = context.norm.kind, .object_tests = {}, .motion = "", .parties = parties, .zone = context.norm.zone, .grade = context.norm.proof.grade};
}

}  // namespace

bool any_notice(const NormContext& context, const std::vector<std::string>& parties) {
  return !acts_of(context.accord, context.collected, context.zones, notice_by(context, parties)).empty();
}

namespace {

// Is the activity theirs, as all that tells of how it begins says?
Truth done_by(const NormContext& context, const Activity& activity, const std::vector<std::string>& parties) {
  std::optional<Identity> mover;
  if (activity.track != nullptr) mover.emplace(*context.collected.catalogue, *activity.track);
  Truth least = Truth::yes;
  Truth greatest = Truth::no;
  for (const std::uint32_t report : first_of(context, activity)) {
    incident::ReportView view;
    view.actors = mover ? mover->actors(report) : std::span<const std::string>{context.collected.log[report].actors};
    const Truth by = incident::names(view, {parties});
    least = measure::both(least, by);
    greatest = measure::either(greatest, by);
  }
  return least == greatest ? least : Truth::unknown;
}

}  // namespace

NoticeBook::NoticeBook(const NormContext& context, const accord::Literal& literal, const std::vector<std::string>& parties) {
  NoticeRule rule{notice_by(context, parties), literal.notified_to, literal.notice};
  const std::vector<Activity> theirs = activities_of(context, [&](Activity& activity) {
    const Truth by = parties.empty() ? Truth::yes : done_by(context, activity, parties);
    activity.sure = by == Truth::yes;
    return by != Truth::no;
  });
  const std::vector<Notified> all = notices_for(context, rule, theirs);
  for (std::size_t i = 0; i < theirs.size(); ++i) {
    for (const std::uint32_t report : theirs[i].reports) answers_.try_emplace(report, all[i].truth);
  }
}

Truth NoticeBook::answer(std::uint32_t record) const {
  const auto known = answers_.find(record);
  return known == answers_.end() ? Truth::no : known->second;
}

}  // namespace casus::watch
