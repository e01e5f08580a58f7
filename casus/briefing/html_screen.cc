// The parts of the screen as sections. They are cut by their heads, so that no part of the
// screen, whoever adds it, can be missing here.
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "casus/base/markup.h"
#include "casus/briefing/html.h"

namespace casus::briefing {

using base::html_escaped;

namespace {

// What a head means to somebody who has not read docs/talks.md.
constexpr auto meanings = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"IF", "supposed, not said"},
    {"TEXT", "how much is open"},
    {"SPACE", "packages: all ways to close the text"},
    {"STUCK", "red lines that cannot hold together"},
    {"FIXES", "what would have to be lifted; not that anybody should"},
    {"TRADES", "what is given only for something else"},
    {"PICKS", "packages by a formula; none of them is the fair one"},
    {"CLOCK", "what waiting costs"},
    {"PIVOT", "single claims on which the result hangs"},
    {"BASIS", "on what all this rests"},
});

std::string_view meaning(std::string_view head) {
  for (const auto& [name, words] : meanings) {
    if (name == head) return words;
  }
  return "";
}

class Sections {
 public:
  std::string write(std::string_view screen) {
    while (!screen.empty()) {
      const std::size_t end = std::min(screen.find('\n'), screen.size());
      line(screen.substr(0, end));
      screen.remove_prefix(std::min(end + 1, screen.size()));
    }
    close();
    return std::move(out_);
  }

 private:
  void line(std::string_view text) {
    const std::size_t head = text.find_first_of(' ');
    if (head > 0 && head != std::string_view::npos) {
      close();
      const std::string_view name = text.substr(0, head), words = meaning(name);
      out_ += fmt::format("<section id=\"{}\">\n<h2>{}{}</h2>\n", html_id(name), html_escaped(name), words.empty() ? "" : fmt::format(": {}", words));
      open_ = true;
      base_ = text.find_first_not_of(' ', head);
      text.remove_prefix(std::min(base_, text.size()));
      item(text, 0);
      return;
    }
    const std::size_t indent = text.find_first_not_of(' ');
    if (indent == std::string_view::npos) return;
    item(text.substr(indent), indent > base_ ? indent - base_ : 0);
  }

  // Under the last line that stands further left.
  void item(std::string_view words, std::size_t indent) {
    while (!indents_.empty() && indents_.back() > indent) pop();
    if (!indents_.empty() && indents_.back() == indent) {
      out_ += "</li>\n";
    } else {
      out_ += "<ul>\n";
      indents_.push_back(indent);
    }
    out_ += "<li>" + html_escaped(words);
  }

  void pop() {
    indents_.pop_back();
    out_ += "</li>\n</ul>\n";
  }

  void close() {
    while (!indents_.empty()) pop();
    if (open_) out_ += "</section>\n";
    open_ = false;
  }

  std::string out_;
  std::vector<std::size_t> indents_;  // of the lists that are open
  std::size_t base_ = 0;              // where the words of the part begin
  bool open_ = false;
};

}  // namespace

std::string screen_html(std::string_view screen) { return Sections{}.write(screen); }

}  // namespace casus::briefing
