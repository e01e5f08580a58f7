// Merging reports, and weighing an incident for a norm and a subject.
#include "casus/oracle/incidents.h"

#include <algorithm>
#include <functional>
#include <tuple>

#include "casus/earth/distance.h"
#include "casus/fact/vocabulary.h"
#include "casus/oracle/acts.h"
#include "casus/oracle/attribution.h"
#include "casus/oracle/implausible.h"
#include "casus/oracle/own_word.h"

namespace casus::oracle {

using finding::Reason;
using measure::Instant;
using measure::Truth;

namespace {

// Are two unknown instants at most `limit` apart? An open end is never reached,
// so an instant before it is strictly nearer or farther.
Truth soon_enough(const measure::Interval& a, const measure::Interval& b, measure::Duration limit) {
  const measure::Interval& early = a.from <= b.from ? a : b;
  const measure::Interval& late = a.from <= b.from ? b : a;
  const measure::Duration farthest = std::max(late.to - early.from, early.to - late.from);
  if (farthest <= limit) return Truth::yes;
  const measure::Duration nearest = late.from - early.to;
  const bool ever = early.exact() ? nearest <= limit : nearest < limit;
  return ever ? Truth::unknown : Truth::no;
}

Truth near_enough(const fact::Fact& a, const fact::Fact& b, measure::Length limit) {
  const bool both_known = a.place && a.place->radius && b.place && b.place->radius;
  if (!both_known) return Truth::unknown;
  return earth::within({a.place->at, *a.place->radius}, {b.place->at, *b.place->radius}, limit);
}

// Joins the incident if it may; tells whether it did.
bool join(const accord::SameIncident& same, const fact::Fact& report, Incident& incident) {
  Truth time = Truth::yes;
  Truth place = Truth::yes;
  for (const fact::Fact* other : incident.reports) {
    if (other->source == report.source || other->what != report.what) return false;
    time = both(time, soon_enough(*other->when, *report.when, same.time));
    if (time == Truth::no) return false;  // of most pairs nothing else need be asked
    place = both(place, near_enough(*other, report, same.distance));
  }
  if (place == Truth::no) return false;
  incident.reports.push_back(&report);
  incident.match_in_time = incident.match_in_time && time == Truth::yes;
  incident.match_in_place = incident.match_in_place && place == Truth::yes;
  return true;
}

}  // namespace

std::vector<Incident> incidents(const accord::Accord& accord, const std::vector<const fact::Fact*>& facts) {
  std::vector<const fact::Fact*> reports;
  for (const fact::Fact* fact : facts)
    if (fact->root == fact::Root::incident) reports.push_back(fact);
  std::ranges::sort(reports, [](const fact::Fact* a, const fact::Fact* b) {
    return std::tie(a->when->from, a->when->to, a->source, a->record) <
           std::tie(b->when->from, b->when->to, b->source, b->record);
  });
  std::vector<Incident> all;
  for (const fact::Fact* report : reports) {
    const bool joined = accord.same_incident && std::ranges::any_of(all, [&](Incident& incident) {
      return join(*accord.same_incident, *report, incident);
    });
    if (!joined) all.push_back({{report}});
  }
  return all;
}

namespace {

bool is_of_track(const World& world, const fact::Fact& fact) {
  const fact::Vocabulary* format = fact::vocabulary(world.accord.source(fact.source)->format);
  return format != nullptr && format->tracks && fact.root == fact::Root::sighting;
}

}  // namespace

bool is_static(const World& world, const fact::Fact& fact) {
  if (!is_of_track(world, fact)) return false;
  const fact::Value* message = fact.find("message");
  const auto* type = message == nullptr ? nullptr : std::get_if<measure::AmountRange>(message);
  const bool of_no_mover = type != nullptr && fact::mover_kind(world.accord.source(fact.source)->format, type->low.raw() / measure::decimal_one).empty();
  return !fact.place || of_no_mover;
}

std::vector<Incident> happenings(const World& world, fact::Root root) {
  if (root == fact::Root::incident) return incidents(world.accord, world.facts);
  const std::set<const fact::Fact*> doubtful = root == fact::Root::sighting ? implausible(world) : std::set<const fact::Fact*>{};
  std::vector<Incident> all;
  for (const fact::Fact* fact : world.facts) {
    if (fact->root != root || is_static(world, *fact)) continue;
    all.push_back({{fact}});
    all.back().implausible = doubtful.contains(fact);
  }
  return all;
}

namespace {

// yes if all of the reports say yes, no if all say no.
template <typename Question>
Truth agreed(const std::vector<const fact::Fact*>& reports, Question question) {
  Truth least = Truth::yes;
  Truth greatest = Truth::no;
  for (const fact::Fact* report : reports) {
    least = both(least, question(*report));
    greatest = either(greatest, question(*report));
  }
  return least == greatest ? least : Truth::unknown;
}

measure::Interval hull(const std::vector<const fact::Fact*>& reports) {
  measure::Interval all = *reports.front()->when;
  for (const fact::Fact* report : reports) {
    all.from = std::min(all.from, report->when->from);
    all.to = std::max(all.to, report->when->to);
  }
  return all;
}

// All whom the reports name are candidates: yes if all of them belong to the
// subject, no if none does, unknown if some do or nobody is named. Tells the
// doubt beside.
Truth actor(const Subject& subject, const std::vector<const fact::Fact*>& reports, Reasons& doubts) {
  if (subject.anyone()) return Truth::yes;
  std::vector<const fact::Fact*> naming;
  for (const fact::Fact* report : reports)
    if (!report->actors.empty()) naming.push_back(report);
  if (naming.empty()) {
    doubts.insert(Reason::unattributed);
    return Truth::unknown;
  }
  const Truth by = agreed(naming, [&](const fact::Fact& report) { return by_subject(subject, report); });
  if (by == Truth::no) doubts.insert(Reason::conflicting);
  if (by != Truth::unknown) return by;
  const auto names = [](const fact::Fact* report) {
    return std::set<std::string>(report->actors.begin(), report->actors.end());
  };
  const bool all_alike = std::ranges::all_of(
      naming, [&](const fact::Fact* report) { return names(report) == names(naming.front()); });
  doubts.insert(all_alike ? Reason::unattributed : Reason::conflicting);
  return Truth::unknown;
}

// What a party's own source says of another is a claim: it is heard for what is
// possible, and neither proves nor disproves who did it. A mover speaks for itself,
// whatever network heard it.
std::vector<const fact::Fact*> without_claims(const World& world, const std::vector<const fact::Fact*>& reports) {
  std::vector<const fact::Fact*> rest;
  for (const fact::Fact* report : reports) {
    const std::string& origin = world.accord.source(report->source)->origin;
    const bool of_a_party = std::ranges::any_of(
        world.accord.parties, [&](const accord::Party& party) { return party.name == origin; });
    const bool names_another =
        std::ranges::any_of(report->actors, [&](const std::string& actor) { return actor != origin; });
    if (!of_a_party || !names_another || is_of_track(world, *report)) rest.push_back(report);
  }
  return rest;
}

// By which norm, and of whom.
struct Case {
  const World& world;
  const accord::Norm& norm;
  const Subject& subject;
};

// The reports of an incident, as one subject's are heard.
struct Heard {
  std::set<const fact::Fact*> excuses;       // of the judged, of what others tell of, and not certainly against them
  std::vector<const fact::Fact*> confessed;  // of the judged, certainly against them, and graded well enough
  std::vector<const fact::Fact*> good;       // of all but excuses those that meet the grade; if none does, all
  std::vector<const fact::Fact*> proving;    // of these what others tell, if it may be so as they do; else all
};

// By whom it may have been as they tell.
const std::vector<const fact::Fact*>& heard_by(const Heard& heard, const Incident& incident) {
  return incident.certainly_one() ? heard.good : incident.reports;
}

// How many origins prove it, and how many of these name the subject.
struct Origins {
  std::int64_t occurrence = 0;
  std::int64_t actor = 0;
};
Origins origins(const Case& of, const Heard& heard, const Incident& incident) {
  std::set<std::string> proving;
  std::set<std::string> naming;
  for (const fact::Fact* report : incident.reports) {
    const std::optional<std::string> origin = origin_for(of.world, of.subject, *report);
    if (!origin || heard.excuses.contains(report) || !report->grade.at_least(of.norm.proof.grade)) continue;
    proving.insert(*origin);
    if (by_subject(of.subject, *report) == Truth::yes) naming.insert(*origin);
  }
  const std::size_t most = incident.certainly_one() ? incident.reports.size() : 1;
  return {static_cast<std::int64_t>(std::min(proving.size(), most)),
          static_cast<std::int64_t>(std::min(naming.size(), most))};
}

// Which of the reports are shown: those that may be of the kind, there, in force.
void set_evidence(const World& world, const accord::Norm& norm, Weighed& weighed) {
  for (const fact::Fact* report : weighed.incident->reports) {
    const Truth pattern = both(of_kind(world, norm, *report), in_zone(world, norm, *report));
    if (both(pattern, in_force(norm, *report->when)) != Truth::no) weighed.evidence.insert(report);
  }
  if (!weighed.evidence.empty()) return;
  weighed.evidence.insert(weighed.incident->reports.begin(), weighed.incident->reports.end());
}

// Do all of these reports say that it went on, and at some instant at which the norm bound?
bool went_on_in_force(const World& world, const accord::Norm& norm, const std::vector<const fact::Fact*>& reports) {
  std::vector<Instant> begins;
  std::vector<Instant> ends;
  if (norm.from) begins.push_back(*norm.from);
  if (norm.until) ends.push_back(*norm.until);
  for (const fact::Fact* report : reports) {
    if (report->when->exact() || !world.accord.source(report->source)->spread) return false;
    begins.push_back(report->when->from);
    ends.push_back(report->when->to);
  }
  return *std::ranges::max_element(begins) < *std::ranges::min_element(ends);
}

// What lies outside of the norm's own time is not judged.
void leave_out_of_force(const accord::Norm& norm, Weighed& weighed) {
  const bool early = norm.from && weighed.when.from < *norm.from;
  const bool late = norm.until && weighed.when.to > *norm.until;
  if (early) weighed.when.from = *norm.from;
  if (late) weighed.when.to = *norm.until;
  if (late) weighed.includes_to = false;
  if (!weighed.goes_on || !(early || late)) return;
  weighed.cut = true;
  if (norm.from) weighed.certain_when.from = std::max(weighed.certain_when.from, *norm.from);
  if (norm.until) weighed.certain_when.to = std::min(weighed.certain_when.to, *norm.until);
}

// What goes on through all of its time did so where all its good reports say so.
void set_time(const World& world, Weighed& weighed) {
  weighed.goes_on = std::ranges::all_of(weighed.good, [&](const fact::Fact* report) {
    return world.accord.source(report->source)->spread && !report->when->exact();
  });
  weighed.certain_when = hull(weighed.good);
  for (const fact::Fact* report : weighed.good) {
    if (!weighed.goes_on) continue;
    weighed.certain_when.from = std::max(weighed.certain_when.from, report->when->from);
    weighed.certain_when.to = std::min(weighed.certain_when.to, report->when->to);
  }
  const std::vector<const fact::Fact*>& timing = weighed.incident->certainly_one() ? weighed.good : weighed.telling;
  weighed.when = hull(timing);
  weighed.includes_to = std::ranges::any_of(timing, [&](const fact::Fact* report) {
    return report->when->exact() && report->when->to == weighed.when.to;
  });
}

// Acts and declarations are registered: one record proves them.
std::int64_t origins_needed(const accord::Norm& norm, const Incident& incident) {
  const fact::Root root = incident.reports.front()->root;
  const bool registered = root == fact::Root::act || root == fact::Root::declaration;
  return registered ? std::min<std::int64_t>(norm.proof.origins, 1) : norm.proof.origins;
}

// By whose reading, and by how many origins, who did it has to be proven.
struct Asked {
  const World& world;
  const accord::Norm& norm;
  const Subject& subject;
  const Heard& heard;
  std::int64_t needed;
};

// What the reports say of who did it. false: certainly somebody else.
bool heard_actor(const Asked& ask, const Origins& proven, Weighed& weighed) {
  Reasons heard;
  const bool possible = actor(ask.subject, heard_by(ask.heard, *weighed.incident), heard) != Truth::no;
  Reasons doubts;
  const std::vector<const fact::Fact*> neutral = without_claims(ask.world, ask.heard.good);
  const Truth by = actor(ask.subject, neutral, doubts);
  // Only claims name the subject: somebody says so, nobody proves it.
  const bool claimed = std::ranges::any_of(ask.heard.good, [&](const fact::Fact* report) {
    return !report->actors.empty() && by_subject(ask.subject, *report) != Truth::no;
  });
  const bool named = std::ranges::any_of(neutral, [](const fact::Fact* report) { return !report->actors.empty(); });
  if (by != Truth::yes && !named && claimed) doubts = {Reason::unproven};
  if (by != Truth::yes) weighed.doubts.insert(doubts.begin(), doubts.end());
  if (by == Truth::yes && proven.actor < ask.needed) weighed.doubts.insert(Reason::unproven);
  return possible;
}

// What the body has found prevails over what the reports say.
bool weigh_actor(const Asked& ask, const Origins& proven, Weighed& weighed) {
  if (ask.subject.anyone()) return true;
  std::vector<const fact::Fact*> told = weighed.incident->reports;
  told.insert(told.end(), weighed.incident->beside.begin(), weighed.incident->beside.end());
  const Attribution found = attribution_of(ask.world, ask.norm, told);
  Weighed by_reports = weighed;  // if nothing is found, or it was taken back
  by_reports.doubts.clear();
  const bool heard = heard_actor(ask, proven, by_reports);
  const auto includes = [&](const std::string& party) { return ask.subject.includes(party); };
  const auto may_be = [&](const Attribution::Parties& one_of) { return one_of.empty() ? heard : std::ranges::any_of(one_of, includes); };
  const auto is = [&](const Attribution::Parties& one_of) {
    return one_of.empty() ? heard && by_reports.doubts.empty() : std::ranges::all_of(one_of, includes);
  };
  const bool possible = may_be(found.to);
  if (found.to.empty()) weighed.doubts.insert(by_reports.doubts.begin(), by_reports.doubts.end());
  else if (possible && !is(found.to)) weighed.doubts.insert(Reason::unattributed);
  if (possible && std::ranges::all_of(found.perhaps, is)) return true;
  if (!found.perhaps.empty()) weighed.doubts.insert(Reason::unproven);
  return possible || std::ranges::any_of(found.perhaps, may_be);
}

}  // namespace

Truth on_victim(const accord::Who& on, const Subject& subject, const fact::Fact& fact) {
  using Sort = accord::Who::Sort;
  if (on.sort == Sort::unstated || on.sort == Sort::anyone) return Truth::yes;
  fact::Fact suffered;  // by one of these: candidates, as of who did it
  suffered.actors = words_in(word_of(fact, "target"));
  if (suffered.actors.empty() || std::ranges::find(suffered.actors, "unknown") != suffered.actors.end()) return Truth::unknown;
  if (on.sort == Sort::parties) return on.parties.empty() ? Truth::no : by_subject({"", on.parties}, suffered);
  const Truth same = subject.anyone() ? Truth::no : by_subject(subject, suffered);
  return on.sort == Sort::same_party ? same : negate(same);
}

namespace {

// What is asked of each report, but for who did it, and the doubt where the answers leave one.
struct Question {
  Reason doubt;
  std::function<Truth(const fact::Fact&)> answer;
};

std::vector<Question> questions_of(const World& world, const accord::Norm& norm, const Subject& subject, const Incident& incident) {
  // Of what others tell of, the judged do not say whether it went on.
  std::vector<const fact::Fact*> others;
  for (const fact::Fact* report : incident.reports)
    if (!is_of_the_judged(world, subject, *report)) others.push_back(report);
  if (others.empty()) others = incident.reports;
  std::set<const fact::Fact*> going_on;
  if (went_on_in_force(world, norm, others)) going_on.insert(others.begin(), others.end());
  return {{Reason::uncertain_kind, [&](const fact::Fact& report) { return of_kind(world, norm, report); }},
          {Reason::uncertain_place, [&](const fact::Fact& report) { return in_zone(world, norm, report); }},
          {Reason::uncertain_time, [&norm, going_on](const fact::Fact& report) { return going_on.contains(&report) ? Truth::yes : in_force(norm, *report.when); }},
          {Reason::uncertain_kind, [&](const fact::Fact& report) { return on_victim(norm.on, subject, report); }},
          // An act happens when it is received.
          {Reason::uncertain_time, [](const fact::Fact& report) { return report.root == fact::Root::act && !report.received ? Truth::unknown : Truth::yes; }}};
}

// Who is heard.
Heard heard_of(const Case& of, const Incident& incident, const std::vector<Question>& questions) {
  const auto own = [&](const fact::Fact* report) { return is_of_the_judged(of.world, of.subject, *report); };
  const bool others = !std::ranges::all_of(incident.reports, own);
  Heard heard;
  for (const fact::Fact* report : incident.reports) {
    const auto certain = [&](const Question& question) { return question.answer(*report) == Truth::yes; };
    const bool graded = report->grade.at_least(of.norm.proof.grade);
    const bool confesses = own(report) && std::ranges::all_of(questions, certain);
    if (others && own(report) && !confesses) heard.excuses.insert(report);
    else if (graded) heard.good.push_back(report);
    if (confesses && graded) heard.confessed.push_back(report);
  }
  if (heard.good.empty()) heard.good = incident.reports;
  std::ranges::copy_if(heard.good, std::back_inserter(heard.proving), [&](const fact::Fact* report) { return !own(report); });
  const auto possible = [&](const Question& question) { return agreed(heard.proving, question.answer) != Truth::no; };
  if (heard.proving.empty() || !std::ranges::all_of(questions, possible)) heard.proving = heard.good;
  return heard;
}

}  // namespace

std::optional<Weighed> weigh(const World& world, const accord::Norm& norm, const Subject& subject,
                             const Incident& incident) {
  const std::vector<Question> questions = questions_of(world, norm, subject, incident);
  const Heard heard = heard_of({world, norm, subject}, incident, questions);
  Weighed weighed;
  weighed.incident = &incident;
  weighed.good = heard.proving;
  for (const fact::Fact* report : incident.reports) {
    const bool confessed = std::ranges::find(heard.confessed, report) != heard.confessed.end();
    const bool proves = std::ranges::find(heard.proving, report) != heard.proving.end();
    if (proves || confessed || !incident.certainly_one()) weighed.telling.push_back(report);
  }
  bool possible = true;
  for (const Question& question : questions) {
    if (agreed(heard_by(heard, incident), question.answer) == Truth::no) possible = false;
    if (agreed(weighed.good, question.answer) != Truth::yes) weighed.doubts.insert(question.doubt);
  }
  if (incident.implausible) weighed.doubts.insert(Reason::implausible_track);
  const Origins proven = origins({world, norm, subject}, heard, incident);
  const std::int64_t needed = origins_needed(norm, incident);
  if (proven.occurrence < needed) weighed.doubts.insert(Reason::unproven);
  if (!weigh_actor({world, norm, subject, heard, needed}, proven, weighed)) possible = false;
  if (!possible) return std::nullopt;
  weighed.certain = weighed.doubts.empty();
  set_evidence(world, norm, weighed);
  set_time(world, weighed);
  leave_out_of_force(norm, weighed);
  return weighed;
}

}  // namespace casus::oracle
