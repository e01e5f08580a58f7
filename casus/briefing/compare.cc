// Each list is matched by a key of its own; what has no partner has moved.
#include "casus/briefing/compare.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/briefing/spelling.h"
#include "casus/positions/cut.h"
#include "casus/positions/words.h"
#include "casus/text/blocks.h"
#include "casus/text/document.h"

namespace casus::briefing {

using positions::Agenda;
using positions::Origin;
using positions::Outcome;
using positions::Statement;

namespace {

bool unnamed(const Agenda& agenda, std::size_t c) { return agenda.choice(c).id.empty(); }

std::size_t shared_options(const std::vector<std::string>& some, const std::vector<std::string>& others) {
  return static_cast<std::size_t>(std::ranges::count_if(some, [&](const std::string& one) { return std::ranges::find(others, one) != others.end(); }));
}

class Comparing {
 public:
  Comparing(const Side& before, const Side& after) : before_{before}, after_{after} {}

  Comparison compare() {
    choices();
    statements();
    sentences();
    conflicts();
    return std::move(out_);
  }

 private:
  // By name; then, where one of the two has none, by the options that they share.
  [[nodiscard]] std::map<std::size_t, std::size_t> same_choices() const {
    std::map<std::size_t, std::size_t> after_of;
    std::set<std::size_t> taken;
    for (std::size_t b = 0; b < before_.agenda->choices(); ++b) {
      if (unnamed(*before_.agenda, b)) continue;
      const auto a = after_.agenda->find(before_.agenda->name_of(b));
      if (a && !unnamed(*after_.agenda, *a) && taken.insert(*a).second) after_of[b] = *a;
    }
    for (std::size_t b = 0; b < before_.agenda->choices(); ++b) {
      if (after_of.contains(b)) continue;
      std::optional<std::size_t> best;
      std::size_t most = 0;
      for (std::size_t a = 0; a < after_.agenda->choices(); ++a) {
        if (taken.contains(a) || (!unnamed(*before_.agenda, b) && !unnamed(*after_.agenda, a))) continue;
        const std::size_t shared = shared_options(option_words(*before_.agenda, b), option_words(*after_.agenda, a));
        if (shared > most) best = a;
        most = std::max(most, shared);
      }
      if (best && taken.insert(*best).second) after_of[b] = *best;
    }
    return after_of;
  }

  void choices() {
    const auto after_of = same_choices();
    std::set<std::size_t> matched;
    for (const auto& [b, a] : after_of) {
      matched.insert(a);
      ChoiceMove move{b, a, options(b, a)};
      if (move.options.empty()) ++out_.choices_kept;
      else out_.choices.push_back(std::move(move));
    }
    for (std::size_t b = 0; b < before_.agenda->choices(); ++b) {
      if (!after_of.contains(b)) out_.choices.push_back({b, {}, {}});
    }
    for (std::size_t a = 0; a < after_.agenda->choices(); ++a) {
      if (!matched.contains(a)) out_.choices.push_back({{}, a, {}});
    }
  }

  [[nodiscard]] std::vector<OptionMove> options(std::size_t b, std::size_t a) const {
    const std::vector<std::string> old = option_words(*before_.agenda, b), now = option_words(*after_.agenda, a);
    const auto number = [](const std::vector<std::string>& all, const std::string& words) -> std::optional<std::int64_t> {
      const auto found = std::ranges::find(all, words);
      return found == all.end() ? std::nullopt : std::optional{found - all.begin() + 1};
    };
    std::vector<OptionMove> out;
    for (const std::string& words : old) {
      OptionMove move{words, number(old, words), number(now, words)};
      if (move.before != move.after) out.push_back(std::move(move));
    }
    for (const std::string& words : now) {
      if (!number(old, words)) out.push_back({words, {}, number(now, words)});
    }
    return out;
  }

  static std::vector<Origin> heard(const Side& side) { return side.outcome == nullptr ? std::vector<Origin>{} : side.outcome->held.heard; }

  static bool same_words(const Origin& a, const Origin& b) {
    return a.statement->party == b.statement->party && a.statement->words == b.statement->words && a.statement->basis.claimed_by == b.statement->basis.claimed_by;
  }
  static bool same_basis(const Origin& a, const Origin& b) {
    const positions::Basis &one = a.statement->basis, &other = b.statement->basis;
    return one.source == other.source && one.grade == other.grade && one.of == other.of;
  }

  void statements() {
    std::vector<Origin> now = heard(after_);
    std::vector<StatementMove> gone;
    for (const Origin& old : heard(before_)) {
      auto found = std::ranges::find_if(now, [&](const Origin& each) { return same_words(old, each) && same_basis(old, each); });
      if (found == now.end()) found = std::ranges::find_if(now, [&](const Origin& each) { return same_words(old, each); });
      if (found == now.end()) {
        gone.push_back({old, {}, false, false});
        continue;
      }
      const bool renumbered = names_another(*found);
      if (same_basis(old, *found) && !renumbered) ++out_.statements_kept;
      else out_.statements.push_back({old, *found, false, renumbered});
      now.erase(found);
    }
    for (const Origin& each : now) out_.statements.push_back({{}, each, said_before(each), false});
    out_.statements.insert(out_.statements.end(), gone.begin(), gone.end());
  }

  // `#water 2`, where 2 was another option before.
  [[nodiscard]] bool names_another(const Origin& origin) const {
    const std::string& words = origin.statement->words;
    const ChoiceMove* of = nullptr;
    for (const text::Token& token : text::scan(words, {0, words.size()}).tokens) {
      if (token.kind == text::TokenKind::choice) of = move_of(token.text.substr(1));
      if (of == nullptr || token.kind != text::TokenKind::number) continue;
      const auto number = base::parse_int(token.text);
      if (std::ranges::any_of(of->options, [&](const OptionMove& each) { return number && (each.before == *number || each.after == *number); })) return true;
    }
    return false;
  }

  [[nodiscard]] const ChoiceMove* move_of(std::string_view name) const {
    const auto found = std::ranges::find_if(out_.choices, [&](const ChoiceMove& each) { return each.after && after_.agenda->name_of(*each.after) == name; });
    return found == out_.choices.end() ? nullptr : &*found;
  }

  // The sentence stands in the old page too, where it named what the old draft has not.
  [[nodiscard]] bool said_before(const Origin& origin) const {
    return std::ranges::any_of(*before_.pages, [&](const positions::Page& page) {
      return page.name == origin.page->name && page.bytes.find(origin.statement->span.in(origin.page->bytes)) != std::string::npos;
    });
  }

  // Sentences on points, floors and blocs, each in one spelling.
  static std::multiset<std::string> counted(const std::vector<positions::Page>& pages) {
    std::multiset<std::string> out;
    for (const positions::Page& page : pages) {
      for (const text::Fence& fence : text::read_blocks(page.bytes, "positions").fences) {
        const auto tokens = text::scan(page.bytes, fence.content).tokens;
        for (const positions::Cut cut : positions::cut_sentences(tokens)) add_counted({tokens.data() + cut.first, cut.last - cut.first}, out);
      }
    }
    return out;
  }

  static void add_counted(std::span<const text::Token> sentence, std::multiset<std::string>& out) {
    std::string words{sentence.front().text};
    bool counts = false;
    for (const text::Token& token : sentence.subspan(1)) {
      counts = counts || (token.kind == text::TokenKind::word && is_counting(token.text));
      words += fmt::format("{}{}", hugs(token) ? "" : " ", token.text);
    }
    if (counts) out.insert(std::move(words));
  }

  static bool is_counting(std::string_view word) { return word == "counts" || word == "count" || word == "floor" || word == "bloc"; }
  static bool hugs(const text::Token& token) { return token.kind == text::TokenKind::stop || token.text == "," || token.text == ":" || token.text == ";"; }

  void sentences() {
    const auto old = counted(*before_.pages), now = counted(*after_.pages);
    std::ranges::set_difference(now, old, std::back_inserter(out_.sentences_new));
    std::ranges::set_difference(old, now, std::back_inserter(out_.sentences_gone));
  }

  static std::vector<std::vector<std::string>> conflicts_of(const Side& side) {
    std::vector<std::vector<std::string>> out;
    if (side.outcome == nullptr || !side.outcome->stuck) return out;
    for (const talks::Conflict& conflict : side.outcome->stuck->conflicts) {
      out.emplace_back();
      for (const std::size_t line : conflict.lines) out.back().push_back(line_words(*side.agenda, *side.outcome, line));
      std::ranges::sort(out.back());
    }
    return out;
  }

  void conflicts() {
    auto old = conflicts_of(before_), now = conflicts_of(after_);
    for (const auto& members : now) {
      const auto found = std::ranges::find(old, members);
      if (found == old.end()) {
        out_.conflicts.push_back({true, members});
        continue;
      }
      ++out_.conflicts_kept;
      old.erase(found);
    }
    for (auto& members : old) out_.conflicts.push_back({false, std::move(members)});
    for (const Side* side : {&before_, &after_}) {
      const bool known = side->outcome == nullptr || !side->outcome->stuck || side->outcome->stuck->conflicts_complete;
      out_.conflicts_complete = out_.conflicts_complete && known;
      (side == &before_ ? out_.smallest_fix_before : out_.smallest_fix_after) = smallest_fix(*side);
    }
  }

  static std::optional<std::size_t> smallest_fix(const Side& side) {
    if (side.outcome == nullptr || !side.outcome->stuck) return std::nullopt;
    const talks::Stuck& stuck = *side.outcome->stuck;
    if (!stuck.corrections.empty()) return stuck.corrections.front().lines.size();
    return stuck.corrections_complete ? std::optional<std::size_t>{0} : std::nullopt;
  }

  const Side& before_;
  const Side& after_;
  Comparison out_;
};

}  // namespace

Comparison compare(const Side& before, const Side& after) { return Comparing{before, after}.compare(); }

}  // namespace casus::briefing
