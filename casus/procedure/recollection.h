// Recollection: the memory of a log. Each earlier world is collected and judged from the
// records that had been received by then, when it is first asked for, and kept.
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
  // Both must outlive it; the dates of the accord are bound.
  Recollection(const accord::Accord& accord, const watch::Prepared& all);
  ~Recollection() override;

  [[nodiscard]] const std::vector<measure::Instant>& late_receipts() override;
  [[nodiscard]] const World& before(measure::Instant t) override;
  [[nodiscard]] Chronicles& chronicles() override { return chronicles_; }

 private:
  struct Earlier;
  const accord::Accord& accord_;
  const watch::Prepared& all_;
  std::optional<std::vector<measure::Instant>> late_;
  std::map<measure::Instant, std::unique_ptr<Earlier>> earlier_;
  Chronicles chronicles_;
};

}  // namespace casus::procedure
