// FeedRows: the lines of one feed, put into the order of receipt.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casus/fact/fact.h"
#include "casus/measure/time.h"
#include "casus/rehearse/dice.h"

namespace casus::rehearse {

class FeedRows {
 public:
  void add(measure::Instant received, std::string line) { rows_.push_back({received, std::move(line)}); }
  // All lines by receipt (stable), each ended by "\n", after `header` if it is
  // not empty. The rows are gone afterwards.
  [[nodiscard]] std::string take(std::string_view header);

 private:
  struct Row {
    measure::Instant received;
    std::string line;
  };
  std::vector<Row> rows_;
};

// A CSV row as a bad line delivers it: cut short, or with a date or a latitude
// that cannot be. The row must hold the columns of our own formats.
[[nodiscard]] std::string tear(Dice& dice, const std::string& row);

// The CSV cell of an attribute: its number or word, empty where there is none.
[[nodiscard]] std::string cell(const std::vector<fact::Attribute>& attributes, std::string_view name);

}  // namespace casus::rehearse
