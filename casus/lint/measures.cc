// Ceilings, stays, thresholds, windows, and the geometry of lines.
#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "casus/fact/vocabulary.h"
#include "casus/lint/counting.h"
#include "casus/lint/structure.h"
#include "casus/lint/words.h"
#include "casus/text/codes.h"

namespace casus::lint {

namespace codes = text::codes;

namespace {

std::set<std::string> kinds_declared_by_duty(const View& view) {
  std::set<std::string> out;
  for (const auto& said : view.norms) {
    const text::Deed& deed = said.form->deed;
    if (deed.verb.text == "declare" && deed.kind) out.insert(deed.kind->name.text);
  }
  return out;
}

// A kind that stands on others, or on tests, says by itself what it holds.
bool says_what_it_holds(const View& view, const std::string& kind) {
  return std::ranges::any_of(view.kinds, [&](const auto& said) {
    if (said.form->name.text != kind) return false;
    return std::ranges::any_of(said.form->bases, [](const text::KindUse& use) {
      return use.name.text != "declaration" || !use.tests.any_of.empty();
    });
  });
}

text::Diagnostic uncounted(const Said<text::Norm>& said, std::string message, std::string help) {
  const text::Name& kind = said.form->deed.kind->name;
  text::Diagnostic d = warning(codes::who_counts, kind.span, std::move(message), std::move(help));
  d.provision = said.number();
  return d;
}

}  // namespace

std::vector<text::Diagnostic> ceilings_uncounted(const View& view) {
  std::vector<text::Diagnostic> out;
  const std::set<std::string> declared = kinds_declared_by_duty(view);
  for (const auto& said : view.norms) {
    const text::Deed& deed = said.form->deed;
    if (deed.sort != text::Deed::Sort::have || !deed.more_than || !deed.kind) continue;
    const std::string& kind = deed.kind->name.text;
    if (view.root_of(kind) != Root::declaration) continue;
    const bool each_declaration = std::ranges::any_of(said.form->excuses, [](const text::Excuse& one) {
      return one.sort == text::Excuse::Sort::each_declaration;
    });
    const text::Provision* prose = view.prose_of(said.number());
    const bool told = says_what_it_holds(view, kind) || (prose != nullptr && tells_who_counts(prose->span.in(view.bytes)));
    if (!each_declaration && !declared.contains(kind)) {
      out.push_back(uncounted(said, fmt::format("nobody has to declare `{}`, so nothing counts against this ceiling", kind),
                              "write `counted at each declaration`, and a duty: `UKR must declare personnel every 90 d`"));
      out.back().label = "who counts?";
    } else if (!told) {
      out.push_back(uncounted(said, fmt::format("nothing says who counts as `{}`", kind),
                              "say in the prose who is among them: national guard, border guard, reserves, civilians"));
      out.back().label = "who is counted?";
    }
  }
  return out;
}

std::vector<text::Diagnostic> dwells_beyond_gap(const View& view) {
  std::vector<text::Diagnostic> out;
  for (const auto& said : view.norms) {
    const text::Deed& deed = said.form->deed;
    if (!deed.dwell || !deed.kind) continue;
    const auto dwell = view.longest(*deed.dwell);
    for (const auto& source : view.sources) {
      const fact::Vocabulary* format = fact::vocabulary(source.form->format.text);
      const bool track = format != nullptr && format->tracks && view.gives(*source.form, deed.kind->name.text);
      const text::SourceOption* gap = option(*source.form, text::SourceOption::Sort::gap);
      const bool lost = option(*source.form, text::SourceOption::Sort::lost) != nullptr;
      if (!track || gap == nullptr || lost || !dwell) continue;
      const auto longest = view.longest(gap->time);
      if (!longest || *dwell <= *longest) continue;
      text::Diagnostic d = warning(
          codes::dwell_beyond_gap, deed.dwell->span,
          fmt::format("a mover silent for longer than {} is no longer certain to stay for {}", measure::print(*longest),
                      measure::print(*dwell)),
          "say how long a silence may be before it ends a stay: `lost 6 h`; the default is 24 h");
      d.label = "longer than the gap";
      d.provision = said.number();
      d.notes.push_back({gap->span.begin, gap->span.end, fmt::format("the gap of `{}`", source.form->name.text)});
      out.push_back(std::move(d));
    }
  }
  return out;
}

namespace {

// Why no fact can meet all tests of a conjunction, or empty: two bounds of one
// attribute that exclude each other.
bool contradict(const text::Test& a, const text::Test& b) {
  using enum text::Comparison;
  if (a.attribute.text != b.attribute.text || a.operand.unit != b.operand.unit) return false;
  const auto* low = std::get_if<measure::Decimal>(&a.operand.value);
  const auto* high = std::get_if<measure::Decimal>(&b.operand.value);
  if (low == nullptr || high == nullptr) return false;
  const bool bounds_below = a.comparison == greater || a.comparison == at_least || a.comparison == equal;
  const bool bounds_above = b.comparison == less || b.comparison == at_most || b.comparison == equal;
  if (!bounds_below || !bounds_above) return false;
  const bool open = a.comparison == greater || b.comparison == less;
  return *high < *low || (open && !(*low < *high));
}

// Does a source give records that go on for a while?
bool spreads(const View& view) {
  return std::ranges::any_of(view.sources, [](const auto& said) { return option(*said.form, text::SourceOption::Sort::spread) != nullptr; });
}

bool is_single(const text::Condition& condition) { return condition.any_of.size() == 1 && condition.any_of.front().size() == 1; }

class Thresholds {
 public:
  explicit Thresholds(const View& view) : view_{view} {}

  std::vector<text::Diagnostic> read() {
    for (const auto& said : view_.kinds) {
      for (const text::KindUse& base : said.form->bases) tests(base.tests);
    }
    for (const auto& said : view_.meanings) {
      pause(said);
      lasting(said);
    }
    for (const auto& said : view_.norms) norm(said);
    return std::move(out_);
  }

 private:
  void tell(text::Span span, std::string message, std::string help) {
    out_.push_back(warning(codes::threshold_unlikely, span, std::move(message), std::move(help)));
    out_.back().provision = number_;
  }

  void tests(const text::Tests& all) {
    for (const auto& all_of : all.any_of) {
      for (const text::Test& a : all_of) {
        const auto against = std::ranges::find_if(all_of, [&](const text::Test& b) { return contradict(a, b); });
        if (against != all_of.end()) {
          const text::Span span = text::join(text::join(a.attribute.span, a.operand.span),
                                             text::join(against->attribute.span, against->operand.span));
          return tell(span, "no record can meet both tests", "turn one of them round, or write `or`");
        }
      }
    }
  }

  void pause(const Said<text::Meaning>& said) {
    number_ = said.number();
    const text::Meaning& meaning = *said.form;
    if (meaning.lasting && meaning.pause) {
      const bool open = !meaning.lasting->choice.empty() || !meaning.pause->choice.empty();
      if (!open && meaning.pause->value >= meaning.lasting->value)
        tell(meaning.pause->span, "a pause as long as the whole makes two single facts a lasting one",
             "let the pause be shorter than what must last: `lasting 24 h with no pause over 6 h`");
    }
    number_ = {};
  }

  // What shows that a condition lasts, from the least to the most: facts, one after the other; instants
  // that pauses would join; an act, which is done at one instant; nothing.
  enum class Borne : std::uint8_t { nothing, one_instant, instants, facts };

  void lasting(const Said<text::Meaning>& said) {
    if (!said.form->lasting) return;
    number_ = said.number();
    const text::Span span = said.form->lasting->span;
    const Borne by = borne(said.form->condition, 0);
    if (by == Borne::nothing)
      tell(span, "this never lasts: it is counted from the first to the last fact that supports the condition, and a silence has none",
           "say it in the window: `no fire in bay within 7 d` holds after seven days of silence");
    if (by == Borne::one_instant)
      tell(span, "this never lasts: it is counted from the first to the last fact that supports the condition, and one act is done at one instant",
           "ask how old the act is: `halt by SUD and no halt by SUD within 2 d`");
    if (by == Borne::instants && !said.form->pause)
      tell(span, "this never certainly lasts: what it asks for is there for an instant, and not until the next one",
           "say how long a pause may be, `lasting 2 h with no pause over 30 min`, or how far back to look, `within 30 min`");
    number_ = {};
  }

  [[nodiscard]] Borne borne(const text::Condition& condition, int depth) const {
    Borne most = Borne::nothing;
    for (const auto& all_of : condition.any_of)
      for (const text::Literal& one : all_of) most = std::max(most, borne(one, depth));
    return most;
  }

  [[nodiscard]] Borne borne(const text::Literal& literal, int depth) const {
    using Quantity = text::Literal::Quantity;
    Borne most = Borne::nothing;
    for (const text::Condition& group : literal.group) most = std::max(most, borne(group, depth));
    if (literal.sort != text::Literal::Sort::event || literal.quantity == Quantity::none) return most;
    const text::Event& event = literal.event;
    if (event.sort == text::Event::Sort::carried) return Borne::one_instant;
    if (event.sort != text::Event::Sort::kind || depth >= max_depth) return Borne::facts;
    const auto meanings = view_.meanings_called(event.kind.name.text);
    for (const text::Meaning* meaning : meanings) most = std::max(most, borne(meaning->condition, depth + 1));
    if (!meanings.empty()) return most;
    const auto root = view_.root_of(event.kind.name.text);
    const bool stands = (root == Root::act || root == Root::declaration) && !literal.within && literal.quantity == Quantity::some;
    if (stands) return Borne::one_instant;
    const bool seen = (root == Root::incident || root == Root::sighting) && !literal.within && !literal.since;
    return seen && !spreads(view_) ? Borne::instants : Borne::facts;
  }

  static constexpr int max_depth = 200;  // meanings upon meanings

  void norm(const Said<text::Norm>& said) {
    number_ = said.number();
    const text::Deed& deed = said.form->deed;
    if (deed.kind) tests(deed.kind->tests);
    const bool zero = deed.more_than && deed.more_than->value.choice.empty() &&
                      deed.more_than->value.value == measure::Decimal{};
    if (zero && deed.kind)
      tell(deed.more_than->span, "a ceiling of 0 is passed by any at all",
           fmt::format("write it as an absence: `must not have {}`", deed.kind->name.text));
    if (deed.sort == text::Deed::Sort::commit && deed.kind) conditions(*said.form);
    number_ = {};
  }

  // A condition on what is judged itself: looking back from it, one always finds it.
  void conditions(const text::Norm& norm) {
    for (const text::Excuse& excuse : norm.excuses) {
      for (const auto& all_of : excuse.condition.any_of) {
        for (const text::Literal& one : all_of) {
          if (!holds_every_fact(norm, one)) continue;
          const std::string_view kind = norm.deed.kind->name.text;
          if (one.quantity == text::Literal::Quantity::none)
            tell(one.span, fmt::format("no `{}` that is judged can meet this condition: looking back from it, one finds it itself", kind),
                 "ask for another kind, party or place");
          else if (all_of.size() == 1)
            tell(one.span, fmt::format("each `{}` that is judged meets this condition by itself: looking back from it, one finds it itself", kind),
                 "ask for another kind, party or place, or count from the second: `serious from 2 incidents within 3 h`");
        }
      }
    }
  }

  // Is every fact that the norm judges one that the literal speaks of?
  [[nodiscard]] bool holds_every_fact(const text::Norm& norm, const text::Literal& literal) const {
    using Quantity = text::Literal::Quantity;
    const text::Event& event = literal.event;
    const bool of_facts = literal.sort == text::Literal::Sort::event && event.sort == text::Event::Sort::kind && !literal.since;
    const bool counts = literal.quantity == Quantity::some || literal.quantity == Quantity::none;
    if (!of_facts || !counts || event.kind.name.text != norm.deed.kind->name.text || !event.kind.tests.any_of.empty() || event.on) return false;
    if (!view_.meanings_called(event.kind.name.text).empty()) return false;
    return holds_every_place(norm, event) && holds_every_party(norm, event);
  }

  static bool holds_every_place(const text::Norm& norm, const text::Event& event) {
    using Sort = text::Place::Sort;
    if (!event.place) return true;
    const auto& own = norm.deed.place;
    return event.place->sort == Sort::zone && own && own->sort == Sort::zone && own->zone.text == event.place->zone.text;
  }

  [[nodiscard]] bool holds_every_party(const text::Norm& norm, const text::Event& event) const {
    if (!event.by || event.by->sort == text::Who::Sort::anyone) return true;
    if (event.by->sort != text::Who::Sort::named || norm.nobody || norm.any_party) return false;
    std::set<std::string> named;
    for (const text::Name& name : event.by->names)
      for (std::string& party : view_.parties_of(name.text)) named.insert(std::move(party));
    const std::vector<std::string> bound = view_.subjects_of(norm);
    return !bound.empty() && std::ranges::all_of(bound, [&](const std::string& party) { return named.contains(party); });
  }

  const View& view_;
  std::string_view number_;
  std::vector<text::Diagnostic> out_;
};

}  // namespace

std::vector<text::Diagnostic> unlikely_thresholds(const View& view) { return Thresholds{view}.read(); }

std::vector<text::Diagnostic> without_window(const View& view) {
  std::vector<text::Diagnostic> out;
  for (const auto& said : view.meanings) {
    each_event(said.form->condition, [&](const text::Event& event, const text::Literal* literal) {
      const bool fact = event.sort == text::Event::Sort::kind && view.meanings_called(event.kind.name.text).empty();
      if (!fact || literal == nullptr || literal->within || literal->since) return;
      if (view.root_of(event.kind.name.text) != Root::incident) return;
      // Where pauses are allowed it holds until the pause after it is too long.
      // Where none is, the lasting is told (CAS-W0629).
      const bool told = said.form->lasting && is_single(said.form->condition) && !spreads(view);
      if ((said.form->pause || told) && literal->quantity != text::Literal::Quantity::none) return;
      text::Diagnostic d = warning(
          codes::no_window, literal->span,
          fmt::format("`{}` asks only for the instant itself", literal->span.in(view.bytes)),
          fmt::format("say how far back to look: `{} within 30 d`", literal->span.in(view.bytes)));
      d.label = "within what time?";
      d.provision = said.number();
      out.push_back(std::move(d));
    });
  }
  return out;
}

namespace {

void each_shape(const text::ZoneTerm& term, const std::function<void(const text::ZoneTerm&)>& visit) {
  if (term.op == text::ZoneTerm::Op::shape) visit(term);
  for (const text::ZoneTerm& operand : term.operands) each_shape(operand, visit);
}

// The first place is underlined, the others are notes: the cure is one for all.
void add(std::vector<text::Diagnostic>& all, std::size_t& at, const text::Diagnostic& d) {
  if (at == std::string::npos) {
    at = all.size();
    all.push_back(d);
  } else {
    all[at].notes.push_back({d.begin, d.end, "here too"});
  }
}

}  // namespace

std::vector<text::Diagnostic> undated_shapes(const View& view) {
  std::vector<text::Diagnostic> out;
  std::size_t undated = std::string::npos;
  std::size_t unbent = std::string::npos;
  for (const auto& said : view.zones) {
    each_shape(said.form->zone, [&](const text::ZoneTerm& term) {
      const text::Shape& shape = term.shape;
      const bool area = shape.sort == text::Shape::Sort::area;
      text::Diagnostic d = warning(codes::unclear_zone, term.span, {}, {});
      if (shape.file && !shape.as_of) {
        d.message = fmt::format("`{}` does not say of which day this geometry is", said.form->name.text);
        d.help = "add the day it was drawn: `as of 2025-12-01Z`; a line of contact moves";
        d.label = "of which day?";
        add(out, undated, d);
      }
      if (!area && shape.edges == text::Shape::Edges::straight) {
        d.message = fmt::format("`{}` does not say along what its edges run between two points", said.form->name.text);
        d.help = "add `geodesic` (the shortest way) or `rhumb` (one bearing); without it edges are straight in longitude and latitude";
        d.label = "which way from point to point?";
        add(out, unbent, d);
      }
    });
  }
  return out;
}

}  // namespace casus::lint
