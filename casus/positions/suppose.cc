// What if: one sentence in the place of what its parties have said.
#include <algorithm>

#include <fmt/format.h>

#include "casus/positions/page.h"

namespace casus::positions {

namespace {

void set_aside(std::vector<Page>& pages, const Statement& supposed) {
  for (Page& page : pages) {
    std::erase_if(page.statements, [&](const Statement& each) { return each.party == supposed.party && each.choice == supposed.choice; });
  }
}

}  // namespace

void suppose(const Agenda& agenda, std::vector<Page>& pages, std::string_view sentence, measure::Instant day) {
  const std::string block = fmt::format("```positions\n{}, claimed by \"nobody\", source \"what if\", grade F6, of {}.\n```\n", sentence, measure::print(day));
  Page page = read_page(agenda, std::string{supposed_page}, block);
  for (const Statement& each : page.statements) set_aside(pages, each);
  pages.push_back(std::move(page));
}

}  // namespace casus::positions
