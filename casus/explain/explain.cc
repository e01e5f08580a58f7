// A finding told in sections: the clause, the arithmetic, the evidence, the doubts,
// and what would have changed it.
#include "casus/explain/explain.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/watch/account.h"

namespace casus::explain {

using finding::Finding;
using finding::Reason;
using finding::Verdict;
using measure::Duration;
using measure::Interval;
using watch::Account;

namespace {

// At most so many pieces of evidence are told one by one.
constexpr std::size_t most_listed = 12;

std::string when(const Interval& interval) {
  if (interval.exact()) return measure::print(interval.from);
  return fmt::format("between {} and {}", measure::print(interval.from), measure::print(interval.to));
}

std::string counted(std::int64_t n, std::string_view measure) {
  std::string word{measure};
  if (n == 1 && word.ends_with('s')) word.pop_back();
  return fmt::format("{} {}", n, word);
}

std::string at_most(const std::optional<std::int64_t>& possible) {
  return possible ? std::to_string(*possible) : "any number";
}

std::string headline(const Finding& f) {
  const std::string until = f.to ? measure::print(*f.to) : "the end of the record";
  const std::string_view what = f.verdict == Verdict::breach ? "breach" : "unknown";
  return fmt::format("{} of {} by {}: {}, {}, from {} to {}", what, f.norm, f.subject, f.severity,
                     f.key.empty() ? std::string{"no single place"} : f.key, measure::print(f.from), until);
}

// The words of the text between two places, white space folded.
std::string excerpt(const accord::Accord& accord, accord::Span span) {
  if (span.begin >= span.end || span.end > accord.text.size()) return {};
  std::string out;
  for (const char c : std::string_view{accord.text}.substr(span.begin, span.end - span.begin)) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : c;
  }
  return std::string{base::trim(out)};
}

Section clause(const accord::Accord& accord, const Account& account) {
  Section section{"The clause", {}};
  const std::string prose = excerpt(accord, account.norm->prose);
  if (!prose.empty()) section.lines.push_back(prose);
  section.lines.push_back("formally: " + excerpt(accord, account.norm->span));
  if (account.threshold != nullptr) {
    const std::string words = excerpt(accord, account.threshold->span);
    if (!words.empty()) section.lines.push_back(fmt::format("deciding words: `{}`", words));
  }
  const accord::Proof& proof = account.norm->proof;
  section.lines.push_back(fmt::format("proof: {}, graded {} or better{}", counted(proof.origins, "origins"), fact::print(proof.grade),
                                      proof.stated ? "" : " (the text states none; this is the default)"));
  return section;
}

// "counts 1", or "counts 0 to 1, unproven".
std::string bounds(const watch::CountedIncident& one) {
  const std::int64_t least = one.certainly_in_window ? one.certain : 0;
  std::string out = one.possible == least ? fmt::format("counts {}", least) : fmt::format("counts {} to {}", least, at_most(one.possible));
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

Section window_arithmetic(const watch::WindowAccount& window, const Finding& f) {
  Section section{"The arithmetic", {}};
  const std::string needed = counted(window.needed, window.measure);
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
    section.lines.push_back(fmt::format("{} is certainly at least {}: breach; reached at {}", window.certain, window.needed,
                                        measure::print(*f.reached)));
  } else {
    section.lines.push_back(fmt::format("{} is less than {}, but {} is not: unknown", window.certain, window.needed,
                                        at_most(window.possible)));
  }
  section.lines.push_back(fmt::format("over the whole finding the largest certain count is {}, the largest possible {}",
                                      f.peak.certain, at_most(f.peak.possible)));
  list_incidents(section, window);
  return section;
}

Section stay_arithmetic(const watch::StayAccount& stay, const Finding& f) {
  Section section{"The arithmetic", {}};
  const Duration needed = stay.needed.value_or(Duration{});
  section.lines.push_back(fmt::format("needed: presence for {}{}", stay.more_than ? "more than " : "", measure::print(needed)));
  section.lines.push_back(fmt::format("{}, {} without a silence longer than {}", counted(static_cast<std::int64_t>(stay.reports), "reports"),
                                      counted(static_cast<std::int64_t>(stay.runs.size()), "certain runs"), measure::print(stay.gap)));
  if (stay.doubtful > 0) {
    section.lines.push_back(fmt::format("{} at which the reports settle nothing: they break a run and separate nothing",
                                        counted(static_cast<std::int64_t>(stay.doubtful), "instants")));
  }
  section.lines.push_back(fmt::format("longest certain run {}; longest silence {}", measure::print(stay.longest_run), measure::print(stay.longest_silence)));
  section.lines.push_back(fmt::format("it may have been there from {} to {}: {}", measure::print(stay.possible.from), measure::print(stay.possible.to),
                                      measure::print(stay.possible.to - stay.possible.from)));
  if (f.verdict == Verdict::breach) {
    section.lines.push_back(fmt::format("a run of {} reaches {}: breach; reached at {}", measure::print(stay.longest_run),
                                        measure::print(needed), measure::print(*f.reached)));
  } else {
    section.lines.push_back(fmt::format("no certain run reaches {}, the possible presence does: unknown", measure::print(needed)));
  }
  return section;
}

// A finding without evidence is a time in which nobody watched.
Section hole(const Finding& f) {
  const std::string until = f.to ? measure::print(*f.to) : std::string{"the end of the record"};
  Section section{"The hole", {}};
  section.lines.push_back(fmt::format("from {} to {} no source that can tell watched the whole place", measure::print(f.facts_from), measure::print(f.facts_to)));
  section.lines.push_back(fmt::format("a window that reaches back into that time may hold more than was reported: the doubt lasts to {}", until));
  return section;
}

Section missing(const Finding& f) {
  Section section{"What is missing for certainty", {}};
  for (const Reason reason : f.reasons) section.lines.push_back(fmt::format("{}: {}", finding::name(reason), sentence(reason)));
  return section;
}

Section nearest_change(const Account& account, const Finding& f) {
  Section section{"What would have made it compliant", {}};
  const bool any_one = account.window && !account.window->window && account.window->measure == "incidents";
  if (any_one) {
    section.lines.push_back("that this incident did not happen: one is enough");
  } else if (account.window && f.peak.possible) {
    section.lines.push_back(fmt::format("a threshold of {} instead of {}: no more than {} can have happened in one window",
                                        counted(*f.peak.possible + 1, f.measure), account.window->needed, *f.peak.possible));
  } else if (account.window) {
    section.lines.push_back("no threshold: nothing bounds the count from above; the missing number or the missing coverage would have to be supplied");
  }
  if (account.stay && account.stay->needed) {
    section.lines.push_back(fmt::format("a report from outside less than {} after {}, and none inside from then on", measure::print(*account.stay->needed),
                                        measure::print(account.stay->possible.from)));
    section.lines.push_back(fmt::format("or a limit longer than {}", measure::print(account.stay->possible.to - account.stay->possible.from)));
  } else if (account.stay) {
    section.lines.push_back("no report from inside: being there at all is enough");
  }
  return section;
}

std::string describe(const fact::Fact& f) {
  std::string out = fmt::format("{}: {}, {}", f.id(), f.what, f.when ? when(*f.when) : "no time");
  if (f.place) {
    out += fmt::format(", at {} {}", base::print_scaled(f.place->at.latitude_e7(), 7), base::print_scaled(f.place->at.longitude_e7(), 7));
    if (!f.place->radius) out += " (only roughly known)";
    else if (f.place->radius->raw() > 0) out += fmt::format(" within {}", measure::print(*f.place->radius));
  }
  for (const std::string& actor : f.actors) out += fmt::format(", says {}", actor);
  return out + fmt::format(", graded {}", fact::print(f.grade));
}

// Facts by id, in the order of the ids given; a long list is cut in the middle.
Section told(std::string title, std::span<const fact::Fact> facts, const std::vector<std::string>& ids) {
  Section section{std::move(title), {}};
  std::vector<std::string> wanted = ids;
  std::ranges::sort(wanted);
  // The log may hold a record several times; each is told once, as it came last.
  std::map<std::string, const fact::Fact*, std::less<>> by_id;
  for (const fact::Fact& one : facts) {
    if (std::ranges::binary_search(wanted, one.id())) by_id[one.id()] = &one;
  }
  std::vector<std::string> lines;
  for (const std::string& id : ids) {
    if (const auto at = by_id.find(id); at != by_id.end()) lines.push_back(describe(*at->second));
  }
  if (lines.size() <= most_listed) {
    section.lines = std::move(lines);
    return section;
  }
  const std::size_t half = most_listed / 2;
  section.lines.assign(lines.begin(), lines.begin() + half);
  section.lines.push_back(fmt::format("... {} more ...", lines.size() - 2 * half));
  section.lines.insert(section.lines.end(), lines.end() - half, lines.end());
  return section;
}

// Reports that tell of the same incidents and are no evidence: they say another
// place, kind or time, or too little.
std::vector<std::string> other_reports(const Account& account, const Finding& f) {
  std::vector<std::string> out;
  if (!account.window) return out;
  for (const watch::CountedIncident& one : account.window->incidents) {
    for (const std::string& id : one.facts) {
      if (std::ranges::find(f.evidence, id) == f.evidence.end()) out.push_back(id);
    }
  }
  return out;
}

}  // namespace

std::string sentence(Reason reason) {
  switch (reason) {
    case Reason::unattributed: return "nobody, or not only the subject, is named as the one who did it";
    case Reason::unproven: return "fewer origins than the proof asks for, or graded too low, say so";
    case Reason::no_coverage: return "no source watched all of this time and place, so more may have happened";
    case Reason::access_denied: return "a source was denied access";
    case Reason::uncertain_time: return "when it happened is known only roughly, or reports differ; it may lie outside the window, or two reports may be one incident";
    case Reason::uncertain_place: return "where it happened is known only roughly, or reports differ; it may lie outside the zone, or two reports may be one incident";
    case Reason::uncertain_kind: return "what it was is not stated well enough to tell the kind, or reports differ";
    case Reason::uncertain_amount: return "a number is missing, given as bounds, or reports differ on it";
    case Reason::short_of_duration: return "the certain presence is shorter than the clause asks, the possible presence is not";
    case Reason::pending: return "the sources may still report";
    case Reason::conflicting: return "origins disagree";
    case Reason::unsigned_act: return "it rests on an act that nobody signed";
    case Reason::late: return "it became known after the time it concerns";
  }
  return {};
}

Explanation explain(const accord::Accord& accord, std::span<const fact::Fact> facts, const Finding& f) {
  Explanation out{headline(f), {}};
  const auto account = watch::account_for(accord, facts, f);
  if (!account) {
    out.sections.push_back({"Not explained", {"this accord and these facts do not give the finding"}});
    return out;
  }
  out.sections.push_back(clause(accord, *account));
  if (f.evidence.empty()) out.sections.push_back(hole(f));
  if (account->window) out.sections.push_back(window_arithmetic(*account->window, f));
  if (account->stay) out.sections.push_back(stay_arithmetic(*account->stay, f));
  if (!f.reasons.empty()) out.sections.push_back(missing(f));
  Section change = nearest_change(*account, f);
  if (!change.lines.empty()) out.sections.push_back(std::move(change));
  if (!f.evidence.empty()) {
    out.sections.push_back(told(fmt::format("The evidence ({})", counted(static_cast<std::int64_t>(f.evidence.size()), "facts")), facts, f.evidence));
  }
  const std::vector<std::string> others = other_reports(*account, f);
  if (!others.empty()) out.sections.push_back(told("Other reports of the same incidents", facts, others));
  return out;
}

}  // namespace casus::explain
