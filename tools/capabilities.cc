// capabilities: the table in README.md against docs/capabilities.txt, and that
// against the tests that exist. `--update` rewrites the table.
//
//   capabilities --build FOLDER [--update]
#include <fmt/format.h>
#include <stdio.h>

#include <array>
#include <string_view>

#include "tests/support/source_dir.h"
#include "tools/capabilities_table.h"

namespace {

using namespace casus::tools;

std::string output_of(const std::string& command) {
  std::string text;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return text;
  std::array<char, 4096> room{};
  std::size_t got = fread(room.data(), 1, room.size(), pipe);
  for (; got > 0; got = fread(room.data(), 1, room.size(), pipe)) text.append(room.data(), got);
  pclose(pipe);
  return text;
}

std::set<std::string> tests_known(const std::filesystem::path& root, const std::string& build) {
  std::set<std::string> known;
  for (const std::string& name : ctest_names_of(output_of(fmt::format("ctest --test-dir '{}' -N", build)))) known.insert(name);
  for (const SourceFile& file : files_below(root, {".cc"}))
    for (const std::string& name : test_cases_of(file.text)) known.insert(name);
  return known;
}

void append(Complaints& all, Complaints more) {
  for (Complaint& each : more) all.push_back(std::move(each));
}

}  // namespace

int main(int count, char** words) {
  Stale stale = Stale::complain;
  std::string build;
  for (int i = 1; i < count; ++i) {
    const std::string_view word{words[i]};
    if (word == "--update") stale = Stale::rewrite;
    if (word == "--build" && i + 1 < count) build = words[++i];
  }
  const std::filesystem::path root{casus::test::source_dir()};
  const auto list = read_file(root / "docs/capabilities.txt");
  if (!list || build.empty()) return report("capabilities", {{"docs/capabilities.txt", 0, "cannot be read, or no --build"}});
  Complaints complaints;
  const auto capabilities = read_capabilities({"docs/capabilities.txt", *list}, complaints);
  append(complaints, check_tests_exist(capabilities, tests_known(root, build)));
  append(complaints, keep_generated(root, {"README.md", "capabilities", capability_table(capabilities)}, stale));
  if (complaints.empty()) fmt::print("{} capabilities, every test they name exists\n", capabilities.size());
  return report("capabilities", complaints);
}
