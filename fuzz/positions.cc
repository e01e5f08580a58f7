// Any bytes as a page of positions, or as two: reading never crashes, formatting twice is
// formatting once, every diagnostic has a place and can be shown, and what is sound settles in
// the same bytes whoever comes first.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "casus/base/check.h"
#include "casus/base/executor.h"
#include "casus/positions/format.h"
#include "casus/positions/outcome.h"
#include "casus/text/codes_positions.h"
#include "casus/text/render.h"

using namespace casus;

namespace {

positions::Count acceptable(const positions::Agenda& agenda, const std::vector<positions::Page>& pages) {
  base::SerialExecutor serial;
  const auto outcome = positions::settle(agenda, pages, {}, serial);
  if (!outcome) return {};
  CASUS_CHECK(!positions::screen(agenda, pages, *outcome).empty());
  CASUS_CHECK(!positions::json(agenda, pages, *outcome).empty());
  return outcome->survey.acceptable;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const positions::Agenda agenda = std::move(*positions::Agenda::of(text::position_examples()));
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  const std::string formatted = positions::format(bytes);
  CASUS_CHECK(positions::format(formatted) == formatted);
  const std::size_t half = std::min(bytes.find("\n===\n"), bytes.size());
  std::vector<positions::Page> pages{positions::read_page(agenda, "a", std::string{bytes.substr(0, half)})};
  if (half < bytes.size()) pages.push_back(positions::read_page(agenda, "b", std::string{bytes.substr(half + 5)}));
  positions::check_together(agenda, pages);
  for (const positions::Page& page : pages) {
    for (const text::Diagnostic& d : page.diagnostics) {
      CASUS_CHECK(d.begin <= d.end && d.end <= page.bytes.size());
      CASUS_CHECK(!text::render(d, "x", page.bytes, text::Colour::off).empty());
    }
  }
  if (!positions::sound(pages)) return 0;
  const positions::Count count = acceptable(agenda, pages);
  std::ranges::reverse(pages);
  CASUS_CHECK(acceptable(agenda, pages) == count);
  return 0;
}
