// Whom a norm binds.
#include <algorithm>

#include <fmt/format.h>

#include "casus/accord/reading.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

void everyone(NormReading& r) {
  for (const Party& party : r.b.accord.parties) r.out.subjects.parties.push_back(party.name);
  if (!r.b.accord.parties.empty()) return;
  const text::Span number = r.sentence.number->span;
  r.b.error(codes::unknown_name, {number.end, number.end + 1},
            "`any party` binds nobody: the accord declares no party",
            "declare one: `party UKR \"Ukraine\".`");
}

// `another party`, `the same party`: than those of the event that starts the duty.
void relative(NormReading& r, const text::Who& who) {
  for (const Party& party : r.b.accord.parties) r.out.subjects.parties.push_back(party.name);
  r.out.subjects.relative = use_who(r.b, who).sort;
  if (r.tree.on && r.obliges()) return;
  r.b.error(codes::form_mismatch, who.span,
            fmt::format("`{}` than whom: nothing is named before", r.words(who.span)),
            "begin with the event: `on breach of 4.1 by anyone, the same party must ...`");
}

std::string joined(const std::vector<text::Name>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool last = i + 1 == names.size();
    out += fmt::format("{}{}", i == 0 ? "" : last ? " and " : ", ", names[i].text);
  }
  return out;
}

// `nobody`, `another party`, `the same party`: one at a time, whoever it is.
bool is_nobody_in_particular(const text::Norm& tree) {
  if (tree.nobody || !tree.who) return true;
  return tree.who->sort == text::Who::Sort::another_party || tree.who->sort == text::Who::Sort::same_party;
}

void refuse_together(NormReading& r) {
  const text::Span number = r.sentence.number->span;
  r.b.error(codes::form_mismatch, r.tree.who ? r.tree.who->span : text::Span{number.end, number.end + 1}, "`together` needs to know who: it adds up what several parties do",
            "name them, or a group: `1.1 NOR, SUD together must not ...`, `any party together`");
}

}  // namespace

void read_subjects(NormReading& r) {
  Subjects& subjects = r.out.subjects;
  subjects.anyone = r.tree.nobody;
  if (r.tree.any_party) {
    everyone(r);
    subjects.together = r.tree.together;
    if (subjects.together) subjects.name = "all parties together";
    return;
  }
  if (r.tree.together && is_nobody_in_particular(r.tree)) refuse_together(r);
  if (!r.tree.who) return;
  const text::Who& who = *r.tree.who;
  if (who.sort == text::Who::Sort::another_party || who.sort == text::Who::Sort::same_party)
    return relative(r, who);
  subjects.parties = r.b.actors(who.names);
  subjects.together = r.tree.together;
  if (subjects.together) subjects.name = fmt::format("{} together", joined(who.names));
}

}  // namespace casus::accord
