// Ten thousand norms: reading stays linear. The bound is generous, for a slow machine
// under sanitizers; quadratic reading exceeds it by far.
#include <doctest/doctest.h>

#include <chrono>

#include "casus/accord/reading_test.h"

namespace casus::accord {
namespace {

std::string many(int norms) {
  std::string code;
  for (int i = 0; i < norms; ++i) {
    const std::string n = std::to_string(i);
    code += "kind k" + n + ".\n";
    code += "m" + n + " means no breach of 1." + std::to_string(3 * i + 1) + " within 7 d.\n";
    code += "1." + std::to_string(3 * i + 1) + " RUS, UKR must not commit k" + n + " in east: grave from 1 incident.\n";
    code += "1." + std::to_string(3 * i + 2) + " UKR may commit k" + n + " in east if fire within 1 h, notwithstanding 1." +
            std::to_string(3 * i + 1) + ".\n";
    code += "1." + std::to_string(3 * i + 3) + " on m" + n + ", Commission must consult within 24 h.\n";
  }
  return code;
}

std::int64_t milliseconds_for(int norms) {
  const std::string file = with_cast(many(norms));
  const auto begin = std::chrono::steady_clock::now();
  const Reading reading = from_text(file, beside_test);
  const auto took = std::chrono::steady_clock::now() - begin;
  CHECK(errors_of(reading).empty());
  return std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
}

TEST_CASE("four times the norms take no more than about four times as long") {
  const std::int64_t small = milliseconds_for(800);
  const std::int64_t large = milliseconds_for(3'200);
  MESSAGE("2 400 norms in " << small << " ms, 9 600 in " << large << " ms");
  CHECK(large <= 8 * small + 200);
}

}  // namespace
}  // namespace casus::accord
