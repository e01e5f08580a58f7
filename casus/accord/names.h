// Names: one table for parties, groups, bodies, zones, kinds, sources and meanings,
// so that a word means one thing in a text. Used while reading; the Accord has none
// of it.
//
// A name that nobody declared is told once, at its first use, with its other uses
// as notes, wherever and as whatever it is used. A name whose declaration was itself
// broken is known as such: its uses are not told again. A choice of the prose
// (`#cap`) that is still open may be any name, so it is never told.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casus/text/diagnostic.h"
#include "casus/text/span.h"

namespace casus::accord {

enum class Sort : std::uint8_t { party, group, body, zone, kind, source, meaning, broken };
[[nodiscard]] std::string_view word(Sort sort);  // "party"

struct Entry {
  Sort sort = Sort::broken;
  text::Span span;
  bool guarded = false;
};

class Names {
 public:
  // May the sentence that declares stand beside another of the same name?
  enum class Guarded : std::uint8_t { no, yes };

  explicit Names(std::vector<text::Diagnostic>& out) : out_{&out} {}

  // A second declaration is told, with the first as a note. Where a guard (`if #a:`)
  // may keep the two apart, choice_checks.h tells.
  void declare(Sort sort, const text::Name& name, Guarded guarded = Guarded::no);
  [[nodiscard]] const Entry* find(std::string_view name) const;
  // All names of these sorts, sorted.
  [[nodiscard]] std::vector<std::string> all(const std::vector<Sort>& sorts) const;

  // The use of `name` where one of `sorts` is needed. True if it may be used;
  // otherwise it has been told (or will be, by tell_unknown), or is broken.
  // `extra` are names that exist without a declaration; asked for help only.
  using Extra = std::function<std::vector<std::string>()>;
  bool use(const text::Name& name, const std::vector<Sort>& sorts, const Extra& extra = {});
  // A name that is declared, but as something else.
  void wrong_sort(const text::Name& name, std::string_view needed,
                  const std::vector<std::string>& known);

  // A name of the sort `what` that does not exist, where `known` do. Names of the
  // table, norms, motions and severities each have a code or a word of their own.
  struct Missing {
    std::string_view code;
    std::string_view what;
    Extra known;
  };
  void unknown(const text::Name& name, const Missing& missing);
  // Writes the collected unknown names out; call once, at the end.
  void tell_unknown();

 private:
  struct Unknown {
    Missing missing;
    text::Name name;
    std::vector<text::Span> more;
  };
  [[nodiscard]] text::Diagnostic told(Unknown& one);

  std::map<std::string, Entry, std::less<>> entries_;
  std::map<std::string, std::size_t> place_;  // in unknown_, by table and name
  std::vector<Unknown> unknown_;
  std::size_t compared_ = 0;  // names held against misspelt ones so far
  std::vector<text::Diagnostic>* out_;
};

// "did you mean `buffer`? zones: buffer, front", with at most twelve names.
[[nodiscard]] std::string names_help(std::string_view name, std::string_view what,
                                     const std::vector<std::string>& known);

}  // namespace casus::accord
