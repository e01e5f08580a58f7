// The table of names, filled before anything is resolved, because an accord may
// use a name before it declares it.
#include "casus/accord/names.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

// "kind or meaning" becomes "kinds and meanings".
std::string plural(std::string_view what) {
  if (what == "party") return "parties";
  if (what == "body") return "bodies";
  if (what == "severity") return "severities";
  if (what == "kind or meaning") return "kinds and meanings";
  return fmt::format("{}s", what);
}

std::string sentence(std::string_view code, std::string_view what, std::string_view name) {
  if (code == codes::unknown_norm) return fmt::format("no norm is numbered `{}`", name);
  if (code == codes::unknown_motion) return fmt::format("nobody has to vote on `{}`", name);
  return fmt::format("no {} is called `{}`", what, name);
}

text::Diagnostic diagnostic(std::string_view code, text::Span span, std::string message) {
  return {.code = code,
          .begin = span.begin,
          .end = span.end,
          .message = std::move(message),
          .label = {},
          .help = {},
          .provision = {},
          .notes = {}};
}

// Holding a misspelt word against very many names costs more than the hint is worth.
constexpr std::size_t most_compared = 200'000;

}  // namespace

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
    case Sort::meaning:
      return "meaning";
    case Sort::broken:
      return "name";
  }
  return "name";
}

void Names::declare(Sort sort, const text::Name& name, Guarded guarded) {
  if (name.text.empty()) return;
  const bool kept_apart = guarded == Guarded::yes;
  const auto [entry, fresh] = entries_.emplace(name.text, Entry{sort, name.span, kept_apart});
  if (fresh || kept_apart || entry->second.guarded) return;
  text::Diagnostic d = diagnostic(codes::declared_twice, name.span,
                                  fmt::format("`{}` is declared twice", name.text));
  d.label = "again here";
  d.help = "rename one of the two; a name means one thing in an accord";
  d.notes.push_back({entry->second.span.begin, entry->second.span.end, "first declared here"});
  out_->push_back(std::move(d));
}

const Entry* Names::find(std::string_view name) const {
  const auto found = entries_.find(name);
  return found == entries_.end() ? nullptr : &found->second;
}

std::vector<std::string> Names::all(const std::vector<Sort>& sorts) const {
  std::vector<std::string> out;
  for (const auto& [name, entry] : entries_) {
    if (std::ranges::find(sorts, entry.sort) != sorts.end()) out.push_back(name);
  }
  return out;
}

bool Names::use(const text::Name& name, const std::vector<Sort>& sorts, const Extra& extra) {
  if (name.text.empty() || name.text.starts_with('#')) return false;
  const Entry* entry = find(name.text);
  if (entry != nullptr && entry->sort == Sort::broken) return false;
  if (entry != nullptr && std::ranges::find(sorts, entry->sort) != sorts.end()) return true;
  const bool either = sorts.size() == 2 && sorts[0] == Sort::kind && sorts[1] == Sort::meaning;
  const std::string_view what = either ? "kind or meaning" : word(sorts.front());
  const Extra known = [this, sorts, extra] {
    std::vector<std::string> out = all(sorts);
    if (!extra) return out;
    for (std::string& one : extra()) out.push_back(std::move(one));
    return out;
  };
  if (entry == nullptr)
    unknown(name, {codes::unknown_name, what, known});
  else
    wrong_sort(name, what, known());
  return false;
}

void Names::wrong_sort(const text::Name& name, std::string_view needed,
                       const std::vector<std::string>& known) {
  const Entry* entry = find(name.text);
  if (entry == nullptr || entry->sort == Sort::broken) return;
  text::Diagnostic d = diagnostic(
      codes::wrong_sort, name.span,
      fmt::format("`{}` is a {}, and a {} is needed here", name.text, word(entry->sort), needed));
  d.help = names_help(name.text, needed, known);
  d.notes.push_back({entry->span.begin, entry->span.end, "declared here"});
  out_->push_back(std::move(d));
}

void Names::unknown(const text::Name& name, const Missing& missing) {
  if (name.text.empty() || name.text.starts_with('#')) return;
  // Severities stand apart from the table, so a word may be missing in both.
  const bool severity = missing.what == "severity";
  const std::string key = fmt::format("{}{} {}", missing.code, severity ? "s" : "", name.text);
  const auto [at, fresh] = place_.emplace(key, unknown_.size());
  if (fresh) return unknown_.push_back({missing, name, {}});
  Unknown& one = unknown_[at->second];
  if (name.span < one.name.span) {
    one.more.push_back(one.name.span);
    one.name = name;
    one.missing = missing;
  } else {
    one.more.push_back(name.span);
  }
}

namespace {

void mend_uses(text::Diagnostic& d, const text::Name& name, const std::vector<text::Span>& more,
               const std::string& right) {
  text::mend(&d, {name.span.begin, name.span.end, right});
  for (const text::Span& span : more) {
    if (span != name.span) text::mend(&d, {span.begin, span.end, right});
  }
}

}  // namespace

text::Diagnostic Names::told(Unknown& one) {
  const Missing& missing = one.missing;
  text::Diagnostic d = diagnostic(missing.code, one.name.span,
                                  sentence(missing.code, missing.what, one.name.text));
  d.label = missing.code == codes::unknown_motion ? "no vote on this" : "not declared";
  if (compared_ < most_compared) {
    const std::vector<std::string> known = missing.known ? missing.known() : std::vector<std::string>{};
    compared_ += known.size();
    d.help = names_help(one.name.text, missing.what, known);
    // The slip may as well be in the declaration, so that place is shown too.
    const auto near = base::did_you_mean(one.name.text, known);
    const Entry* entry = near ? find(*near) : nullptr;
    // The number of another norm is near to any; only a drafter knows which is meant.
    if (near && missing.code != codes::unknown_norm) mend_uses(d, one.name, one.more, *near);
    if (entry != nullptr)
      d.notes.push_back({entry->span.begin, entry->span.end, "this one is declared"});
  }
  std::ranges::sort(one.more);
  for (const text::Span& span : one.more) {
    if (span != one.name.span) d.notes.push_back({span.begin, span.end, "used here too"});
  }
  return d;
}

void Names::tell_unknown() {
  for (Unknown& one : unknown_) out_->push_back(told(one));
  unknown_.clear();
  place_.clear();
}

std::string names_help(std::string_view name, std::string_view what,
                       const std::vector<std::string>& known) {
  constexpr std::size_t most = 12;
  if (known.empty()) return fmt::format("this accord declares no {}", what);
  std::vector<std::string> unique;
  std::set<std::string_view> seen;
  for (const std::string& one : known) {
    if (seen.insert(one).second) unique.push_back(one);
  }
  const auto near = base::did_you_mean(name, unique);
  const bool cut = unique.size() > most;
  if (cut) unique.resize(most);
  return fmt::format("{}{}: {}{}", near ? fmt::format("did you mean `{}`? ", *near) : "",
                     plural(what), fmt::join(unique, ", "), cut ? ", ..." : "");
}

}  // namespace casus::accord
