// A walk through every condition, and through the meanings that it names.
#include "casus/watch/order.h"

#include <algorithm>
#include <functional>

namespace casus::watch {

using accord::Event;

namespace {

class Walk {
 public:
  Walk(const accord::Accord& accord, std::function<void(const Event&)> visit) : accord_{accord}, visit_{std::move(visit)} {}

  void condition(const accord::Condition& condition) {
    for (const std::vector<accord::Literal>& conjunction : condition.any_of) {
      for (const accord::Literal& literal : conjunction) this->literal(literal);
    }
  }

  void norm(const accord::Norm& norm) {
    for (const accord::Excuse& excuse : norm.excuses) condition(excuse.condition);
    if (norm.trigger) event(*norm.trigger);
    if (norm.anchor) anchor(*norm.anchor);
    if (norm.from_moment) anchor(norm.from_moment->anchor);
    if (norm.until_moment) anchor(norm.until_moment->anchor);
  }

  void event(const Event& event) {
    visit_(event);
    const bool first = event.sort == Event::Sort::meaning && seen_.insert(event.meaning).second;
    if (first) condition(accord_.meanings[event.meaning].condition);
  }

 private:
  void anchor(const accord::Anchor& anchor) {
    if (anchor.sort == accord::Anchor::Sort::event) event(anchor.event);
  }

  void literal(const accord::Literal& literal) {
    for (const accord::Condition& group : literal.group) condition(group);
    if (literal.sort != accord::Literal::Sort::event) return;
    event(literal.event);
    if (literal.since) event(*literal.since);
  }

  const accord::Accord& accord_;
  std::function<void(const Event&)> visit_;
  std::set<std::size_t> seen_;  // meanings
};

class Sorter {
 public:
  explicit Sorter(const accord::Accord& accord) : accord_{accord}, begun_(accord.norms.size(), false) {}

  void add(std::uint32_t norm) {
    if (begun_[norm]) return;
    begun_[norm] = true;
    const std::set<std::string> before = asked_by(accord_, accord_.norms[norm]);
    for (std::uint32_t other = 0; other < accord_.norms.size(); ++other) {
      if (before.contains(accord_.norms[other].id)) add(other);
    }
    order_.push_back(norm);
  }
  std::vector<std::uint32_t> take() { return std::move(order_); }

 private:
  const accord::Accord& accord_;
  std::vector<bool> begun_;
  std::vector<std::uint32_t> order_;
};

}  // namespace

std::set<std::string> asked_by(const accord::Accord& accord, const accord::Norm& norm) {
  std::set<std::string> ids;
  Walk walk{accord, [&](const Event& event) {
    ids.insert(event.norms.begin(), event.norms.end());
    if (event.sort != Event::Sort::carried) return;
    for (const accord::Norm& vote : accord.norms) {
      if (vote.action.motion == event.motion) ids.insert(vote.id);
    }
  }};
  walk.norm(norm);
  return ids;
}

std::set<std::string> with_what_they_ask(const accord::Accord& accord, const std::set<std::string>& ids) {
  std::set<std::string> all;
  std::vector<std::string> open{ids.begin(), ids.end()};
  while (!open.empty()) {
    const std::string id = open.back();
    open.pop_back();
    const accord::Norm* norm = accord.norm(id);
    if (norm == nullptr || !all.insert(id).second) continue;
    for (const std::string& asked : asked_by(accord, *norm)) open.push_back(asked);
  }
  return all;
}

std::set<ReadKind> kinds_read_by(const accord::Accord& accord, const accord::Norm& norm) {
  std::set<ReadKind> kinds;
  Walk walk{accord, [&](const Event& event) {
    if (event.sort == Event::Sort::facts) kinds.insert({event.kind, event.root, event.by.parties});
  }};
  for (const std::string& id : with_what_they_ask(accord, {norm.id})) {
    const accord::Norm& one = *accord.norm(id);
    if (!one.kind.empty()) kinds.insert({one.kind, one.root, one.subjects.parties});
    walk.norm(one);
  }
  return kinds;
}

std::vector<std::uint32_t> order_of_dependence(const accord::Accord& accord) {
  Sorter sorter{accord};
  for (std::uint32_t norm = 0; norm < accord.norms.size(); ++norm) sorter.add(norm);
  return sorter.take();
}

AskedAbout asked_about(const accord::Accord& accord) {
  AskedAbout out;
  Walk walk{accord, [&](const Event& event) {
    out.norms.insert(event.norms.begin(), event.norms.end());
    if (event.by.sort == accord::Who::Sort::anyone) out.by_anyone.insert(event.norms.begin(), event.norms.end());
  }};
  for (const accord::Norm& norm : accord.norms) walk.norm(norm);
  for (const accord::Meaning& meaning : accord.meanings) walk.condition(meaning.condition);
  for (const accord::InForce& sentence : accord.in_force) {
    walk.event(sentence.event);
    if (sentence.suspended) walk.condition(*sentence.suspended);
  }
  return out;
}

}  // namespace casus::watch
