// A norm: who, what, when, unless what, how grave, proved how.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "casus/lint/restate_words.h"

namespace casus::lint {

using namespace text;

namespace {

bool is_group(const Voice& voice, const Name& name) {
  return voice.names.declared_as<GroupDeclaration>(name.text) != nullptr;
}

// "Ukraine", "each of A and B", "each member of the Guarantors", "A and B, together as one,".
std::string named_subject(Voice& voice, const Norm& norm) {
  const std::vector<Name>& who = norm.who->names;
  std::vector<std::string> all;
  for (const Name& name : who) all.push_back((is_group(voice, name) ? "the members of " : "") + voice.names.say(name.text));
  if (norm.together) return fmt::format("{}, together as one,", list(all, Join::both));
  const bool group = who.size() == 1 && is_group(voice, who.front());
  const bool several = all.size() > 1 || group;
  if (several && norm.modal == Norm::Modal::must_not) voice.rules.insert(Rule::as_one);
  if (group) return "each member of " + voice.names.say(who.front().text);
  return several ? "each of " + list(all, Join::both) : list(all, Join::both);
}

std::string subject(Voice& voice, const Norm& norm) {
  if (norm.nobody) {
    voice.rules.insert(Rule::occurrence);
    return norm.together ? "nobody, together as one," : "nobody";
  }
  if (norm.any_party) return norm.together ? "any party, together as one," : "any party";
  if (!norm.who) return "it";
  if (norm.who->sort == Who::Sort::named) return named_subject(voice, norm);
  return who(voice, *norm.who, Join::both) + (norm.together ? ", together as one," : "");
}

std::string have(Voice& voice, const Deed& deed) {
  const std::string what = deed.kind ? kind_and_bases(voice, *deed.kind) : "anything";
  if (!deed.more_than) return "have any " + what;
  const std::string limit = amount(voice, *deed.more_than);
  if (deed.more_than->attribute) {
    return fmt::format("have {} adding up to more than {} of {}", what, limit, voice.names.say(deed.more_than->attribute->text));
  }
  return fmt::format("have more than {} {}{}", limit, deed.more_than->unit.empty() ? "" : "of ", what);
}

std::string vote(Voice& voice, const Deed& deed) {
  const std::string rule = deed.carried_by ? carried_by(*deed.carried_by) : "its own rule";
  return fmt::format("vote on the motion {}, which is carried by {}", voice.names.say(deed.motion.text), rule);
}

// A verb is one word: `begin_talks` is "begin-talks", so that it is not to begin `talks`.
std::string act(Voice& voice, const Deed& deed) {
  std::string verb = deed.verb.text;
  std::ranges::replace(verb, '_', '-');
  return deed.kind ? fmt::format("{} {}", verb, kind_and_bases(voice, *deed.kind)) : verb;
}

std::string what_is_done(Voice& voice, const Deed& deed) {
  const auto what = [&] { return deed.kind ? kind_and_bases(voice, *deed.kind) : std::string{"anything"}; };
  switch (deed.sort) {
    case Deed::Sort::commit:
      return "commit " + what();
    case Deed::Sort::have:
      return have(voice, deed);
    case Deed::Sort::withdraw:
      return "withdraw " + what();
    case Deed::Sort::report_position:
      return "report the position of each " + what();
    case Deed::Sort::vote:
      return vote(voice, deed);
    case Deed::Sort::report:
    case Deed::Sort::act:
      break;
  }
  return act(voice, deed);
}

// "from the donbas" where something is withdrawn, else where it happens.
std::string where(Voice& voice, const Deed& deed, Norm::Modal modal) {
  if (!deed.place) return {};
  const std::string said = place(voice, *deed.place, modal == Norm::Modal::must ? Join::both : Join::either);
  if (deed.sort != Deed::Sort::withdraw) return " " + said;
  return " from " + (said.starts_with("in ") ? said.substr(3) : said);
}

std::string stay(Voice& voice, const Deed& deed) {
  if (!deed.dwell) return {};
  voice.rules.insert(Rule::dwell);
  const std::string time = said(voice, *deed.dwell);
  return deed.longer_than ? fmt::format(" for more than {}", time) : fmt::format(" for {} or longer", time);
}

std::string deed_words(Voice& voice, const Deed& deed, Norm::Modal modal) {
  std::string out = what_is_done(voice, deed);
  if (deed.on) out += " against " + who(voice, *deed.on, Join::either);
  out += where(voice, deed, modal);
  if (deed.to) out += " to " + who(voice, *deed.to, Join::both);
  return out + stay(voice, deed);
}

std::string yearly(const std::vector<Yearly>& days) {
  std::vector<std::string> out;
  constexpr std::array<std::string_view, 13> months{"month 0", "January", "February", "March",     "April",   "May",      "June",
                                                    "July",    "August",  "September", "October", "November", "December"};
  for (const Yearly& one : days) {
    const bool known = one.month >= 1 && one.month <= 12;
    const std::string month = known ? std::string{months.at(static_cast<std::size_t>(one.month))} : fmt::format("month {}", one.month);
    out.push_back(fmt::format("{} {}", one.day, month));
  }
  return list(out, Join::both);
}

// What a window counts is seen from each instant: a day in it is 24 hours, both ends in.
std::string window_of_sum(Voice& voice, const text::Term& within) {
  voice.rules.insert(Rule::closed_window);
  const measure::Term& term = within.value;
  const std::string open = within.choice.empty() ? std::string{} : voice.names.choice(within.choice);
  return fmt::format(" within any {}", open.empty() ? span_of(term.exact + measure::days(term.days)) : open);
}

std::string times(Voice& voice, const Norm& norm) {
  std::string out;
  if (norm.from) out += fmt::format(" from {} on", moment(voice, *norm.from));
  if (norm.until) out += fmt::format(" until {}", moment(voice, *norm.until));
  if (norm.within && norm.deed.more_than && !norm.after) out += window_of_sum(voice, *norm.within);
  else if (norm.within) out += fmt::format(" within {}", said(voice, *norm.within));
  if (norm.after) out += fmt::format(" after {}", anchor(voice, *norm.after));
  if (norm.within && !norm.after && norm.on) {
    voice.rules.insert(Rule::clock_reached);
    out += " from then";
  }
  if (norm.before) out += fmt::format(" at least {} before", said(voice, *norm.before));
  if (norm.every) out += fmt::format(" once in every {}", said(voice, *norm.every));
  if (!norm.yearly.empty()) out += fmt::format(" every year on {}", yearly(norm.yearly));
  return out;
}

std::string excuse(Voice& voice, const Excuse& excuse) {
  switch (excuse.sort) {
    case Excuse::Sort::only_if:
      return ", but only if " + condition(voice, excuse.condition);
    case Excuse::Sort::unless:
      voice.rules.insert(Rule::proves_excuse);
      return ", unless " + condition(voice, excuse.condition);
    case Excuse::Sort::notwithstanding:
      return ", notwithstanding " + numbers(excuse.norms, Join::both);
    case Excuse::Sort::each_declaration:
      break;
  }
  return ", counted at each declaration";
}

// "the first incident", "10 incidents within any 24 hours", "a total of 10 deaths in one incident".
std::string threshold(Voice& voice, const Count& count) {
  const bool one = count.amount.choice.empty() && count.amount.value == 1;
  const bool incidents = count.measure.text == "incidents";
  const bool movers = count.measure.text == "movers";
  std::string window;
  if (count.within) {
    voice.rules.insert(Rule::closed_window);
    window = fmt::format(" within any {}", said(voice, *count.within));
  }
  const std::string amount = said(voice, count.amount);
  if (!incidents && !movers) {
    const std::string_view otherwise = count.within ? "" : " in one incident";
    return fmt::format("a total of {} {}{}{}", amount, voice.names.say(count.measure.text), window, otherwise);
  }
  const std::string_view counted_thing = incidents ? "incident" : "mover";
  if (one && !count.within) return fmt::format("the first {}", counted_thing);
  return fmt::format("{} {}{}{}", amount, counted_thing, one ? "" : "s", window);
}

std::string rung(Voice& voice, const Rung& rung) {
  std::string out = voice.names.say(rung.severity.text);
  for (std::size_t i = 0; i < rung.any_of.size(); ++i) {
    out += fmt::format("{} from {}", i == 0 ? "" : " or", threshold(voice, rung.any_of[i]));
  }
  return out;
}

std::string ladder(Voice& voice, const Norm& norm) {
  std::string out;
  for (const Rung& one : norm.ladder) out += (out.empty() ? " It is " : "; ") + rung(voice, one);
  if (!out.empty()) out += ".";
  if (norm.proof) out += fmt::format(" Proved by {}.", proof(voice, *norm.proof));
  return out;
}

std::string_view modal(const Norm& norm) {
  constexpr std::array<std::string_view, 3> table{"must", "must not", "may"};
  return norm.nobody ? "may" : table.at(static_cast<std::size_t>(norm.modal));
}

}  // namespace

std::string norm_sentence(Voice& voice, const Norm& norm) {
  std::string out;
  if (norm.on) out += fmt::format("on {}, ", event(voice, *norm.on));
  out += fmt::format("{} {} {}", subject(voice, norm), modal(norm), deed_words(voice, norm.deed, norm.modal));
  out += times(voice, norm);
  for (const Excuse& one : norm.excuses) out += excuse(voice, one);
  if (norm.modal == Norm::Modal::may && !norm.nobody) voice.rules.insert(Rule::proves_excuse);
  return out + "." + ladder(voice, norm);
}

}  // namespace casus::lint
