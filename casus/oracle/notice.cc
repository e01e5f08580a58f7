// Activities in order of time, each with the oldest notice that is left for it.
#include "casus/oracle/notice.h"

#include <algorithm>
#include <map>

#include "casus/oracle/debt.h"
#include "casus/oracle/excuses.h"
#include "casus/oracle/implausible.h"

namespace casus::oracle {

using finding::Reason;
using measure::Instant;
using measure::Truth;

namespace {

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

// A mover's reports, in order of time, are one stay until a silence longer than `lost`, or until
// it was seen outside.
void add_stays(const World& world, std::vector<const fact::Fact*> reports, const std::set<Instant>& outside, std::vector<Activity>& all) {
  std::ranges::stable_sort(reports, {}, [](const fact::Fact* fact) { return *fact->when; });
  const fact::Fact* last = nullptr;
  for (const fact::Fact* report : reports) {
    const bool goes_on = last != nullptr && !report->mover.empty() &&
                         report->when->from - last->when->to <= world.accord.source(last->source)->lost &&
                         std::ranges::none_of(outside, [&](Instant at) { return at > last->when->to && at < report->when->from; });
    if (goes_on) all.back().reports.push_back(report);
    else all.push_back(Activity{Incident{{report}, true, true}, {report}});
    last = report;
  }
}

}  // namespace

std::vector<Activity> activities_of(const World& world, const accord::Norm& norm) {
  std::vector<Activity> all;
  add_incidents(world, norm, all);
  const std::set<const fact::Fact*> doubtful = implausible(world);
  std::map<std::string, std::vector<const fact::Fact*>> movers;
  std::map<std::string, std::set<Instant>> outside;  // when a mover was certainly seen elsewhere
  for (const fact::Fact* fact : world.facts) {
    if (fact->root == fact::Root::incident) continue;
    if (concerns(world, norm, *fact)) movers[fact->mover].push_back(fact);
    const bool good = fact->root == fact::Root::sighting && fact->grade.at_least(norm.proof.grade) && !doubtful.contains(fact);
    if (good && fact->when->exact() && in_zone(world, norm, *fact) == Truth::no) outside[fact->mover].insert(fact->when->from);
  }
  for (const auto& [mover, reports] : movers) add_stays(world, reports, outside[mover], all);
  for (Activity& activity : all)
    if (doubtful.contains(activity.told.reports.front())) activity.told.implausible = true;
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

// Is the notice of this activity, as far as both say?
bool fits(const World& world, const Rule& rule, const Act& notice, const Activity& activity) {
  const fact::Fact& first = *activity.reports.front();
  if (!notice.about.empty() && !names_it(notice.about, activity.reports)) return false;
  const std::string notice_of_it = word_of(first, "about");
  if (!notice_of_it.empty() && !names_it(notice_of_it, {notice.fact})) return false;
  const auto addressed = [&](const std::string& party) { return std::ranges::find(notice.to, party) != notice.to.end(); };
  if (!notice.to.empty() && !std::ranges::all_of(rule.to, addressed)) return false;
  const std::string kind = word_of(*notice.fact, "kind");
  const fact::LookUp look_up = [&](std::string_view name) { return first.find(name); };
  return kind.empty() || accord::is_of_kind(world.accord, first.what, look_up, kind) != Truth::no;
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
    const Truth by = by_subject(subject, *activity.reports.front());
    if (by == Truth::no) continue;
    activities.push_back(activity);
    certain.push_back(by == Truth::yes);
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

// The activity as the norm sees it; nullopt: certainly none of this party's, or excused.
std::optional<Weighed> weigh_activity(const Obligation& of, const accord::Norm& norm, const Activity& activity) {
  std::optional<Weighed> weighed = weigh(of.world, norm, of.debtor, activity.told);
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
