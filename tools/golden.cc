// golden: runs golden stories (story.h) and compares what is printed, byte by byte.
//
//   golden --casus PROGRAM [--with OPTIONS] [--update] PAGE|FOLDER...
//
// A folder means the *.story.md below it. Exit: 0 all as written, 1 a difference
// (shown as a unified diff), 2 usage, 4 everything was skipped because ../shared
// (or $CASUS_SHARED) is absent.
#include <fmt/format.h>
#include <stdlib.h>

#include <string_view>

#include "tests/support/source_dir.h"
#include "tools/diff.h"
#include "tools/play.h"
#include "tools/repository.h"

namespace {

using namespace casus::tools;
namespace fs = std::filesystem;

enum class Verdict { same, different, skipped };

struct Request {
  Stage stage;
  bool update = false;
  std::vector<fs::path> pages;
};

void add_pages(Request& request, const fs::path& path) {
  if (!fs::is_directory(path)) {
    request.pages.push_back(path);
    return;
  }
  for (const SourceFile& file : files_below(path, {".story.md"})) request.pages.push_back(path / file.path);
}

Request read_request(int count, char** words) {
  Request request;
  request.stage.repository = casus::test::source_dir();
  const char* shared = getenv("CASUS_SHARED");
  request.stage.shared = shared != nullptr ? fs::path{shared} : fs::path{casus::test::source_dir()}.parent_path() / "shared";
  for (int i = 1; i < count; ++i) {
    const std::string_view word{words[i]};
    if (word == "--casus" && i + 1 < count) {
      request.stage.program = words[++i];
    } else if (word == "--with" && i + 1 < count) {
      request.stage.with = words[++i];
    } else if (word == "--update") {
      request.update = true;
    } else {
      add_pages(request, fs::path{word});
    }
  }
  return request;
}

Verdict refuse(const fs::path& page, const casus::base::Fault& fault) {
  fmt::print("{}: {}\n", page.string(), fault.text());
  return Verdict::different;
}

Verdict check(const Request& request, const fs::path& page) {
  const auto text = read_file(page);
  if (!text) return refuse(page, text.fault());
  if (must_skip(request.stage, *text)) {
    fmt::print("skipped: {} needs {}\n", page.string(), request.stage.shared.string());
    return Verdict::skipped;
  }
  const auto story = parse_story(*text);
  if (!story) return refuse(page, story.fault());
  std::string aside;
  const auto played = play(request.stage, *story, aside);
  if (!played) return refuse(page, played.fault());
  const std::string difference = unified_diff(print(*story), print(*played));
  if (difference.empty()) return Verdict::same;
  if (request.update) {
    if (auto done = write_file(page, print(*played)); !done) return refuse(page, done.fault());
    fmt::print("{}: rewritten\n", page.string());
    return Verdict::same;
  }
  fmt::print("--- {}\n+++ what the program prints now\n{}", page.string(), difference);
  if (!aside.empty()) fmt::print("standard error was:\n{}", aside);
  return Verdict::different;
}

}  // namespace

int main(int count, char** words) {
  const Request request = read_request(count, words);
  if (request.stage.program.empty() || !fs::exists(request.stage.program)) {
    fmt::print(stderr, "usage: golden --casus PROGRAM [--with OPTIONS] [--update] PAGE|FOLDER...\n");
    return 2;
  }
  std::size_t same = 0;
  std::size_t different = 0;
  std::size_t skipped = 0;
  for (const fs::path& page : request.pages) {
    const Verdict verdict = check(request, page);
    same += verdict == Verdict::same;
    different += verdict == Verdict::different;
    skipped += verdict == Verdict::skipped;
  }
  fmt::print("{} as written, {} different, {} not run for want of data\n", same, different, skipped);
  if (different > 0) return 1;
  return same == 0 && skipped > 0 ? 4 : 0;
}
