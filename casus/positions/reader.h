// Reader of one sentence of a positions block; page.cc cuts the block into them.
#pragma once

#include <map>

#include "casus/positions/page.h"
#include "casus/text/cursor.h"

namespace casus::positions {

struct Source {  // `source AP "Associated Press", grade B3, of 2025-12-15Z.`
  std::string title, grade;
  std::optional<measure::Instant> of;
};

struct Reading {
  const Agenda& agenda;
  Page& page;
  std::map<std::string, Source, std::less<>> sources;
};

void read_sentence(Reading& reading, text::Cursor& cursor);

// `#trigger 2 or 3 and not (#donbas keep or #cap 1)`; `first`: the first choice it names.
talks::Condition condition_rule(const Agenda& agenda, text::Cursor& cursor, std::optional<std::size_t>& first);
// `#cap 1 or 2`: one choice with the options named.
struct Taken {
  std::size_t choice = 0;
  std::vector<std::int64_t> options;
  talks::Condition condition;
};
std::optional<Taken> taken_rule(const Agenda& agenda, text::Cursor& cursor);
// `1`, `keep`, `drop`, `"ten years"`.
[[nodiscard]] bool at_option(const text::Cursor& cursor);
std::int64_t option_rule(const Agenda& agenda, text::Cursor& cursor, std::size_t choice);
std::size_t choice_rule(const Agenda& agenda, text::Cursor& cursor);

}  // namespace casus::positions
