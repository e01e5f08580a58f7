// A point is read by its shape: a sign in front, a sign within, or an instant.
#include "casus/verb/knowledge.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/watch/receipt.h"

namespace casus::verb {

using base::Fault;
using base::FaultKind;
using base::Result;

Result<Point> parse_point(std::string_view text) {
  Point out;
  const std::size_t sign = text.find('@');
  if (sign == 0) {
    const auto number = base::parse_int(text.substr(1));
    if (!number || *number < 0) {
      return Fault{FaultKind::usage, fmt::format("`{}` is no position in the log", text), "write @ and a number of facts, such as @250", {}};
    }
    out.facts = static_cast<std::size_t>(*number);
    return out;
  }
  if (sign != std::string_view::npos && sign + 1 < text.size()) {
    out.source = text.substr(0, sign);
    out.release = text.substr(sign + 1);
    return out;
  }
  const auto instant = measure::parse_instant(text);
  if (!instant) {
    return Fault{FaultKind::usage, fmt::format("`{}` is no point of the log", text),
                 "write an instant with its offset, @NUMBER of facts, or SOURCE@RELEASE", {}};
  }
  out.received = instant->at;
  return out;
}

std::string print(const Point& point) {
  if (point.received) return measure::print(*point.received);
  return point.facts ? fmt::format("@{}", *point.facts) : fmt::format("{}@{}", point.source, point.release);
}

Result<std::vector<FeedSpec>> known_feeds(const std::vector<FeedSpec>& feeds, const Point& point) {
  if (point.source.empty()) return feeds;
  std::vector<FeedSpec> known;
  std::vector<std::string> releases;
  bool reached = false;
  for (const FeedSpec& feed : feeds) {
    if (feed.source != point.source) {
      known.push_back(feed);
      continue;
    }
    if (!feed.release.empty() && (releases.empty() || releases.back() != feed.release)) releases.push_back(feed.release);
    const bool asked = feed.release == point.release;
    if (asked || !reached) known.push_back(feed);
    reached = reached || asked;
  }
  if (reached) return known;
  const std::string unnamed = std::ranges::count(feeds, point.source, &FeedSpec::source) > 0
                                  ? fmt::format("none is named; name each: --feed {0}@2020=a.csv --feed {0}@2022=b.csv", point.source)
                                  : fmt::format("no feed is of source `{}`", point.source);
  const std::string help = releases.empty() ? unnamed : fmt::format("its releases are: {}", fmt::join(releases, ", "));
  return Fault{FaultKind::usage, fmt::format("source `{}` has no release `{}`", point.source, point.release), help, {}};
}

std::vector<fact::Fact> known_facts(std::vector<fact::Fact> facts, const Point& point) {
  if (point.facts && *point.facts < facts.size()) facts.resize(*point.facts);
  if (point.received) {
    std::erase_if(facts, [&](const fact::Fact& fact) {
      const auto known = watch::known_at(fact);
      return known && *known > *point.received;
    });
  }
  return facts;
}

}  // namespace casus::verb
