// Parties, groups and bodies, with what weight and by what rule they decide.
#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "casus/accord/builder.h"
#include "casus/accord/voting.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

std::vector<std::string> parties(Builder& b, const std::vector<text::Name>& list) {
  std::vector<std::string> out;
  for (const text::Name& name : list) {
    if (!b.names.use(name, {Sort::party})) continue;
    if (std::ranges::find(out, name.text) != out.end()) {
      b.error(codes::declared_twice, name.span,
              fmt::format("`{}` stands twice in one list", name.text), "name each party once");
    }
    out.push_back(name.text);
  }
  return out;
}

Group group_of(Builder& b, const text::GroupDeclaration& tree) {
  Group out;
  out.name = tree.name.text;
  out.title = tree.title ? tree.title->text : "";
  out.members = parties(b, tree.members);
  if (tree.everyone_except && tree.votes) {
    b.error(codes::no_share, tree.votes->span, "whose votes these are cannot be told", "name the members in place of `everyone except`");
  } else {
    out.votes = votes_of(b, tree.votes, tree.members.size());
    out.votes.resize(tree.votes ? out.members.size() : 0);  // a name less is told by itself
  }
  if (!tree.everyone_except) return out;
  const std::vector<std::string> except = std::exchange(out.members, {});
  for (const Party& party : b.accord.parties) {
    if (std::ranges::find(except, party.name) == except.end()) out.members.push_back(party.name);
  }
  return out;
}

Group body_of(Builder& b, const text::BodyDeclaration& tree) {
  Group out;
  out.body = true;
  out.name = tree.name.text;
  out.title = tree.title.text;
  out.members = parties(b, tree.members);
  out.led_by = parties(b, tree.led_by);
  out.backed_by = parties(b, tree.backed_by);
  out.votes = votes_of(b, tree.votes, tree.members.size());
  out.votes.resize(tree.votes ? out.members.size() : 0);  // a name less is told by itself
  Electorate members{.heads = std::ssize(out.members), .votes = {}};
  if (!out.votes.empty()) members.votes = std::accumulate(out.votes.begin(), out.votes.end(), std::int64_t{0});
  if (tree.deciding) out.deciding = rule_of(b, *tree.deciding, members);
  return out;
}

void add(Builder& b, Group group) {
  b.group_index.emplace(group.name, b.accord.groups.size());
  b.accord.groups.push_back(std::move(group));
}

}  // namespace

void build_actors(Builder& b) {
  b.each<text::PartyDeclaration>([&](const text::PartyDeclaration& tree, const auto&) {
    b.accord.parties.push_back({tree.name.text, tree.title.text});
    if (tree.name.text == "unknown") {
      b.error(codes::reserved_word, tree.name.span, "a party cannot be called `unknown`",
              "`by unknown` says that a source names nobody");
    }
  });
  b.each<text::GroupDeclaration>(
      [&](const text::GroupDeclaration& tree, const auto&) { add(b, group_of(b, tree)); });
  b.each<text::BodyDeclaration>(
      [&](const text::BodyDeclaration& tree, const auto&) { add(b, body_of(b, tree)); });
}

}  // namespace casus::accord
