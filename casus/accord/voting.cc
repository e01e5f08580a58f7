// Rules, weights and voters, each refused where it cannot be.
#include "casus/accord/voting.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

using Base = Share::Base;
using ShareSort = Share::Sort;

// Far more than any body has, and little enough that no sum of them overflows.
constexpr std::int64_t most_votes = 1'000'000'000;

std::string_view called(const Electorate& of, Base base) {
  if (base == Base::votes) return "votes";
  return of.seats ? "seats" : "members";
}

// `of seats` where there are members, and the like.
void tell_wrong_base(Builder& b, const text::Share& tree, const Electorate& of) {
  const std::string_view natural = of.seats ? "seats" : "members";
  const auto told = [&](const char* message) {
    b.error(codes::no_share, tree.span, message, fmt::format("write `of {}`, or `of those voting`", natural));
  };
  if (tree.base == text::Share::Base::seats && !of.seats) return told("only a chamber has seats");
  if (tree.base == text::Share::Base::members && of.seats) return told("a chamber has seats, not members");
  if (tree.base != text::Share::Base::votes || of.votes) return;
  b.error(codes::no_share, tree.span,
          of.seats ? "in a chamber each seat has one vote" : "nobody says how many votes each of them has",
          of.seats ? "write `of seats`" : "state it where they are declared, `with 3, 2, 1 votes`; or write `of members`, or `of those voting`");
}

Share share_of(Builder& b, const text::Share& tree, const Electorate& of) {
  Share out;
  out.sort = static_cast<ShareSort>(tree.sort);
  out.number = tree.number;
  out.base = of.seats ? Base::seats : Base::members;
  if (tree.base == text::Share::Base::those_voting) out.base = Base::those_voting;
  if (tree.base == text::Share::Base::votes) out.base = Base::votes;
  tell_wrong_base(b, tree, of);
  if (out.sort != ShareSort::number) return out;
  const bool of_heads = out.base == Base::members || out.base == Base::seats;
  const std::optional<std::int64_t> most = of_heads ? of.heads : of.votes ? of.votes : of.heads;
  if (out.number < 1) {
    b.error(codes::no_share, tree.span, "a share of nobody is always reached", "count from 1 up");
  } else if (most && out.number > *most) {
    b.error(codes::no_share, tree.span,
            fmt::format("{} votes can never be had: there are {} {}", out.number, *most, called(of, of.votes && !of_heads ? Base::votes : out.base)),
            fmt::format("at most {}", *most));
  }
  return out;
}

static_assert(static_cast<int>(ShareSort::number) == static_cast<int>(text::Share::Sort::number));
static_assert(static_cast<int>(ShareSort::two_thirds) == static_cast<int>(text::Share::Sort::two_thirds));
static_assert(static_cast<int>(ShareSort::unanimity) == static_cast<int>(text::Share::Sort::unanimity));
static_assert(static_cast<int>(ShareSort::silent_consensus) == static_cast<int>(text::Share::Sort::silent_consensus));

}  // namespace

Rule rule_of(Builder& b, const text::CarriedBy& tree, const Electorate& of) {
  Rule out;
  out.share = share_of(b, tree.share, of);
  for (const text::Share& also : tree.also) out.also.push_back(share_of(b, also, of));
  if (tree.quorum) out.quorum = share_of(b, *tree.quorum, of);
  const auto by_consent = [](const text::Share& one) {
    return one.sort == text::Share::Sort::consensus || one.sort == text::Share::Sort::silent_consensus;
  };
  if (!tree.also.empty() && (by_consent(tree.share) || std::ranges::any_of(tree.also, by_consent))) {
    b.error(codes::no_share, tree.span, "consensus asks for everybody, and a share beside it for nothing more", "write one or the other");
  }
  if (out.share.sort != ShareSort::silent_consensus) return out;
  if (of.seats) {
    b.error(codes::no_share, tree.share.span, "a chamber that is silent has not ratified",
            "write the share of its seats or of those voting that has to say yes");
  } else if (tree.quorum) {
    b.error(codes::no_share, tree.quorum->span, "who consents by silence need not be there, so silence has no quorum",
            "leave the quorum out, or write `consensus`, for which all have to speak");
  }
  return out;
}

std::vector<std::int64_t> votes_of(Builder& b, const std::optional<text::Votes>& tree, std::size_t members) {
  if (!tree) return {};
  std::vector<std::int64_t> out;
  for (const text::Integer& one : tree->of_each) {
    if (one.choice.empty() && (one.value < 1 || one.value > most_votes)) {
      b.error(codes::no_share, one.span, "nobody can have so many votes", fmt::format("from 1 to {}", most_votes));
    }
    out.push_back(one.value);
  }
  if (out.size() != members) {
    b.error(codes::no_share, tree->span, fmt::format("{} members, and votes for {}", members, out.size()),
            "state the votes of each member, in the order in which they are named");
  }
  out.resize(members, 1);
  return out;
}

namespace {

class Voters {
 public:
  explicit Voters(NormReading& reading) : r_{reading} {}

  void read() {
    for (const std::string& party : r_.out.subjects.parties) {
      if (r_.b.group(party) == nullptr) add(party, named_votes(party), r_.tree.deed.verb.span);
      else add_all_of(*r_.b.group(party));
    }
  }

  [[nodiscard]] const Group* only_body() const {
    const std::vector<std::string>& parties = r_.out.subjects.parties;
    return parties.size() == 1 ? r_.b.group(parties.front()) : nullptr;
  }

  // Do they have one voice: a body's, that of a single party, or that of all together?
  [[nodiscard]] bool as_one() const { return r_.out.subjects.together || r_.out.subjects.parties.size() == 1; }

  // Of how many, where that is known: of no list is it known while names are missing.
  [[nodiscard]] Electorate electorate() const {
    if (!as_one() || r_.out.action.voters.empty()) return {{}, weighed_ ? std::optional{most_votes} : std::nullopt};
    Electorate all{.heads = std::ssize(r_.out.action.voters), .votes = {}};
    if (!weighed_) return all;
    all.votes = 0;
    for (const Voter& voter : r_.out.action.voters) *all.votes += voter.votes;
    return all;
  }

 private:
  // The votes that a named group gives its member; a body's are told by itself.
  std::optional<std::int64_t> named_votes(const std::string& party) {
    if (!r_.tree.who) return std::nullopt;
    std::optional<std::int64_t> votes;
    for (const text::Name& name : r_.tree.who->names) {
      const Group* group = r_.b.group(name.text);
      if (group == nullptr || group->body || group->votes.empty()) continue;
      const auto at = std::ranges::find(group->members, party);
      if (at == group->members.end()) continue;
      const std::int64_t own = group->votes[static_cast<std::size_t>(at - group->members.begin())];
      if (votes && *votes != own) tell_two(party, name.span);
      votes = own;
    }
    return votes;
  }

  void add_all_of(const Group& body) {
    for (std::size_t i = 0; i < body.members.size(); ++i) {
      add(body.members[i], body.votes.empty() ? std::nullopt : std::optional{body.votes[i]}, r_.tree.deed.verb.span);
    }
  }

  void add(const std::string& party, std::optional<std::int64_t> votes, text::Span where) {
    if (votes) weighed_ = true;
    const auto known = std::ranges::find(r_.out.action.voters, party, &Voter::party);
    if (known == r_.out.action.voters.end()) r_.out.action.voters.push_back({party, votes.value_or(1)});
    else if (known->votes != votes.value_or(1)) tell_two(party, where);
  }

  void tell_two(const std::string& party, text::Span where) {
    r_.b.error(codes::no_share, where, fmt::format("`{}` has two numbers of votes here", party), "name the group or body once by which it votes");
  }

  NormReading& r_;
  bool weighed_ = false;
};

}  // namespace

void read_vote(NormReading& r) {
  const text::Deed& deed = r.tree.deed;
  r.out.action.motion = deed.motion.text;
  Voters voters{r};
  voters.read();
  if (!voters.as_one() && !r.out.subjects.parties.empty()) {
    r.b.error(codes::form_mismatch, deed.verb.span, "each by itself cannot carry a motion", "write `together` behind the subject");
  }
  const Group* body = voters.only_body();
  if (deed.carried_by) r.out.action.carried_by = rule_of(r.b, *deed.carried_by, voters.electorate());
  else if (body != nullptr && body->deciding) r.out.action.carried_by = *body->deciding;
  else if (!r.out.subjects.parties.empty())
    r.b.error(codes::no_share, deed.motion.span, "nothing says what carries the motion",
              "write `, carried by two thirds of members`, or how the body decides: `deciding by majority of members`");
  const bool single = !r.out.subjects.together && r.out.subjects.parties.size() == 1 && body == nullptr;
  if (single && r.out.action.carried_by.share.sort == ShareSort::silent_consensus) {
    r.b.error(codes::no_share, deed.carried_by->share.span, "nobody can object to himself by silence", "let a body or several together vote");
  }
}

}  // namespace casus::accord
