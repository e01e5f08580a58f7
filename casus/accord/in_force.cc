// When the accord and its articles are in force, and by which chambers a party
// ratifies.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "casus/accord/conditions.h"
#include "casus/accord/voting.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

static_assert(static_cast<int>(InForce::Sort::event) == static_cast<int>(text::InForce::Sort::event));
static_assert(static_cast<int>(Route::Order::after) == static_cast<int>(text::Route::Order::after));

// An article exists if a heading or the number of a norm has it.
void use_article(Builder& b, const text::Integer& article) {
  const std::string number = std::to_string(article.value);
  const auto norm = b.numbers.lower_bound(number + ".");
  if (norm != b.numbers.end() && norm->first.starts_with(number + ".")) return;
  std::vector<std::string> known;
  for (const text::Article& one : b.file.document.articles) known.push_back(one.number);
  if (std::ranges::find(known, number) != known.end()) return;
  b.error(codes::unknown_name, article.span, fmt::format("there is no article {}", number),
          names_help(number, "article", known));
}

// What holds where nothing has ever happened.
class EmptyRecord {
 public:
  explicit EmptyRecord(const Accord& accord) : accord_{accord} {}

  [[nodiscard]] bool holds(const Condition& condition) {
    return std::ranges::any_of(condition.any_of, [this](const std::vector<Literal>& all) {
      return std::ranges::all_of(all, [this](const Literal& one) { return holds(one); });
    });
  }

 private:
  bool holds(const Literal& literal) {
    using Quantity = Literal::Quantity;
    const bool nothing_counts = literal.quantity == Quantity::at_least && literal.amount.raw() == 0;
    return nothing_counts || subject(literal) != (literal.quantity == Quantity::none);
  }

  // What the literal counts or denies: only a group or a meaning can hold of nothing.
  bool subject(const Literal& literal) {
    if (literal.sort == Literal::Sort::group) return holds(literal.group.front());
    if (literal.sort != Literal::Sort::event || literal.event.sort != Event::Sort::meaning || literal.since) return false;
    const Meaning& meaning = accord_.meanings[literal.event.meaning];
    if (meaning.lasting || !seen_.insert(literal.event.meaning).second) return false;  // a circle is told elsewhere
    const bool out = holds(meaning.condition);
    seen_.erase(literal.event.meaning);
    return out;
  }

  const Accord& accord_;
  std::set<std::size_t> seen_;
};

Condition suspension(Builder& b, const text::InForce& tree) {
  Condition out = use_condition(b, *tree.suspended, {.judges_a_party = false, .has_a_place = false});
  if (EmptyRecord{b.accord}.holds(out)) {
    b.error(codes::empty_period, tree.span, "this holds before anything has happened, so nothing would ever bind",
            "begin with what suspends it: `suspended while suspend by B and no resume by B since suspend by B`");
  }
  return out;
}

InForce in_force(Builder& b, const text::InForce& tree) {
  InForce out;
  out.sort = static_cast<InForce::Sort>(tree.sort);
  if (tree.article) {
    out.article = std::to_string(tree.article->value);
    use_article(b, *tree.article);
  }
  out.date = tree.date.value;
  out.last_of = b.actors(tree.last_of);
  if (tree.sort == text::InForce::Sort::event)
    out.event = use_event(b, tree.event, {.judges_a_party = false, .has_a_place = false});
  if (tree.term) out.term = tree.term->value;
  if (tree.term && *out.term == measure::Term{} && tree.term->choice.empty())
    b.error(codes::empty_period, tree.term->span, "a term of no length", "write how long it is in force: `for 10 y`, or leave the term out");
  if (tree.renewed_by) {
    out.renewed_by = tree.renewed_by->text;
    b.use_act(*tree.renewed_by);
  }
  if (tree.suspended) out.suspended = suspension(b, tree);
  return out;
}

// While it is suspended, no norm of the accord, or of the article, binds: an `unless` of each.
void suspend_norms(Builder& b) {
  const auto ruling = [&](const Norm& norm) {
    const auto& all = b.accord.in_force;
    const auto own = std::ranges::find(all, norm.id.substr(0, norm.id.find('.')), &InForce::article);
    return own != all.end() ? own : std::ranges::find(all, std::string{}, &InForce::article);
  };
  for (Norm& norm : b.accord.norms) {
    const auto sentence = ruling(norm);
    if (sentence == b.accord.in_force.end() || !sentence->suspended) continue;
    Excuse excuse;
    excuse.condition = *sentence->suspended;
    norm.excuses.push_back(std::move(excuse));
  }
}

Route route(Builder& b, const text::Route& tree) {
  Route out;
  out.party = tree.party.text;
  b.names.use(tree.party, {Sort::party});
  for (const auto& all_of : tree.any_of) {
    out.any_of.emplace_back();
    for (const text::Chamber& one : all_of) {
      const std::int64_t seats = one.seats.value;
      if (seats < 1 && one.seats.choice.empty()) {
        b.error(codes::no_share, one.seats.span, "a chamber without seats cannot decide",
                "write the number of its seats");
      }
      const bool known = one.seats.choice.empty() && seats >= 1;
      out.any_of.back().push_back({one.name.text, seats,
                                   rule_of(b, one.carried_by, {.heads = known ? std::optional{seats} : std::nullopt, .votes = {}, .seats = true})});
    }
  }
  out.order = static_cast<Route::Order>(tree.order);
  out.signatories = b.actors(tree.signatories);
  return out;
}

// Told if the sentence answers a question that another one has answered.
void once(Builder& b, ByName<const text::Sentence*>& seen, const std::string& key,
          const text::Sentence& sentence) {
  const auto [first, fresh] = seen.emplace(key, &sentence);
  const bool apart = !fresh && (first->second->guard || sentence.guard);
  if (!fresh && !apart) b.told_twice(key, first->second->span, sentence.span);
}

}  // namespace

void build_in_force(Builder& b) {
  ByName<const text::Sentence*> seen;
  b.each<text::InForce>([&](const text::InForce& tree, const text::Sentence& sentence) {
    const std::string what = tree.article ? fmt::format(" of article {}", tree.article->value) : "";
    once(b, seen, fmt::format("an entry into force{}", what), sentence);
    b.accord.in_force.push_back(in_force(b, tree));
  });
  suspend_norms(b);
  b.each<text::Route>([&](const text::Route& tree, const text::Sentence& sentence) {
    once(b, seen, fmt::format("a ratification by {}", tree.party.text), sentence);
    b.accord.routes.push_back(route(b, tree));
  });
}

}  // namespace casus::accord
