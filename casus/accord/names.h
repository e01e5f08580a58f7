// Names: one table for parties, groups, bodies, zones, kinds and sources, so that
// a word means one thing in a text. Used while reading; the Accord has none of it.
//
// A name that nobody declared is told once, at its first use, with its other uses
// as notes. A name whose declaration was itself broken is known as such: its uses
// are not told again.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casus/text/diagnostic.h"
#include "casus/text/span.h"

namespace casus::accord {

enum class Sort : std::uint8_t { party, group, body, zone, kind, source, broken };
[[nodiscard]] std::string_view word(Sort sort);  // "party"

struct Entry {
  Sort sort = Sort::broken;
  text::Span span;
};

class Names {
 public:
  explicit Names(std::vector<text::Diagnostic>& out) : out_{&out} {}

  // A second declaration is told, with the first as a note.
  void declare(Sort sort, const text::Name& name);
  [[nodiscard]] const Entry* find(std::string_view name) const;
  // All names of these sorts, sorted.
  [[nodiscard]] std::vector<std::string> all(std::vector<Sort> sorts) const;

  // The use of `name` where one of `sorts` is needed. True if it may be used;
  // otherwise it has been told (or will be, by tell_unknown), or is broken.
  // `extra` are names that exist without a declaration.
  bool use(const text::Name& name, const std::vector<Sort>& sorts,
           const std::vector<std::string>& extra = {});
  // A name of the sort `what` that does not exist, where `known` do.
  void unknown(const text::Name& name, std::string_view what,
               const std::vector<std::string>& known);
  // Writes the collected unknown names out; call once, at the end.
  void tell_unknown();

 private:
  struct Unknown {
    std::string what;
    text::Name name;
    std::vector<std::string> known;
    std::vector<text::Span> more;
  };
  std::map<std::string, Entry, std::less<>> entries_;
  std::vector<Unknown> unknown_;
  std::vector<text::Diagnostic>* out_;
};

// "did you mean `buffer`? zones: buffer, front", with at most twelve names.
[[nodiscard]] std::string names_help(std::string_view name, std::string_view what,
                                     const std::vector<std::string>& known);

}  // namespace casus::accord
