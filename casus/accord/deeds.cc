// What a norm is about: its form, its kind, its place, its amount.
#include <algorithm>

#include <fmt/format.h>

#include "casus/accord/reading.h"
#include "casus/accord/voting.h"
#include "casus/accord/zones.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

using fact::Root;
using DeedSort = text::Deed::Sort;

bool is_act(const text::Deed& deed) {
  return deed.sort == DeedSort::act || deed.sort == DeedSort::report || deed.sort == DeedSort::vote;
}

NormForm form_of(const NormReading& r) {
  const text::Deed& deed = r.tree.deed;
  if (r.permits()) return NormForm::permission;
  if (deed.sort == DeedSort::report_position) return NormForm::position_report;
  if (deed.sort == DeedSort::withdraw) return NormForm::presence;
  if (deed.sort == DeedSort::have) return deed.more_than ? NormForm::ceiling : NormForm::presence;
  if (deed.sort == DeedSort::commit || r.forbids()) return NormForm::commit;
  if (r.tree.before) return NormForm::notice;
  if (r.tree.every || !r.tree.yearly.empty()) return NormForm::periodic;
  return NormForm::duty;
}

std::string roots(const std::vector<Root>& all) {
  std::string out;
  for (const Root root : all) out += fmt::format("{}{}", out.empty() ? "" : " or ", fact::name(root));
  return out;
}

// The cure where `commit` and `have` have been swapped, or an amount is missing.
std::string other_deed(const text::Deed& deed, Root root) {
  const std::string kind = deed.kind->name.text;
  if (deed.sort == DeedSort::have && root == Root::incident && !deed.more_than)
    return fmt::format("write `commit {}`", kind);
  if (deed.sort == DeedSort::have && root == Root::incident)
    return "a sum of incidents needs a window: add `within 24 h`";
  if (deed.sort == DeedSort::have && root == Root::declaration)
    return fmt::format("a declared kind has a ceiling: `have more than 1 000 {}`", kind);
  if (deed.sort == DeedSort::commit && root == Root::sighting) return fmt::format("write `have {}`", kind);
  return "";
}

void wrong_root(NormReading& r, Root root, const std::vector<Root>& wanted) {
  const text::Deed& deed = r.tree.deed;
  const text::Name& name = deed.kind->name;
  auto& d = r.b.error(
      codes::wrong_root, name.span,
      fmt::format("`{}` is a kind of {}, and `{}` takes kinds of {}", name.text, fact::name(root),
                  deed.verb.text, roots(wanted)),
      other_deed(deed, root));
  const auto from = r.b.root_from.find(name.text);
  if (from != r.b.root_from.end() && from->second != name.span)
    d.notes.push_back({from->second.begin, from->second.end, "its first use decides its root"});
}

// The roots that fit the deed; empty: all but coverage.
std::vector<Root> roots_for(const NormReading& r) {
  const text::Deed& deed = r.tree.deed;
  switch (deed.sort) {
    case DeedSort::commit:
      return {Root::incident, Root::act};
    case DeedSort::have:
      if (r.permits()) return {Root::sighting, Root::declaration, Root::incident};
      if (!deed.more_than) return {Root::sighting};
      return r.tree.within ? std::vector{Root::incident}
                           : std::vector{Root::sighting, Root::declaration};
    case DeedSort::withdraw:
    case DeedSort::report_position:
      return {Root::sighting};
    case DeedSort::act:
      if (deed.verb.text == "declare") return {Root::declaration};
      break;
    default:
      break;
  }
  return {Root::incident, Root::sighting, Root::declaration, Root::act};
}

void read_kind(NormReading& r) {
  if (!r.tree.deed.kind) return;
  const text::KindUse& use = *r.tree.deed.kind;
  fact::Tests tests = r.b.tests(use.tests);
  const auto root = r.b.use_kind(use.name);
  if (root) {
    const std::vector<Root> wanted = roots_for(r);
    if (std::ranges::find(wanted, *root) == wanted.end()) wrong_root(r, *root, wanted);
  }
  const bool done = r.out.form == NormForm::duty || r.out.form == NormForm::periodic;
  if (done || r.out.form == NormForm::notice) {
    r.out.action.object = use.name.text;
    r.out.action.object_tests = tests;
  }
  if (done) return;
  r.out.kind = use.name.text;
  r.out.tests = std::move(tests);
  r.out.root = root.value_or(r.out.root);
}

// `30 000 t displacement of warship`.
void read_amount(NormReading& r) {
  const text::Amount& amount = *r.tree.deed.more_than;
  r.out.ceiling = amount.value.value;
  if (amount.attribute) {
    r.out.measure = amount.attribute->text;
    r.b.use_attribute(*amount.attribute);
    r.b.use_unit(r.out.measure, amount.unit, amount.span);
  } else if (r.out.root == Root::declaration) {
    r.b.use_unit(r.out.kind, amount.unit, amount.span);
  } else if (!amount.unit.empty()) {
    r.b.error(codes::form_mismatch, amount.span,
              fmt::format("`{}` of what: the attribute is missing", amount.unit),
              fmt::format("name it: `more than {} displacement of {}`", r.words(amount.span),
                          r.out.kind));
  }
  if (r.permits()) {
    r.b.error(codes::form_mismatch, amount.span, "a permission lifts a ceiling and sets none",
              fmt::format("write `may have {}`; for another ceiling add a norm of its own with "
                          "`notwithstanding`",
                          r.out.kind));
  }
  if (r.tree.deed.dwell) {
    r.b.error(codes::form_mismatch, r.tree.deed.dwell->span,
              "a ceiling holds at every instant, so it has no `for`", "leave it out");
  }
}

// What is free is free however long: a dwell would be forgotten.
void read_dwell(NormReading& r) {
  const text::Deed& deed = r.tree.deed;
  if (!deed.dwell) return;
  r.out.dwell = deed.dwell->value;
  if (!r.permits() || deed.more_than) return;
  r.b.error(codes::form_mismatch, deed.dwell->span, "a permission has no `for`: what it frees is free however long",
            fmt::format("leave it out; how long is too long is said by the norm that forbids: `must not have {} ... for {}`", r.out.kind, r.words(deed.dwell->span)));
}

void read_place(NormReading& r) {
  if (!r.tree.deed.place) return;
  const text::Place& place = *r.tree.deed.place;
  Places places = use_place(r.b, place);
  r.out.zone = places.zone;
  r.out.each = std::move(places.each);
  r.out.there = places.there;
  if (!places.there) return;
  const bool placed = r.tree.on && r.tree.on->sort != text::Event::Sort::carried;
  if (r.out.form == NormForm::duty && placed) return;
  r.b.error(codes::form_mismatch, place.span, "`there` points to no place",
            "name the zone; `there` is where the event of `on EVENT, ...` happened");
}

void read_action(NormReading& r) {
  const text::Deed& deed = r.tree.deed;
  r.out.action.verb = deed.verb.text;
  if (deed.to) r.out.action.to = use_who(r.b, *deed.to);
  if (deed.sort == DeedSort::vote) return read_vote(r);
  if (deed.sort == DeedSort::act) r.b.use_act(deed.verb);
  if (deed.verb.text == "declare" && !deed.kind) {
    r.b.error(codes::form_mismatch, deed.verb.span, "`declare` names no kind",
              "say what is declared: `declare personnel`");
  }
  if (r.out.form == NormForm::notice && !deed.kind) {
    r.b.error(codes::form_mismatch, deed.verb.span,
              fmt::format("`{}` before what: no activity is named", deed.verb.text),
              "name its kind: `notify exercise at least 42 d before`");
  }
}

// `must not inspect`: an act is forbidden as everything else is, with `commit`.
void forbidden_act(NormReading& r) {
  const text::Deed& deed = r.tree.deed;
  r.b.error(codes::form_mismatch, deed.verb.span,
            fmt::format("`{}` is a duty, and this norm {}", deed.verb.text, r.permits() ? "permits" : "forbids"),
            r.permits() && deed.kind ? fmt::format("write `commit {}`, or `have {}`", deed.kind->name.text, deed.kind->name.text)
            : is_act(deed) ? fmt::format("write `commit {}`", deed.verb.text)
                         : "write `must`, or forbid with `commit` or `have`");
}

}  // namespace

void read_deed(NormReading& r) {
  const text::Deed& deed = r.tree.deed;
  r.out.form = form_of(r);
  const bool duty = is_act(deed) || deed.sort == DeedSort::withdraw || deed.sort == DeedSort::report_position;
  if (duty && !r.obliges()) forbidden_act(r);
  read_kind(r);
  if (deed.more_than) read_amount(r);
  read_place(r);
  if (deed.on) r.out.on = use_who(r.b, *deed.on);
  if (duty && deed.sort != DeedSort::withdraw && r.obliges()) read_action(r);
  read_dwell(r);
  r.out.more_than = deed.longer_than;
  // `nobody may have more than N` is about everyone together.
  if (r.out.form == NormForm::ceiling && r.out.subjects.anyone) {
    r.out.subjects.together = true;
    r.out.subjects.name = "anyone";
  }
}

text::Span about(const text::Norm& tree) {
  return tree.deed.kind ? tree.deed.kind->name.span : tree.deed.verb.span;
}

std::string_view name(NormForm form) {
  switch (form) {
    case NormForm::commit:
      return "a prohibition";
    case NormForm::presence:
      return "a prohibition of presence";
    case NormForm::ceiling:
      return "a ceiling";
    case NormForm::duty:
      return "a duty";
    case NormForm::periodic:
      return "a periodic duty";
    case NormForm::notice:
      return "a duty to give notice";
    case NormForm::position_report:
      return "a duty to report positions";
    case NormForm::permission:
      return "a permission";
  }
  return "a norm";
}

}  // namespace casus::accord
