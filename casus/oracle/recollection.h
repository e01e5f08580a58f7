// Recollection: the memory of a log. Each earlier state of knowledge is judged anew from
// the records that had been received by then.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "casus/oracle/court.h"
#include "casus/oracle/memory.h"

namespace casus::oracle {

class Recollection : public Memory {
 public:
  // All three must outlive it.
  Recollection(const accord::Accord& accord, const Ground& ground, const std::vector<fact::Fact>& log);
  ~Recollection() override;

  [[nodiscard]] std::vector<measure::Instant> late_receipts() const override;
  [[nodiscard]] const World& before(measure::Instant t) override;

 private:
  class Memories;
  struct Earlier;
  accord::Accord accord_;  // of a log that ends where an earlier world does
  const Ground& ground_;
  const std::vector<fact::Fact>& log_;
  std::map<measure::Instant, std::unique_ptr<Earlier>> earlier_;
};

}  // namespace casus::oracle
