#include <doctest/doctest.h>

#include "tools/diff.h"
#include "tools/play.h"
#include "tools/repository.h"
#include "tools/story.h"

using namespace casus::tools;

namespace {

const std::string page =
    "# A story\n\nProse.\n\n```sh\n$ not ours\n```\n\n"
    "````file in.accord.md\n# Title\n```accord\nparty A \"A\".\n```\n````\n\n"
    "```run\n$ casus check in.accord.md\nout\n[exit 1]\n$ casus two\n```\nEnd.\n";

// A fake program: prints its words and the file, writes on stderr, exits 3 on `bad`.
const char* const fake =
    "#!/bin/sh\necho \"words: $*\"\necho \"aside\" >&2\n"
    "[ \"$1\" = cat ] && cat \"$2\"\n[ \"$1\" = bare ] && printf x\n[ \"$1\" = bad ] && exit 3\nexit 0\n";

struct Theatre {
  std::filesystem::path folder = std::filesystem::temp_directory_path() / "casus-golden-test";
  Stage stage;
  Theatre() {
    std::filesystem::create_directories(folder);
    stage.program = folder / "fake";
    stage.repository = "/the/repository";
    stage.shared = folder / "absent";
    const bool written = write_file(stage.program, fake).ok();
    REQUIRE(written);
    std::filesystem::permissions(stage.program, std::filesystem::perms::owner_all);
  }
  ~Theatre() { std::filesystem::remove_all(folder); }
};

std::string played(const Theatre& theatre, const std::string& text) {
  std::string aside;
  const auto story = parse_story(text);
  REQUIRE(story);
  const auto after = play(theatre.stage, *story, aside);
  REQUIRE(after);
  return print(*after);
}

}  // namespace

TEST_CASE("a story is prose, files and commands; other fences are prose") {
  const auto story = parse_story(page);
  REQUIRE(story);
  REQUIRE(story->blocks.size() == 5);
  CHECK(story->blocks[1].name == "in.accord.md");
  CHECK(story->blocks[1].text == "# Title\n```accord\nparty A \"A\".\n```\n");
  REQUIRE(story->blocks[3].commands.size() == 2);
  CHECK(story->blocks[3].commands[0].line == "casus check in.accord.md");
  CHECK(story->blocks[3].commands[0].expected == "out\n[exit 1]\n");
  CHECK(print(*story) == page);
}

TEST_CASE("an open fence, an empty run block and a file outside the folder are refused with their line") {
  CHECK(parse_story("a\n```run\n$ x\n").fault().place.line == 2);
  CHECK_FALSE(parse_story("```run\nno command\n```\n"));
  CHECK_FALSE(parse_story("```file ../x\n```\n"));
  CHECK_FALSE(parse_story("```file /x\n```\n"));
}

TEST_CASE("an output that holds a fence gets a longer one") {
  Story story;
  Block block;
  block.kind = Block::Kind::run;
  block.fence = "```";
  block.commands.push_back({"x", "```accord\n```\n"});
  story.blocks.push_back(block);
  CHECK(print(story) == "````run\n$ x\n```accord\n```\n````\n");
}

TEST_CASE("exit codes and a missing line end are part of the transcript") {
  CHECK(transcript({"a\n", "", 0}) == "a\n");
  CHECK(transcript({"a", "", 2}) == "a\n[no line end]\n[exit 2]\n");
  CHECK(transcript({"", "", 0}).empty());
}

TEST_CASE("commands run in a folder that holds the story's files") {
  const Theatre theatre;
  CHECK(played(theatre, "```file a/in.txt\nhello\n```\n```run\n$ casus cat a/in.txt\n```\n") ==
        "```file a/in.txt\nhello\n```\n```run\n$ casus cat a/in.txt\nwords: cat a/in.txt\nhello\n```\n");
}

TEST_CASE("stderr is compared only where the command asks, the exit code always") {
  const Theatre theatre;
  CHECK(played(theatre, "```run\n$ casus bad\n```\n") == "```run\n$ casus bad\nwords: bad\n[exit 3]\n```\n");
  CHECK(played(theatre, "```run\n$ casus two 2>&1\n```\n") == "```run\n$ casus two 2>&1\nwords: two\naside\n```\n");
}

TEST_CASE("every casus of a story gets the options of the stage, at its end") {
  Theatre theatre;
  theatre.stage.with = "--threads 2";
  CHECK(played(theatre, "```run\n$ casus one | cat\n```\n").find("words: one --threads 2\n") != std::string::npos);
}

TEST_CASE("a story that needs shared data is skipped where there is none") {
  Theatre theatre;
  CHECK(must_skip(theatre.stage, "$ casus facts {{shared}}/x"));
  CHECK_FALSE(must_skip(theatre.stage, "$ casus facts x"));
  theatre.stage.shared = theatre.folder;
  CHECK_FALSE(must_skip(theatre.stage, "$ casus facts {{shared}}/x"));
}

TEST_CASE("paths of this machine come back as marks") {
  const Theatre theatre;
  CHECK(played(theatre, "```run\n$ casus see {{repo}}/x\n```\n") ==
        "```run\n$ casus see {{repo}}/x\nwords: see {{repo}}/x\n```\n");
}

TEST_CASE("equal texts have no difference") { CHECK(unified_diff("a\nb\n", "a\nb\n").empty()); }

TEST_CASE("a difference is shown with three lines of context and its line") {
  CHECK(unified_diff("1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\nfive\n6\n") ==
        "@@ expected line 2 @@\n 2\n 3\n 4\n-5\n+five\n 6\n");
}

TEST_CASE("a difference keeps the longest common part") {
  CHECK(unified_diff("a\nb\nc\nd\n", "b\nc\nx\nd\n") == "@@ expected line 1 @@\n-a\n b\n c\n+x\n d\n");
}

TEST_CASE("two large texts with nothing in common are shown without exhausting memory") {
  std::string one;
  std::string two;
  for (int i = 0; i < 5'000; ++i) {
    one += "a\n";
    two += "b\n";
  }
  CHECK(unified_diff(one, two).size() == 3 * 10'000 + std::string{"@@ expected line 1 @@\n"}.size());
}
