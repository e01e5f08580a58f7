// A finding told in sections: the clause, the arithmetic, the evidence, the doubts,
// and what would have changed it.
#include "casus/explain/explain.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/explain/arithmetic.h"
#include "casus/watch/account.h"

namespace casus::explain {

using finding::Finding;
using finding::Reason;
using finding::Verdict;
using watch::Account;

namespace {

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

// A finding without evidence is a time in which nobody watched.
Section hole(const Finding& f) {
  const std::string until = f.to ? measure::print(*f.to) : std::string{"the end of the record"};
  Section section{"The hole", {}};
  section.lines.push_back(fmt::format("from {} to {} no source that can tell watched the whole place", measure::print(f.facts_from), measure::print(f.facts_to)));
  section.lines.push_back(fmt::format("a window that reaches back into that time may hold more than was reported: the doubt lasts to {}", until));
  return section;
}

Section missing(const Account& account, const Finding& f) {
  Section section{"What is missing for certainty", {}};
  for (const Reason reason : f.reasons) {
    const bool together = account.ceiling && reason == Reason::short_of_duration;
    section.lines.push_back(fmt::format("{}: {}", finding::name(reason), together ? "not all of it is certainly there at one instant" : sentence(reason)));
  }
  return section;
}

Section nearest_change(const Account& account, const Finding& f) {
  Section section{"What would have made it compliant", {}};
  const bool any_one = account.window && !account.window->window && account.window->measure == "incidents";
  const bool capped = account.ceiling || (account.window && account.window->more_than);
  if (capped && f.peak.possible) {
    section.lines.push_back(fmt::format("a ceiling of {} instead of {}: no more can have been there", *f.peak.possible, measure::print(*account.norm->ceiling)));
  } else if (account.ceiling) {
    section.lines.push_back("no ceiling: nothing bounds the amount from above; the missing number, return or coverage would have to be supplied");
  } else if (any_one) {
    section.lines.push_back("that this incident did not happen: one is enough");
  } else if (account.window && f.peak.possible) {
    section.lines.push_back(fmt::format("a threshold of {} instead of {}: no more than {} can have happened in one window",
                                        counted(*f.peak.possible + 1, f.measure), measure::print(account.window->needed), *f.peak.possible));
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
  if (account->ceiling) out.sections.push_back(ceiling_arithmetic(*account->ceiling, f));
  if (!f.reasons.empty()) out.sections.push_back(missing(*account, f));
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
