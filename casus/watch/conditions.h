// Conditions: when a condition holds, over all time at once. Excuses ask, and so does
// whatever a norm makes depend on a condition.
//
//   Conditions conditions{accord, prepared};
//   const Answer answer = conditions.answer(excuse.condition, {{"UKR"}, norm.zone, &norm.proof, true});
//   answer.signal.at(at(t)); answer.doubts(span);
//
// Cost: one weighing of the facts for each literal and one sort; then asking about an
// instant is a binary search. Answers about meanings are kept for each use, verdicts that
// were added with add() are what `breach of` asks about.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/watch/judge.h"
#include "casus/watch/portions.h"
#include "casus/watch/sighted.h"

namespace casus::watch {

// Where a condition is used: what `another party`, `the same party` and `there` mean, and
// how its facts are proven.
struct Use {
  std::vector<std::string> judged;          // whose conduct it is; empty: nobody's
  std::optional<std::size_t> zone;          // what `there` is
  const accord::Proof* proof = nullptr;     // not null
  bool excuse = false;                      // the judged prove it: without their own sources, and
                                            // what is not proven does not count even possibly
  // Single instants last no time. In a meaning that lasts with pauses, and in what it names, an
  // event without a window of its own, or a breach by one, holds until the pause after it is too long.
  std::optional<measure::Duration> pause{};
  // What `notified ... before` answers about the record that is tested, by the literal; null:
  // no record is tested, and none was notified.
  const std::map<const accord::Literal*, measure::Truth>* notified = nullptr;
  std::vector<std::uint32_t> heard{};  // what is heard although the judged say it: the records tested
};

struct Answer;
struct LiteralAnswer {
  Signal signal;
  DoubtIndex doubts;
  std::vector<Answer> group;  // one, or none
  bool shown = true;          // by what it rests on; not so what was not, or came after the latest of another
};

struct Answer {
  Signal signal;
  std::vector<LiteralAnswer> literals;
  // Why it is unknown somewhere in the span, if it is.
  [[nodiscard]] Reasons doubts(Span span) const;
};

// A meaning where it is used: when it holds, and what affirms it.
struct Held {
  Signal condition;  // without the lasting
  Signal signal;
  Portions grounds;
  std::vector<LiteralAnswer> unshown;  // what grounds do not show: why it may be unknown all the same
};

// A vote that is carried stays so: from an instant on, at the latest from `reached` on.
struct Carried {
  measure::Instant possible;
  std::optional<measure::Instant> reached;
  Reasons doubts;
  std::vector<std::uint32_t> evidence;
};
// How often a motion is carried, by the acts that are heard.
using Votes = std::function<std::vector<Carried>(const std::string& motion, const Collected& heard)>;

class Conditions {
 public:
  // Both must outlive it.
  Conditions(const accord::Accord& accord, const Prepared& shared) : accord_{accord}, shared_{shared} {}
  // Whom to ask about votes; without, none is ever carried.
  void ask(Votes votes) { votes_ = std::move(votes); }

  [[nodiscard]] Answer answer(const accord::Condition& condition, const Use& use);
  // Those of the norms that were judged before. They are identified; the words of their
  // evidence are dropped, its log indices stay.
  void add(std::vector<Ruling> rulings);
  // Those that another was told of.
  void add_all_of(const Conditions& other);
  // The facts; without what the judged say of themselves, where an excuse is asked about.
  [[nodiscard]] const Collected& heard(const Use& use);
  // When the meaning holds, proven as the accord asks.
  [[nodiscard]] const Held& held(std::size_t meaning, const Use& use);

  // Is it one of the breaches that the event names?
  [[nodiscard]] bool is_named(const accord::Event& event, const Use& use, const Ruling& ruling) const;
  // Those that were added, in that order.
  [[nodiscard]] const std::vector<Ruling>& rulings() const { return rulings_; }
  // The places in it of those that rest on any of these records, ascending, each once.
  [[nodiscard]] std::vector<std::size_t> rulings_on(const std::vector<std::uint32_t>& records);
  // The norm that would forbid the facts that the event asks for, and whose they are.
  [[nodiscard]] accord::Norm asking(const accord::Event& event, const Use& use) const;

 private:
  using Known = std::tuple<std::size_t, std::vector<std::string>, std::optional<std::size_t>, bool, std::vector<std::uint32_t>,
                           std::optional<measure::Duration>>;

  [[nodiscard]] LiteralAnswer literal(const accord::Literal& literal, const Use& use);
  [[nodiscard]] Portions grounds(const accord::Literal& literal, const Use& use);
  // The same as a number.
  [[nodiscard]] Portions counted(const accord::Literal& literal, const Use& use);
  [[nodiscard]] Counted of_facts(const accord::Literal& literal, const Use& use);
  [[nodiscard]] Portions of_breach(const accord::Literal& literal, const Use& use);
  // What the literals that affirm rest on.
  [[nodiscard]] Portions affirming(const accord::Condition& condition, const Use& use);
  [[nodiscard]] Portions of_votes(const accord::Literal& literal, const Use& use);
  [[nodiscard]] std::vector<std::string> whom(const accord::Who& who, const Use& use) const;

  const accord::Accord& accord_;
  const Prepared& shared_;
  std::map<Known, Held> meanings_;
  std::vector<Ruling> rulings_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> of_norm_;  // into `rulings_`
  std::vector<std::pair<std::uint32_t, std::size_t>> on_record_;  // record and ruling, ascending, ...
  std::size_t indexed_ = 0;                                       // ... of so many rulings
  Votes votes_;
  std::map<std::pair<std::vector<std::string>, std::vector<std::uint32_t>>, std::unique_ptr<Collected>> without_;  // by the sources that
                                                                            // are left out, and the records that are not
};

}  // namespace casus::watch
