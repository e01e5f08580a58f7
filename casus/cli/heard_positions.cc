// An accord, its pages, a day.
#include "casus/cli/heard_positions.h"

#include "casus/cli/sound_accord.h"
#include "casus/positions/outcome.h"
#include "casus/verb/accord_file.h"
#include "casus/verb/check_page.h"

namespace casus::cli {

base::Result<HeardPositions> heard_positions(const Arguments& arguments) {
  CASUS_TRY(as_of, instant_option("--as-of", arguments.as_of));
  CASUS_TRY(accord, verb::read_accord(arguments.target));
  CASUS_TRY(agenda, verb::agenda_of(arguments.target, accord));
  CASUS_TRY(pages, verb::read_positions(agenda, arguments.positions));
  const measure::Instant day = as_of.value_or(positions::latest(agenda, pages));
  for (const std::string& sentence : arguments.what_if) positions::suppose(agenda, pages, sentence, day);
  return HeardPositions{std::move(accord), std::move(agenda), std::move(pages), as_of, day};
}

}  // namespace casus::cli
