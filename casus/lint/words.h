// Words: the warnings about single words and phrases of the prose, by the lexicon.
// Each of these gives its diagnostics in the order of the text. A word that comes
// again in the same article is a note of the first, for it has the same cure.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casus/lint/lexicon.h"
#include "casus/lint/prose.h"
#include "casus/text/parser.h"

namespace casus::lint {

// What the formal text declares, lower case, blanks for underscores: "contact line".
struct DeclaredNames {
  std::vector<std::string> things;  // kinds, meanings, parties, groups, bodies, with titles
  std::vector<std::string> zones;   // zones, and the parts of files they come from
  // Severities, by the number of the sentence that gives or asks for them: 4.1, minor.
  std::vector<std::pair<std::string, std::string>> severities;
};
[[nodiscard]] DeclaredNames declared_names(const text::File& file);

// CAS-W0611: a word of degree or quality that nothing makes exact.
// CAS-W0612: a term that neither prose nor formal text defines.
// CAS-W0616: a place that has no geometry.
[[nodiscard]] std::vector<text::Diagnostic> vague_words(const Prose& prose,
                                                        const DeclaredNames& names);

// CAS-W0613: a document that the prose relies on and that is not there.
[[nodiscard]] std::vector<text::Diagnostic> side_documents(const Prose& prose);

// CAS-W0614: "zone 50 km wide", in all or on each side?
[[nodiscard]] std::vector<text::Diagnostic> widths_without_sides(const Prose& prose);

// CAS-W0617: words that stand for a word still to come: `XX`, `[...]`, "to be determined".
[[nodiscard]] std::vector<text::Diagnostic> placeholders(std::string_view bytes,
                                                         const text::Document& document);

// A warning at `span`.
[[nodiscard]] text::Diagnostic warning(std::string_view code, text::Span span, std::string message,
                                       std::string help);

}  // namespace casus::lint
