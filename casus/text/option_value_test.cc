#include <doctest/doctest.h>

#include "casus/text/choices.h"

namespace casus::text {
namespace {

std::string value(std::string_view words, std::string_view said = {}) {
  Option option;
  option.text = words;
  option.value = said;
  return option_value(option).value_or("none");
}

TEST_CASE("an option used as a value is a number, a quantity, a name or a date") {
  CHECK(value("800,000") == "800000");
  CHECK(value("30 000") == "30000");
  CHECK(value("15 km") == "15 km");
  CHECK(value("1.5 nautical miles") == "1.5 nmi");
  CHECK(value("90 days") == "90 d");
  CHECK(value("2 weeks") == "14 d");
  CHECK(value("24 hours") == "24 h");
  CHECK(value("18 months") == "18 months");
  CHECK(value("10 years") == "10 y");
  CHECK(value("30,000 tonnes") == "30000 t");
  CHECK(value("donbas") == "donbas");
  CHECK(value("2026-01-01Z") == "2026-01-01Z");
}

TEST_CASE("numbers in words are numbers") {
  CHECK(value("ninety days") == "90 d");
  CHECK(value("Ninety (90) days") == "90 d");
  CHECK(value("six hundred thousand") == "600000");
  CHECK(value("one hundred and twenty-five kilometres") == "125 km");
  CHECK(value("a hundred metres") == "100 m");
  CHECK(value("two million") == "2000000");
  CHECK(value("three weeks") == "21 d");
  CHECK(value("forty-five") == "45");
}

TEST_CASE("other words are no value, and a number that contradicts itself is none") {
  for (const std::string_view words :
       {"within 90 days", "800,000 personnel", "8,00", "1,0000", "ninety (60) days", "the Donbas",
        "forty forty", "1.5.2", "90 fortnights", "1.5 weeks", "", "ninety (90"}) {
    CAPTURE(words);
    CHECK(value(words) == "none");
  }
}

TEST_CASE("value= says what the words do not") {
  CHECK(value("a wide strip", "15 kilometres") == "15 km");
  CHECK(value("most of them", "two thirds") == "two thirds");
  CHECK(value("800,000", "700,000") == "700000");
}

}  // namespace
}  // namespace casus::text
