// What follows from a breach, who can show a duty as done, who has ratified, and what
// voids what.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "casus/lint/clocks.h"
#include "casus/lint/structure.h"
#include "casus/lint/words.h"
#include "casus/text/codes.h"

namespace casus::lint {

namespace codes = text::codes;

namespace {

using Modal = text::Norm::Modal;

text::Span place_of(const Said<text::Norm>& said) {
  return said.sentence->number ? said.sentence->number->span : said.form->deed.verb.span;
}

// A duty binds with `must`; what is withdrawn is judged as an absence.
bool is_prohibition(const text::Norm& norm) {
  using Sort = text::Deed::Sort;
  if (norm.deed.sort == Sort::withdraw) return true;
  const bool about_things = norm.deed.sort == Sort::commit || norm.deed.sort == Sort::have;
  return about_things && (norm.modal == Modal::must_not || norm.nobody);
}

std::set<std::string> norms_referred_to(const View& view) {
  std::set<std::string> out;
  const VisitEvent take = [&](const text::Event& event, const text::Literal*) {
    for (const text::Name& number : event.norms) out.insert(number.text);
  };
  for (const auto& said : view.meanings) each_event(said.form->condition, take);
  for (const auto& said : view.norms) each_event(*said.form, take);
  for (const auto& said : view.in_force) {
    take(said.form->event, nullptr);
    if (said.form->suspended) each_event(*said.form->suspended, take);
  }
  return out;
}

// One message for all places, the first of them underlined.
void tell_all(std::vector<text::Diagnostic>& out, const std::vector<Said<text::Norm>>& found,
              const text::Diagnostic& what) {
  if (found.empty()) return;
  out.push_back(what);
  out.back().begin = place_of(found.front()).begin;
  out.back().end = place_of(found.front()).end;
  out.back().provision = found.front().number();
  for (std::size_t i = 1; i < found.size(); ++i) {
    const text::Span span = place_of(found[i]);
    out.back().notes.push_back({span.begin, span.end, "and here"});
  }
}

std::string numbers(const std::vector<Said<text::Norm>>& found) {
  std::vector<std::string_view> out;
  for (const auto& said : found) {
    if (std::ranges::find(out, said.number()) == out.end()) out.push_back(said.number());
  }
  return fmt::format("{}", fmt::join(out, ", "));
}

}  // namespace

std::vector<text::Diagnostic> without_consequence(const View& view) {
  const std::set<std::string> used = norms_referred_to(view);
  std::vector<Said<text::Norm>> found;
  for (const auto& said : view.norms) {
    const bool numbered = !said.number().empty();
    if (numbered && is_prohibition(*said.form) && !used.contains(std::string{said.number()}))
      found.push_back(said);
  }
  std::vector<text::Diagnostic> out;
  text::Diagnostic what =
      warning(codes::no_consequence, {}, fmt::format("nothing follows from a breach of {}", numbers(found)),
              found.empty() ? std::string{}
                            : fmt::format("say what is owed then: `on breach of {} by anyone, ... must consult within 24 h`",
                                          found.front().number()));
  what.label = "and then?";
  tell_all(out, found, what);
  return out;
}

namespace {

bool registers_acts(const View& view, std::string_view act) {
  return std::ranges::any_of(view.sources, [&](const auto& said) {
    return said.form->format.text != "declarations_csv" && view.gives(*said.form, act);
  });
}

// Can some source show that the deed was done?
bool is_reportable(const View& view, const text::Deed& deed) {
  using Sort = text::Deed::Sort;
  const auto given = [&](std::string_view kind) {
    return std::ranges::any_of(view.sources, [&](const auto& said) { return view.gives(*said.form, kind); });
  };
  if (deed.sort == Sort::report_position) return !deed.kind || given(deed.kind->name.text);
  if (deed.sort == Sort::withdraw) return true;  // an absence: see unobserved
  const bool declares = deed.verb.text == "declare" && deed.kind &&
                        view.root_of(deed.kind->name.text) == Root::declaration;
  if (declares) return given(deed.kind->name.text);
  return registers_acts(view, deed.verb.text);
}

}  // namespace

std::vector<text::Diagnostic> unreportable_duties(const View& view) {
  std::vector<Said<text::Norm>> found;
  for (const auto& said : view.norms) {
    const bool prohibited = is_prohibition(*said.form) || said.form->modal != Modal::must;
    if (!prohibited && !is_reportable(view, said.form->deed)) found.push_back(said);
  }
  std::vector<text::Diagnostic> out;
  text::Diagnostic what =
      warning(codes::unreportable, {}, fmt::format("no source can show that {} was done", numbers(found)),
              "declare a register: `source register \"depositary\", reads incidents_csv, origin depositary, grade A1.`");
  what.label = "who reports it as done?";
  tell_all(out, found, what);
  return out;
}

std::vector<text::Diagnostic> without_ratification(const View& view) {
  const bool by_ratification =
      !view.routes.empty() || std::ranges::any_of(view.in_force, [](const auto& said) {
        return said.form->sort == text::InForce::Sort::ratified;
      });
  std::vector<text::Diagnostic> out;
  if (!by_ratification) return out;
  std::set<std::string> bound;
  for (const auto& said : view.norms) {
    if (said.form->modal == Modal::may && !said.form->nobody) continue;
    for (std::string& party : view.subjects_of(*said.form)) bound.insert(std::move(party));
  }
  for (const auto& said : view.parties) {
    const std::string& name = said.form->name.text;
    const bool has_route = std::ranges::any_of(
        view.routes, [&](const auto& route) { return route.form->party.text == name; });
    if (has_route || !bound.contains(name)) continue;
    out.push_back(warning(codes::no_ratification, said.form->name.span,
                          fmt::format("`{}` has obligations here and no way to ratify them", name),
                          fmt::format("write its route: `{} ratifies through Parliament (450 seats, majority of seats).`", name)));
    out.back().label = "who approves it there?";
  }
  return out;
}

namespace {

// The parties that a ground accuses; empty for `anyone`.
std::set<std::string> accused(const View& view, const text::Event& event) {
  std::set<std::string> out;
  for (const text::Event* each : ground_of(view, event).events) {
    if (!each->by) continue;
    for (const text::Name& name : each->by->names) {
      for (std::string& party : view.parties_of(name.text)) out.insert(std::move(party));
    }
  }
  return out;
}

struct Sides {
  const text::Literal* trigger = nullptr;
  const text::Literal* voiding = nullptr;
};

// A conjunction that needs a deed of one side and the absence of one of another.
Sides sides_of(const View& view, const std::vector<text::Literal>& all_of) {
  Sides out;
  std::set<std::string> who;
  for (const text::Literal& literal : all_of) {
    const bool event = literal.sort == text::Literal::Sort::event;
    if (!event || literal.quantity == text::Literal::Quantity::none) continue;
    std::set<std::string> one = accused(view, literal.event);
    if (one.empty()) continue;
    out.trigger = &literal;
    who.merge(one);
  }
  for (const text::Literal& literal : all_of) {
    const bool absent = literal.sort == text::Literal::Sort::event &&
                        literal.quantity == text::Literal::Quantity::none;
    if (!absent || literal.before || literal.since) continue;
    const std::set<std::string> other = accused(view, literal.event);
    const auto is_same = [&](const std::string& name) { return who.contains(name); };
    if (!other.empty() && std::ranges::none_of(other, is_same)) out.voiding = &literal;
  }
  return out;
}

}  // namespace

std::vector<text::Diagnostic> voids_and_triggers(const View& view) {
  std::vector<text::Diagnostic> out;
  for (const auto& said : view.meanings) {
    for (const auto& all_of : said.form->condition.any_of) {
      const Sides sides = sides_of(view, all_of);
      if (sides.trigger == nullptr || sides.voiding == nullptr) continue;
      text::Diagnostic d = warning(
          codes::void_and_trigger, sides.voiding->span,
          fmt::format("what starts `{0}` and what voids it can happen on the same day, and nothing says which comes first",
                      said.form->name.text),
          fmt::format("say whose deed came first: `{}{} before`", sides.voiding->span.in(view.bytes),
                      sides.voiding->within ? "" : " within 30 d"));
      d.label = "before it, or after it too?";
      d.provision = said.number();
      d.notes.push_back({sides.trigger->span.begin, sides.trigger->span.end, "this starts it"});
      out.push_back(std::move(d));
    }
  }
  return out;
}

}  // namespace casus::lint
