// The declared floors against the real includes.
#include "tools/rooms.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <set>

#include "casus/base/text.h"

namespace casus::tools {

namespace {

// Words of a CMake argument list; comments run from # to the line's end.
std::vector<std::string> cmake_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  bool comment = false;
  for (const char c : text) {
    if (c == '#') comment = true;
    if (c == '\n') comment = false;
    const bool blank = comment || c == ' ' || c == '\n' || c == '\t';
    if (!blank) word += c;
    if (blank && !word.empty()) words.push_back(std::exchange(word, {}));
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

Room room_from(const std::vector<std::string>& words) {
  Room room;
  std::string_view key;
  for (const std::string& word : words) {
    if (word == "NAME" || word == "FLOOR" || word == "USES" || word == "LINKS") {
      key = word;
    } else if (key == "NAME") {
      room.name = word;
    } else if (key == "FLOOR") {
      std::from_chars(word.data(), word.data() + word.size(), room.floor);
    } else if (key == "USES") {
      room.uses.push_back(word);
    }
  }
  return room;
}

struct Include {
  std::size_t line = 0;
  std::string_view path;  // between the quotes; angle brackets are not ours
};

std::vector<Include> quoted_includes(std::string_view text) {
  std::vector<Include> found;
  std::size_t number = 0;
  for (std::string_view line : lines_of(text)) {
    ++number;
    line = base::trim(line);
    if (!line.starts_with("#")) continue;
    line = base::trim(line.substr(1));
    if (!line.starts_with("include")) continue;
    const std::size_t open = line.find('"');
    const std::size_t close = line.find('"', open + 1);
    if (open == std::string_view::npos || close == std::string_view::npos) continue;
    found.push_back({number, line.substr(open + 1, close - open - 1)});
  }
  return found;
}

std::string_view stem(std::string_view path) { return path.substr(0, path.rfind('.')); }

bool is_test(std::string_view path) { return stem(path).ends_with("_test"); }

// Why may a file of `from` not include from room `to`? Empty if it may.
std::string objection(const std::vector<Room>& rooms, const Room& from, std::string_view to) {
  if (from.name == to) return "";
  if (room_named(rooms, to) == nullptr) return fmt::format("`{}` is not a declared room", to);
  if (std::find(from.uses.begin(), from.uses.end(), to) == from.uses.end())
    return fmt::format("room `{}` does not name `{}` in its USES", from.name, to);
  return "";
}

}  // namespace

std::vector<Room> rooms_declared(std::string_view cmake) {
  constexpr std::string_view call = "\ncasus_room(";
  std::vector<Room> rooms;
  std::size_t at = cmake.find(call);
  while (at != std::string_view::npos) {
    const std::size_t begin = at + call.size();
    const std::size_t end = cmake.find(')', begin);
    rooms.push_back(room_from(cmake_words(cmake.substr(begin, end - begin))));
    at = cmake.find(call, begin);
  }
  return rooms;
}

const Room* room_named(const std::vector<Room>& rooms, std::string_view name) {
  const auto it = std::find_if(rooms.begin(), rooms.end(), [&](const Room& r) { return r.name == name; });
  return it == rooms.end() ? nullptr : &*it;
}

std::string_view room_of(std::string_view path) {
  constexpr std::string_view top = "casus/";
  if (!path.starts_with(top)) return {};
  path.remove_prefix(top.size());
  const std::size_t slash = path.find('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

Complaints check_includes(const std::vector<Room>& rooms, const std::vector<SourceFile>& sources) {
  Complaints complaints;
  for (const Room& room : rooms)
    for (const std::string& used : room.uses) {
      const Room* lower = room_named(rooms, used);
      if (lower == nullptr || lower->floor >= room.floor)
        complaints.push_back(
            {"CMakeLists.txt", 0, fmt::format("room `{}` uses `{}`, which is not on a lower floor", room.name, used)});
    }
  for (const SourceFile& file : sources) {
    const Room* from = room_named(rooms, room_of(file.path));
    if (from == nullptr) {
      complaints.push_back({file.path, 0, "is in no declared room"});
      continue;
    }
    for (const Include& include : quoted_includes(file.text)) {
      const std::string_view to = room_of(include.path);
      if (is_test(file.path) && include.path.starts_with("tests/")) continue;
      const std::string why = to.empty() ? "a quoted include is a path from the root, \"casus/...\""
                                         : objection(rooms, *from, to);
      if (!why.empty()) complaints.push_back({file.path, include.line, why});
    }
  }
  return complaints;
}

Complaints check_circles(const std::vector<SourceFile>& sources) {
  std::map<std::string, std::set<std::string>> uses;
  for (const SourceFile& file : sources) {
    if (is_test(file.path)) continue;
    const std::string from{stem(file.path)};
    for (const Include& include : quoted_includes(file.text)) {
      const std::string to{stem(include.path)};
      if (to != from && room_of(to) == room_of(from)) uses[from].insert(to);
    }
  }
  Complaints complaints;
  std::vector<std::string> path;
  std::set<std::string> done;
  const std::function<void(const std::string&)> visit = [&](const std::string& unit) {
    const auto again = std::find(path.begin(), path.end(), unit);
    if (again != path.end()) {
      complaints.push_back({unit, 0, fmt::format("circle of units: {} -> {}", fmt::join(again, path.end(), " -> "), unit)});
      return;
    }
    if (done.contains(unit)) return;
    path.push_back(unit);
    for (const std::string& next : uses[unit]) visit(next);
    path.pop_back();
    done.insert(unit);
  };
  for (const SourceFile& file : sources) visit(std::string{stem(file.path)});
  return complaints;
}

std::string floor_picture(const std::vector<Room>& rooms) {
  std::map<int, std::string, std::greater<>> floors;
  std::size_t widest = 0;
  for (const Room& room : rooms) {
    std::string& names = floors[room.floor];
    names += (names.empty() ? "" : "   ") + room.name + "/";
    widest = std::max(widest, names.size());
  }
  const std::string rule(widest + 2, '-');
  std::string picture = "```text\n";
  for (const auto& [floor, names] : floors)
    picture += fmt::format("         +{}+\nfloor {:>2} | {:<{}} |\n", rule, floor, names, widest);
  return picture + fmt::format("         +{}+\n```\n", rule);
}

Complaints check_front_links(const std::vector<Room>& rooms, const std::vector<SourceFile>& sources,
                             const SourceFile& page) {
  Complaints complaints;
  for (const Room& room : rooms) {
    const std::string folder = fmt::format("casus/{}/", room.name);
    const bool built = std::any_of(sources.begin(), sources.end(), [&](const SourceFile& file) {
      return file.path.starts_with(folder) && file.path.ends_with(".h");
    });
    if (built && page.text.find("](../" + folder) == std::string::npos)
      complaints.push_back({page.path, 0, fmt::format("has no link to the front header of `{}`", room.name)});
  }
  return complaints;
}

}  // namespace casus::tools
