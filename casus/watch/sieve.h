// Sieve: of what movers report, that which may change a verdict. Memory grows with movers
// and with what happens in and around zones, not with how many positions a feed holds.
//
//   reader --glimpse--> Sieve --telling, and beside it--> facts --> log --> judge_all
//                         |                                                   ^
//                         +--the rest: how long the record is, who was heard--+   (Passed)
//
// A position certainly outside every zone that a norm asks about (zones_of_movers.h) is
// dull, and kept only beside a telling one, as the instant at which the mover was not there
// yet or no longer (strand.h). What a mover says of itself is kept where it adds something.
// The verdicts are the same, byte for byte, as of all reports together; where the sieve sees
// that they may not be, the mover is in `unsure()`, and has to be read again as one of `whole`:
// one whose telling report comes late, whose instants are not known, or who is near a zone and
// somewhere moves so fast (pace.h) that its whole track decides what can be true.
//
// Use: one Sieve a run; source() before each feed, then its reports in the order of the feed.
// Reports of sources that are not sifted must not be of its movers, but of `whole` ones.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/earth/zone.h"
#include "casus/fact/vocabulary.h"
#include "casus/watch/identity.h"
#include "casus/watch/mover_table.h"
#include "casus/watch/pace.h"
#include "casus/watch/passed.h"
#include "casus/watch/strand.h"

namespace casus::watch {

class Sieve {
 public:
  // `zones` as zones_of_movers gave them; all reports of the movers in `whole` are kept. The
  // accord must outlive it, and so must what `keep` refers to.
  Sieve(const accord::Accord& accord, const std::set<std::size_t>& zones, std::set<std::string, std::less<>> whole, Keep keep);

  // The reports that follow are of this source of the accord, whose format is one of tracks.
  void source(const accord::Source& source);
  void take(const fact::Glimpse& glimpse);
  void take(fact::Fact&& fact);

  // Nothing more will come.
  [[nodiscard]] Passed finish();
  // Movers of whom something that may matter is gone.
  [[nodiscard]] const std::set<std::string, std::less<>>& unsure() const { return unsure_; }

 private:
  // What was heard of one source.
  struct Heard {
    std::int64_t first_ms = INT64_MAX;
    std::int64_t last_ms = INT64_MIN;
    std::vector<measure::Interval> times;  // of one with a `silent`: apart by more than that
  };
  // What a mover says of itself, and its last texts, which add nothing more.
  struct Statements {
    Said said;
    std::vector<std::string> texts;
  };
  struct Mover {
    bool whole = false;
    bool steady = true;                  // by its pace
    std::uint32_t source = 0;            // the first that told of it
    Pace pace;
    std::vector<std::int64_t> telling;   // instants, ascending
    Strand strand;                       // and what the first source told
    std::string name;
    std::vector<std::pair<std::uint32_t, std::unique_ptr<Strand>>> others;  // by source
    std::unique_ptr<Statements> statements;
  };

  Mover& mover(std::string_view name);
  Strand& strand_of(Mover& mover) const;
  void hear(measure::Interval when, measure::Instant passed);
  [[nodiscard]] bool is_outside(earth::Position at);
  [[nodiscard]] bool is_outside(const fact::Place& place);  // all of the disc
  void place(Mover& mover, earth::Position at, const Offer& offer, bool dull);
  void state(Mover& mover, const Offer& offer);
  void give_up(Mover& mover);

  const accord::Accord& accord_;
  earth::ZoneIndex zones_;  // those that matter
  std::set<std::string, std::less<>> whole_;
  std::set<std::string, std::less<>> unsure_;
  Keep keep_;
  std::vector<Heard> heard_;  // by source of the accord
  std::uint32_t source_ = 0;  // the current one
  std::int64_t speed_ = 0;    // of the fastest of its movers
  std::int64_t end_ms_;
  MoverTable table_;
  std::vector<std::unique_ptr<Mover>> movers_;
  std::vector<std::uint32_t> inside_;  // for is_outside
};

}  // namespace casus::watch
