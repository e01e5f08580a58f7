// tidy: the rules of the house as a test, over the working tree and the subjects
// of the last twenty commits after a stated one.
#include <fmt/format.h>
#include <stdio.h>

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "tests/support/source_dir.h"
#include "tools/tidy_rules.h"

namespace {

using namespace casus::tools;

const std::filesystem::path root{casus::test::source_dir()};

void append(Complaints& all, Complaints more) {
  for (Complaint& each : more) all.push_back(std::move(each));
}

// Inputs are as they are: a corpus and recorded data follow nobody's style.
bool is_input(const std::string& path) { return path.starts_with("fuzz/corpus/") || path.starts_with("tests/data/"); }

bool exists_in_tree(const std::string& path) { return std::filesystem::exists(root / path); }

// History is not rewritten: what stands at or before this commit stays as it is.
constexpr std::string_view judged_since = "bebff26e7f6f";

// The last subjects, one a line; empty where there is no git or no history. A
// history that does not hold the stated commit is judged as far as twenty back.
std::string last_subjects() {
  const std::string log = fmt::format("git -C '{}' log --no-merges -n 20 --format=%s", root.string());
  const std::string command = fmt::format("{{ {0} {1}..HEAD || {0}; }} 2>/dev/null", log, judged_since);
  std::string text;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return text;
  std::array<char, 4096> room{};
  std::size_t got = fread(room.data(), 1, room.size(), pipe);
  for (; got > 0; got = fread(room.data(), 1, room.size(), pipe)) text.append(room.data(), got);
  pclose(pipe);
  return text;
}

Complaints check_source(const SourceFile& file, const std::vector<Room>& rooms) {
  Complaints found = check_text(file);
  append(found, check_functions(file));
  append(found, check_words(file));
  append(found, check_outside(file, rooms));
  append(found, check_opening(file));
  return found;
}

}  // namespace

int main() {
  const auto cmake = read_file(root / "CMakeLists.txt");
  const auto rooms = rooms_declared(cmake ? *cmake : "");
  Complaints found;
  std::size_t source_lines = 0;
  std::size_t test_lines = 0;
  for (const SourceFile& file : files_below(root, {".h", ".cc"})) {
    append(found, check_source(file, rooms));
    const bool test = file.path.find("_test.") != std::string::npos || file.path.starts_with("tests/");
    (test ? test_lines : source_lines) += lines_of(file.text).size();
  }
  for (const SourceFile& page : files_below(root, {".md"})) {
    if (is_input(page.path)) continue;
    append(found, check_text(page));
    append(found, check_page(page, exists_in_tree));
    if (page.path.starts_with("tests/stories/")) test_lines += lines_of(page.text).size();
  }
  for (const SourceFile& file : files_below(root, {".cmake", "CMakeLists.txt", ".sh", ".txt"}))
    if (!is_input(file.path)) append(found, check_text(file));
  if (const auto script = read_file(root / "dev")) append(found, check_text({"dev", *script}));
  const std::string subjects = last_subjects();
  for (const std::string_view subject : lines_of(subjects)) append(found, check_subject(subject));
  fmt::print("{} lines of source, {} of tests and stories: {:.2f} to 1\n", source_lines, test_lines,
             static_cast<double>(test_lines) / static_cast<double>(std::max<std::size_t>(source_lines, 1)));
  return report("tidy", found);
}
