// Parties, groups and bodies, and the shares by which they decide.
#include <algorithm>

#include <fmt/format.h>

#include "casus/accord/builder.h"
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
  if (tree.deciding) {
    out.deciding = b.share(*tree.deciding, Share::Base::members,
                           static_cast<std::int64_t>(tree.members.size()));
  }
  return out;
}

void add(Builder& b, Group group) {
  b.group_index.emplace(group.name, b.accord.groups.size());
  b.accord.groups.push_back(std::move(group));
}

}  // namespace

Share Builder::share(const text::Share& tree, Share::Base natural,
                     std::optional<std::int64_t> base) {
  Share out;
  out.sort = static_cast<Share::Sort>(tree.sort);
  out.number = tree.number;
  out.base = natural;
  const bool seats = natural == Share::Base::seats;
  if (tree.base == text::Share::Base::those_voting) out.base = Share::Base::those_voting;
  const bool wrong = (tree.base == text::Share::Base::seats && !seats) ||
                     (tree.base == text::Share::Base::members && seats);
  if (wrong) {
    error(codes::no_share, tree.span,
          seats ? "a chamber has seats, not members" : "only a chamber has seats",
          fmt::format("write `of {}`, or `of those voting`", seats ? "seats" : "members"));
  }
  if (tree.sort != text::Share::Sort::number) return out;
  if (tree.number < 1) {
    error(codes::no_share, tree.span, "a share of nobody is always reached", "count from 1 up");
  } else if (base && tree.number > *base) {
    error(codes::no_share, tree.span,
          fmt::format("{} votes can never be had: there are {} {}", tree.number, *base,
                      seats ? "seats" : "members"),
          fmt::format("at most {}", *base));
  }
  return out;
}

static_assert(static_cast<int>(Share::Sort::number) == static_cast<int>(text::Share::Sort::number));
static_assert(static_cast<int>(Share::Sort::two_thirds) ==
              static_cast<int>(text::Share::Sort::two_thirds));

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
