// The parts of sentences that several forms share.
#pragma once

#include <string>
#include <vector>

#include "casus/accord/accord.h"

namespace casus::differential {

// Spells parts; remembers the first that cannot be said.
class Words {
 public:
  explicit Words(const accord::Accord& accord) : accord_(accord) {}

  void cannot(const std::string& why) { if (why_.empty()) why_ = why; }
  [[nodiscard]] const std::string& why() const { return why_; }

  std::string date(measure::Instant t) { return measure::print(t); }
  std::string who(const accord::Who& who);
  std::string list(const std::vector<std::string>& names);
  std::string event(const accord::Event& event);
  std::string condition(const accord::Condition& condition);
  std::string anchor(const accord::Anchor& anchor);
  std::string moment(const accord::Moment& moment);
  std::string rule(const accord::Rule& rule);
  std::string place(const accord::Norm& norm);
  std::string amount(measure::Decimal amount);
  std::string tests(const fact::Tests& tests);

 private:
  std::string literal(const accord::Literal& literal);
  std::string where(const accord::Where& where);

  const accord::Accord& accord_;
  std::string why_;
};

}  // namespace casus::differential
