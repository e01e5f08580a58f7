#include "casus/base/few.h"

#include <doctest/doctest.h>

#include <vector>

using casus::base::Few;

namespace {

std::vector<int> list(const Few<int>& few) { return {few.begin(), few.end()}; }

}  // namespace

TEST_CASE("a list of few keeps the order in which it was filled, however long it gets") {
  Few<int> few;
  std::vector<int> all;
  for (int i = 0; i < 40; ++i) {
    few.push_back(i * i);
    all.push_back(i * i);
    CHECK(list(few) == all);
  }
  CHECK(few.front() == 0);
  CHECK(few[39] == 39 * 39);
}

TEST_CASE("copies of a list of few are apart, moved ones leave nothing behind") {
  for (const int size : {0, 1, 2, 3, 9}) {
    Few<int> few;
    for (int i = 0; i < size; ++i) few.push_back(i);
    Few<int> copy = few;
    copy.push_back(7);
    CHECK(few.size() == static_cast<std::size_t>(size));
    const Few<int> moved = std::move(copy);
    CHECK(moved.size() == static_cast<std::size_t>(size) + 1);
    few = moved;
    CHECK(few == moved);
    few = Few<int>{1};
    CHECK(list(few) == std::vector<int>{1});
  }
}
