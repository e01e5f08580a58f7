// Story: a golden story, a Markdown page that a lawyer can read and a program can
// check. Prose, the files, the commands and what they must print are one text:
//
//   ````file border.accord.md      written into an empty folder
//   ...
//   ````
//   ```run                         run there, one after the other
//   $ casus check border.accord.md
//   what stdout must hold, byte by byte
//   [exit 1]
//   ```
//
// `[exit N]` closes a command that ends with N != 0. A command is a line of sh;
// standard error is compared where the command says `2>&1`. Output without a
// final line end is followed by `[no line end]`. Fences are three backticks or
// more; a longer fence may hold a shorter one.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"

namespace casus::tools {

struct Command {
  std::string line;  // without "$ "
  std::string expected;  // stdout and the marks above, lines ended by "\n"
};

struct Block {
  enum class Kind { prose, file, run };
  Kind kind = Kind::prose;
  std::string text;  // prose: as it stands, fences included; file: its content
  std::string name;  // file: its name
  std::string fence; // file, run: the backticks
  std::vector<Command> commands;
};

struct Story {
  std::vector<Block> blocks;
};

// Faults: malformed (a fence that is never closed, a run block without commands,
// a file name that leaves the folder), with the line.
base::Result<Story> parse_story(std::string_view text);

// The story as text; parse_story(print(s)) == s, and print(parse_story(t)) == t.
[[nodiscard]] std::string print(const Story& story);

struct Outcome {
  std::string out;
  std::string err;
  int status = 0;
};

// Output and status as a story writes them.
[[nodiscard]] std::string transcript(const Outcome& outcome);

}  // namespace casus::tools
