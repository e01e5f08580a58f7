// Any bytes as an issue matrix; what is read and can be written comes back as it was.
#include "fuzz/talk_judge.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto import = casus::exchange::read_issue_csv({"f", std::string{text}});
  casus::fuzz::judge(import);
  const auto written = import ? casus::exchange::write_issue_csv(import->talk) : casus::base::Result<std::string>{casus::base::Fault{}};
  if (!written) return 0;
  const auto again = casus::exchange::read_issue_csv({"f", *written});
  CASUS_CHECK(again.ok());
  CASUS_CHECK(again->talk.lines.size() == import->talk.lines.size());
  CASUS_CHECK(*casus::exchange::write_issue_csv(again->talk) == *written);
  return 0;
}
