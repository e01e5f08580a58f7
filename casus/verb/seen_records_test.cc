#include <doctest/doctest.h>

#include <string>

#include "casus/verb/seen_records.h"

using casus::verb::SeenRecords;

TEST_CASE("an id is new once, however many others come between") {
  SeenRecords seen;
  CHECK(seen.add("p-17"));
  CHECK_FALSE(seen.add("p-17"));
  int fresh = 0;
  for (int i = 0; i < 10'000; ++i) fresh += seen.add(std::to_string(i)) ? 1 : 0;
  CHECK(fresh == 10'000);
  for (int i = 0; i < 10'000; ++i) fresh += seen.add(std::to_string(i)) ? 1 : 0;
  CHECK(fresh == 10'000);
  CHECK_FALSE(seen.add("p-17"));
  CHECK(seen.add("an id that is longer than a key"));
  CHECK_FALSE(seen.add("an id that is longer than a key"));
  CHECK(seen.add(""));
  CHECK_FALSE(seen.add(""));
}
