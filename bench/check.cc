// From the bytes of an accord to its meaning: is the time linear in the number of
// norms? A text of N norms of eight forms over N / 10 zones and kinds is read whole,
// with its diagnostics; it has none, or the program fails.
//
//   bench_check [NORMS]     (10000)
//
// The table gives processor time for N / 10, N / 4, N / 2 and N norms, and time per
// norm over that of the smallest text. docs/benchmarks.md keeps the last table.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "bench/measure.h"
#include "casus/accord/from_text.h"
#include "casus/base/text.h"

using namespace casus;

namespace {

constexpr int rounds = 5;

std::string declarations(std::int64_t names) {
  std::string out =
      "accord \"Bench\", draft 1, of 2026-01-01Z.\n"
      "party UKR \"Ukraine\". party RUS \"Russia\". party USA \"United States\".\n"
      "body Board \"Board\" of UKR, RUS, USA, deciding by majority of members.\n"
      "kind consult is act. kind personnel is declaration.\n"
      "source log \"log\", reads incidents_csv, origin board, grade B2, gap 10 min, covers everything published.\n"
      "source returns \"returns\", reads declarations_csv, origin board, grade B2, covers everything published.\n"
      "proof 1 origin, C3 or better.\n";
  for (std::int64_t i = 0; i < names; ++i) {
    const std::int64_t row = i / 100, column = i % 100;
    out += fmt::format("zone z{0} is area {1}.1N {2}.1E, {1}.1N {2}.2E, {1}.2N {2}.2E.\nkind k{0} is incident.\nkind m{0} is sighting.\n",
                       i, 10 + row % 50, column);
  }
  return out;
}

// One norm of each form in turn, over the names of its own number.
std::string norm(std::int64_t i, std::int64_t names) {
  const std::int64_t n = i % names;
  const std::string id = fmt::format("1.{}", i + 1);
  switch (i % 8) {
    case 0: return fmt::format("{} UKR, RUS must not commit k{} in z{}: minor from 1 incident; grave from 10 incidents within 24 h.\n", id, n, n);
    case 1: return fmt::format("{} nobody may have m{} in z{} for 5 min: grave.\n", id, n, n);
    case 2: return fmt::format("{} RUS must not have m{} in z{}, unless notified 48 h before: serious.\n", id, n, n);
    case 3: return fmt::format("{} on k{} by RUS, USA must consult to UKR within 24 h.\n", id, n);
    case 4: return fmt::format("{} Board must inspect in z{} every 15 d.\n", id, n);
    case 5: return fmt::format("e{0} means no k{1} in z{1} within 7 d.\n{2} on e{0}, UKR must consult within 3 d.\n", i, n, id);
    case 6: return fmt::format("{} nobody may have more than 75 m{} in z{}.\n", id, n, n);
    default: return fmt::format("{} UKR must report position of m{} in z{} every 1 h.\n", id, n, n);
  }
}

std::string text_of(std::int64_t norms) {
  const std::int64_t names = norms / 10;
  std::string prose = "# Bench\n\n## Article 1. All\n\n";
  std::string formal = declarations(names);
  for (std::int64_t i = 0; i < norms; ++i) {
    prose += fmt::format("1.{} One of 10, 75, 24 hours, 48 hours, 7 days, 3 days, 15 days, 5 minutes, 1 hour.\n\n", i + 1);
    formal += norm(i, names);
  }
  return prose + "```accord\n" + formal + "```\n";
}

void check_errors(const accord::Reading& reading, const std::string& text) {
  for (const text::Diagnostic& d : reading.diagnostics) {
    if (d.severity != text::Severity::error) continue;
    fmt::print(stderr, "the text has an error: {} `{}`\n", d.message, text.substr(d.begin, d.end - d.begin));
    std::exit(1);
  }
}

double seconds_to_read(std::int64_t norms) {
  const std::string text = text_of(norms);
  const accord::ReadBeside nothing = [](std::string_view) -> base::Result<std::string> {
    return base::Fault{base::FaultKind::not_found, "no file", "", {}};
  };
  return bench::timed(RUSAGE_SELF, rounds, [&] { check_errors(accord::from_text(text, nothing), text); });
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t norms = argc > 1 ? base::parse_int(argv[1]).value_or(0) : 10'000;
  if (norms < 100) return 2;
  fmt::print("| norms | seconds | per norm, over the smallest text |\n|---|---|---|\n");
  double smallest = 0;
  for (const std::int64_t n : {norms / 10, norms / 4, norms / 2, norms}) {
    const double seconds = seconds_to_read(n);
    const double each = seconds / static_cast<double>(n);
    if (smallest == 0) smallest = each;
    fmt::print("| {} | {:.3f} | {:.2f} |\n", n, seconds, each / smallest);
  }
  return 0;
}
