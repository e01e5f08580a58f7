// Tally: shares that come and go, added up against a ceiling.
//
//   seen from 10:00 to 12:00, both in:   [at(10:00), just_after(12:00))
//   a return of 10:00 that stands on:    [at(10:00), ending)
//
// Shares are of two ledgers, declared and seen. What was declared counts while some
// return stands; but where more is certainly seen than may have been declared, what was
// seen counts. Whom nobody named may be the same that others tell of: certain of what was
// seen are those that have names, or the most that one source tells of, if that is more.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "casus/base/few.h"
#include "casus/watch/reasons.h"
#include "casus/watch/signal.h"

namespace casus::watch {

struct Share {
  Span span;                                 // where it counts; not empty
  std::int64_t certain = 0;                  // what it adds at the least, in millionths
  std::optional<std::int64_t> possible = 0;  // at most; nullopt: no bound
  bool declared = false;
  bool again = false;                        // counted already, by its name: what its teller saw beside the nameless
  Reasons doubts;
  base::Few<std::uint32_t> facts;            // log indices
  std::uint32_t ground = 0;                  // the first fact of its stay or unit; who tells of it, for account.h
  static constexpr std::uint32_t everybody = UINT32_MAX;
  std::uint32_t teller = everybody;          // the source whose word alone it is, by its place in the accord
};

// What stands at one position: the amounts of both ledgers, and which of them counts.
class Balance {
 public:
  void add(const Share& share) { change(share, 1); }
  void remove(const Share& share) { change(share, -1); }
  [[nodiscard]] std::int64_t certain() const;
  [[nodiscard]] std::optional<std::int64_t> possible() const;
  // Is more certainly seen than may have been declared, if anything is?
  [[nodiscard]] bool seen_prevails() const;
  // Is less seen for certain than all add up to, because some may be the same?
  [[nodiscard]] bool perhaps_same() const { return seen_certain() < seen_.certain + nameless_; }

 private:
  // Sums of amounts near the limits of int64 must not wrap round.
  __extension__ using Wide = __int128;
  struct Ledger {
    Wide certain = 0;
    Wide possible = 0;
    std::int64_t unbounded = 0;
    std::int64_t shares = 0;
  };
  struct Told {
    std::uint32_t teller;
    Wide certain;
  };
  void change(const Share& share, std::int64_t sign);
  Wide& certain_of(const Share& share);
  [[nodiscard]] Wide seen_certain() const;

  Ledger declared_;
  Ledger seen_;              // certain: of those that have names
  std::vector<Told> told_;   // by each source that saw some that have none: these, and whom it saw beside them
  Wide nameless_ = 0;        // certainly seen, were none of them the same
};

// A maximal span on which the balance is at least possibly `needed`.
struct Excess {
  Span span;
  std::vector<Span> certain;              // where it certainly is, apart from each other
  std::int64_t peak_certain = 0;
  std::optional<std::int64_t> peak_possible = 0;
  Position fullest = beginning;           // the first of the largest possible balance
  bool perhaps_same = false;              // somewhere in it
  std::vector<std::uint32_t> members;     // shares that count in it, ascending
};

// Each ground by itself, cut where anything of it changes: one share for each piece, with
// all that counts in it. What excuses are asked of; a share's facts are listed once for
// each piece.
[[nodiscard]] std::vector<Share> pieces_of(const std::vector<Share>& shares);

// `needed` > 0. Cost: n log n for the order, plus the shares that are listed as members.
[[nodiscard]] std::vector<Excess> tally(std::span<const Share> shares, std::int64_t needed);

}  // namespace casus::watch
