// Parser: one accord file to sentences, every fault in one pass.
//
// Recursive descent by hand. After a mistake the rest of the sentence is skipped,
// so one mistake gives one diagnostic; a missing full stop is seen where the next
// sentence begins on its own line, and that sentence is still read.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "casus/text/document.h"
#include "casus/text/tree.h"

namespace casus::text {

struct Block {
  Fence fence;
  Tokens tokens;
  std::vector<Sentence> sentences;
  bool sound = true;  // no error inside
};

struct File {
  Document document;
  std::vector<Block> blocks;
  std::vector<Diagnostic> diagnostics;  // of document, tokens and sentences, by position
  std::deque<std::string> words;        // of the options taken, where choices are closed
};

class Closing;  // choices.h

// Tokens point into `file`, which must outlive the result. With a closing the file is
// read as that variant: sentences whose guard does not hold are left out, and the
// words of the option taken stand for each `#choice`. A choice that is not decided,
// dropped, or whose words are no value, stays a choice.
[[nodiscard]] File parse(std::string_view file, const Closing* closing = nullptr);

// The tree in one line per sentence, without spans: equal trees, equal dumps.
//   (party UKR "Ukraine")
[[nodiscard]] std::string dump(const File& file);

}  // namespace casus::text
