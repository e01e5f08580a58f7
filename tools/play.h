// Play: a story's files written into an empty folder and its commands run there.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "casus/base/result.h"
#include "tools/story.h"

namespace casus::tools {

struct Stage {
  std::filesystem::path program;     // what `casus` means in a command
  std::string with;                  // options that every `casus` gets, such as "--threads 2"
  std::filesystem::path repository;  // what {{repo}} means
  std::filesystem::path shared;      // what {{shared}} means; may be absent
};

// Does the story name {{shared}}, and is that folder absent?
[[nodiscard]] bool must_skip(const Stage& stage, std::string_view story);

// Runs every command of the story, in order, in a temporary folder of its own
// that is removed afterwards, with an empty environment (LC_ALL=C, TZ=UTC,
// NO_COLOR=1) and no input. Returns the same story with what was printed in
// place of what was expected; standard error that no story asked for is added to
// `aside`. Faults: outside (no temporary folder, no shell).
base::Result<Story> play(const Stage& stage, const Story& story, std::string& aside);

}  // namespace casus::tools
