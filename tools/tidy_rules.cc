// The rules, one function each.
#include "tools/tidy_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "casus/base/text.h"
#include "tools/cpp_shape.h"

namespace casus::tools {

namespace {

template <typename List>
bool is_in(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_unit_test(std::string_view path) { return path.ends_with("_test.cc"); }

}  // namespace

Complaints check_text(const SourceFile& file) {
  // Written in halves, so that this file passes its own rule.
  const std::array<std::string, 4> marks{std::string{"TO"} + "DO", std::string{"FIX"} + "ME",
                                         std::string{"XX"} + "X", std::string{"HA"} + "CK"};
  Complaints found;
  const auto lines = lines_of(file.text);
  const bool page = file.path.ends_with(".md");
  if (!page && lines.size() > longest_file)
    found.push_back({file.path, 0, fmt::format("has {} lines; at most {}", lines.size(), longest_file)});
  if (!file.text.empty() && !file.text.ends_with('\n')) found.push_back({file.path, lines.size(), "no final line end"});
  std::size_t number = 0;
  for (const std::string_view line : lines) {
    ++number;
    if (line.find('\t') != std::string_view::npos) found.push_back({file.path, number, "a tab"});
    if (line.ends_with(' ') || line.ends_with('\r')) found.push_back({file.path, number, "a blank at the line's end"});
    for (const Word& word : words_of(line))
      if (is_in(marks, word.text)) found.push_back({file.path, number, fmt::format("a left-over mark: {}", word.text)});
  }
  return found;
}

Complaints check_functions(const SourceFile& file) {
  Complaints found;
  for (const Function& each : functions_of(code_only(file.text))) {
    const std::size_t length = each.last_line - each.first_line + 1;
    if (length > longest_function)
      found.push_back({file.path, each.first_line,
                       fmt::format("a function of {} lines; at most {}", length, longest_function)});
    if (each.parameters > most_parameters)
      found.push_back({file.path, each.first_line,
                       fmt::format("a function of {} parameters; at most {}", each.parameters, most_parameters)});
    if (each.nesting > deepest_nesting)
      found.push_back({file.path, each.first_line,
                       fmt::format("control blocks {} deep; at most {}", each.nesting, deepest_nesting)});
  }
  return found;
}

Complaints check_words(const SourceFile& file) {
  constexpr std::array<std::string_view, 4> headers{"<regex>", "<iostream>", "<ctime>", "<time.h>"};
  Complaints found;
  const std::string code = code_only(file.text);
  std::size_t number = 0;
  for (const std::string_view line : lines_of(code)) {
    ++number;
    for (const std::string_view header : headers)
      if (line.starts_with("#include") && line.find(header) != std::string_view::npos)
        found.push_back({file.path, number, fmt::format("{} is not used here", header)});
  }
  std::string_view before{code.data(), 0};
  for (const Word& word : words_of(code)) {
    const char* end = before.data() + before.size();
    const bool defaulted = word.text == "delete" && std::string_view{end, word.text.data()}.find('=') != std::string_view::npos;
    const bool owning = word.text == "new" || (word.text == "delete" && !defaulted);
    if (word.text == "shared_ptr" || word.text == "make_shared")
      found.push_back({file.path, word.line, "shared_ptr: values by default, unique_ptr for trees"});
    if (owning && before != "operator")
      found.push_back({file.path, word.line, fmt::format("a raw `{}`; use a value or make_unique", word.text)});
    before = word.text;
  }
  return found;
}

Complaints check_outside(const SourceFile& file, const std::vector<Room>& rooms) {
  constexpr std::array<std::string_view, 29> outside{
      "system_clock",  "steady_clock", "high_resolution_clock", "utc_clock", "getenv",    "secure_getenv",
      "fopen",         "freopen",      "ifstream",              "ofstream",  "fstream",   "filesystem",
      "rand",          "srand",        "random_device",         "setlocale", "localtime", "gmtime",
      "clock_gettime", "gettimeofday", "this_thread",           "pthread_self", "mktime", "strftime",
      "localtime_r",   "gmtime_r",     "jthread",               "async",     "imbue"};
  constexpr std::array<std::string_view, 4> outside_if_std{"locale", "thread", "time", "clock"};
  constexpr std::array<std::string_view, 3> verdict_rooms{"finding", "incident", "watch"};
  const Room* room = room_named(rooms, room_of(file.path));
  const Room* host = room_named(rooms, "host");
  if (room == nullptr || is_unit_test(file.path)) return {};
  Complaints found;
  const std::string code = code_only(file.text);
  for (const Word& word : words_of(code)) {
    const bool forbidden = is_in(outside, word.text) || (word.qualified && is_in(outside_if_std, word.text));
    if (forbidden && (host == nullptr || room->floor < host->floor))
      found.push_back({file.path, word.line, fmt::format("`{}` below host/: pass it in as data", word.text)});
    if ((word.text == "double" || word.text == "float") && is_in(verdict_rooms, room->name))
      found.push_back({file.path, word.line, fmt::format("`{}` in a room that gives verdicts", word.text)});
  }
  return found;
}

Complaints check_opening(const SourceFile& file) {
  if (is_unit_test(file.path) || file.text.starts_with("// ")) return {};
  return {{file.path, 1, "does not open with a comment that says what it is for"}};
}

namespace {

// The relative link targets of a line: `](docs/x.md#part)` -> docs/x.md.
std::vector<std::string> links_of(std::string_view line) {
  std::vector<std::string> links;
  std::size_t at = line.find("](");
  while (at != std::string_view::npos) {
    const std::size_t end = std::min(line.find(')', at), line.size());
    std::string_view target = line.substr(at + 2, end - at - 2);
    target = target.substr(0, target.find('#'));
    if (!target.empty() && target.find("://") == std::string_view::npos) links.emplace_back(target);
    at = line.find("](", end);
  }
  return links;
}

}  // namespace

Complaints check_page(const SourceFile& page, Exists exists) {
  Complaints found;
  const std::filesystem::path folder = std::filesystem::path{page.path}.parent_path();
  std::size_t titles = 0;
  std::size_t number = 0;
  std::string fence;  // the fence that is open, or empty
  for (const std::string_view line : lines_of(page.text)) {
    ++number;
    const std::string_view text = base::trim(line);
    const std::size_t ticks = std::min(text.find_first_not_of('`'), text.size());
    if (ticks >= 3 && (fence.empty() || (text.size() == ticks && ticks >= fence.size()))) {
      fence = fence.empty() ? std::string(ticks, '`') : "";
      continue;
    }
    if (!fence.empty()) continue;
    titles += line.starts_with("# ");
    for (const std::string& link : links_of(line)) {
      const std::string target = (folder / link).lexically_normal().generic_string();
      if (!exists(target)) found.push_back({page.path, number, fmt::format("a link to {}, which is not there", target)});
    }
  }
  if (titles != 1) found.push_back({page.path, 0, fmt::format("has {} lines `# Title`; exactly one", titles)});
  return found;
}

Complaints check_subject(std::string_view subject) {
  const std::string path = fmt::format("commit `{}`", subject);
  const std::size_t colon = subject.find(": ");
  constexpr std::string_view of_rooms = "abcdefghijklmnopqrstuvwxyz0123456789-_, ";
  if (colon == std::string_view::npos || colon == 0 ||
      subject.substr(0, colon).find_first_not_of(of_rooms) != std::string_view::npos)
    return {{path, 0, "is not `room: Imperative subject`"}};
  const std::string_view words = subject.substr(colon + 2);
  if (words.empty() || words.front() < 'A' || words.front() > 'Z')
    return {{path, 0, "its first word after the room is not capitalised"}};
  if (subject.size() > longest_subject) return {{path, 0, fmt::format("is longer than {} characters", longest_subject)}};
  if (subject.ends_with('.')) return {{path, 0, "ends in a full stop"}};
  return {};
}

}  // namespace casus::tools
