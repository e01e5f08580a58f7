// The table of names, filled before anything is resolved, because an accord may
// use a name before it declares it.
#include "casus/accord/names.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

std::string_view word(Sort sort) {
  switch (sort) {
    case Sort::party:
      return "party";
    case Sort::group:
      return "group";
    case Sort::body:
      return "body";
    case Sort::zone:
      return "zone";
    case Sort::kind:
      return "kind";
    case Sort::source:
      return "source";
    case Sort::broken:
      return "name";
  }
  return "name";
}

void Names::declare(Sort sort, const text::Name& name) {
  if (name.text.empty()) return;
  const auto [entry, fresh] = entries_.emplace(name.text, Entry{sort, name.span});
  if (fresh) return;
  text::Diagnostic d{.code = codes::declared_twice,
                     .begin = name.span.begin,
                     .end = name.span.end,
                     .message = fmt::format("`{}` is declared twice", name.text),
                     .label = "again here",
                     .help = "rename one of the two; a name means one thing in an accord",
                     .provision = {},
                     .notes = {}};
  d.notes.push_back({entry->second.span.begin, entry->second.span.end, "first declared here"});
  out_->push_back(std::move(d));
}

const Entry* Names::find(std::string_view name) const {
  const auto found = entries_.find(name);
  return found == entries_.end() ? nullptr : &found->second;
}

std::vector<std::string> Names::all(std::vector<Sort> sorts) const {
  std::vector<std::string> out;
  for (const auto& [name, entry] : entries_) {
    if (std::ranges::find(sorts, entry.sort) != sorts.end()) out.push_back(name);
  }
  return out;
}

bool Names::use(const text::Name& name, const std::vector<Sort>& sorts,
                const std::vector<std::string>& extra) {
  if (name.text.empty()) return false;
  if (std::ranges::find(extra, name.text) != extra.end()) return true;
  const Entry* entry = find(name.text);
  if (entry == nullptr) {
    std::vector<std::string> known = all(sorts);
    known.insert(known.end(), extra.begin(), extra.end());
    unknown(name, word(sorts.front()), known);
    return false;
  }
  if (entry->sort == Sort::broken) return false;
  if (std::ranges::find(sorts, entry->sort) != sorts.end()) return true;
  text::Diagnostic d{.code = codes::wrong_sort,
                     .begin = name.span.begin,
                     .end = name.span.end,
                     .message = fmt::format("`{}` is a {}, and a {} is needed here", name.text,
                                            word(entry->sort), word(sorts.front())),
                     .label = {},
                     .help = names_help(name.text, word(sorts.front()), all(sorts)),
                     .provision = {},
                     .notes = {}};
  d.notes.push_back({entry->span.begin, entry->span.end, "declared here"});
  out_->push_back(std::move(d));
  return false;
}

void Names::unknown(const text::Name& name, std::string_view what,
                    const std::vector<std::string>& known) {
  for (Unknown& one : unknown_) {
    if (one.what != what || one.name.text != name.text) continue;
    if (name.span < one.name.span) {
      one.more.push_back(one.name.span);
      one.name = name;
    } else {
      one.more.push_back(name.span);
    }
    return;
  }
  unknown_.push_back({std::string(what), name, known, {}});
}

void Names::tell_unknown() {
  for (Unknown& one : unknown_) {
    std::ranges::sort(one.more);
    text::Diagnostic d{.code = codes::unknown_name,
                       .begin = one.name.span.begin,
                       .end = one.name.span.end,
                       .message = fmt::format("no {} is called `{}`", one.what, one.name.text),
                       .label = "not declared",
                       .help = names_help(one.name.text, one.what, one.known),
                       .provision = {},
                       .notes = {}};
    // The slip may as well be in the declaration, so that place is shown too.
    const auto near = base::did_you_mean(one.name.text, one.known);
    const Entry* entry = near ? find(*near) : nullptr;
    if (entry != nullptr)
      d.notes.push_back({entry->span.begin, entry->span.end, "this one is declared"});
    for (const text::Span& span : one.more)
      d.notes.push_back({span.begin, span.end, "used here too"});
    out_->push_back(std::move(d));
  }
  unknown_.clear();
}

std::string names_help(std::string_view name, std::string_view what,
                       const std::vector<std::string>& known) {
  constexpr std::size_t most = 12;
  if (known.empty()) return fmt::format("this accord declares no {}", what);
  std::vector<std::string> unique;
  for (const std::string& one : known) {
    if (std::ranges::find(unique, one) == unique.end()) unique.push_back(one);
  }
  const auto near = base::did_you_mean(name, unique);
  const bool cut = unique.size() > most;
  if (cut) unique.resize(most);
  const std::string plural = what == "party"      ? "parties"
                             : what == "body"     ? "bodies"
                             : what == "severity" ? "severities"
                                                  : fmt::format("{}s", what);
  return fmt::format("{}{}: {}{}", near ? fmt::format("did you mean `{}`? ", *near) : "", plural,
                     fmt::join(unique, ", "), cut ? ", ..." : "");
}

}  // namespace casus::accord
