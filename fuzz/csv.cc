// CsvReader on any bytes. The first two bytes choose the limits and how the input
// arrives; the records must be the same for whole and for dripping input, lie in
// order, and, where all are good, come back when they are written out again.
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "casus/base/check.h"
#include "casus/intake/csv.h"

using namespace casus;

namespace {

struct Record {
  std::vector<std::string> cells;
  std::string problem;
  std::uint64_t offset = 0;
  std::uint64_t line = 0;
  friend bool operator==(const Record&, const Record&) = default;
};

class Drip : public base::ByteSource {
 public:
  Drip(std::string_view bytes, std::size_t step) : source_{bytes}, step_{step} {}
  base::Result<std::size_t> read(std::span<char> room) override {
    return source_.read(room.first(std::min(step_, room.size())));
  }

 private:
  base::MemorySource source_;
  std::size_t step_;
};

std::vector<Record> records_of(std::string_view text, std::size_t step, intake::CsvLimits limits) {
  Drip source{text, step};
  intake::CsvReader reader{source, limits};
  std::vector<Record> out;
  while (reader.next()) {
    CASUS_CHECK(reader.problem().empty() || reader.cells().empty());
    out.push_back({{reader.cells().begin(), reader.cells().end()}, std::string{reader.problem()}, reader.offset(),
                   reader.line()});
  }
  CASUS_CHECK(reader.bytes_read() == text.size());
  return out;
}

void check_order(const std::vector<Record>& records, std::string_view text) {
  for (std::size_t i = 0; i < records.size(); ++i) {
    CASUS_CHECK(records[i].offset < text.size());
    CASUS_CHECK(records[i].problem.empty() == !records[i].cells.empty());
    const auto lines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(records[i].offset), '\n');
    CASUS_CHECK(records[i].line == static_cast<std::uint64_t>(lines) + 1);
    if (i > 0) CASUS_CHECK(records[i].offset > records[i - 1].offset);
  }
}

std::string written(const std::vector<Record>& records) {
  std::string out;
  for (const Record& record : records) {
    for (std::size_t i = 0; i < record.cells.size(); ++i) {
      out += i == 0 ? "\"" : ",\"";
      for (const char c : record.cells[i]) out += c == '"' ? "\"\"" : std::string(1, c);
      out += '"';
    }
    out += '\n';
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const intake::CsvLimits limits{.record = 16 + std::size_t{data[0]} * 4, .columns = 1 + data[0] % 40U};
  const std::size_t step = 1 + data[1];
  const std::string_view text{reinterpret_cast<const char*>(data) + 2, size - 2};
  const std::vector<Record> whole = records_of(text, size, limits);
  CASUS_CHECK(records_of(text, step, limits) == whole);
  check_order(whole, text);
  if (!std::all_of(whole.begin(), whole.end(), [](const Record& r) { return r.problem.empty(); })) return 0;
  const std::vector<Record> again = records_of(written(whole), size, {});
  CASUS_CHECK(again.size() == whole.size());
  for (std::size_t i = 0; i < whole.size(); ++i) CASUS_CHECK(again[i].cells == whole[i].cells);
  return 0;
}
