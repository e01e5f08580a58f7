// Recollection: the memory of a log. Each earlier world is collected and judged from the
// records that had been received by then, when it is asked for. Those that were asked for
// first are kept as long as there is room, and the last one; the others are judged again.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "casus/procedure/chronicle.h"
#include "casus/procedure/world.h"

namespace casus::procedure {

class Recollection : public Memory {
 public:
  // Room for so many rulings, of some 1.5 KB each.
  static constexpr std::size_t room = 400'000;
  // Both must outlive it; the dates of the accord are bound.
  Recollection(const accord::Accord& accord, const watch::Prepared& all, std::size_t most_rulings = room);
  ~Recollection() override;

  [[nodiscard]] const std::vector<measure::Instant>& late_receipts() override;
  void visit(measure::Instant t, const std::function<void(const World&)>& read) override;
  [[nodiscard]] Chronicles& chronicles() override { return chronicles_; }

 private:
  struct Earlier;
  void judge(Earlier& one);
  void leave(measure::Instant t);

  const accord::Accord& accord_;
  const watch::Prepared& all_;
  std::optional<std::vector<measure::Instant>> late_;
  std::map<measure::Instant, std::unique_ptr<Earlier>> earlier_;
  std::size_t most_rulings_;
  std::size_t rulings_ = 0;                  // of those that are kept
  std::optional<measure::Instant> last_{};   // of those for which there was no room, the one that is left
  Chronicles chronicles_;
};

}  // namespace casus::procedure
