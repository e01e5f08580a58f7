// Activities in order of time, each with the oldest notice that is left for it.
#include "casus/oracle/notice.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "casus/fact/fastest.h"
#include "casus/fact/perhaps.h"
#include "casus/fact/vocabulary.h"
#include "casus/oracle/debt.h"
#include "casus/oracle/excuses.h"
#include "casus/oracle/implausible.h"

namespace casus::oracle {

using finding::Reason;
using measure::Instant;
using measure::Truth;

namespace {

// By time, and by name where times are equal: not as the log has them.
auto order_of(const fact::Fact& fact) { return std::tuple(*fact.when, fact.source, fact.record); }

bool concerns(const World& world, const accord::Norm& norm, const fact::Fact& fact) {
  const bool other_act = fact.root == fact::Root::act && norm.root != fact::Root::act;
  if (other_act || fact.root == fact::Root::coverage || is_static(world, fact)) return false;
  return both(of_kind(world, norm, fact), in_zone(world, norm, fact)) != Truth::no;
}

void add_incidents(const World& world, const accord::Norm& norm, std::vector<Activity>& all) {
  for (const Incident& incident : incidents(world.accord, world.facts))
    if (std::ranges::any_of(incident.reports, [&](const fact::Fact* report) { return concerns(world, norm, *report); }))
      all.push_back({incident, incident.reports});
}

// All that is told of a mover, with and without the norm's kind and zone.
struct Told {
  std::vector<const fact::Fact*> concerning;
  std::vector<const fact::Fact*> all;
  std::set<Instant> outside;  // when it was certainly seen elsewhere
};

// Until when may it still be there, unseen?
Instant last_reach(const World& world, const std::vector<const fact::Fact*>& reports) {
  const measure::Interval when = *reports.back()->when;
  measure::Duration lost;
  for (const fact::Fact* report : reports)
    if (*report->when == when) lost = std::max(lost, world.accord.source(report->source)->lost);
  return when.to + lost;
}

// A mover's reports, in order of time, are one stay until a silence longer than `lost`, or until
// it was seen outside. Those of one time are never parted; whom nobody named is seen once.
void add_stays(const World& world, Told told, std::vector<Activity>& all) {
  std::ranges::sort(told.concerning, {}, [](const fact::Fact* fact) { return order_of(*fact); });
  const std::size_t first = all.size();
  for (const fact::Fact* report : told.concerning) {
    bool goes_on = all.size() > first && !report->mover.empty();
    if (goes_on) {
      const measure::Interval last = *all.back().reports.back()->when;
      const auto between = [&](Instant at) { return at > last.to && at < report->when->from; };
      goes_on = *report->when == last ||
                (report->when->from <= last_reach(world, all.back().reports) && std::ranges::none_of(told.outside, between));
    }
    if (!goes_on) all.push_back({});
    all.back().reports.push_back(report);
  }
}

// What is told of the mover at the time at which the stay begins.
void add_beginning(const Told& told, const std::set<const fact::Fact*>& doubtful, Activity& stay) {
  const fact::Fact* first = stay.reports.front();
  std::vector<const fact::Fact*> together;
  for (const fact::Fact* report : told.all)
    if (report == first || (!first->mover.empty() && *report->when == *first->when)) together.push_back(report);
  std::ranges::sort(together, {}, [](const fact::Fact* fact) { return order_of(*fact); });
  for (const fact::Fact* report : together) stay.beginning.push_back(Incident{{report}, true, true, doubtful.contains(report), together});
}

}  // namespace

std::vector<Activity> activities_of(const World& world, const accord::Norm& norm) {
  std::vector<Activity> all;
  add_incidents(world, norm, all);
  const std::set<const fact::Fact*> doubtful = implausible(world);
  std::map<std::string, Told> movers;
  for (const fact::Fact* fact : world.facts) {
    if (fact->root == fact::Root::incident) continue;
    Told& told = movers[fact->mover];
    if (concerns(world, norm, *fact)) told.concerning.push_back(fact);
    if (fact->root == fact::Root::sighting && !is_static(world, *fact) && (fact->place || of_kind(world, norm, *fact) != Truth::no)) told.all.push_back(fact);
    const bool good = fact->root == fact::Root::sighting && fact->grade.at_least(norm.proof.grade) && !doubtful.contains(fact);
    if (good && fact->when->exact() && in_zone(world, norm, *fact) == Truth::no) told.outside.insert(fact->when->from);
  }
  for (const auto& [mover, told] : movers) {
    const std::size_t first = all.size();
    add_stays(world, told, all);
    for (std::size_t i = first; i < all.size(); ++i) {
      if (all[i].reports.front()->root == fact::Root::sighting) add_beginning(told, doubtful, all[i]);
      else all[i].told = Incident{all[i].reports};
    }
  }
  std::ranges::stable_sort(all, {}, [](const Activity& activity) { return *activity.reports.front()->when; });
  return all;
}

namespace {

// How an activity was notified.
struct Notified {
  Truth truth = Truth::no;
  Reasons doubts;                  // of unknown
  const fact::Fact* by = nullptr;  // the notice
};

// What is asked of notices: by whom, of what, to whom, how long before.
struct Rule {
  Wanted wanted;
  std::vector<std::string> to;
  measure::Term before;
};

bool names_it(const std::string& about, const std::vector<const fact::Fact*>& facts) {
  return std::ranges::any_of(facts, [&](const fact::Fact* fact) { return about == fact->id() || about == fact->record; });
}

// The reports that say of what kind it is, of what notice and whose: of a stay those of its
// first time that may be of it.
std::vector<const fact::Fact*> first_of(const Activity& activity) {
  if (activity.beginning.empty()) return {activity.reports.front()};
  std::vector<const fact::Fact*> first;
  for (const fact::Fact* report : activity.reports)
    if (*report->when == *activity.reports.front()->when) first.push_back(report);
  return first;
}

// A ship that a rule names otherwise is a ship.
bool may_be_called(const World& world, const fact::Fact& fact, const std::string& kind) {
  const fact::LookUp look_up = [&](std::string_view name) { return fact.find(name); };
  if (accord::is_of_kind(world.accord, fact::kinds_of(fact), look_up, kind) != Truth::no) return true;
  const accord::Source* source = world.accord.source(fact.source);
  const fact::Vocabulary* format = source == nullptr ? nullptr : fact::vocabulary(source->format);
  if (format == nullptr || !format->tracks || !fact.place) return false;
  return accord::is_of_kind(world.accord, fact::teller(source->format, fact), look_up, kind) != Truth::no;
}

// Is the notice of this activity, as far as both say?
bool fits(const World& world, const Rule& rule, const Act& notice, const Activity& activity) {
  if (!notice.about.empty() && !names_it(notice.about, activity.reports)) return false;
  std::set<std::string> notices_of_it;
  bool of_that_kind = word_of(*notice.fact, "kind").empty();
  for (const fact::Fact* report : first_of(activity)) {
    notices_of_it.insert(word_of(*report, "about"));
    if (!of_that_kind) of_that_kind = may_be_called(world, *report, word_of(*notice.fact, "kind"));
  }
  notices_of_it.erase("");
  const auto is_this = [&](const std::string& name) { return names_it(name, {notice.fact}); };
  if (!notices_of_it.empty() && std::ranges::none_of(notices_of_it, is_this)) return false;
  const auto addressed = [&](const std::string& party) { return std::ranges::find(notice.to, party) != notice.to.end(); };
  return of_that_kind && (notice.to.empty() || std::ranges::all_of(rule.to, addressed));
}

// Was it received long enough before the activity began, at whatever instant that was?
Truth in_time(const World& world, const Rule& rule, const Act& notice, const Activity& activity) {
  const measure::Interval& start = *activity.reports.front()->when;
  const auto last = [&](Instant at) { return measure::latest_notice(at, rule.before, world.accord.offset); };
  if (notice.when.to <= last(start.from)) return Truth::yes;
  return notice.when.from <= last(start.to) ? Truth::unknown : Truth::no;
}

// The oldest notice left that is certainly good for it, else the oldest that possibly is.
Notified take_notice(const World& world, const Rule& rule, const Activity& activity, std::vector<Act>& left) {
  Notified best;
  auto taken = left.end();
  for (auto notice = left.begin(); notice != left.end(); ++notice) {
    const Truth time = in_time(world, rule, *notice, activity);
    if (time == Truth::no || !fits(world, rule, *notice, activity)) continue;
    const Truth good = both(time, notice->certain() ? Truth::yes : Truth::unknown);
    if (good <= best.truth) continue;
    best = {good, notice->doubts, notice->fact};
    if (time == Truth::unknown) best.doubts.insert(Reason::uncertain_time);
    taken = notice;
  }
  if (taken != left.end()) left.erase(taken);
  return best;
}

// Certain activities choose before those that only may be the party's.
std::vector<Notified> notices_to_all_at_once(const World& world, const Rule& rule, const std::vector<Activity>& activities,
                                             const std::vector<bool>& certain) {
  Wanted wanted = rule.wanted;
  wanted.owed_to = rule.to;
  std::vector<Act> left = acts_of(world, wanted);
  std::ranges::sort(left, {}, [](const Act& act) { return std::tuple(act.when, act.fact->source, act.fact->record); });
  std::vector<Notified> all(activities.size());
  for (const bool turn : {true, false})
    for (std::size_t i = 0; i < activities.size(); ++i)
      if (certain[i] == turn) all[i] = take_notice(world, rule, activities[i], left);
  return all;
}

// Who has to tell several may tell each by itself: it is done where all have been told.
std::vector<Notified> notices_for(const World& world, const Rule& rule, const std::vector<Activity>& activities,
                                  const std::vector<bool>& certain) {
  if (rule.to.empty()) return notices_to_all_at_once(world, rule, activities, certain);
  std::vector<std::vector<Notified>> told;  // by addressee
  for (const std::string& party : rule.to) told.push_back(notices_to_all_at_once(world, {rule.wanted, {party}, rule.before}, activities, certain));
  std::vector<Notified> all(activities.size());
  for (std::size_t i = 0; i < activities.size(); ++i) {
    all[i].truth = Truth::yes;
    for (const std::vector<Notified>& one : told) all[i].truth = std::min(all[i].truth, one[i].truth);
    for (const std::vector<Notified>& one : told) {
      if (all[i].truth == Truth::no || one[i].truth != all[i].truth) continue;
      all[i].doubts.insert(one[i].doubts.begin(), one[i].doubts.end());
      if (all[i].by == nullptr) all[i].by = one[i].by;
    }
  }
  return all;
}

}  // namespace

Truth notified(const World& world, const accord::Literal& literal, const Use& use, const fact::Fact& fact) {
  if (use.norm == nullptr) return Truth::no;
  Rule rule{{}, literal.notified_to, literal.notice};
  rule.wanted.verb = "notify";
  rule.wanted.object = use.norm->kind;
  rule.wanted.zone = use.zone;
  rule.wanted.grade = use.norm->proof.grade;
  const Subject anyone{"anyone", {}};
  const Subject& subject = use.subject == nullptr ? anyone : *use.subject;
  rule.wanted.parties = subject.parties;
  std::vector<Activity> activities;
  std::vector<bool> certain;
  for (const Activity& activity : activities_of(world, *use.norm)) {
    std::set<Truth> by;
    for (const fact::Fact* report : first_of(activity)) by.insert(by_subject(subject, *report));
    if (by == std::set{Truth::no}) continue;
    activities.push_back(activity);
    certain.push_back(by == std::set{Truth::yes});
  }
  const std::vector<Notified> all = notices_for(world, rule, activities, certain);
  for (std::size_t i = 0; i < activities.size(); ++i)
    if (std::ranges::find(activities[i].reports, &fact) != activities[i].reports.end()) return all[i].truth;
  return Truth::no;
}

namespace {

// The finding on an activity that was not certainly notified.
finding::Finding finding_on(const Obligation& of, const Weighed& activity, const Notified& notified) {
  finding::Finding finding = blank_of(of, "notices", activity.when.from);
  finding.to = activity.when.to;
  Reasons doubts = activity.doubts;
  doubts.insert(notified.doubts.begin(), notified.doubts.end());
  const bool certain = activity.certain && notified.truth == Truth::no;
  finding.verdict = certain ? finding::Verdict::breach : finding::Verdict::unknown;
  finding.peak = {certain ? 1 : 0, 1};
  if (certain) finding.reached = finding.certain_from = finding.certain_to = activity.certain_when.to;
  else finding.reasons.assign(doubts.begin(), doubts.end());
  std::set<const fact::Fact*> facts = activity.evidence;
  if (notified.by != nullptr) facts.insert(notified.by);
  set_evidence(of.world, facts, finding);
  return finding;
}

// Is the notice of it owed at the last instant at which it could be given: does the norm bind by
// then, and no exception hold? It has such an instant for each at which the activity may begin.
struct LastDay {
  Truth owed = Truth::yes;
  bool perhaps_excused = false;
};
LastDay last_day(const Obligation& of, const measure::Interval& start) {
  accord::Norm norm = of.text();
  norm.zone = of.zone;
  const auto last = [&](Instant at) { return measure::latest_notice(at, norm.within, of.world.accord.offset); };
  const measure::Interval due{last(start.from), last(start.to)};
  LastDay day{in_force(norm, due)};
  bool always = true;
  for (const Piece& piece : Excuses{of.world, norm, of.debtor}.covering({}).pieces()) {
    if (piece.from >= just_after(due.to) || piece.to <= at(due.from)) continue;
    always = always && piece.truth == Truth::yes;
    day.perhaps_excused = day.perhaps_excused || piece.truth == Truth::unknown;
    if (piece.truth != Truth::no) day.owed = std::min(day.owed, Truth::unknown);
  }
  if (always) day.owed = Truth::no;
  return day;
}

// The stay as all that is told of its first time says. Each report is weighed by itself: they
// must agree, and those that can be believed must prove it together.
std::optional<Weighed> weigh_beginning(const Obligation& of, const accord::Norm& norm, const Activity& stay) {
  std::optional<Weighed> all;
  bool alike = true;
  Reasons doubts;
  Incident believed;
  for (const Incident& one : stay.beginning) {
    if (!one.implausible) believed.reports.push_back(one.reports.front());
    believed.beside = one.beside;
    const std::optional<Weighed> weighed = weigh(of.world, norm, of.debtor, one);
    if (!weighed) {
      const bool by_other = by_subject(of.debtor, *one.reports.front()) == Truth::no;
      doubts.insert(by_other ? Reason::conflicting : Reason::uncertain_place);
      alike = false;
      continue;
    }
    doubts.insert(weighed->doubts.begin(), weighed->doubts.end());
    const auto of_the_proof = [](Reason why) { return why == Reason::unproven || why == Reason::implausible_track; };
    alike = alike && std::ranges::all_of(weighed->doubts, of_the_proof);
    if (!all) all = weighed;
    all->evidence.insert(weighed->evidence.begin(), weighed->evidence.end());
  }
  if (!all) return all;
  std::optional<Weighed> together;
  if (alike && !believed.reports.empty()) together = weigh(of.world, norm, of.debtor, believed);
  all->certain = together && together->certain;
  all->doubts = all->certain ? Reasons{} : doubts;
  return all;
}

// The activity as the norm sees it; nullopt: certainly none of this party's, or excused.
std::optional<Weighed> weigh_activity(const Obligation& of, const accord::Norm& norm, const Activity& activity) {
  std::optional<Weighed> weighed = activity.beginning.empty() ? weigh(of.world, norm, of.debtor, activity.told) : weigh_beginning(of, norm, activity);
  if (!weighed) return std::nullopt;
  const Truth excuse = excused(of, weighed->when.from);
  const LastDay day = last_day(of, weighed->when);
  if (excuse == Truth::yes || day.owed == Truth::no) return std::nullopt;
  if (excuse == Truth::no && day.owed == Truth::yes) return weighed;
  weighed->certain = false;
  weighed->doubts.insert(excuse == Truth::unknown || day.perhaps_excused ? Reason::unproven : Reason::uncertain_time);
  return weighed;
}

void judge_zone(const Obligation& of, Owed& out) {
  accord::Norm norm = of.text();
  norm.zone = of.zone;
  const std::vector<Activity> all = activities_of(of.world, norm);
  std::vector<Activity> activities;
  std::vector<Weighed> weighed;
  std::vector<bool> certain;
  for (const Activity& activity : all) {
    const auto one = weigh_activity(of, norm, activity);
    if (!one) continue;
    activities.push_back(activity);
    weighed.push_back(*one);
    certain.push_back(one->certain);
  }
  const Rule rule{wanted_by(of.text(), of.debtor, of.zone), of.text().action.to.parties, of.text().within};
  const std::vector<Notified> notices = notices_for(of.world, rule, activities, certain);
  for (std::size_t i = 0; i < weighed.size(); ++i)
    if (notices[i].truth != Truth::yes) out.findings.push_back(finding_on(of, weighed[i], notices[i]));
}

}  // namespace

Owed judge_notice(const World& world, std::uint32_t norm, const Subject& subject) {
  Owed out;
  if (!owes(world.accord.norms[norm], subject)) return out;
  for (const auto& zone : zones_of(world, world.accord.norms[norm])) judge_zone({world, norm, subject, zone}, out);
  return out;
}

}  // namespace casus::oracle
