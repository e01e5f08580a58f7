// settle --mask PARTY --out FILE: what one party accepts, from its own pages. settle --masks
// FILE...: what all of them accept, without any page.
#include <fmt/format.h>

#include "casus/cli/commands.h"
#include "casus/cli/heard_positions.h"
#include "casus/cli/page_faults.h"
#include "casus/host/files.h"
#include "casus/masks/together.h"
#include "casus/seal/json.h"
#include "casus/verb/accord_file.h"
#include "casus/verb/check_page.h"

namespace casus::cli {

using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

Result<std::vector<masks::Mask>> read_all(const masks::Text& text, const std::vector<std::string>& paths) {
  std::vector<masks::Mask> out;
  for (const std::string& path : paths) {
    CASUS_TRY(bytes, verb::read_accord(path));
    auto mask = masks::read_mask(text, bytes);
    if (!mask) {
      Fault fault = mask.fault();
      fault.place.file = path;
      return fault;
    }
    out.push_back(std::move(*mask));
  }
  return out;
}

int told(const masks::Mask& mask, const Arguments& arguments, Shell& shell) {
  if (as_json(arguments)) {
    seal::JsonWriter json;
    json.begin_object().key("schema").string("casus.masked/1").key("file").string(arguments.out).key("party").string(mask.party).key("as_of").string(measure::print(mask.as_of));
    json.key("accord").string(mask.accord).key("packages").integer(static_cast<std::int64_t>(mask.packages)).key("accepted").integer(static_cast<std::int64_t>(mask.accepted)).end();
    shell.line(json.take());
    return exit_clean;
  }
  shell.line(fmt::format("{}: {} accepts {} of {} packages", arguments.out, mask.party, mask.accepted, mask.packages));
  shell.line(fmt::format("before it leaves the house: {}", masks::what_a_mask_tells()));
  return exit_clean;
}

}  // namespace

int settle_mask(const Arguments& arguments, Shell& shell) {
  if (arguments.out.empty()) return Shell::fault({FaultKind::usage, "a mask is a file of bits", "say where it goes: `--out up.mask`", {}});
  const auto heard = heard_positions(arguments);
  if (!heard) return Shell::fault(heard.fault());
  const auto text = masks::text_of(heard->agenda, heard->accord);
  if (!text) return Shell::fault(text.fault());
  if (!positions::sound(heard->pages)) return tell_page_faults(heard->pages, arguments, shell);
  const positions::Case held = positions::case_of(heard->agenda, heard->pages, heard->day);
  if (interval::has_intervals(held.ranged)) Shell::say("casus: points are intervals: the mask holds every package that is possibly accepted");
  const auto mask = masks::mask_of(*text, held, arguments.mask);
  if (!mask) return Shell::fault(mask.fault());
  const auto written = host::write_file(arguments.out, masks::write_mask(*mask));
  return written ? told(*mask, arguments, shell) : Shell::fault(written.fault());
}

int settle_masks(const Arguments& arguments, Shell& shell) {
  if (!arguments.positions.empty()) return Shell::fault({FaultKind::usage, "--masks reads no page", "each side makes its own mask: `--mask PARTY --out FILE`", {}});
  const auto accord = verb::read_accord(arguments.target);
  if (!accord) return Shell::fault(accord.fault());
  const auto agenda = verb::agenda_of(arguments.target, *accord);
  if (!agenda) return Shell::fault(agenda.fault());
  const auto text = masks::text_of(*agenda, *accord);
  if (!text) return Shell::fault(text.fault());
  auto masks = read_all(*text, arguments.masks);
  if (!masks) return Shell::fault(masks.fault());
  const auto joint = masks::intersect(*text, std::move(*masks));
  if (!joint) return Shell::fault(joint.fault());
  if (as_json(arguments)) shell.line(masks::joint_json(*text, *joint));
  else shell.show(masks::joint_screen(*text, *joint));
  return exit_clean;
}

}  // namespace casus::cli
