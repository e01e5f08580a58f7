// declarations_csv out: periodic returns of the parties, one per kind of
// declaration, some late, some revised, one unit left out now and then.
#include <algorithm>

#include <fmt/format.h>

#include "casus/rehearse/casting.h"
#include "casus/rehearse/dice.h"
#include "casus/rehearse/feed_rows.h"
#include "casus/rehearse/reports.h"

namespace casus::rehearse {

namespace {

using measure::Instant;

constexpr measure::Duration period = measure::days(10);
constexpr std::int64_t late_filing = 150;
constexpr std::int64_t revised = 150;
constexpr std::int64_t torn = 40;

}  // namespace

std::vector<TrueDeclaration> plan_declarations(const Stage& stage) {
  Dice dice{stage.seed, "declarations"};
  std::vector<TrueDeclaration> out;
  for (const Role& role : roles_of_root(stage.accord, fact::Root::declaration)) {
    for (const accord::Party& party : stage.accord.parties) {
      std::int64_t amount = 1000 * dice.between(400, 900);
      Instant at = stage.when.from + measure::hours(dice.between(6, 48));
      for (; at < stage.when.to; at = at + period) {
        out.push_back({{}, at, role.kind, party.name, amount});
        amount += 1000 * dice.between(-10, 10);
      }
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const TrueDeclaration& a, const TrueDeclaration& b) { return a.at < b.at; });
  for (std::size_t i = 0; i < out.size(); ++i) out[i].id = fmt::format("d-{:03}", i + 1);
  return out;
}

std::string declarations_feed(const Stage& stage, const accord::Source& source,
                              const std::vector<TrueDeclaration>& declarations) {
  Dice dice{stage.seed, "source " + source.name};
  FeedRows rows;
  const auto row = [](const TrueDeclaration& one, std::int64_t amount, Instant at) {
    return fmt::format("{},{},{},{},{},public,,{}", one.id, one.actor, one.kind, measure::print(one.at),
                       measure::print(at), amount);
  };
  for (const TrueDeclaration& one : declarations) {
    if (is_party(stage.accord, source.origin) && one.actor != source.origin) continue;
    Instant at = one.at + measure::minutes(dice.between(5, 240));
    if (dice.in_thousand(late_filing)) at = at + measure::days(dice.between(1, 4));
    if (dice.in_thousand(torn)) rows.add(at, tear(dice, row(one, one.amount, at)));
    if (dice.in_thousand(revised)) {
      rows.add(at, row(one, one.amount - 1000 * dice.between(1, 9), at));
      at = at + measure::days(1);
    }
    rows.add(at, row(one, one.amount, at));
  }
  return rows.take("id,party,what,at,received,visibility,unit,amount");
}

}  // namespace casus::rehearse
