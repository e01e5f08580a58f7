// A plain position speaks of every option of its choice, taken or left; one with a condition
// speaks on terms of the options that it names.
#include "casus/briefing/stands.h"

#include <algorithm>

#include "casus/base/text.h"
#include "casus/text/scanner.h"

namespace casus::briefing {

using positions::Agenda;
using positions::Origin;
using positions::Outcome;
using positions::Stance;
using positions::Statement;

std::string_view name(Stand stand) {
  switch (stand) {
    case Stand::wants: return "wanted by";
    case Stand::bears: return "bearable to";
    case Stand::refuses: return "refused by";
    case Stand::on_terms: return "on terms for";
  }
  return "";
}

Stands::Stands(const Agenda& agenda, const Outcome& outcome) : agenda_{agenda}, outcome_{outcome} {
  for (const Origin& each : outcome.held.heard) named_.push_back(named_in(*each.statement));
}

std::vector<Stands::Named> Stands::named_in(const Statement& statement) const {
  std::vector<Named> out;
  Named* of = nullptr;
  const std::string& words = statement.words;
  for (const text::Token& token : text::scan(words, {0, words.size()}).tokens) {
    if (token.kind == text::TokenKind::choice) {
      const auto c = agenda_.find(token.text.substr(1));
      auto found = std::ranges::find(out, c.value_or(0), &Named::choice);
      if (c && found == out.end()) found = out.insert(out.end(), Named{*c, {}});
      of = c ? &*found : nullptr;
    }
    if (of == nullptr) continue;
    const auto number = token.kind == text::TokenKind::number ? base::parse_int(token.text) : std::nullopt;
    if (number) of->options.push_back(*number);
    if (token.text == "keep") of->options.push_back(1);
    if (token.text == "drop") of->options.push_back(0);
    if (token.kind != text::TokenKind::string || token.text.size() < 2) continue;
    const auto& options = agenda_.choice(of->choice).options;
    for (std::size_t o = 0; o < options.size(); ++o) {
      if (text::has_words(options[o], token.text.substr(1, token.text.size() - 2))) of->options.push_back(static_cast<std::int64_t>(o) + 1);
    }
  }
  return out;
}

const Stands::Named* Stands::named(std::size_t heard, std::size_t choice) const {
  const auto found = std::ranges::find(named_[heard], choice, &Named::choice);
  return found == named_[heard].end() ? nullptr : &*found;
}

bool Stands::takes(const talks::Condition& what, std::size_t choice, std::int64_t option) const {
  const std::size_t issue = agenda_.issue_of(choice);
  talks::Package package(agenda_.issues().size(), 0);
  for (std::size_t o = 0; o < agenda_.issues()[issue].options.size(); ++o) {
    package[issue] = static_cast<std::uint32_t>(o);
    if (agenda_.option_in(choice, o) == option && talks::holds(what, package)) return true;
  }
  return false;
}

std::vector<Voice> Stands::of_option(std::size_t choice, std::int64_t option) const {
  std::vector<Voice> out;
  for (std::size_t i = 0; i < named_.size(); ++i) {
    const Named* here = named(i, choice);
    if (here == nullptr) continue;
    const Origin& origin = outcome_.held.heard[i];
    const Statement& one = *origin.statement;
    const bool plain = one.stance <= Stance::can_live_with;
    if (!plain) {
      if (std::ranges::find(here->options, option) != here->options.end()) out.push_back({Stand::on_terms, origin});
      continue;
    }
    const bool taken = takes(one.what, choice, option);
    if (one.stance == Stance::must) out.push_back({taken ? Stand::wants : Stand::refuses, origin});
    else if (taken) out.push_back({one.stance == Stance::cannot ? Stand::refuses : one.stance == Stance::prefers ? Stand::wants : Stand::bears, origin});
  }
  return out;
}

std::vector<Origin> Stands::of_party(std::size_t choice, const std::string& party) const {
  std::vector<Origin> out;
  for (std::size_t i = 0; i < named_.size(); ++i) {
    const Origin& origin = outcome_.held.heard[i];
    if (origin.statement->party == party && named(i, choice) != nullptr) out.push_back(origin);
  }
  return out;
}

}  // namespace casus::briefing
