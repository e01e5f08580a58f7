// One line for each step, in the order in which a person would reckon.
#include "casus/explain/arithmetic.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/explain/words.h"

namespace casus::explain {

using finding::Finding;
using finding::Reason;
using finding::Verdict;
using measure::Decimal;
using measure::Duration;

namespace {

std::string counts(Decimal least, const std::optional<Decimal>& most) {
  return most == least ? fmt::format("counts {}", measure::print(least)) : fmt::format("counts {} to {}", measure::print(least), at_most(most));
}

// "counts 1", or "counts 0 to 1, unproven".
std::string bounds(const watch::CountedIncident& one) {
  const Decimal least = one.certainly_in_window ? one.certain : Decimal{};
  std::string out = counts(least, one.possible);
  for (const Reason reason : one.doubts) out += fmt::format(", {}", finding::name(reason));
  return one.certainly_in_window ? out : out + ", perhaps outside the window";
}

void list_incidents(Section& section, const watch::WindowAccount& window) {
  std::size_t listed = 0;
  for (const watch::CountedIncident& one : window.incidents) {
    if (++listed > most_listed) {
      section.lines.push_back(fmt::format("... and {} more", window.incidents.size() - most_listed));
      return;
    }
    std::string facts;
    for (const std::string& id : one.facts) facts += (facts.empty() ? "" : ", ") + id;
    section.lines.push_back(fmt::format("{}: {} ({})", when(one.when), bounds(one), facts));
  }
}

// "2 incidents", or "more than 10 deaths".
std::string needed_in(const watch::WindowAccount& window) {
  if (window.more_than) return fmt::format("more than {} {}", measure::print(window.needed), window.measure);
  return counted(window.needed.raw() / measure::decimal_one, window.measure);
}

// "declared: counts 520000 (returns:1)", "seen: counts 0 to 40, short_of_duration (patrols:2)".
std::string told_share(const watch::CountedShare& share) {
  std::string out = (share.declared ? "declared: " : "seen: ") + counts(share.certain, share.possible);
  if (share.possible != share.certain)
    for (const Reason reason : share.doubts) out += fmt::format(", {}", finding::name(reason));
  std::string facts;
  for (std::size_t i = 0; i < std::min(share.facts.size(), most_listed); ++i) facts += (i == 0 ? "" : ", ") + share.facts[i];
  if (share.facts.size() > most_listed) facts += fmt::format(", and {} more", share.facts.size() - most_listed);
  return fmt::format("{} ({})", out, facts);
}

std::string peak(const Finding& f, std::string_view what, Rounding rounding) {
  const std::string most = f.peak.possible ? std::to_string(*f.peak.possible) : "any number";
  if (rounding == Rounding::none) return fmt::format("over the whole finding the largest certain {} is {}, the largest possible {}", what, f.peak.certain, most);
  return fmt::format("over the whole finding the largest certain {} is at least {}, the largest possible {}{}, in whole numbers", what, f.peak.certain,
                     f.peak.possible ? "at most " : "", most);
}

// Which of the two ledgers counted, where there are both.
std::optional<std::string> prevailing(const watch::CeilingAccount& ceiling) {
  const auto declared = [](const watch::CountedShare& share) { return share.declared; };
  if (std::ranges::none_of(ceiling.shares, declared) || std::ranges::all_of(ceiling.shares, declared)) return std::nullopt;
  if (ceiling.seen_counts) return "more is certainly seen than may have been declared, so what is seen counts";
  return "no more is certainly seen than may have been declared, so what is declared counts";
}

}  // namespace

Section window_arithmetic(const watch::WindowAccount& window, const Finding& f, Rounding rounding) {
  Section section{"The arithmetic", {}};
  const std::string needed = needed_in(window);
  const std::string number = measure::print(window.needed);
  if (window.window) {
    section.lines.push_back(fmt::format("needed: {} within {}, looking back from one instant, both ends included", needed,
                                        measure::print(*window.window)));
    section.lines.push_back(fmt::format("at {} the window holds {} certainly and {} possibly", measure::print(window.at),
                                        counted(window.certain, window.measure), at_most(window.possible)));
  } else {
    section.lines.push_back(window.measure == "incidents" ? std::string{"needed: one incident; without a window each stands alone"}
                                                          : fmt::format("needed: {} in one incident", needed));
  }
  if (f.verdict == Verdict::breach) {
    section.lines.push_back(fmt::format("{} is certainly {} {}: breach; reached at {}", measure::print(window.certain), window.more_than ? "more than" : "at least",
                                        number, measure::print(*f.reached)));
  } else if (window.more_than) {
    section.lines.push_back(fmt::format("{} is not more than {}, but {} is: unknown", measure::print(window.certain), number, at_most(window.possible)));
  } else {
    section.lines.push_back(fmt::format("{} is less than {}, but {} is not: unknown", measure::print(window.certain), number, at_most(window.possible)));
  }
  section.lines.push_back(peak(f, "count", rounding));
  list_incidents(section, window);
  return section;
}

Section stay_arithmetic(const watch::StayAccount& stay, const Finding& f) {
  Section section{"The arithmetic", {}};
  const Duration needed = stay.needed.value_or(Duration{});
  section.lines.push_back(stay.needed ? fmt::format("needed: presence for {}{}", stay.more_than ? "more than " : "", spelled(needed))
                                      : std::string{"needed: presence at any instant"});
  section.lines.push_back(fmt::format("{}, {} without a silence longer than {}", counted(static_cast<std::int64_t>(stay.reports), "reports"),
                                      counted(static_cast<std::int64_t>(stay.runs.size()), "certain runs"), spelled(stay.gap)));
  if (stay.doubtful > 0) {
    section.lines.push_back(fmt::format("{} at which the reports settle nothing: they break a run and separate nothing",
                                        counted(static_cast<std::int64_t>(stay.doubtful), "instants")));
  }
  if (stay.implausible > 0) {
    section.lines.push_back(fmt::format("{} of which only reports tell that others of the track contradict: they prove nothing and interrupt nothing",
                                        counted(static_cast<std::int64_t>(stay.implausible), "instants")));
  }
  section.lines.push_back(fmt::format("longest certain run {}; longest silence {}", spelled(stay.longest_run), spelled(stay.longest_silence)));
  section.lines.push_back(fmt::format("it may have been there from {} to {}: {}", measure::print(stay.possible.from), measure::print(stay.possible.to),
                                      spelled(stay.possible.to - stay.possible.from)));
  if (f.verdict == Verdict::breach) {
    const std::string which = stay.needed ? fmt::format("a run of {} {} {}", spelled(stay.longest_run), stay.more_than ? "is longer than" : "reaches", spelled(needed)) : "it was certainly there";
    section.lines.push_back(fmt::format("{}: breach; reached at {}", which, measure::print(*f.reached)));
  } else if (!stay.needed) {
    section.lines.push_back("it was perhaps there, not certainly: unknown");
  } else {
    section.lines.push_back(fmt::format("no certain run {} {}, the possible presence {}: unknown", stay.more_than ? "is longer than" : "reaches", spelled(needed),
                                        stay.more_than ? "is" : "does"));
  }
  return section;
}

namespace {

// Whole kilometres, or metres below ten of them; rounded down, for it is a least distance.
std::string at_least(measure::Length distance) {
  constexpr measure::Length short_way = measure::kilometres(10);
  if (distance < short_way) return measure::print(measure::metres(distance.raw() / measure::metres(1).raw()));
  return fmt::format("{} km", distance.raw() / measure::kilometres(1).raw());
}

std::string knots(std::int64_t tenths) { return fmt::format("{}.{} knots", tenths / 10, tenths % 10); }

}  // namespace

Section implausible_steps(const std::vector<watch::ImplausibleStep>& steps) {
  Section section{"The track contradicts itself", {}};
  for (std::size_t i = 0; i < std::min(steps.size(), most_listed); ++i) {
    const watch::ImplausibleStep& step = steps[i];
    section.lines.push_back(fmt::format("{} ({}) and {} ({}): at least {} in at most {}, clocks allowed for; that needs {}, and the fastest {} makes {}", step.before,
                                        when(step.before_when), step.after, when(step.after_when), at_least(step.distance), spelled(step.time),
                                        knots(step.needed), step.teller, knots(step.fastest)));
  }
  if (steps.size() > most_listed) section.lines.push_back(fmt::format("... and {} more", steps.size() - most_listed));
  section.lines.push_back("of the two tracks that part there the shorter is doubtful, and the longer while the shorter is heard: they make presence possible and prove nothing");
  return section;
}

Section ceiling_arithmetic(const watch::CeilingAccount& ceiling, const Finding& f, Rounding rounding) {
  Section section{"The arithmetic", {}};
  const std::string most = measure::print(ceiling.most);
  section.lines.push_back(fmt::format("too much: more than {} {} at one instant", most, ceiling.measure));
  section.lines.push_back(fmt::format("{}{} there are {} certainly and {} possibly", ceiling.right_after ? "right after " : "at ",
                                      measure::print(ceiling.at), measure::print(ceiling.certain), at_most(ceiling.possible)));
  if (f.verdict == Verdict::breach) section.lines.push_back(fmt::format("{} is certainly more than {}: breach; reached at {}", measure::print(ceiling.certain), most, measure::print(*f.reached)));
  else section.lines.push_back(fmt::format("{} is not more than {}, but {} is: unknown", measure::print(ceiling.certain), most, at_most(ceiling.possible)));
  section.lines.push_back(peak(f, "amount", rounding));
  if (const auto which = prevailing(ceiling)) section.lines.push_back(*which);
  if (ceiling.perhaps_same)
    section.lines.emplace_back("whom nobody named may be the same that others tell of: certain are those that have names, or the most that one source saw at once");
  for (std::size_t i = 0; i < std::min(ceiling.shares.size(), most_listed); ++i) section.lines.push_back(told_share(ceiling.shares[i]));
  if (ceiling.shares.size() > most_listed) section.lines.push_back(fmt::format("... and {} more", ceiling.shares.size() - most_listed));
  return section;
}

}  // namespace casus::explain
