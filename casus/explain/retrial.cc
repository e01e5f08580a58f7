// The short log, and what becomes of a finding when it is judged again.
#include "casus/explain/retrial.h"

#include <algorithm>
#include <map>
#include <set>

#include "casus/explain/narrowed.h"
#include "casus/watch/receipt.h"

namespace casus::explain {

using fact::Fact;
using finding::Finding;
using measure::Duration;
using measure::Instant;
using measure::Interval;

namespace {

// Is it a verdict on the same thing, whatever it says of it?
bool same_matter(const Finding& a, const Finding& b) { return a.severity == b.severity && a.measure == b.measure; }

// Where one ends and the other begins they are neighbours, unless one is of an instant.
bool share_time(const Finding& a, const Finding& b) {
  const bool momentary = a.to == a.from || b.to == b.from;
  const auto before = [&](measure::Instant from, const std::optional<measure::Instant>& to) { return !to || from < *to || (momentary && from == *to); };
  return before(a.from, b.to) && before(b.from, a.to);
}

// Two incidents of one instant are two matters. A duty may have no evidence at all, and the act
// that ends its lapse is evidence of it: without that act it is the same lapse, and longer.
bool share_evidence(const Finding& a, const Finding& b) {
  if (a.measure == "duties" && a.from == b.from) return true;
  if (a.evidence.empty() || b.evidence.empty()) return a.measure == "duties" || a.evidence.empty() == b.evidence.empty();
  return std::ranges::any_of(a.evidence, [&](const std::string& id) { return std::ranges::find(b.evidence, id) != b.evidence.end(); });
}

bool says_the_same(const Finding& a, const Finding& b) {
  return a.id == b.id && a.verdict == b.verdict && a.to == b.to && a.reached == b.reached && a.peak == b.peak &&
         a.reasons == b.reasons && a.evidence == b.evidence;
}

Duration longest(std::initializer_list<std::optional<Duration>> all) {
  Duration out;
  for (const auto& one : all) out = std::max(out, one.value_or(Duration{}));
  return out;
}

// How far from a finding a fact may lie and still bear on it, as far as lengths of time tell.
Duration reach(const accord::Accord& accord) {
  Duration out = measure::hours(1);
  for (const accord::Source& source : accord.sources) out = std::max({out, source.lost, longest({source.gap})});
  for (const accord::Norm& norm : accord.norms) {
    out = std::max(out, longest({norm.dwell, norm.window, norm.every}));
    for (const accord::Rung& rung : norm.rungs)
      for (const accord::Threshold& one : rung.any_of) out = std::max(out, longest({one.within}));
    for (const accord::Excuse& excuse : norm.excuses)
      for (const auto& conjunction : excuse.condition.any_of)
        for (const accord::Literal& literal : conjunction) out = std::max(out, longest({literal.within}));
  }
  return out + out;
}

// The first and the last of each source: the record is as long as they reach.
class Outermost {
 public:
  explicit Outermost(const accord::Accord& accord) : accord_{accord} {}
  void add(std::size_t index, const Fact& fact) {
    const accord::Source* source = accord_.source(fact.source);
    if (source == nullptr) return;
    const Instant to = std::min(fact.when->to, watch::passed_by(*source, fact));
    const auto [at, first] = by_source_.try_emplace(fact.source, Ends{index, index, fact.when->from, to});
    if (first) return;
    Ends& ends = at->second;
    if (fact.when->from < ends.from) ends = {index, ends.last, fact.when->from, ends.to};
    if (to > ends.to) ends = {ends.first, index, ends.from, to};
  }
  [[nodiscard]] bool holds(std::size_t index, const Fact& fact) const {
    const auto at = by_source_.find(fact.source);
    return at != by_source_.end() && (at->second.first == index || at->second.last == index);
  }

 private:
  struct Ends {
    std::size_t first;
    std::size_t last;
    Instant from;
    Instant to;
  };
  const accord::Accord& accord_;
  std::map<std::string, Ends, std::less<>> by_source_;
};

bool is_registered(const Fact& fact) { return fact.root != fact::Root::incident && fact.root != fact::Root::sighting; }

// What of it bears on every norm: entry into force, who did it, and who watched.
bool bears_on_all(const Fact& fact) {
  return fact.root == fact::Root::coverage || fact.what == "ratify" || fact.what == "sign" || fact.what == "attribute" || fact.what == "waive";
}

// May it discharge what the norm asks of these? An older duty may have taken it.
bool may_serve(const Fact& fact, const accord::Norm& norm, const std::vector<std::string>& members) {
  if (fact.root != fact::Root::act || norm.action.verb.empty() || fact.what != norm.action.verb) return false;
  return fact.actors.empty() || std::ranges::any_of(fact.actors, [&](const std::string& one) { return std::ranges::find(members, one) != members.end(); });
}

// Which acts and declarations are kept: all, or those that bear on every norm or may serve this one.
enum class Registered : std::uint8_t { all, few };

bool lies_in(const Fact& fact, const Interval& span) { return fact.when->from <= span.to && fact.when->to >= span.from; }

// What lies about the finding, and whatever may bear on it from afar. Of other movers
// nothing, where one mover is judged by itself.
std::vector<Fact> about(const std::vector<Fact>& facts, const Finding& finding, const accord::Accord& accord, Registered registered) {
  const accord::Norm& norm = *accord.norm(finding.norm);
  const Duration far = reach(accord);
  const Interval span{std::min(finding.from, finding.facts_from) - far,
                      finding.to ? std::max(*finding.to, finding.facts_to) + far : Instant{INT64_MAX / 4}};
  const bool one_mover = norm.form == accord::NormForm::presence || norm.form == accord::NormForm::position_report;
  const std::set<std::string> evidence{finding.evidence.begin(), finding.evidence.end()};
  const std::vector<std::string> members = members_of(norm, finding.subject);
  Outermost ends{accord};
  for (std::size_t i = 0; i < facts.size(); ++i)
    if (facts[i].when) ends.add(i, facts[i]);
  std::vector<Fact> out;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Fact& fact = facts[i];
    if (!fact.when) continue;
    const bool another = one_mover && !fact.mover.empty() && !finding.key.ends_with(fact.mover);
    const bool far_too = registered == Registered::all ? is_registered(fact) : bears_on_all(fact) || may_serve(fact, norm, members);
    const bool near = far_too || ends.holds(i, fact) || (!another && lies_in(fact, span) && (registered == Registered::all || !is_registered(fact)));
    if (near || evidence.contains(fact.id())) out.push_back(fact);  // in all its versions, wherever they lay
  }
  return out;
}

}  // namespace

std::vector<std::string> members_of(const accord::Norm& norm, const std::string& subject) {
  const accord::Subjects& bound = norm.subjects;
  if (bound.together || subject == bound.name) return bound.parties;
  std::vector<std::string> out;
  constexpr std::string_view either = " or ";
  for (std::size_t at = 0; at <= subject.size();) {
    const std::size_t end = std::min(subject.find(either, at), subject.size());
    out.push_back(subject.substr(at, end - at));
    at = end + either.size();
  }
  return out;
}

std::string_view name(Fate fate) {
  switch (fate) {
    case Fate::gone: return "compliant";
    case Fate::unknown: return "unknown";
    case Fate::breach: return "breach";
  }
  return "";
}

Retrial::Retrial(const Brief& brief, const Finding& finding) : brief_{brief}, finding_{finding}, accord_{brief.accord} {
  if (brief.accord.norm(finding.norm) == nullptr) return;
  accord_ = narrowed(brief.accord, finding.norm);
  verdicts_ = judge(accord_, brief.facts);
  given_ = gives_it(verdicts_);
  if (!given_) {  // the text asks for more than what was seen of it
    accord_ = brief.accord;
    verdicts_ = judge(accord_, brief.facts);
    given_ = gives_it(verdicts_);
  }
  if (!given_) return;
  note_beside();
  shorten();
}

void Retrial::note_beside() {
  for (const Finding& one : verdicts_.findings)
    if (is_beside(one)) beside_.push_back(one);
}

void Retrial::shorten() {
  for (const Registered registered : {Registered::few, Registered::all}) {
    // An exception may rest on any act, and what is left without a record may be excused by one.
    if (registered == Registered::few && !norm().excuses.empty()) continue;
    facts_ = about(brief_.facts, finding_, accord_, registered);
    if (facts_.size() == brief_.facts.size()) break;
    Verdicts again = judge(accord_, facts_);
    if (!gives_it(again)) continue;
    verdicts_ = std::move(again);
    note_beside();
    return;
  }
  facts_ = brief_.facts;
}

bool Retrial::gives_it(const Verdicts& verdicts) const {
  return std::ranges::any_of(verdicts.findings, [&](const Finding& one) { return says_the_same(one, finding_); });
}

Verdicts Retrial::judge(const accord::Accord& accord, const std::vector<Fact>& facts) const {
  Verdicts verdicts = brief_.court(accord, facts);
  judged_ += verdicts.cost;
  return verdicts;
}

// Of the same norm, key and subject, or of one whom the subject's name binds, at the same time.
bool Retrial::is_beside(const Finding& one) const {
  if (one.norm != finding_.norm || one.key != finding_.key || !share_time(one, finding_)) return false;
  if (one.subject == finding_.subject) return true;
  const std::vector<std::string> bound = members_of(norm(), finding_.subject);
  const std::vector<std::string> others = members_of(norm(), one.subject);
  return std::ranges::any_of(others, [&](const std::string& party) { return std::ranges::find(bound, party) != bound.end(); });
}

// Did some finding say as much before, of all the time that the two share?
bool Retrial::was_there(const Finding& one) const {
  const Instant from = std::max(one.from, finding_.from);
  const Instant to = std::min(one.to.value_or(Instant{INT64_MAX}), finding_.to.value_or(Instant{INT64_MAX}));
  return std::ranges::any_of(beside_, [&](const Finding& known) {
    const bool as_bad = known.verdict == one.verdict || known.verdict == finding::Verdict::breach;
    return known.id != finding_.id && known.subject == one.subject && same_matter(known, one) && as_bad && known.from <= from &&
           known.to.value_or(Instant{INT64_MAX}) >= to;
  });
}

// Of a finding that is about the very thing: is it still this one?
Fate Retrial::fate_of_matter(const Finding& one, Asking asking) const {
  // An act ends one period and opens the next. The lapse of that one is another matter where
  // acts were added; where they were changed it is neither this lapse nor none.
  const bool periodic = asking != Asking::other_text && norm().form == accord::NormForm::periodic;
  if (periodic && one.from != finding_.from) {
    const bool another = asking == Asking::records || (asking == Asking::longer_log && one.from > finding_.from);
    return another ? Fate::gone : Fate::unknown;
  }
  return one.verdict == finding::Verdict::breach ? Fate::breach : Fate::unknown;
}

Fate Retrial::fate_in(const Verdicts& verdicts, Asking asking) const {
  Fate out = Fate::gone;
  for (const Finding& one : verdicts.findings) {
    if (!is_beside(one)) continue;
    if (one.subject == finding_.subject && same_matter(one, finding_) && share_evidence(one, finding_)) {
      out = std::max(out, fate_of_matter(one, asking));
    } else if (asking != Asking::records && !was_there(one)) {  // found instead; or nobody would have watched
      // Not gone; and a breach itself only where it rested on nothing, for nobody watched.
      const bool itself = finding_.evidence.empty() && one.subject == finding_.subject && same_matter(one, finding_);
      out = std::max(out, itself && one.verdict == finding::Verdict::breach ? Fate::breach : Fate::unknown);
    }
  }
  return out;
}

Fate Retrial::fate_of(const Edit& edit, const std::vector<Fact>& facts) const {
  const Asking asking = edit.without.empty() && edit.instead.empty() ? Asking::longer_log : Asking::other_log;
  if (edit.keeps_text()) return fate_in(judge(accord_, edited(facts, edit)), asking);
  accord::Accord other = accord_;
  edit.text(other);
  return fate_in(judge(other, edited(facts, edit)), Asking::other_text);
}

std::vector<Finding> Retrial::left_by(const Edit& edit) const {
  accord::Accord other = accord_;
  if (!edit.keeps_text()) edit.text(other);
  std::vector<Finding> out = judge(other, edited(brief_.facts, edit)).findings;
  std::erase_if(out, [&](const Finding& one) { return !is_beside(one); });
  return out;
}

Fate Retrial::fate(const Edit& edit) const { return fate_of(edit, facts_); }

Fate Retrial::fate_in_full(const Edit& edit) const {
  return facts_.size() == brief_.facts.size() ? fate(edit) : fate_of(edit, brief_.facts);
}

Fate Retrial::fate_known_at(std::span<const Fact> log, Instant at) const {
  std::vector<Fact> known;
  for (const Fact& fact : log)
    if (watch::known_at(fact).value_or(at) <= at) known.push_back(fact);
  accord::Accord open = accord_;
  open.open = accord::OpenLog{at};
  return fate_in(judge(open, known), Asking::records);
}

Fate Retrial::fate_over(const std::vector<Fact>& facts) const { return fate_in(judge(accord_, facts), Asking::records); }

bool Retrial::becomes(Fate wanted, const Edit& edit) const {
  return fate(edit) == wanted && (facts_.size() == brief_.facts.size() || fate_in_full(edit) == wanted);
}

}  // namespace casus::explain
