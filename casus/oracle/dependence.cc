// Walking through everything that may name an event.
#include "casus/oracle/dependence.h"

#include <algorithm>
#include <functional>

namespace casus::oracle {

namespace {

using Visit = std::function<void(const accord::Event&)>;

class Walk {
 public:
  Walk(const accord::Accord& accord, Visit visit) : accord_{accord}, visit_{std::move(visit)} {}

  void event(const accord::Event& event) {
    visit_(event);
    const bool meaning = event.sort == accord::Event::Sort::meaning;
    if (meaning && seen_.insert(event.meaning).second) condition(accord_.meanings[event.meaning].condition);
  }

  void condition(const accord::Condition& condition) {
    for (const std::vector<accord::Literal>& conjunction : condition.any_of)
      for (const accord::Literal& literal : conjunction) this->literal(literal);
  }

  void norm(const accord::Norm& norm) {
    if (norm.trigger) event(*norm.trigger);
    if (norm.anchor) anchor(*norm.anchor);
    for (const auto* moment : {&norm.from_moment, &norm.until_moment})
      if (*moment) anchor((*moment)->anchor);
    for (const accord::Excuse& excuse : norm.excuses) condition(excuse.condition);
  }

 private:
  void literal(const accord::Literal& literal) {
    for (const accord::Condition& group : literal.group) condition(group);
    if (literal.sort != accord::Literal::Sort::event) return;
    event(literal.event);
    if (literal.since) event(*literal.since);
  }

  void anchor(const accord::Anchor& anchor) {
    if (anchor.sort == accord::Anchor::Sort::event) event(anchor.event);
  }

  const accord::Accord& accord_;
  Visit visit_;
  std::set<std::size_t> seen_;  // meanings
};

}  // namespace

std::set<std::string> norms_asked_by(const accord::Accord& accord, const accord::Norm& norm) {
  std::set<std::string> ids;
  Walk walk{accord, [&](const accord::Event& event) {
    ids.insert(event.norms.begin(), event.norms.end());
    for (const accord::Norm& vote : accord.norms)
      if (event.sort == accord::Event::Sort::carried && vote.action.motion == event.motion) ids.insert(vote.id);
  }};
  walk.norm(norm);
  return ids;
}

bool is_asked_of_anyone(const accord::Accord& accord, const std::string& norm) {
  bool asked = false;
  Walk walk{accord, [&](const accord::Event& event) {
    const bool names_it = std::ranges::find(event.norms, norm) != event.norms.end();
    asked = asked || (names_it && event.by.sort == accord::Who::Sort::anyone);
  }};
  for (const accord::Norm& one : accord.norms) walk.norm(one);
  for (const accord::Meaning& meaning : accord.meanings) walk.condition(meaning.condition);
  for (const accord::InForce& sentence : accord.in_force) walk.event(sentence.event);
  return asked;
}

}  // namespace casus::oracle
