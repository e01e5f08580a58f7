// Choices become issues from the outside in: a choice is walked with all that lies in it.
#include "casus/positions/agenda.h"

#include <algorithm>
#include <variant>

#include <fmt/format.h>

#include "casus/seal/sha256.h"

namespace casus::positions {

using base::Fault;
using base::FaultKind;

namespace {

constexpr std::size_t most_ways = 4096;

tally::Share share_of(const text::Share& tree) {
  using Base = tally::Share::Base;
  using Tree = text::Share::Base;
  tally::Share out;
  out.sort = static_cast<tally::Share::Sort>(tree.sort);
  out.base = tree.base == Tree::those_voting ? Base::those_voting : tree.base == Tree::votes ? Base::votes : Base::seats;
  out.number = tree.number;
  return out;
}
static_assert(static_cast<int>(tally::Share::Sort::silent_consensus) == static_cast<int>(text::Share::Sort::silent_consensus));
static_assert(static_cast<int>(tally::Share::Sort::two_thirds) == static_cast<int>(text::Share::Sort::two_thirds));

std::optional<Fault> first_error(std::string_view accord, const std::vector<text::Diagnostic>& told) {
  const auto error = std::ranges::find(told, text::Severity::error, &text::Diagnostic::severity);
  if (error == told.end()) return std::nullopt;
  const text::LineColumn at = text::line_column(accord, error->begin);
  return Fault{FaultKind::malformed, error->message, "`casus check` shows all that is wrong with the accord", {{}, at.line, at.column, {}}};
}

}  // namespace

base::Result<Agenda> Agenda::of(std::string_view accord) {
  const text::File file = text::parse(accord);
  if (auto fault = first_error(accord, file.diagnostics)) return *fault;
  Agenda out;
  out.hash_ = seal::hex(seal::sha256(accord));
  out.reading_ = text::read_choices(accord, file.document);
  if (auto fault = first_error(accord, out.reading_.diagnostics)) return *fault;
  if (out.reading_.choices.empty())
    return Fault{FaultKind::usage, "the accord has no choice left open, so there is nothing to settle", "put each alternative into square brackets", {}};
  if (auto fault = out.put_issues()) return *fault;
  out.put_provisions(file.document);
  out.put_sentences(file);
  return out;
}

std::vector<std::int64_t> Agenda::options_of(std::size_t c) const {
  std::vector<std::int64_t> out;
  for (std::size_t o = 1; o <= choice(c).options.size(); ++o) out.push_back(static_cast<std::int64_t>(o));
  if (choice(c).keep_or_drop) out.push_back(0);
  return out;
}

std::string Agenda::option_name(std::size_t c, std::int64_t option) const {
  if (option == 0) return "drop";
  return choice(c).keep_or_drop ? "keep" : std::to_string(option);
}

std::vector<Agenda::Way> Agenda::joined(const std::vector<Way>& some, const std::vector<Way>& others) {
  std::vector<Way> out;
  for (const Way& one : some) {
    for (const Way& other : others) {
      if (out.size() > most_ways) return out;
      out.push_back(one);
      out.back().insert(other.begin(), other.end());
    }
  }
  return out;
}

std::vector<Agenda::Way> Agenda::ways(std::size_t c) const {
  std::vector<Way> out;
  for (const std::int64_t option : options_of(c)) {
    std::vector<Way> here{{{c, option}}};
    for (std::size_t inner = 0; inner < choices() && here.size() <= most_ways; ++inner) {
      const auto& parent = choice(inner).parent;
      if (parent && parent->choice == c && parent->option == option) here = joined(here, ways(inner));
    }
    out.insert(out.end(), here.begin(), here.end());
    if (out.size() > most_ways) break;
  }
  return out;
}

std::optional<Fault> Agenda::put_issues() {
  issue_of_.assign(choices(), 0);
  for (std::size_t c = 0; c < choices(); ++c) {
    if (choice(c).parent) continue;
    std::vector<Way> all = ways(c);
    if (all.size() > most_ways)
      return Fault{FaultKind::range, fmt::format("the choices inside `#{}` can be closed in more than {} ways", name_of(c), most_ways), "take some of them out of it", {}};
    talks::Issue issue{name_of(c), {}};
    for (const Way& way : all) {
      std::string id = option_name(c, way.at(c));
      for (const auto& [inner, option] : way) {
        issue_of_[inner] = issues_.size();
        if (inner != c) id += fmt::format(" {}={}", name_of(inner), option_name(inner, option));
      }
      issue.options.push_back(std::move(id));
    }
    issues_.push_back(std::move(issue));
    ways_.push_back(std::move(all));
  }
  return std::nullopt;
}

std::int64_t Agenda::option_in(std::size_t c, std::size_t option) const {
  const Way& way = ways_[issue_of_[c]][option];
  const auto found = way.find(c);
  return found == way.end() ? 0 : found->second;
}

std::optional<std::size_t> Agenda::find(std::string_view name) const {
  for (std::size_t c = 0; c < choices(); ++c) {
    if (name_of(c) == name) return c;
  }
  return std::nullopt;
}

std::string Agenda::party_title(std::string_view party) const {
  const auto found = std::ranges::find(parties_, party);
  return found == parties_.end() ? std::string{} : party_titles_[static_cast<std::size_t>(found - parties_.begin())];
}

talks::Condition Agenda::taken(std::size_t c, std::int64_t option) const {
  std::vector<talks::Condition> any;
  const std::size_t issue = issue_of_[c];
  for (std::size_t o = 0; o < ways_[issue].size(); ++o) {
    if (option_in(c, o) == option) any.push_back(talks::is(issue, o));
  }
  return any.size() == 1 ? any.front() : talks::any_of(std::move(any));
}

// A choice that the prose does not have makes its test false, as everywhere.
talks::Condition Agenda::holds(const text::Guard& guard) const {
  if (guard.any_of.empty()) return talks::all_of({});
  std::vector<talks::Condition> any;
  for (const auto& tests : guard.any_of) {
    std::vector<talks::Condition> all;
    for (const text::ChoiceTest& test : tests) {
      std::vector<talks::Condition> some;
      const auto c = find(test.choice.text);
      for (std::size_t o = 0; c && o < ways_[issue_of_[*c]].size(); ++o) {
        if (text::met(test, choice(*c), option_in(*c, o))) some.push_back(talks::is(issue_of_[*c], o));
      }
      all.push_back(talks::any_of(std::move(some)));
    }
    any.push_back(talks::all_of(std::move(all)));
  }
  return talks::any_of(std::move(any));
}

void Agenda::put_provisions(const text::Document& document) {
  std::vector<bool> open(document.provisions.size(), false);
  for (std::size_t c = 0; c < choices(); ++c) {
    provisions_.emplace_back();
    for (const text::Span place : choice(c).places) {
      for (std::size_t p = 0; p < document.provisions.size(); ++p) {
        const text::Provision& one = document.provisions[p];
        if (place.begin < one.span.begin || place.begin >= one.span.end) continue;
        open[p] = true;
        if (provisions_.back().empty()) provisions_.back() = one.id;
      }
    }
  }
  shares_.provisions = static_cast<std::int64_t>(open.size());
  shares_.closed = std::ranges::count(open, false);
  shares_.spans = static_cast<std::int64_t>(reading_.spans);
  shares_.choices = static_cast<std::int64_t>(choices());
  shares_.options = static_cast<std::int64_t>(reading_.options());
}

void Agenda::put_sentences(const text::File& file) {
  for (const text::Block& block : file.blocks) {
    for (const text::Sentence& sentence : block.sentences) {
      if (const auto* accord = std::get_if<text::AccordDeclaration>(&sentence.form)) {
        title_ = accord->title.text;
        day_ = accord->of.value;
      }
      const auto* party = std::get_if<text::PartyDeclaration>(&sentence.form);
      if (party != nullptr && std::ranges::find(parties_, party->name.text) == parties_.end()) {
        parties_.push_back(party->name.text);
        party_titles_.push_back(party->title.text);
      }
      const auto* route = std::get_if<text::Route>(&sentence.form);
      if (route != nullptr) put_route(sentence, *route);
    }
  }
}

void Agenda::put_route(const text::Sentence& sentence, const text::Route& route) {
  Route out{route.party.text, sentence.guard ? holds(*sentence.guard) : talks::all_of({}), {}};
  out.order = route.order;
  for (const text::Name& party : route.signatories) out.signatories.push_back(party.text);
  if (sentence.number) out.provision = sentence.number->text;
  for (const auto& all : route.any_of) {
    out.any_of.emplace_back();
    for (const text::Chamber& tree : all) {
      Chamber chamber{tree.name.text, tree.seats.value, {share_of(tree.carried_by.share), {}, {}}};
      for (const text::Share& share : tree.carried_by.also) chamber.rule.also.push_back(share_of(share));
      if (tree.carried_by.quorum) chamber.rule.quorum = share_of(*tree.carried_by.quorum);
      out.any_of.back().push_back(std::move(chamber));
    }
  }
  routes_.push_back(std::move(out));
}

}  // namespace casus::positions
