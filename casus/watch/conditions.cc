// Literals become portions, portions signals, signals are joined by Kleene's logic.
#include "casus/watch/conditions.h"

#include <algorithm>
#include <set>

#include "casus/watch/since.h"

namespace casus::watch {

using accord::Event;
using accord::Literal;
using accord::Who;
using finding::Reason;
using measure::Duration;
using measure::Truth;
using Quantity = accord::Literal::Quantity;

Reasons Answer::doubts(Span span) const {
  Reasons all;
  for (const LiteralAnswer& one : literals) {
    if (!one.signal.is_unknown_in(span)) continue;
    all |= one.group.empty() ? one.doubts.in(span) : one.group.front().doubts(span);
  }
  return all;
}

Answer Conditions::answer(const accord::Condition& condition, const Use& use) {
  Answer out{Signal{measure::truth(condition.any_of.empty())}, {}};
  for (const std::vector<Literal>& conjunction : condition.any_of) {
    Signal all{Truth::yes};
    for (const Literal& one : conjunction) {
      out.literals.push_back(literal(one, use));
      all = both(all, out.literals.back().signal);
    }
    out.signal = either(out.signal, all);
  }
  return out;
}

namespace {

// The least sum that the literal asks for; `none` is turned round by the caller.
std::int64_t needed(const Literal& literal) {
  if (literal.quantity == Quantity::at_least) return literal.amount.raw();
  if (literal.quantity == Quantity::more_than) return literal.amount.raw() + 1;
  return measure::decimal_one;
}

}  // namespace

namespace {

// How long single instants of the literal's event hold, where it affirms and states no window.
std::optional<Duration> bridge(const Literal& literal, const Use& use) {
  const bool affirms = literal.quantity != Quantity::none && !literal.since;
  return affirms && !literal.within ? use.pause : std::nullopt;
}

// One answer at all times: it is about the record that is tested.
LiteralAnswer notified(const Literal& literal, const Use& use) {
  const Truth truth = use.notified == nullptr ? Truth::no : use.notified->at(&literal);
  Portion doubt{.possible = {}, .certain = {}, .doubts = {Reason::uncertain_time}, .support = {}};
  return {Signal{truth}, DoubtIndex{{doubt}}, {}};
}

}  // namespace

LiteralAnswer Conditions::literal(const Literal& literal, const Use& use) {
  if (literal.sort == Literal::Sort::group) {
    Use own = use;
    own.pause = bridge(literal, use);
    LiteralAnswer out{Signal{}, DoubtIndex{{}}, {answer(literal.group.front(), own)}, literal.quantity != Quantity::none};
    out.signal = out.group.front().signal;
    if (literal.quantity == Quantity::none) out.signal = negated(out.signal);
    return out;
  }
  if (literal.sort == Literal::Sort::notified) return notified(literal, use);
  LiteralAnswer out{Signal{}, DoubtIndex{{}}, {}, literal.quantity != Quantity::none && !literal.since};
  if (literal.since) {
    // EVENT at some instant after the latest EVENT2.
    Literal event = literal;
    event.within = Duration{};
    Literal before = event;
    before.event = *literal.since;
    const auto is_of_acts = [](const Event& one) { return one.sort == Event::Sort::facts && one.root == fact::Root::act; };
    const auto order = is_of_acts(event.event) && is_of_acts(before.event) ? OfOneInstant::in_log_order : OfOneInstant::at_once;
    Since latest = since(grounds(event, use), grounds(before, use), order);
    out.signal = std::move(latest.signal);
    out.doubts = DoubtIndex{latest.doubts};
  } else {
    const Portions portions = counted(literal, use);
    out.signal = reached(portions, needed(literal));
    out.doubts = DoubtIndex{portions};
  }
  if (literal.quantity == Quantity::none) out.signal = negated(out.signal);
  return out;
}

namespace {

// Why what grounds do not show is unknown somewhere in the span, if it is.
Reasons doubts_unshown(const std::vector<LiteralAnswer>& literals, Span span) {
  Reasons all;
  for (const LiteralAnswer& one : literals) {
    if (!one.signal.is_unknown_in(span)) continue;
    if (one.group.empty()) all |= one.shown ? Reasons{} : one.doubts.in(span);
    else all |= one.shown ? doubts_unshown(one.group.front().literals, span) : one.group.front().doubts(span);
  }
  return all;
}

}  // namespace

Portions Conditions::grounds(const Literal& literal, const Use& use) {
  const Event& event = literal.event;
  if (event.sort == Event::Sort::breach) return of_breach(literal, use);
  if (event.sort == Event::Sort::meaning) {
    Use own = use;
    own.pause = bridge(literal, use);
    const Held& meaning = held(event.meaning, own);
    const auto beside = [&](Span span) { return doubts_unshown(meaning.unshown, span); };
    return portions_of(meaning.signal, {meaning.grounds, beside}, literal.within.value_or(Duration{}));
  }
  if (event.sort == Event::Sort::carried) return of_votes(literal, use);
  return of_facts(literal, use).portions;
}

Portions Conditions::counted(const Literal& literal, const Use& use) {
  if (literal.event.sort != Event::Sort::facts) return grounds(literal, use);
  Counted facts = of_facts(literal, use);
  append(facts.portions, std::move(facts.same));
  return std::move(facts.portions);
}

// A vote stays carried.
Portions Conditions::of_votes(const Literal& literal, const Use& use) {
  Portions out;
  if (!votes_) return out;
  const auto until = [&](measure::Instant from) { return literal.within ? just_after(from + *literal.within) : ending; };
  for (const Carried& vote : votes_(literal.event.motion, heard(use))) {
    const measure::Instant by = vote.reached.value_or(vote.possible);
    Portion one{.possible = {at(vote.possible), until(by)}, .certain = {at(by), until(vote.possible)}, .sure = vote.reached.has_value(),
                .least = measure::decimal_one, .most = measure::decimal_one, .doubts = vote.doubts, .support = {}, .evidence = vote.evidence};
    one.support = {{{vote.possible, by}, {vote.possible, by}, one.sure, false, false}};
    out.push_back(std::move(one));
  }
  return out;
}

void Conditions::add(std::vector<Ruling> rulings) {
  std::vector<finding::Finding> findings;
  findings.reserve(rulings.size());
  for (Ruling& one : rulings) findings.push_back(std::move(one.finding));
  finding::identify_all(findings, accord_.identity());
  for (std::size_t i = 0; i < rulings.size(); ++i) {
    rulings[i].finding = std::move(findings[i]);
    rulings[i].finding.evidence = {};
    of_norm_[rulings[i].finding.norm].push_back(rulings_.size());
    rulings_.push_back(std::move(rulings[i]));
  }
}

void Conditions::add_all_of(const Conditions& other) {
  rulings_ = other.rulings_;
  of_norm_ = other.of_norm_;
}

std::vector<std::size_t> Conditions::rulings_on(const std::vector<std::uint32_t>& records) {
  if (indexed_ < rulings_.size()) {
    for (; indexed_ < rulings_.size(); ++indexed_) {
      for (const std::uint32_t record : rulings_[indexed_].evidence) on_record_.emplace_back(record, indexed_);
    }
    std::ranges::sort(on_record_);
  }
  std::vector<std::size_t> all;
  for (const std::uint32_t record : records) {
    auto one = std::ranges::lower_bound(on_record_, record, {}, [](const auto& pair) { return pair.first; });
    for (; one != on_record_.end() && one->first == record; ++one) all.push_back(one->second);
  }
  std::ranges::sort(all);
  const auto twice = std::ranges::unique(all);
  all.erase(twice.begin(), twice.end());
  return all;
}

// Is it one of the breaches that the event names: this severity or a graver one, by whom?
bool Conditions::is_named(const Event& event, const Use& use, const Ruling& ruling) const {
  const std::vector<std::string>& all = accord_.severities;
  const auto least = event.severity ? std::ranges::find(all, *event.severity) : all.begin();
  if (std::ranges::find(event.norms, ruling.finding.norm) == event.norms.end()) return false;
  const bool grave = !event.severity || ruling.finding.severity == *event.severity || std::find(least, all.end(), ruling.finding.severity) != all.end();
  if (!grave && !ruling.hole) return false;
  if (event.by.sort == Who::Sort::anyone) return ruling.parties.empty() || ruling.owed;
  if (event.by.sort == Who::Sort::unstated) return ruling.reported;
  const std::vector<std::string> named = whom(event.by, use);
  const auto among = [&](const std::string& party) { return std::ranges::find(named, party) != named.end(); };
  return !ruling.parties.empty() && std::ranges::all_of(ruling.parties, among);
}

Portions Conditions::of_breach(const Literal& literal, const Use& use) {
  Portions out;
  for (const std::string& norm : std::set<std::string>(literal.event.norms.begin(), literal.event.norms.end())) {
    for (const std::size_t one : of_norm_[norm]) {
      const Ruling& ruling = rulings_[one];
      if (!is_named(literal.event, use, ruling)) continue;
      const std::optional<Duration> window = ruling.momentary && !literal.within ? bridge(literal, use) : literal.within;
      std::ranges::move(portions_of(ruling, window), std::back_inserter(out));
    }
  }
  return out;
}

// Whom `by` means here. Where nobody is judged, or nobody known, another party is any.
std::vector<std::string> Conditions::whom(const Who& who, const Use& use) const {
  if (who.sort == Who::Sort::parties) return who.parties;
  if (who.sort == Who::Sort::same_party) return use.judged;
  std::vector<std::string> others;
  if (who.sort != Who::Sort::another_party) return others;
  for (const accord::Party& party : accord_.parties) {
    if (std::ranges::find(use.judged, party.name) == use.judged.end()) others.push_back(party.name);
  }
  return others;
}

// The norm that would forbid what the event asks for.
accord::Norm Conditions::asking(const Event& event, const Use& use) const {
  accord::Norm norm;
  norm.kind = event.kind;
  norm.root = event.root;
  norm.tests = event.tests;
  norm.on = event.on;
  if (event.on.sort == Who::Sort::another_party || event.on.sort == Who::Sort::same_party)
    norm.on = {Who::Sort::parties, whom(event.on, use)};
  if (event.where.sort == accord::Where::Sort::zone) norm.zone = event.where.zone;
  if (event.where.sort == accord::Where::Sort::there) norm.zone = use.zone;
  norm.proof = *use.proof;
  norm.subjects.parties = whom(event.by, use);
  norm.subjects.anyone = norm.subjects.parties.empty();
  return norm;
}

const Collected& Conditions::heard(const Use& use) {
  std::vector<std::string> own;
  for (const accord::Source& source : accord_.sources) {
    if (use.excuse && std::ranges::find(use.judged, source.origin) != use.judged.end()) own.push_back(source.name);
  }
  if (own.empty()) return shared_.collected;
  std::unique_ptr<Collected>& rest = without_[{own, use.heard}];
  if (rest == nullptr) rest = std::make_unique<Collected>(without(shared_.collected, {own, use.heard}));
  return *rest;
}

Counted Conditions::of_facts(const Literal& literal, const Use& use) {
  const bool registered = literal.event.root == fact::Root::act || literal.event.root == fact::Root::declaration;
  // An incident counts at its own instant, what was done or declared from its instant on.
  std::optional<Duration> window = literal.within;
  if (!window) window = bridge(literal, use);
  if (!window && !registered) window = Duration{};
  const Collected& collected = heard(use);
  const accord::Norm norm = asking(literal.event, use);
  const std::vector<Hole> holes = holes_of(accord_, collected, shared_.zones, norm);
  const NormContext context{accord_, norm, 0, collected, shared_.zones, holes};
  const JudgedSubject subject{"", norm.subjects.parties};
  const auto add = [&](const Weight& weight, Portions& to) {
    if (use.excuse && weight.doubts.contains(Reason::unproven)) return;
    to.push_back(portion_of(weight, amount_of(weight, literal.measure, collected.log), window));
    Portion& one = to.back();
    if (literal.measure != "incidents" && one.most != one.least) one.doubts.insert(Reason::uncertain_amount);
    if (literal.measure != "incidents") return;
    one.least *= measure::decimal_one;
    one.most = *one.most * measure::decimal_one;
  };
  Counted out;
  if (norm.root == fact::Root::sighting) {
    std::vector<Portions> movers;
    for (const Track& track : collected.tracks) {
      Portions sightings;
      for (const Weight& weight : weigh_track(context, subject, track)) add(weight, sightings);
      if (!sightings.empty()) movers.push_back(std::move(sightings));
    }
    out = sighted(collected, movers);
  } else {
    for (const Weight& weight : weigh_all(context, subject)) add(weight, out.portions);
  }
  for (const Hole& hole : holes) out.portions.push_back(portion_of(hole, *window));
  return out;
}

}  // namespace casus::watch
