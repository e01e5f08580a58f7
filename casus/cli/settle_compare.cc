// settle --compare: two drafts, or two sets of pages, side by side.
#include <fmt/format.h>

#include "casus/briefing/compare.h"
#include "casus/cli/commands.h"
#include "casus/cli/page_faults.h"
#include "casus/cli/sound_accord.h"
#include "casus/host/executor.h"
#include "casus/positions/format.h"
#include "casus/verb/accord_file.h"
#include "casus/verb/check_page.h"

namespace casus::cli {

using base::Fault;
using base::FaultKind;
using base::Result;
using positions::Agenda;
using positions::Outcome;
using positions::Page;

namespace {

// What `--compare` names: an accord, or pages, or both. What is not named is as it is now.
struct Older {
  std::string accord;
  std::vector<std::string> pages;
};

Result<Older> older(const Arguments& arguments) {
  Older out{arguments.target, arguments.positions};
  std::vector<std::string> pages;
  bool accord = false;
  for (const std::string& path : arguments.compare) {
    CASUS_TRY(bytes, verb::read_accord(path));
    if (positions::is_page(bytes)) {
      pages.push_back(path);
    } else if (accord) {
      return Fault{FaultKind::usage, fmt::format("`{}` and `{}` are both accords", out.accord, path), "name one older draft, and its pages of positions if they are not the same", {}};
    } else {
      out.accord = path;
      accord = true;
    }
  }
  if (!pages.empty()) out.pages = std::move(pages);
  return out;
}

Result<std::optional<Outcome>> settled(const Agenda& agenda, const std::vector<Page>& pages, std::optional<measure::Instant> as_of, const Arguments& arguments) {
  host::ThreadExecutor executor{arguments.threads};
  auto outcome = positions::settle(agenda, pages, as_of, executor);
  if (outcome) return std::optional{std::move(*outcome)};
  if (outcome.fault().kind == FaultKind::usage) return std::optional<Outcome>{};  // nobody takes a position
  return outcome.fault();
}

std::size_t faults(const std::vector<Page>& pages) {
  std::size_t out = 0;
  for (const Page& page : pages) out += page.diagnostics.size();
  return out;
}

}  // namespace

int settle_compared(const Arguments& arguments, Shell& shell) {
  if (arguments.format != Format::human && !as_json(arguments))
    return Shell::fault({FaultKind::usage, fmt::format("drafts are not compared as {}", name(arguments.format)), "use --format human or --format json", {}});
  if (!arguments.what_if.empty()) return Shell::fault({FaultKind::usage, "--compare stands alone", "compare what was said; leave --what-if out", {}});
  const auto as_of = instant_option("--as-of", arguments.as_of);
  if (!as_of) return Shell::fault(as_of.fault());
  const auto old = older(arguments);
  if (!old) return Shell::fault(old.fault());
  const auto agenda = verb::read_agenda(arguments.target);
  if (!agenda) return Shell::fault(agenda.fault());
  const auto old_agenda = verb::read_agenda(old->accord);
  if (!old_agenda) return Shell::fault(old_agenda.fault());
  const auto pages = verb::read_positions(*agenda, arguments.positions);
  if (!pages) return Shell::fault(pages.fault());
  if (!positions::sound(*pages)) return tell_page_faults(*pages, arguments, shell);
  const auto old_pages = verb::read_positions(*old_agenda, old->pages);
  if (!old_pages) return Shell::fault(old_pages.fault());
  // Pages written on the new draft may name what the old one has not; pages of its own may not.
  if (!positions::sound(*old_pages) && old->pages != arguments.positions) return tell_page_faults(*old_pages, arguments, shell);
  const auto now = settled(*agenda, *pages, *as_of, arguments);
  if (!now) return Shell::fault(now.fault());
  const auto then = settled(*old_agenda, *old_pages, *as_of, arguments);
  if (!then) return Shell::fault(then.fault());
  const briefing::Side before{old->accord, &*old_agenda, &*old_pages, *then ? &**then : nullptr, faults(*old_pages)};
  const briefing::Side after{arguments.target, &*agenda, &*pages, *now ? &**now : nullptr, 0};
  const briefing::Comparison moved = briefing::compare(before, after);
  if (as_json(arguments)) shell.line(briefing::compared_json(before, after, moved));
  else shell.show(briefing::compared_screen(before, after, moved));
  return exit_clean;
}

}  // namespace casus::cli
