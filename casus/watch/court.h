// Court: every norm after those that it asks about, in each of its zones, for each subject.
//
// What acts, votes and events decide it leaves to Procedures; without them norms that oblige
// to an act are passed over, and none waits for an event.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "casus/watch/conditions.h"
#include "casus/watch/judge.h"
#include "casus/watch/judgement.h"
#include "casus/watch/order.h"

namespace casus::watch {

class Procedures {
 public:
  virtual ~Procedures() = default;
  // Of a norm whose `from` or `until` an event sets; the norms that it asks about were judged.
  [[nodiscard]] virtual Bound bound(std::uint32_t norm, std::optional<std::size_t> zone, Conditions& conditions) = 0;
  // A norm that obliges to an act.
  [[nodiscard]] virtual Owed judge(std::uint32_t norm, Conditions& conditions) = 0;
  [[nodiscard]] virtual std::vector<Carried> carried(const std::string& motion, const Collected& heard, Conditions& conditions) = 0;
};

// Does an event set the norm's `from` or `until`?
[[nodiscard]] bool waits_for_an_event(const accord::Norm& norm);
// The zones in which the norm is judged one by one; nullopt: anywhere.
[[nodiscard]] std::vector<std::optional<std::size_t>> zones_of(const accord::Norm& norm);

class Court {
 public:
  // All must outlive it; the dates of the accord are bound. `procedures` may be null.
  Court(const accord::Accord& accord, const Prepared& shared, base::Executor& executor, Procedures* procedures = nullptr);

  void judge_all();
  // Those of these ids, and what they ask about.
  void judge_these(const std::set<std::string>& ids);
  // What may be asked about before the norm is judged.
  void judge_before(const accord::Norm& norm);

  // Keeps the rulings, and what was found no more.
  void forget_judgements() { judged_.assign(judged_.size(), {}); }

  [[nodiscard]] Conditions& conditions() & { return conditions_; }
  [[nodiscard]] Conditions conditions() && { return std::move(conditions_); }
  // Identified, in printing order.
  [[nodiscard]] Judgement judgement() &&;

 private:
  void judge(std::uint32_t norm);
  void judge_streaming(std::uint32_t order, accord::Norm norm, Judgement& out, std::vector<Ruling>& rulings);
  [[nodiscard]] SubjectVerdicts judge_subject(const NormContext& context, const JudgedSubject& subject) const;
  [[nodiscard]] SubjectVerdicts judge_bound(std::uint32_t order, const accord::Norm& norm, const JudgedSubject& subject,
                                            std::vector<Hole>& holes);

  const accord::Accord& accord_;
  const Prepared& shared_;
  base::Executor& executor_;
  Procedures* procedures_;
  Conditions conditions_;
  std::vector<std::uint32_t> order_;
  AskedAbout asked_;
  std::vector<Judgement> judged_;  // by norm
};

}  // namespace casus::watch
