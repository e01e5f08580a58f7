#include <doctest/doctest.h>

#include "casus/measure/decimal.h"
#include "casus/measure/length.h"
#include "casus/measure/time.h"
#include "casus/measure/truth.h"

using namespace casus::measure;

static_assert(!Addable<Length, Duration>);
static_assert(nautical_miles(12) == metres(22'224));

TEST_CASE("an instant reads back exactly what it prints") {
  for (const char* text : {"2014-05-02T00:00:00.000Z", "1969-12-31T23:59:59.999Z",
                           "2000-02-29T12:34:56.789Z", "1900-03-01T00:00:00.000Z"}) {
    CHECK(print(parse_instant(text)->at) == text);
  }
}

TEST_CASE("a date needs an offset, and the offset is applied") {
  CHECK(print(parse_instant("2025-12-15T00:00+01:00")->at) == "2025-12-14T23:00:00.000Z");
  CHECK(parse_instant("2015-02-12Z")->date_only);
  CHECK_FALSE(parse_instant("2015-02-12").ok());
  CHECK(parse_instant_utc("2015-02-12 10:00:00").ok());
}

TEST_CASE("a date that is not in the calendar is a fault") {
  CHECK_FALSE(parse_instant("2023-02-29Z").ok());
  CHECK(parse_instant("2024-02-29Z").ok());
  CHECK_FALSE(parse_instant("2024-13-01Z").ok());
  CHECK_FALSE(parse_instant("2024-01-01T25:00Z").ok());
  CHECK_FALSE(parse_instant("2024-01-01Zx").ok());
}

TEST_CASE("a year outside 1900 to 2199 is not supported") {
  CHECK_FALSE(in_supported_years(parse_instant("2205-01-01Z")->at));
  CHECK(in_supported_years(parse_instant("2199-12-31Z")->at));
}

TEST_CASE("lengths are whole millimetres and print in their largest whole unit") {
  CHECK(*parse_length("12 nmi") == nautical_miles(12));
  CHECK(*parse_length("1.5 km") == metres(1500));
  CHECK(print(*parse_length("15 km")) == "15 km");
  CHECK(print(*parse_length("3 nmi")) == "3 nmi");
  CHECK_FALSE(parse_length("15 parsec").ok());
  CHECK_FALSE(parse_length("-1 km").ok());
  CHECK_FALSE(parse_length("50000 km").ok());
}

TEST_CASE("durations print as people write them") {
  CHECK(print(hours(24)) == "24 h");
  CHECK(print(days(7)) == "7 d");
  CHECK(print(minutes(90)) == "90 min");
  CHECK(print(milliseconds(1500)) == "1.5 s");
  CHECK_FALSE(parse_duration("3 months").ok());
}

TEST_CASE("Kleene's connectives keep what is unknown") {
  CHECK(both(Truth::yes, Truth::unknown) == Truth::unknown);
  CHECK(either(Truth::yes, Truth::unknown) == Truth::yes);
  CHECK(negate(Truth::unknown) == Truth::unknown);
}

TEST_CASE("a decimal keeps six places") {
  CHECK(print(*parse_decimal("30000.25")) == "30000.25");
  CHECK(print(*parse_decimal("-0.5")) == "-0.5");
  CHECK_FALSE(parse_decimal("1e3").ok());
  CHECK_FALSE(parse_decimal("99999999999999").ok());
  CHECK(parse_decimal("12345678901").ok());
  CHECK_FALSE(parse_decimal("12345678901.123457").ok());
}
