// Parts of the tree as S-expressions, shared by dump.cc and dump_norms.cc alone.
#pragma once

#include <string>
#include <type_traits>

#include <fmt/format.h>

#include "casus/text/tree.h"

namespace casus::text::dump_parts {

template <typename List>
std::string each(const List& list, auto&& print) {
  std::string out;
  for (const auto& one : list) out += " " + print(one);
  return out;
}

// A value, or the choice that stands for it.
template <typename T>
std::string value(const At<T>& one) {
  if (!one.choice.empty()) return "#" + one.choice;
  if constexpr (std::is_same_v<T, std::int64_t>) return std::to_string(one.value);
  else return measure::print(one.value);
}
std::string plain(const Name& name);
std::string quoted(const Name& name);
std::string when(const Date& date);
std::string operand(const Operand& one);
std::string tests(const Tests& tree);
std::string kind(const KindUse& use);
std::string proof(const Proof& p);
std::string carried_by(const CarriedBy& rule);
std::string votes(const std::optional<Votes>& each);

std::string guard(const Guard& g);
std::string meaning(const Meaning& m);
std::string norm(const Norm& n);
std::string in_force(const InForce& f);
std::string route(const Route& r);

}  // namespace casus::text::dump_parts
