// Ledger: duties that acts alone bring about and end, as they stood at any instant, without
// judging again.
//
//   known     ask -------- part of the answer ----- answer
//   at(T)              T: owed, nothing done yet             T: done
//
// Where a log tells of acts only, of each exactly when it happened and of none later than its
// source's lateness allows, what was known at an instant is a beginning of the log, and how a
// duty stood then follows from those of its acts that had been received.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"
#include "casus/finding/duty.h"

namespace casus::procedure {

// A duty as it stood, and the act that started it (an index into the log), if one did.
struct Entry {
  finding::Duty duty;
  std::optional<std::uint32_t> began_with{};
};

struct Standings {
  std::vector<Entry> entries;
  std::map<finding::DutyState, std::size_t> closed{};  // how many are done or waived, listed or not
};

class Ledger {
 public:
  // nullptr: something else than acts decides a duty (a finding, a vote, a meaning, an
  // exception, a moment), it is not certain that one began or was served, or the log tells of
  // more than acts. `facts` in log order; both must outlive it.
  [[nodiscard]] static std::unique_ptr<Ledger> of(const accord::Accord& accord, std::span<const fact::Fact> facts);

  struct Book;
  explicit Ledger(std::unique_ptr<Book> book);
  ~Ledger();

  // As known at `t`: what a judgement of the records received by then says of duties. In no
  // order. Those done or waived are listed if `closed` asks for them.
  [[nodiscard]] Standings at(measure::Instant t, bool closed) const;
  // The acts by which parties sign and ratify, indices into the log.
  [[nodiscard]] const std::vector<std::uint32_t>& formal_acts() const;

 private:
  std::unique_ptr<Book> book_;
};

}  // namespace casus::procedure
