#include "casus/measure/calendar.h"

#include <doctest/doctest.h>

using namespace casus::measure;

namespace {

Instant at(const char* text) { return parse_instant(text)->at; }
constexpr Duration utc{};
constexpr Duration paris = hours(1);
Term of_days(std::int64_t n) { return {{}, n, 0}; }
Term of_months(std::int64_t n) { return {{}, 0, n}; }

}  // namespace

TEST_CASE("a term in hours ends at the millisecond") {
  CHECK(deadline(at("2026-01-01T10:00:00.250Z"), {hours(24), 0, 0}, paris) == at("2026-01-02T10:00:00.250Z"));
}

TEST_CASE("a term in days does not count the anchor's day and ends with the last day") {
  CHECK(deadline(at("2026-01-01Z"), of_days(30), utc) == at("2026-02-01Z"));
  CHECK(deadline(at("2026-01-01T23:59Z"), of_days(30), utc) == at("2026-02-01Z"));
}

TEST_CASE("days are the local days of the written offset") {
  // 23:30 UTC is already the next day in Paris.
  CHECK(deadline(at("2026-01-01T23:30Z"), of_days(1), paris) == at("2026-01-04T00:00+01:00"));
  CHECK(deadline(at("2026-01-01T23:30Z"), of_days(1), hours(-5)) == at("2026-01-03T00:00-05:00"));
}

TEST_CASE("a day that the month lacks becomes its last") {
  CHECK(deadline(at("2026-01-31Z"), of_months(1), utc) == at("2026-03-01Z"));
  CHECK(deadline(at("2024-01-31Z"), of_months(1), utc) == at("2024-03-01Z"));
  CHECK(deadline(at("2024-02-29Z"), of_months(12), utc) == at("2025-03-01Z"));
  CHECK(deadline(at("2025-12-15Z"), of_months(120), utc) == at("2035-12-16Z"));
}

TEST_CASE("a notice is in time up to the end of its last day") {
  CHECK(latest_notice(at("2026-03-01T08:00Z"), {hours(48), 0, 0}, utc) == at("2026-02-27T08:00Z"));
  CHECK(latest_notice(at("2026-03-15T08:00Z"), of_days(14), utc) == at("2026-03-02Z"));
  CHECK(latest_notice(at("2026-03-31T08:00Z"), of_months(1), utc) == at("2026-03-01Z"));
}

TEST_CASE("the day after begins at local midnight") {
  CHECK(day_after(at("2026-01-01Z"), utc) == at("2026-01-02Z"));
  CHECK(day_after(at("2026-01-01T23:30Z"), paris) == at("2026-01-03T00:00+01:00"));
  CHECK(day_after(at("1969-12-31T12:00Z"), utc) == at("1970-01-01Z"));
}

TEST_CASE("a yearly day is the next local one, and the last of February where the 29th lacks") {
  CHECK(next_yearly(at("2026-07-01Z"), 7, 1, utc) == at("2026-07-01Z"));
  CHECK(next_yearly(at("2026-07-01T00:00:00.001Z"), 7, 1, utc) == at("2027-07-01Z"));
  CHECK(next_yearly(at("2026-12-31T23:30Z"), 1, 1, paris) == at("2028-01-01T00:00+01:00"));
  CHECK(next_yearly(at("2026-01-01Z"), 2, 29, utc) == at("2026-02-28Z"));
  CHECK(next_yearly(at("2028-01-01Z"), 2, 29, utc) == at("2028-02-29Z"));
}

TEST_CASE("no term leads out of the calendar") {
  const Instant end = deadline(at("2026-01-01Z"), of_months(1'000'000), utc);
  CHECK(print(end) == "9999-12-31T23:59:59.999Z");
  CHECK(deadline(at("2026-01-01Z"), of_days(INT64_MAX / 2), utc) == end);
  CHECK(deadline(at("2026-01-01Z"), {Duration{INT64_MAX}, 0, 0}, utc) == end);
  CHECK(print(latest_notice(at("2026-01-01Z"), of_months(1'000'000), utc)).substr(0, 4) == "0001");
}

TEST_CASE("terms print as treaties write them") {
  CHECK(print(Term{hours(24), 0, 0}) == "24 h");
  CHECK(print(of_days(30)) == "30 d");
  CHECK(print(of_months(1)) == "1 month");
  CHECK(print(of_months(6)) == "6 months");
  CHECK(print(of_months(120)) == "10 y");
}
