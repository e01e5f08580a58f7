// A failing case as a page that anybody can run.
#include <fmt/format.h>

#include "casus/intake/intake.h"
#include "tests/differential/sayable.h"
#include "tests/differential/spell.h"
#include "tests/support/collector.h"

namespace casus::differential {

namespace {

std::string feed_of(const Case& one, const accord::Source& source) {
  std::string lines;
  for (const fact::Fact& fact : one.facts)
    if (fact.source == source.name) lines += fact::to_json(fact) + "\n";
  return lines;
}

// What the program would judge: every source reads facts, and acts happen when received.
std::optional<Case> as_read(const Case& one, Spelling& spelling) {
  Case told = one;
  make_sayable(told.accord);
  for (accord::Source& source : told.accord.sources) source.format = "facts_ndjson";
  for (fact::Fact& fact : told.facts)
    if (fact.root == fact::Root::act && !fact.received && fact.when) fact.received = fact.when->from;
  spelling = spell(told.accord);
  auto accord = read_back(told.accord, spelling);
  if (!accord) return std::nullopt;
  Case read{told.seed, *std::move(accord), {}};
  for (const accord::Source& source : read.accord.sources) {
    const std::string lines = feed_of(told, source);
    base::MemorySource bytes{lines};
    testing::Collector kept;
    if (!intake::read("facts_ndjson", bytes, source.profile, kept)) return std::nullopt;
    std::ranges::move(kept.facts, std::back_inserter(read.facts));
  }
  return read;
}

}  // namespace

std::optional<std::string> story(const Case& one, const std::function<bool(const Case&)>& fails) {
  Spelling spelling;
  const std::optional<Case> read = as_read(one, spelling);
  if (!read || !fails(*read)) return std::nullopt;
  std::string page = fmt::format("# Case {}\n\n````file case.accord.md\n{}````\n", one.seed, spelling.text);
  std::string watch = "$ casus watch case.accord.md";
  for (const accord::Source& source : read->accord.sources) {
    const std::string lines = feed_of(*read, source);
    if (lines.empty()) continue;
    page += fmt::format("\n```file {}.ndjson\n{}```\n", source.name, lines);
    watch += fmt::format(" --feed {0}={0}.ndjson", source.name);
  }
  return page + fmt::format("\n```run\n{0} --oracle 2>/dev/null\n{0} 2>/dev/null\n```\n", watch);
}

}  // namespace casus::differential
