// Conditions of meanings and excuses, and the instants that clocks start from.
#include "casus/accord/conditions.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/accord/zones.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

static_assert(static_cast<int>(Literal::Quantity::more_than) ==
              static_cast<int>(text::Literal::Quantity::more_than));
static_assert(static_cast<int>(Anchor::Clock::attribution) ==
              static_cast<int>(text::Anchor::Clock::attribution));
static_assert(static_cast<int>(Anchor::Sort::event) == static_cast<int>(text::Anchor::Sort::event));

class Reader {
 public:
  Reader(Builder& builder, const Scope& scope) : b_{&builder}, scope_{&scope} {}

  Event event(const text::Event& tree) {
    Event out;
    out.span = span_of(tree.span);
    if (tree.sort == text::Event::Sort::breach) {
      breach(tree, out);
    } else if (tree.sort == text::Event::Sort::carried) {
      out.sort = Event::Sort::carried;
      out.motion = tree.motion.text;
      motion(tree.motion);
    } else if (const auto meaning = b_->meaning_index.find(tree.kind.name.text);
               meaning != b_->meaning_index.end()) {
      out.sort = Event::Sort::meaning;
      out.meaning = meaning->second;
      bare(tree);
    } else {
      facts(tree, out);
    }
    if (tree.by) out.by = who(*tree.by);
    if (tree.on) out.on = who(*tree.on);
    return out;
  }

  Literal literal(const text::Literal& tree) {
    Literal out;
    out.span = span_of(tree.span);
    out.sort = static_cast<Literal::Sort>(tree.sort);
    if (tree.sort == text::Literal::Sort::group) {
      for (const text::Condition& one : tree.group) out.group.push_back(condition(one));
      return out;
    }
    if (tree.sort == text::Literal::Sort::notified) {
      notified(tree);
      out.notified_to = b_->actors(tree.notified_to);
      out.notice = tree.notice.value;
      return out;
    }
    out.quantity = static_cast<Literal::Quantity>(tree.quantity);
    out.event = event(tree.event);
    if (tree.within) out.within = tree.within->value;
    if (tree.since) out.since = event(*tree.since);
    amount(tree, out);
    return out;
  }

  Condition condition(const text::Condition& tree) {
    Condition out;
    for (const auto& all_of : tree.any_of) {
      out.any_of.emplace_back();
      for (const text::Literal& one : all_of) out.any_of.back().push_back(literal(one));
    }
    return out;
  }

  Who who(const text::Who& tree) {
    const bool relative = tree.sort == text::Who::Sort::another_party ||
                          tree.sort == text::Who::Sort::same_party;
    if (relative && !scope_->judges_a_party) {
      const std::string words{tree.span.in(b_->bytes)};
      b_->error(codes::form_mismatch, tree.span,
                fmt::format("`{}` than whom: this norm judges no party", words),
                "name the parties, or bind `any party` instead of nobody");
    }
    return use_who(*b_, tree);
  }

 private:
  void breach(const text::Event& tree, Event& out) {
    out.sort = Event::Sort::breach;
    for (const text::Name& norm : tree.norms) {
      if (b_->use_norm(norm) != nullptr) out.norms.push_back(norm.text);
    }
    if (!tree.severity) return;
    const auto& known = b_->accord.severities;
    if (std::ranges::find(known, tree.severity->text) == known.end()) {
      b_->names.unknown(*tree.severity, {codes::unknown_name, "severity", [known] { return known; }});
      return;
    }
    out.severity = tree.severity->text;
    b_->breaches.push_back(&tree);
  }

  void notified(const text::Literal& tree) {
    if (scope_->tests_an_activity) return;
    b_->error(codes::form_mismatch, tree.span, "`notified` of what: no activity is judged here",
              "write it in the norm that forbids the activity: `must not have aircraft in airspace, unless "
              "notified 48 h before`");
  }

  void motion(const text::Name& name) {
    if (b_->motions.contains(name.text)) return;
    b_->names.unknown(name, {codes::unknown_motion, "motion", [b = b_] {
                               return std::vector<std::string>(b->motions.begin(),
                                                               b->motions.end());
                             }});
  }

  void facts(const text::Event& tree, Event& out) {
    const text::Name& name = tree.kind.name;
    out.kind = name.text;
    out.tests = b_->tests(tree.kind.tests);
    if (const auto root = b_->root_of(name.text)) {
      out.root = *root;
    } else {
      b_->names.use(name, {Sort::kind, Sort::meaning}, [b = b_] {
        std::vector<std::string> given;
        for (const auto& one : b->given_kinds) given.push_back(one.first);
        return given;
      });
    }
    if (!tree.place) return;
    if (tree.place->sort == text::Place::Sort::there && !scope_->has_a_place) {
      b_->error(codes::form_mismatch, tree.place->span, "`there` points to no place",
                "name the zone, or let the norm name one");
      return;
    }
    out.where = use_where(*b_, *tree.place);
  }

  // A meaning says who, what and where in its own sentence.
  void bare(const text::Event& tree) {
    const bool plain =
        tree.kind.tests.any_of.empty() && !tree.by && !tree.on && !tree.place;
    if (plain) return;
    auto& d = b_->error(codes::form_mismatch, {tree.kind.name.span.end, tree.span.end},
                        fmt::format("`{}` is a meaning: who, where and what stand in its own sentence",
                                    tree.kind.name.text),
                        "leave these words out, or define a second meaning");
    note_meaning(d, tree);
  }

  void note_meaning(text::Diagnostic& d, const text::Event& tree) const {
    const Entry* entry = b_->names.find(tree.kind.name.text);
    if (entry != nullptr) d.notes.push_back({entry->span.begin, entry->span.end, "declared here"});
  }

  void amount(const text::Literal& tree, Literal& out) {
    const bool counted = tree.quantity == text::Literal::Quantity::at_least ||
                         tree.quantity == text::Literal::Quantity::more_than;
    if (!counted) return;
    out.amount = tree.amount.value.value;
    const bool facts = out.event.sort == Event::Sort::facts;
    if (tree.amount.attribute) {
      out.measure = tree.amount.attribute->text;
      b_->use_attribute(*tree.amount.attribute);
      b_->use_unit(out.measure, tree.amount.unit, tree.amount.span);
    }
    if (out.event.sort == Event::Sort::meaning || out.event.sort == Event::Sort::carried) {
      b_->error(codes::form_mismatch, tree.amount.span,
                fmt::format("`{}` holds or does not, and cannot be counted",
                            tree.event.span.in(b_->bytes)),
                "count the facts that it stands on");
    } else if (tree.amount.attribute && !facts) {
      b_->error(codes::form_mismatch, tree.amount.span, "a breach has no attribute to add up",
                "sum the attribute of a kind: `more than 10 deaths of shelling within 24 h`");
    } else if (!tree.amount.unit.empty() && !tree.amount.attribute) {
      b_->error(codes::form_mismatch, tree.amount.span,
                fmt::format("`{}` of what: the attribute is missing", tree.amount.unit),
                "name it: `more than 30 000 t displacement of warship`");
    } else if (tree.amount.value.choice.empty() && out.amount < measure::whole(1) &&
               tree.quantity == text::Literal::Quantity::at_least) {
      b_->error(codes::threshold, tree.amount.span, "this threshold is always met",
                "count from 1 up");
    }
  }

  Builder* b_;
  const Scope* scope_;
};

// Does the norm have this severity, or a graver one, among its rungs?
bool has_rung(const Accord& accord, const Norm& norm, std::string_view severity) {
  const auto rank = [&](std::string_view name) {
    return std::ranges::find(accord.severities, name) - accord.severities.begin();
  };
  const auto none = static_cast<std::ptrdiff_t>(accord.severities.size());
  return std::ranges::any_of(norm.rungs, [&](const Rung& rung) {
    return rank(rung.severity) >= rank(severity) && rank(rung.severity) < none;
  });
}

void no_such_rung(Builder& b, const text::Event& event, const text::Name& number, const Norm& norm) {
  std::string rungs;
  for (const Rung& rung : norm.rungs)
    rungs += fmt::format("{}`{}`", rungs.empty() ? "" : ", ", rung.severity);
  const bool bare = norm.rungs.size() == 1 && norm.rungs.front().severity == "breach";
  auto& d = b.error(codes::no_such_rung, event.severity->span,
                    fmt::format("norm {} has no rung `{}` or graver", number.text, event.severity->text),
                    bare ? fmt::format("write `breach of {}`, or give the norm a severity: `: {}`",
                                       number.text, event.severity->text)
                         : fmt::format("its rungs are {}", rungs));
  d.notes.push_back({norm.span.begin, norm.span.end, "the norm"});
}

}  // namespace

Who use_who(Builder& b, const text::Who& tree) {
  Who out;
  switch (tree.sort) {
    case text::Who::Sort::named:
      out.sort = Who::Sort::parties;
      out.parties = b.actors(tree.names);
      break;
    case text::Who::Sort::anyone:
      out.sort = Who::Sort::anyone;
      break;
    case text::Who::Sort::another_party:
      out.sort = Who::Sort::another_party;
      break;
    case text::Who::Sort::same_party:
      out.sort = Who::Sort::same_party;
      break;
  }
  return out;
}

Event use_event(Builder& b, const text::Event& event, const Scope& scope) {
  return Reader{b, scope}.event(event);
}

Condition use_condition(Builder& b, const text::Condition& condition, const Scope& scope) {
  return Reader{b, scope}.condition(condition);
}

Anchor use_anchor(Builder& b, const text::Anchor& tree, const Scope& scope) {
  Anchor out;
  out.sort = static_cast<Anchor::Sort>(tree.sort);
  out.clock = static_cast<Anchor::Clock>(tree.clock);
  out.date = tree.date.value;
  if (tree.sort == text::Anchor::Sort::event) out.event = use_event(b, tree.event, scope);
  return out;
}

Moment use_moment(Builder& b, const text::Moment& tree, const Scope& scope) {
  Moment out;
  if (tree.after) out.after = tree.after->value;
  out.anchor = use_anchor(b, tree.anchor, scope);
  out.span = span_of(tree.span);
  return out;
}

void check_severities(Builder& b) {
  for (const text::Event* event : b.breaches) {
    for (const text::Name& number : event->norms) {
      const auto entry = b.numbers.find(number.text);
      if (entry == b.numbers.end() || entry->second.broken) continue;
      for (const std::size_t at : entry->second.norms) {
        const Norm& norm = b.accord.norms[at];
        if (!has_rung(b.accord, norm, event->severity->text)) no_such_rung(b, *event, number, norm);
      }
    }
  }
}

}  // namespace casus::accord
