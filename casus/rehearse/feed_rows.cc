// FeedRows: see the header.
#include "casus/rehearse/feed_rows.h"

#include <algorithm>

#include "casus/rehearse/casting.h"

namespace casus::rehearse {

std::string FeedRows::take(std::string_view header) {
  std::stable_sort(rows_.begin(), rows_.end(),
                   [](const Row& a, const Row& b) { return a.received < b.received; });
  std::string out;
  if (!header.empty()) out.append(header).append("\n");
  for (const Row& row : rows_) out.append(row.line).append("\n");
  rows_.clear();
  return out;
}

std::string tear(Dice& dice, const std::string& row) {
  // "...,2025-12-16T10:00:00.000Z,..." : the month stands 19 before the first Z.
  constexpr std::size_t month_to_zulu = 19;
  const std::int64_t way = dice.below(3);
  const std::size_t zulu = row.find("Z,");
  const std::size_t second = zulu == std::string::npos ? zulu : row.find("Z,", zulu + 1);
  if (way == 0 || second == std::string::npos || zulu < month_to_zulu) return row.substr(0, row.size() / 3);
  std::string out = row;
  if (way == 1) {
    out[zulu - month_to_zulu + 1] = '1';
    out[zulu - month_to_zulu + 2] = '9';
  } else {
    out.insert(second + 2, 1, '9');
  }
  return out;
}

std::string cell(const std::vector<fact::Attribute>& attributes, std::string_view name) {
  const fact::Value* value = value_of(attributes, name);
  if (value == nullptr) return {};
  if (const auto* range = std::get_if<measure::AmountRange>(value)) return measure::print(range->low);
  return std::get<std::string>(*value);
}

}  // namespace casus::rehearse
