#include "casus/base/csv.h"

#include <doctest/doctest.h>

#include <array>

using namespace casus;

TEST_CASE("a cell is quoted where a reader would stumble, and only there") {
  CHECK(base::csv_cell("Board of Three") == "Board of Three");
  CHECK(base::csv_cell("") == "");
  CHECK(base::csv_cell("a,b") == "\"a,b\"");
  CHECK(base::csv_cell("say \"no\"") == "\"say \"\"no\"\"\"");
  CHECK(base::csv_cell("two\nlines") == "\"two\nlines\"");
}

TEST_CASE("a row keeps its empty cells, the first one too") {
  const std::array<std::string, 4> cells{"", "a", "", "b,c"};
  CHECK(base::csv_row(cells) == ",a,,\"b,c\"");
  CHECK(base::csv_row({}) == "");
}
