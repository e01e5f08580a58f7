// Restate: a formal sentence back in plain English, for the drafter who wants to hold
// it beside the prose. The words come from the tree alone, so a sentence can be
// restated while the text still has errors elsewhere; titles of parties, groups and
// kinds are looked up in the text's own declarations.
//
//   4.2 nobody may have vessel in lane for more than 60 s.
//   Nobody may have any vessel in the lane for more than 1 minute. A stay ends with the
//   first report outside. It is enough that it occurs, whoever does it.
//
// Two sentences that differ in anything but their spelling (blanks, `1 h` for
// `60 min`, `1 incidents`) never give the same English.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "casus/text/parser.h"

namespace casus::lint {

struct Restated {
  std::string number;   // "4.1", or empty for a declaration
  text::Span sentence;  // the formal sentence
  text::Span prose;     // the paragraph of the same number, empty if none
  std::string english;  // "Each of Russian Federation and Ukraine must not ..."
};

class Names;

// Restates any sentence of one file; made once, for the names take a walk over it.
// `bytes` and `file` must outlive it.
class Restater {
 public:
  Restater(std::string_view bytes, const text::File& file);
  ~Restater();
  // Empty for a broken sentence.
  [[nodiscard]] std::string english(const text::Sentence& sentence) const;

 private:
  std::unique_ptr<Names> names_;
};

// Every sentence that could be read, in the order of the text.
[[nodiscard]] std::vector<Restated> restate(std::string_view bytes, const text::File& file);

}  // namespace casus::lint
