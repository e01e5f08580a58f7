// Any bytes as the files of a GENIUS scenario.
#include "fuzz/talk_judge.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  casus::fuzz::judge(casus::exchange::read_genius(casus::fuzz::folder_of(text), {}));
  return 0;
}
