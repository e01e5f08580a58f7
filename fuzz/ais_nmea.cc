// The ais_nmea reader on any bytes: it ends, every line and every formatter of a
// sentence gives at most one record, and every fact is well formed.
//
// Almost no mutation keeps a checksum right, so the lines are read a second time
// with their checksums mended, straight through the assembly: that is where the
// fields, the parts and the payloads are.
#include <cstdint>
#include <string>

#include "casus/base/check.h"
#include "casus/base/text.h"
#include "casus/intake/ais_assembly.h"
#include "casus/intake/ais_fact.h"
#include "casus/intake/intake.h"

using namespace casus;

namespace {

struct Judge : fact::Sink {
  std::uint64_t facts = 0, bad_records = 0;
  std::uint64_t size = 0;

  void fact(fact::Fact&& one) override {
    ++facts;
    CASUS_CHECK(one.offset < size);
    CASUS_CHECK(one.record.size() == 32);
    CASUS_CHECK(one.mover.starts_with("mmsi:"));
    CASUS_CHECK(one.what != "position" || one.place);
    if (one.when) CASUS_CHECK(measure::in_supported_years(one.when->from) && one.when->exact());
    CASUS_CHECK(base::is_utf8(fact::canonical(one)));
  }
  void bad(const fact::BadRecord& record) override {
    ++bad_records;
    CASUS_CHECK(record.offset <= size);
    CASUS_CHECK(!record.reason.empty() && record.line > 0);
  }
};

fact::SourceProfile profile() {
  fact::SourceProfile result;
  result.id = "fuzz";
  fact::MappingRule rule;
  rule.tests.any_of = {{{"flag", fact::Comparison::equal, fact::Value{"DEU"}}}};
  rule.kind = "patrol";
  result.rules.push_back(rule);
  return result;
}

Judge judge(std::string_view text) {
  Judge result;
  result.size = text.size();
  base::MemorySource bytes{text};
  const auto counts = intake::read_ais_nmea(bytes, profile(), result);
  CASUS_CHECK(counts.ok());
  CASUS_CHECK(counts->records == result.facts + result.bad_records);
  return result;
}

// Writes the right checksum over every "*hh" that follows a `!`, `$` or `\\`.
std::string mend(std::string line) {
  std::size_t start = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '!' || line[i] == '$' || line[i] == '\\') start = i + 1;
    if (line[i] != '*' || i + 2 >= line.size()) continue;
    constexpr std::string_view hex = "0123456789ABCDEF";
    const std::uint8_t sum = intake::nmea_checksum(std::string_view{line}.substr(start, i - start));
    line[i + 1] = hex[sum / 16];
    line[i + 2] = hex[sum % 16];
  }
  return line;
}

Judge judge_mended(const std::vector<std::string>& lines, std::uint64_t size) {
  Judge result;
  result.size = size;
  intake::AisAssembly assembly;
  const fact::SourceProfile source = profile();
  intake::AisFacts facts{source};
  fact::SourceProfile plain;  // rules must see the fact
  plain.id = "fuzz";
  intake::AisFacts plain_facts{plain};
  intake::AisGlimpses glimpses{plain};
  std::uint64_t offset = 0, number = 0;
  for (const std::string& line : lines) {
    const bool whole = assembly.take(mend(line), offset, ++number);
    for (const fact::BadRecord& bad : assembly.bad()) result.bad(bad);
    offset += line.size() + 1;
    if (!whole) continue;
    const auto message = intake::decode(assembly.record().bits);
    if (!message) {
      result.bad({"short", offset - 1, number, ""});
      continue;
    }
    result.fact(facts.make(assembly.record(), *message));
    // What is made of a glimpse is the fact, to the byte.
    if (!glimpses.tells(assembly.record(), *message)) continue;
    const std::string now = fact::to_json(plain_facts.make(assembly.record(), *message));
    CASUS_CHECK(fact::to_json(glimpses.of(assembly.record(), *message).fact()) == now);
  }
  assembly.finish();
  for (const fact::BadRecord& bad : assembly.bad()) result.bad(bad);
  return result;
}

std::vector<std::string> split_lines(const std::string& text) {
  std::vector<std::string> lines{""};
  for (const char c : text) {
    if (c == '\n' || c == '\r') lines.emplace_back();
    else lines.back().push_back(c);
  }
  return lines;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text{reinterpret_cast<const char*>(data), size};
  const std::vector<std::string> lines = split_lines(text);
  const Judge mended = judge_mended(lines, size + 1);
  constexpr std::size_t formatter = 4;  // `VDM,`
  const std::size_t most = lines.size() + size / formatter;
  CASUS_CHECK(mended.facts + mended.bad_records <= most);
  // The whole reader costs a buffer of a megabyte: every sixteenth size is enough.
  if (size % 16 != 0) return 0;
  const Judge once = judge(text);
  CASUS_CHECK(once.facts + once.bad_records <= most);
  return 0;
}
