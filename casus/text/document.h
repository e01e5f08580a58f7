// Document: the structure of an accord file, before any word of it is read.
//
// A file is CommonMark. We look at three things and at nothing else: headings
// `## Article N. Title`, numbered paragraphs of prose (`4.2 Each party ...`,
// `4.2(a) ...`) and fenced blocks whose info string begins with `accord`. All
// other fences are skipped whole. Offsets are exact bytes of the file as given,
// with byte-order mark and line ends of any kind (LF, CRLF, CR) left in place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casus/text/diagnostic.h"
#include "casus/text/span.h"

namespace casus::text {

struct Article {
  std::string number;  // "4"
  std::string title;   // "Silence"
  Span span;           // the heading's line, without its end
};

struct Provision {
  std::string id;  // "4.2", "4.2(a)"
  Span span;       // the whole paragraph, number included, without its last line end
};

struct Fence {
  Span content;             // between the fence lines; may be empty
  bool closed = true;       // false: the file ended first
  std::size_t opening = 0;  // offset of the opening line
};

struct Document {
  std::vector<Article> articles;
  std::vector<Provision> provisions;
  std::vector<Fence> fences;  // `accord` blocks only
  std::vector<Span> prose;    // runs of lines outside every fence, in order
  std::vector<Diagnostic> diagnostics;

  // The first paragraph with this number, or nullptr.
  [[nodiscard]] const Provision* provision(std::string_view id) const;
  // The article whose number begins `id` ("4" for "4.2(a)"), or nullptr.
  [[nodiscard]] const Article* article_of(std::string_view id) const;
};

[[nodiscard]] Document read_document(std::string_view file);

// Length of the number at the start of `line` ("4.2", "4.2(a)"), 0 if none.
[[nodiscard]] std::size_t provision_number_length(std::string_view line);

}  // namespace casus::text
