// Declarations and norms.
#include "tests/differential/spell.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/accord/from_text.h"
#include "casus/base/result.h"
#include "tests/differential/spell_words.h"

namespace casus::differential {

using accord::Norm;
using accord::NormForm;

namespace {

std::string ladder(Words& words, const Norm& norm) {
  const bool events = norm.form == NormForm::commit;
  std::string out;
  const auto add = [&](const std::string& part) { out += (out.empty() ? ": " : "; ") + part; };
  for (const accord::Rung& rung : norm.rungs) {
    if (!events) {
      if (norm.rungs.size() > 1) words.cannot("several rungs of what is not counted");
      if (rung.severity != "breach") add(rung.severity);
      continue;
    }
    std::string counts;
    for (const accord::Threshold& threshold : rung.any_of) {
      counts += counts.empty() ? "" : ", or ";
      counts += fmt::format("{} {}", threshold.count, threshold.measure == "incidents" && threshold.count == 1 ? "incident" : threshold.measure);
      if (threshold.within) counts += " within " + measure::print(*threshold.within);
    }
    add(rung.severity + " from " + counts);
  }
  const accord::Proof& proof = norm.proof;
  const std::string by = proof.attributed_by.empty() ? "" : ", attributed by " + proof.attributed_by;
  add(fmt::format("proof {} {}, {} or better{}", proof.origins, proof.origins == 1 ? "origin" : "origins", fact::print(proof.grade), by));
  return out;
}

std::string subject(Words& words, const Norm& norm) {
  using Sort = accord::Who::Sort;
  if (norm.subjects.relative != Sort::unstated) return words.who({norm.subjects.relative, {}});
  if (norm.subjects.anyone) return "nobody";
  if (norm.action.verb == "vote") return norm.subjects.together ? "Voters together" : words.list(norm.subjects.parties);
  return words.list(norm.subjects.parties) + (norm.subjects.together ? " together" : "");
}

std::string prohibition(Words& words, const Norm& norm) {
  if (norm.form == NormForm::commit) {
    const std::string on = norm.on.sort == accord::Who::Sort::unstated ? "" : " on " + words.who(norm.on);
    return "commit " + norm.kind + on + words.place(norm);
  }
  std::string out = "have ";
  if (norm.ceiling) out += "more than " + words.amount(*norm.ceiling) + " " + (norm.measure.empty() ? "" : norm.measure + " of ");
  out += norm.kind + words.place(norm);
  if (norm.dwell) out += std::string{" for "} + (norm.more_than ? "more than " : "") + measure::print(*norm.dwell);
  else if (norm.more_than) words.cannot("more than no dwell");
  if (norm.window) out += " within " + measure::print(*norm.window);
  return out;
}

std::string duty(Words& words, const Norm& norm) {
  const accord::Action& action = norm.action;
  if (norm.subjects.anyone) words.cannot("a duty of nobody");
  if (norm.form == NormForm::position_report)
    return "report position of " + norm.kind + words.place(norm) + " every " + measure::print(*norm.every);
  std::string out = action.verb;
  if (action.verb == "vote") out += " " + action.motion + ", carried by " + words.rule(action.carried_by);
  else if (!action.object.empty()) out += " " + action.object + words.tests(action.object_tests);
  if (action.verb != "vote") out += words.place(norm);
  if (action.to.sort != accord::Who::Sort::unstated) out += " to " + words.who(action.to);
  if (norm.form == NormForm::notice) return out + " at least " + measure::print(norm.within) + " before";
  if (norm.every) out += " every " + measure::print(*norm.every);
  if (!norm.yearly.empty()) out += fmt::format(" every year on {:02}-{:02}", norm.yearly[0].month, norm.yearly[0].day);
  if (norm.form != NormForm::duty) return out;
  if (norm.within != measure::Term{}) out += " within " + measure::print(norm.within);
  else if (norm.anchor) words.cannot("an anchor without a deadline");
  return norm.anchor ? out + " after " + words.anchor(*norm.anchor) : out;
}

std::string times(Words& words, const Norm& norm) {
  if (norm.from && norm.from_moment) words.cannot("two beginnings");
  if (norm.until && norm.until_moment) words.cannot("two ends");
  std::string out;
  if (norm.from) out += " from " + words.date(*norm.from);
  if (norm.from_moment) out += " from " + words.moment(*norm.from_moment);
  if (norm.until) out += " until " + words.date(*norm.until);
  if (norm.until_moment) out += " until " + words.moment(*norm.until_moment);
  return out;
}

std::string excuses(Words& words, const Norm& norm) {
  std::string out;
  for (const accord::Excuse& excuse : norm.excuses) {
    if (excuse.permission.empty()) out += (excuse.only_if ? " if " : " unless ") + words.condition(excuse.condition);
  }
  return norm.each_declaration ? out + ", counted at each declaration" : out;
}

// A permission is spelled from the excuse that it gives.
std::string permission(Words& words, const accord::Accord& accord, const Norm& permission) {
  for (const Norm& norm : accord.norms) {
    for (const accord::Excuse& excuse : norm.excuses) {
      if (excuse.permission != permission.id) continue;
      if (excuse.parties.empty()) words.cannot("a permission for everybody");
      if (excuse.kind.empty()) words.cannot("a permission of everything");
      const bool commit = norm.form == NormForm::commit;
      std::string out = fmt::format("{} may {} {}", words.list(excuse.parties), commit ? "commit" : "have", excuse.kind);
      if (permission.on.sort != accord::Who::Sort::unstated) out += " on " + words.who(permission.on);
      if (excuse.where.sort == accord::Where::Sort::there) words.cannot("a permission there");
      if (excuse.where.sort == accord::Where::Sort::zone) out += " in " + accord.zones[excuse.where.zone].name;
      out += times(words, permission);
      if (!excuse.condition.any_of.empty()) out += " if " + words.condition(excuse.condition);
      return out + ", notwithstanding " + norm.id;
    }
  }
  words.cannot("a permission that excuses nothing");
  return "";
}

std::string sentence(Words& words, const accord::Accord& accord, const Norm& norm) {
  if (norm.form == NormForm::permission) return norm.id + " " + permission(words, accord, norm) + ".";
  const bool forbids = norm.form == NormForm::commit || norm.form == NormForm::presence || norm.form == NormForm::ceiling;
  const bool nobody = norm.subjects.anyone;
  std::string out = norm.id + " ";
  if (norm.trigger) out += "on " + words.event(*norm.trigger) + ", ";
  out += subject(words, norm) + (forbids ? (nobody ? " may " : " must not ") : " must ");
  return out + (forbids ? prohibition(words, norm) : duty(words, norm)) + times(words, norm) + excuses(words, norm) + ladder(words, norm) + ".";
}

std::string source(Words& words, const accord::Accord& accord, const accord::Source& source) {
  std::string out = fmt::format("source {0} \"{0}\", reads {1}, origin {2}, grade {3}", source.name, source.format, source.origin, fact::print(source.profile.grade));
  if (source.gap) out += ", gap " + measure::print(*source.gap);
  out += ", lost " + measure::print(source.lost) + ", late " + measure::print(source.late);
  if (source.spread) out += ", spread";
  for (const accord::Cover& cover : source.covers) {
    if (!cover.zone && cover.when) words.cannot("everything covered, but not always");
    out += ", covers " + (cover.zone ? accord.zones[*cover.zone].name : std::string{"everything published"});
    if (cover.when) out += " from " + words.date(cover.when->from) + " to " + words.date(cover.when->to);
  }
  return out + ".";
}

std::string zone(const accord::Zone& zone) {
  std::string out = "zone " + zone.name + " is area ";
  for (const earth::Position& at : zone.compiled.parts.front().rings.front()) {
    const auto degrees = [](std::int64_t e7) { return fmt::format("{}.{:02}", e7 / 10'000'000, e7 % 10'000'000 / 100'000); };
    out += fmt::format("{}{}N {}E", out.ends_with(' ') && out.ends_with("area ") ? "" : ", ", degrees(at.latitude_e7()), degrees(at.longitude_e7()));
  }
  return out + ".";
}

std::string in_force(Words& words, const accord::InForce& sentence) {
  using Sort = accord::InForce::Sort;
  std::string out = (sentence.article.empty() ? "" : "Article " + sentence.article + " ") + "in force on ";
  if (sentence.sort == Sort::date) out += words.date(sentence.date);
  if (sentence.sort == Sort::ratified) out += "the day after the last of " + words.list(sentence.last_of) + " ratifies";
  if (sentence.sort == Sort::event) out += "the day after " + words.event(sentence.event);
  if (sentence.term) out += ", for " + measure::print(*sentence.term);
  return out + (sentence.renewed_by.empty() ? "." : ", renewed by " + sentence.renewed_by + ".");
}

std::string route(Words& words, const accord::Route& route) {
  std::string out = route.party + " ratifies through ";
  for (const auto& all : route.any_of) {
    if (&all != &route.any_of.front()) out += " or ";
    for (const accord::Chamber& chamber : all)
      out += fmt::format("{}{} ({} seats, {})", &chamber == &all.front() ? "" : " and ", chamber.name, chamber.seats, words.rule(chamber.carried_by));
  }
  using Order = accord::Route::Order;
  if (route.order == Order::any) return out + ".";
  return out + (route.order == Order::before ? ", before" : ", after") + " signature by " + words.list(route.signatories) + ".";
}

// Who votes: the members of one body, or a group whose members have votes.
std::string voters(Words& words, const accord::Accord& accord) {
  const Norm* asked = nullptr;
  for (const Norm& norm : accord.norms) {
    if (norm.action.verb != "vote") continue;
    if (asked != nullptr) words.cannot("several votes");
    asked = &norm;
  }
  if (asked == nullptr) return "";
  if (!asked->subjects.together) {
    if (asked->action.voters.size() != 1) words.cannot("a body whose members are others");
    return "";
  }
  std::string names;
  std::string votes;
  for (const accord::Voter& voter : asked->action.voters) {
    names += (names.empty() ? "" : ", ") + voter.party;
    votes += (votes.empty() ? "" : ", ") + std::to_string(voter.votes);
  }
  return fmt::format("group Voters is {}, with {} votes.\n", names, votes);
}

std::string kinds(const accord::Accord& accord) {
  std::string out = "kind shelling is incident. kind rocket is incident. kind clash is incident.\n"
                    "kind fire is shelling, rocket with calibre >= 100. kind troops is declaration.\n"
                    "kind laden is vessel with tons >= 2.\n"
                    "kind join is act. kind consult is act. kind renew is act.\n";
  const bool tracks = std::ranges::any_of(accord.sources, [](const accord::Source& source) { return source.format == "ais_nmea"; });
  return tracks ? out : out + "kind vessel is sighting.\n";
}

}  // namespace

Spelling spell(const accord::Accord& accord) {
  Words words{accord};
  std::string code = fmt::format("accord \"{}\", draft {}, of {}.\n", accord.name, accord.draft, words.date(accord.of));
  for (const accord::Party& party : accord.parties) code += fmt::format("party {0} \"{0}\". ", party.name);
  code += "\n";
  for (const accord::Group& group : accord.groups) code += fmt::format("body {0} \"{0}\" of {1}.\n", group.name, words.list(group.members));
  code += voters(words, accord);
  for (const accord::Zone& one : accord.zones) code += zone(one) + "\n";
  code += "zone both is each of inner, outer.\n" + kinds(accord);
  for (const accord::Source& one : accord.sources) code += source(words, accord, one) + "\n";
  if (accord.same_incident) code += fmt::format("same incident is same kind, within {}, within {}.\n", measure::print(accord.same_incident->distance), measure::print(accord.same_incident->time));
  code += "proof 1 origin, C3 or better.\n";
  for (const accord::Meaning& meaning : accord.meanings) {
    code += meaning.name + " means " + words.condition(meaning.condition);
    if (meaning.lasting) code += ", lasting " + measure::print(*meaning.lasting);
    code += meaning.pause ? " with no pause over " + measure::print(*meaning.pause) + ".\n" : ".\n";
  }
  for (const Norm& norm : accord.norms) code += sentence(words, accord, norm) + "\n";
  for (const accord::InForce& one : accord.in_force) code += in_force(words, one) + "\n";
  for (const accord::Route& one : accord.routes) code += route(words, one) + "\n";
  if (!words.why().empty()) return {.text = "", .why = words.why()};
  return {.text = "## Article 1. Prohibitions\n\n## Article 2. Permissions\n\n## Article 3. Duties\n\n```accord\n" + code + "```\n"};
}

std::optional<accord::Accord> read_back(const accord::Accord& accord, Spelling& spelling) {
  if (spelling.text.empty()) return std::nullopt;
  const auto nothing = [](std::string_view path) -> base::Result<std::string> {
    return base::Fault{base::FaultKind::not_found, "no file " + std::string{path}, "", {}};
  };
  accord::Reading reading = accord::from_text(spelling.text, nothing);
  if (!reading.accord) {
    for (const text::Diagnostic& d : reading.diagnostics)
      if (d.severity == text::Severity::error && spelling.why.empty()) spelling.why = fmt::format("{} {} `{}`", d.code, d.message, spelling.text.substr(d.begin, d.end - d.begin));
    return std::nullopt;
  }
  // `all together` has another name in the text.
  for (std::size_t i = 0; i < accord.norms.size() && i < reading.accord->norms.size(); ++i)
    reading.accord->norms[i].subjects.name = accord.norms[i].subjects.name;
  return std::move(reading.accord);
}

}  // namespace casus::differential
