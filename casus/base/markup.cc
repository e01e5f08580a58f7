// Markup signs are looked at last.
#include "casus/base/markup.h"

#include "casus/base/visible.h"

namespace casus::base {

std::string html_escaped(std::string_view words) {
  std::string out;
  for (const char c : visible(words)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace casus::base
