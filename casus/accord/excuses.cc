// What a norm says of its own exceptions: `if`, `unless`, `notwithstanding`, and the
// way declared amounts are counted.
#include <algorithm>

#include <fmt/format.h>

#include "casus/accord/reading.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

using ExcuseSort = text::Excuse::Sort;

void each_declaration(NormReading& r, const text::Excuse& tree) {
  const bool declared = r.out.form == NormForm::ceiling && r.out.root == fact::Root::declaration;
  r.out.each_declaration = declared;
  const bool known = r.b.root_of(r.out.kind).has_value();
  if (declared || (r.out.form == NormForm::ceiling && !known)) return;
  r.b.error(codes::form_mismatch, tree.span,
            "nothing is declared here that could be counted at each declaration",
            "it goes with a ceiling on a kind of declaration: `must not have more than 800 000 "
            "personnel`");
}

void notwithstanding(NormReading& r, const text::Excuse& tree) {
  for (const text::Name& number : tree.norms) {
    if (r.b.use_norm(number) == nullptr) continue;
    if (number.text == r.out.id) {
      r.b.error(codes::form_mismatch, number.span, "a norm does not yield to itself",
                "name the norm that gives way");
      continue;
    }
    auto& all = r.out.notwithstanding;
    if (std::ranges::find(all, number.text) == all.end()) all.push_back(number.text);
  }
}

void bare_permission(NormReading& r) {
  const auto names_norms = [](const text::Excuse& excuse) {
    return excuse.sort == ExcuseSort::notwithstanding;
  };
  if (!r.permits() || std::ranges::any_of(r.tree.excuses, names_norms)) return;
  r.b.error(codes::bare_permission, r.tree.deed.span,
            "this permission takes back nothing: what no norm forbids is free",
            "name the norm that gives way: `..., notwithstanding 4.1`");
}

}  // namespace

void read_excuses(NormReading& r) {
  for (const text::Excuse& tree : r.tree.excuses) {
    if (tree.sort == ExcuseSort::each_declaration) {
      each_declaration(r, tree);
    } else if (tree.sort == ExcuseSort::notwithstanding) {
      notwithstanding(r, tree);
    } else {
      Excuse excuse;
      excuse.only_if = tree.sort == ExcuseSort::only_if;
      excuse.condition = use_condition(r.b, tree.condition, r.scope());
      r.out.excuses.push_back(std::move(excuse));
    }
  }
  bare_permission(r);
}

}  // namespace casus::accord
