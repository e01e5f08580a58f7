// Casting: concrete kinds, attributes and actors for the abstract words of an
// accord. `kind fire is shelling, rocket` is played by a shelling or a rocket;
// `artillery is weapon with calibre >= 100 mm` by a weapon that states a calibre.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"
#include "casus/rehearse/dice.h"

namespace casus::rehearse {

// A kind that no other kind explains, and the attributes that make a fact of it
// one of the kind asked for.
struct Role {
  std::string kind;
  std::vector<fact::Attribute> attributes;
};

// Every way to play `kind`, in the order of the text; itself if nothing is below it.
[[nodiscard]] std::vector<Role> roles(const accord::Accord& accord, std::string_view kind);

// All roles of the kinds of one root, each kind once.
[[nodiscard]] std::vector<Role> roles_of_root(const accord::Accord& accord, fact::Root root);

// The values that satisfy the first way in which `tests` can hold, at their
// edge: `>= 100` gives 100, `> 100` gives 101.
[[nodiscard]] std::vector<fact::Attribute> satisfying(const fact::Tests& tests);

// Replaces or adds each of `more`; keeps the order by name.
void set_all(std::vector<fact::Attribute>& attributes, const std::vector<fact::Attribute>& more);
[[nodiscard]] const fact::Value* value_of(const std::vector<fact::Attribute>& attributes,
                                          std::string_view name);
// The whole number of an attribute; 0 where it has none.
[[nodiscard]] std::int64_t number_of(const std::vector<fact::Attribute>& attributes, std::string_view name);

// Does a thing of this kind with these attributes certainly fall under `kind`
// and `tests`? The truth has no missing attributes: what is not there is not so.
[[nodiscard]] bool plays(const accord::Accord& accord, const Role& role, std::string_view kind,
                         const fact::Tests& tests);

// Who acts under a norm: its subjects; nobody named where it binds nobody in
// particular, so that a rehearsal puts no deed on a party without need.
[[nodiscard]] std::vector<std::string> actors_of(const accord::Norm& norm);
[[nodiscard]] bool is_party(const accord::Accord& accord, std::string_view name);

}  // namespace casus::rehearse
