// Any bytes as a mask: refused with a cure, or a mask that is written as it was read, and whose
// intersection with itself is impossible and alone is what it accepts.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "casus/base/check.h"
#include "casus/masks/together.h"
#include "casus/text/codes_positions.h"

using namespace casus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const positions::Agenda agenda = std::move(*positions::Agenda::of(text::position_examples()));
  static const masks::Text text = *masks::text_of(agenda, text::position_examples());
  const auto mask = masks::read_mask(text, {reinterpret_cast<const char*>(data), size});
  if (!mask) {
    CASUS_CHECK(!mask.fault().help.empty());
    return 0;
  }
  CASUS_CHECK(masks::read_mask(text, masks::write_mask(*mask)).ok());
  const auto alone = masks::intersect(text, {*mask});
  CASUS_CHECK(alone.ok() && alone->acceptable == mask->accepted);
  CASUS_CHECK(!masks::intersect(text, {*mask, *mask}).ok());
  CASUS_CHECK(!masks::joint_screen(text, *alone).empty() && !masks::joint_json(text, *alone).empty());
  return 0;
}
