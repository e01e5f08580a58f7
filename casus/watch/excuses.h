// Excuses: when a norm does not bind whom it is judged of. An event is tested at its own
// instant, a stay at each of its instants; who excuses himself proves it.
//
//   4.3 UKR may commit fire in buffer if assault by RUS within 1 h before, notwithstanding 4.1.
//   a shot of 10:30 after a proven assault of 10:00 does not count for 4.1; one of 11:30 does
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "casus/watch/conditions.h"
#include "casus/watch/identity.h"
#include "casus/watch/notices.h"

namespace casus::watch {

// What is tested: the reports that tell of it, by log index, and whose they are if they
// are sightings of a mover.
struct Tested {
  std::span<const std::uint32_t> reports;
  const Identity* mover = nullptr;
};

class Excuses {
 public:
  // All must outlive it; `context.conditions` is not null where the norm has excuses.
  Excuses(const NormContext& context, const JudgedSubject& subject);

  [[nodiscard]] bool none() const { return context_.norm.excuses.empty(); }
  // When is it excused? The answer holds within the span only.
  [[nodiscard]] Signal covering(const Tested& tested, Span span);
  // Why it may be excused in the span and may not.
  [[nodiscard]] Reasons doubts(const Tested& tested, Span span);
  // The weight; nullopt if it certainly is excused, only possible if it possibly is.
  [[nodiscard]] std::optional<Weight> without(Weight weight);

 private:
  using Parties = std::vector<std::string>;
  using Records = std::vector<std::uint32_t>;
  struct Held {
    Answer answer;
    Signal signal;  // the answer, turned round for `if`, while the permission is in force
  };
  // What the tested record decides of an answer: how its activity was notified, and which
  // of its reports are heard although the judged make them.
  struct OfRecord {
    std::map<const accord::Literal*, measure::Truth> notified;
    Records heard;
    friend auto operator<=>(const OfRecord&, const OfRecord&) = default;
  };
  [[nodiscard]] measure::Truth by_permitted(const accord::Excuse& excuse, const Tested& tested) const;
  // Of which kind, on whom and where a permission is, asked of each report.
  enum class Respect : std::uint8_t { deed, place, both };
  [[nodiscard]] measure::Truth permitted(const accord::Excuse& excuse, const Tested& tested, Respect respect = Respect::both) const;
  [[nodiscard]] std::span<const std::string> actors_of(const Tested& tested, std::uint32_t report) const;
  [[nodiscard]] std::vector<Parties> excusing(const Tested& tested) const;
  [[nodiscard]] const Held& held(std::size_t excuse, const Parties& parties, const Tested& tested);
  [[nodiscard]] Signal holds(std::size_t excuse, const Tested& tested, Span span);
  [[nodiscard]] Use use_of(const Parties& parties) const;
  [[nodiscard]] OfRecord of_record(const accord::Condition& condition, const Parties& parties, const Tested& tested);
  void add_notices(const accord::Condition& condition, const Use& use, const Tested& tested, OfRecord& out);

  const NormContext& context_;
  const JudgedSubject& subject_;
  std::map<std::tuple<std::size_t, Parties, OfRecord>, Held> known_;
  std::map<Parties, bool> notified_;  // whether they ever perhaps notified anything
  std::map<std::tuple<const accord::Literal*, Parties, Records>, NoticeBook> books_;
};

// What is left of the holes in coverage: what nobody saw while an exception certainly held was no
// breach. A permission, and a notice, is of what was done, and nobody knows that.
[[nodiscard]] std::vector<Hole> unexcused(const NormContext& context, JudgedSubject subject, const std::vector<Hole>& holes);

}  // namespace casus::watch
