// What if: one sentence in the place of what its parties have said.
#include <algorithm>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/positions/page.h"

namespace casus::positions {

namespace {

// Points and floors stand on nobody's word and have no day.
bool has_basis(std::string_view sentence) {
  const text::Tokens scanned = text::scan(sentence, {0, sentence.size()});
  return std::ranges::none_of(scanned.tokens, [](const text::Token& token) { return token.kind == text::TokenKind::word && (token.text == "counts" || token.text == "count" || token.text == "floor"); });
}

// A full stop at its end is one too many.
std::string_view without_stop(std::string_view sentence) {
  sentence = base::trim(sentence);
  if (sentence.ends_with('.')) sentence.remove_suffix(1);
  return sentence;
}

void set_aside(std::vector<Page>& pages, const Page& supposed) {
  for (Page& page : pages) {
    for (const Statement& one : supposed.statements) std::erase_if(page.statements, [&](const Statement& each) { return each.party == one.party && each.choice == one.choice; });
    for (const Bloc& one : supposed.blocs) std::erase_if(page.blocs, [&](const Bloc& each) { return each.party == one.party && each.chamber == one.chamber && each.name == one.name; });
    for (const Points& one : supposed.points) std::erase_if(page.points, [&](const Points& each) { return each.party == one.party && each.choice == one.choice && each.option == one.option; });
    for (const Floor& one : supposed.floors) std::erase_if(page.floors, [&](const Floor& each) { return each.party == one.party; });
  }
}

// What is wrong with the supposed beside the rest, such as seats that the chamber does not have.
void check_last(const Agenda& agenda, std::vector<Page>& pages) {
  std::vector<Page> together = pages;
  for (Page& page : together) page.diagnostics.clear();
  check_together(agenda, together);
  auto& told = pages.back().diagnostics;
  told.insert(told.end(), together.back().diagnostics.begin(), together.back().diagnostics.end());
}

}  // namespace

void suppose(const Agenda& agenda, std::vector<Page>& pages, std::string_view sentence, measure::Instant day) {
  const std::string_view said = without_stop(sentence);
  const std::string basis = has_basis(said) ? fmt::format(", claimed by \"nobody\", source \"what if\", grade F6, of {}", measure::print(day)) : "";
  Page page = read_page(agenda, std::string{supposed_page}, fmt::format("```positions\n{}{}.\n```\n", said, basis));
  set_aside(pages, page);
  pages.push_back(std::move(page));
  check_last(agenda, pages);
}

}  // namespace casus::positions
