// The gathering of sentences, and the look-ups that need no resolved accord.
#include "casus/lint/view.h"

#include <algorithm>
#include <array>
#include <set>

#include "casus/fact/vocabulary.h"

namespace casus::lint {

namespace {

template <typename T>
void gather(const text::Sentence& sentence, std::vector<Said<T>>& into) {
  if (const T* form = std::get_if<T>(&sentence.form)) into.push_back({&sentence, form});
}

template <typename T>
const T* named(const std::map<std::string_view, const T*>& all, std::string_view name) {
  const auto found = all.find(name);
  return found == all.end() ? nullptr : found->second;
}

template <typename T>
std::vector<T> all_of(const std::multimap<std::string_view, T>& all, std::string_view name) {
  std::vector<T> out;
  const auto [begin, end] = all.equal_range(name);
  for (auto at = begin; at != end; ++at) out.push_back(at->second);
  return out;
}

constexpr std::array<std::pair<std::string_view, Root>, 5> roots{{{"incident", Root::incident},
                                                                  {"sighting", Root::sighting},
                                                                  {"declaration", Root::declaration},
                                                                  {"act", Root::act},
                                                                  {"coverage", Root::coverage}}};
constexpr std::array<std::string_view, 11> known_acts{
    "notify", "declare", "attribute", "dispute", "object", "waive",
    "ratify", "sign",    "vote",      "inspect", "report"};

Root of_fact(fact::Root root) {
  switch (root) {
    case fact::Root::sighting: return Root::sighting;
    case fact::Root::declaration: return Root::declaration;
    case fact::Root::act: return Root::act;
    case fact::Root::coverage: return Root::coverage;
    case fact::Root::incident: return Root::incident;
  }
  return Root::incident;
}

std::optional<Root> given_root(std::string_view kind) {
  for (const auto& [name, root] : roots) {
    if (name == kind) return root;
  }
  if (std::ranges::find(known_acts, kind) != known_acts.end()) return Root::act;
  for (const fact::Vocabulary& format : fact::vocabularies()) {
    const auto found = std::ranges::find(format.kinds, kind, &fact::FormatKind::name);
    if (found != format.kinds.end()) return of_fact(found->root);
  }
  return std::nullopt;
}

}  // namespace

View::View(std::string_view all, const text::File& parsed)
    : bytes{all}, file{parsed}, choices{text::read_choices(all, parsed.document)} {
  for (const text::Block& block : file.blocks) {
    for (const text::Sentence& sentence : block.sentences) {
      gather(sentence, parties);
      gather(sentence, groups);
      gather(sentence, bodies);
      gather(sentence, zones);
      gather(sentence, kinds);
      gather(sentence, sources);
      gather(sentence, meanings);
      gather(sentence, norms);
      gather(sentence, in_force);
      gather(sentence, routes);
      broken = broken || std::holds_alternative<text::Broken>(sentence.form);
      if (const auto* own = std::get_if<text::Proof>(&sentence.form)) proof = own;
    }
  }
  index();
}

void View::index() {
  for (const auto& said : kinds) kinds_.try_emplace(said.form->name.text, said.form);
  for (const auto& said : groups) groups_.try_emplace(said.form->name.text, said.form);
  for (const auto& said : bodies) bodies_.try_emplace(said.form->name.text, said.form);
  for (const auto& said : meanings) meanings_.emplace(said.form->name.text, said.form);
  for (const auto& said : norms) norms_.emplace(said.number(), said);
  for (const text::Provision& each : file.document.provisions) provisions_.try_emplace(each.id, &each);
  // A `declare` decides what a ceiling is over.
  for (const bool ceilings : {false, true}) {
    for (const auto& said : norms) {
      if (said.form->deed.more_than.has_value() == ceilings) demand(*said.form);
    }
  }
}

std::vector<const text::Meaning*> View::meanings_called(std::string_view name) const {
  return all_of(meanings_, name);
}

std::vector<Said<text::Norm>> View::norms_called(std::string_view number) const {
  return all_of(norms_, number);
}

std::vector<std::string> View::parties_of(std::string_view name) const {
  std::vector<std::string> out;
  const auto add = [&](const std::vector<text::Name>& members) {
    for (const text::Name& member : members) out.push_back(member.text);
  };
  if (const auto* body = named(bodies_, name)) {
    add(body->members);
  } else if (const auto* group = named(groups_, name); group == nullptr) {
    out.emplace_back(name);
  } else if (!group->everyone_except) {
    add(group->members);
  } else {
    for (const auto& party : parties) {
      const auto is_excepted = [&](const text::Name& one) { return one.text == party.form->name.text; };
      if (std::ranges::none_of(group->members, is_excepted)) out.push_back(party.form->name.text);
    }
  }
  return out;
}

std::vector<std::string> View::subjects_of(const text::Norm& norm) const {
  std::vector<std::string> out;
  if (norm.any_party) {
    for (const auto& party : parties) out.push_back(party.form->name.text);
  }
  if (!norm.who) return out;
  for (const text::Name& name : norm.who->names) {
    for (std::string& party : parties_of(name.text)) out.push_back(std::move(party));
  }
  return out;
}

Root View::root_of(std::string_view kind) const {
  std::string at{kind};
  std::set<std::string> seen;
  while (seen.insert(at).second) {
    const auto* declared = named(kinds_, at);
    if (declared == nullptr || declared->bases.empty()) break;
    at = declared->bases.front().name.text;
  }
  const auto asked = demanded_.find(at);
  if (const auto given = given_root(at)) return *given;
  return asked == demanded_.end() ? Root::incident : asked->second;
}

// A kind without a basis takes the root that the deeds about it ask for.
void View::demand(const text::Norm& norm) {
  using Sort = text::Deed::Sort;
  const text::Deed& deed = norm.deed;
  if (!deed.kind) return;
  Root root = Root::incident;
  const bool declared = deed.verb.text == "declare" ||
                        std::ranges::any_of(norm.excuses, [](const text::Excuse& excuse) {
                          return excuse.sort == text::Excuse::Sort::each_declaration;
                        });
  const bool seen = deed.sort == Sort::have || deed.sort == Sort::withdraw || deed.sort == Sort::report_position;
  if (declared) root = Root::declaration;
  else if (seen) root = Root::sighting;
  else if (deed.sort != Sort::commit) return;
  std::vector<std::string> open{deed.kind->name.text};
  std::set<std::string> done;
  while (!open.empty()) {
    const std::string at = open.back();
    open.pop_back();
    const auto* kind = named(kinds_, at);
    if (kind == nullptr || !done.insert(at).second) continue;
    if (kind->bases.empty()) demanded_.try_emplace(at, root);
    for (const text::KindUse& base : kind->bases) open.push_back(base.name.text);
  }
}

bool View::may_be(std::string_view what, std::string_view kind) const {
  return stands_on(kind, what) || stands_on(what, kind);
}

bool View::stands_on(std::string_view kind, std::string_view base) const {
  std::set<std::string> seen;
  std::vector<std::string> open{std::string{kind}};
  while (!open.empty()) {
    const std::string at = open.back();
    open.pop_back();
    if (at == base) return true;
    const auto* declared = named(kinds_, at);
    if (!seen.insert(at).second || declared == nullptr) continue;
    for (const text::KindUse& use : declared->bases) open.push_back(use.name.text);
  }
  return false;
}

bool View::gives(const text::SourceDeclaration& source, std::string_view kind) const {
  const fact::Vocabulary* format = fact::vocabulary(source.format.text);
  if (format == nullptr) return true;  // told elsewhere; say no more about it
  const Root root = root_of(kind);
  const bool own = std::ranges::any_of(format->kinds, [&](const fact::FormatKind& one) {
    return of_fact(one.root) == root && may_be(one.name, kind);
  });
  const bool mapped = std::ranges::any_of(source.options, [&](const text::SourceOption& one) {
    return one.sort == text::SourceOption::Sort::where && may_be(one.word.text, kind);
  });
  if (own || mapped) return true;
  if (!format->open_kinds) return false;
  if (source.format.text == "facts_ndjson") return true;
  const bool declarations = source.format.text == "declarations_csv";
  return declarations == (root == Root::declaration);
}

const text::Provision* View::prose_of(std::string_view number) const {
  if (number.empty()) return nullptr;
  if (const text::Provision* own = named(provisions_, number)) return own;
  return named(provisions_, number.substr(0, number.find('(')));
}

std::vector<measure::Duration> View::options(const std::string& choice) const {
  std::vector<measure::Duration> out;
  const text::Choice* found = choices.find(choice);
  if (found == nullptr) return out;
  for (const text::Option& each : found->options) {
    const auto words = text::option_value(each);
    if (!words) continue;
    const auto time = measure::parse_duration(*words);
    if (time) out.push_back(*time);
  }
  return out;
}

std::optional<measure::Duration> View::longest(const text::Duration& time) const {
  if (time.choice.empty()) return time.value;
  const auto all = options(time.choice);
  if (all.empty()) return std::nullopt;
  return std::ranges::max(all);
}

std::optional<measure::Duration> View::shortest(const text::Term& term) const {
  if (term.choice.empty()) return about(term.value);
  const auto all = options(term.choice);
  if (all.empty()) return std::nullopt;
  return std::ranges::min(all);
}

measure::Duration about(const measure::Term& term) {
  return term.exact + measure::days(term.days + 30 * term.months);
}

void each_event(const text::Condition& condition, const VisitEvent& visit) {
  for (const auto& all_of : condition.any_of) {
    for (const text::Literal& literal : all_of) {
      if (literal.sort == text::Literal::Sort::event) visit(literal.event, &literal);
      if (literal.since) visit(*literal.since, nullptr);
      for (const text::Condition& inner : literal.group) each_event(inner, visit);
    }
  }
}

void each_event(const text::Norm& norm, const VisitEvent& visit) {
  const auto anchor = [&](const text::Anchor& one) {
    if (one.sort == text::Anchor::Sort::event) visit(one.event, nullptr);
  };
  if (norm.on) visit(*norm.on, nullptr);
  if (norm.after) anchor(*norm.after);
  if (norm.from) anchor(norm.from->anchor);
  if (norm.until) anchor(norm.until->anchor);
  for (const text::Excuse& excuse : norm.excuses) each_event(excuse.condition, visit);
}

const text::SourceOption* option(const text::SourceDeclaration& source,
                                 text::SourceOption::Sort sort) {
  const auto found = std::ranges::find(source.options, sort, &text::SourceOption::sort);
  return found == source.options.end() ? nullptr : &*found;
}

}  // namespace casus::lint
