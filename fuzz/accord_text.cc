// Any bytes: reading never crashes or hangs. A text without a fault, printed and
// read again, is the same tree; printed twice, the same bytes.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "casus/accord/from_text.h"
#include "casus/base/check.h"
#include "casus/text/format.h"
#include "casus/text/parser.h"
#include "casus/text/render.h"

using namespace casus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view file{reinterpret_cast<const char*>(data), size};
  const text::File parsed = text::parse(file);
  const std::string once = text::format(file);
  if (parsed.diagnostics.empty()) {
    const text::File again = text::parse(once);
    CASUS_CHECK(again.diagnostics.empty());
    CASUS_CHECK(text::dump(again) == text::dump(parsed));
  }
  CASUS_CHECK(text::format(once) == once);
  // Zones are compiled by a room with a fuzzer of its own; here they would be slow.
  if (file.find("zone") == std::string_view::npos) {
    const accord::Reading reading = accord::from_text(file, {});
    for (const text::Diagnostic& d : reading.diagnostics) {
      CASUS_CHECK(d.begin <= d.end && d.end <= file.size());
      CASUS_CHECK(!text::render(d, "x", file, text::Colour::off).empty());
    }
    CASUS_CHECK(!text::to_json(reading.diagnostics, file).empty());
  }
  return 0;
}
