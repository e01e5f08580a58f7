// Exchange: talks as the files of other programs, and back. Each reader knows its format
// and gives a talks::Talk, or a fault with the file, where in it, and a cure.
//
// Everything is bytes in hand: verb/ and host/ open files. What a library reads (XML by
// pugixml, YAML by yaml-cpp, JSON by simdjson) is measured first: its size, its depth,
// and what could grow without a limit (guard.h). No exception leaves this room.
//
// The formats are in docs/formats/talks.md.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/byte_source.h"
#include "casus/talks/talk.h"

namespace casus::exchange {

// One file; `name` is how the user would name it, for faults.
struct File {
  std::string name;
  std::string bytes;
};

// A talk and what a reader of it should know: profiles left out, values cut in steps.
struct Import {
  talks::Talk talk{};
  std::vector<std::string> notes{};
};

// How many of a folder's profiles are one talk, where it holds more than three: that
// many, the first by file name. 0: three if a folder's name holds "2015", else two
// (docs/formats/talks.md says why).
struct Profiles {
  std::size_t parties = 0;
  bool of_2015 = false;
};

// The files of one folder, in the order of their names.
base::Result<Import> read_genius(std::span<const File> folder, const Profiles& profiles);
base::Result<Import> read_negmas(std::span<const File> folder, const Profiles& profiles);
base::Result<Import> read_negolog(std::span<const File> folder);
// config.txt and the files of scores_files/, by the names that config.txt gives them.
base::Result<Import> read_scorable(std::span<const File> folder);
base::Result<Import> read_issue_csv(const File& file);

// One talk, which is one line of a talks-jsonl file. Faults name the line and where in it.
base::Result<Import> read_talk_line(const base::Line& line, const std::string& file);

// The talk as an issue matrix. Fault of kind conflict: it has conditions over several
// options, bonuses or scores that the matrix cannot say.
base::Result<std::string> write_issue_csv(const talks::Talk& talk);

}  // namespace casus::exchange
