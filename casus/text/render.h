// A diagnostic for people. It stands apart from diagnostic.h because it reads the
// file again, to quote the article and the prose that the words belong to.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "casus/text/diagnostic.h"
#include "casus/text/document.h"
#include "casus/text/lines.h"

namespace casus::text {

enum class Colour : std::uint8_t { off, on };

// Header, excerpt with line number and caret, label, article and prose, help.
// `file` holds the bytes that the diagnostic counts in; `file_name` is only shown.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, std::string_view file_name,
                                 std::string_view file, Colour colour);

// A file with its lines and articles, read once for many diagnostics. What is viewed
// must outlive it.
struct Quoted {
  Quoted(std::string_view file_name, std::string_view bytes);
  std::string_view name;
  std::string_view file;
  Lines lines;
  Document document;
};
[[nodiscard]] std::string render(const Diagnostic& diagnostic, const Quoted& quoted,
                                 Colour colour);

}  // namespace casus::text
