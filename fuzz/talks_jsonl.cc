// Any bytes as a line of talks-jsonl.
#include "fuzz/talk_judge.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  casus::fuzz::judge(casus::exchange::read_talk_line({.text = text, .offset = 0, .number = 1, .too_long = false}, "f"));
  return 0;
}
