// Write: a talk as the files of other programs. docs/formats/talks.md says what each can hold;
// what it cannot is a fault of kind conflict, or a note where something is left out.
#pragma once

#include <string>
#include <vector>

#include "casus/exchange/exchange.h"

namespace casus::exchange {

struct Written {
  std::vector<File> files{};        // names of their own, no folder
  std::vector<std::string> notes{};
};

// domain.yml, and a utility function for each party that names points. Lines are left out.
base::Result<Written> write_negmas(const talks::Talk& talk);

// "What is the least number of lines to lift?": every line is soft with weight 1, that a
// package is one is hard. OPB has least scores as sums; WCNF as clauses, or a fault of kind range.
[[nodiscard]] base::Result<std::string> write_opb(const talks::Talk& talk);
[[nodiscard]] base::Result<std::string> write_wcnf(const talks::Talk& talk);

// By name: csv, negmas, opb or wcnf; one file of the others is called talk.FORMAT. Fault of
// kind usage: no such format.
base::Result<Written> write_talk(const talks::Talk& talk, std::string_view format);

}  // namespace casus::exchange
