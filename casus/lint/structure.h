// Structure: the warnings about clocks, duties, proofs and places, judged on the tree
// (view.h). One function a code; each gives its diagnostics in the order of the text.
#pragma once

#include <vector>

#include "casus/lint/view.h"
#include "casus/text/diagnostic.h"

namespace casus::lint {

// CAS-W0615: a ceiling that does not say who is counted, or who counts.
[[nodiscard]] std::vector<text::Diagnostic> ceilings_uncounted(const View& view);
// CAS-W0616: a line without a day, a line of which it is not said along what it runs.
[[nodiscard]] std::vector<text::Diagnostic> undated_shapes(const View& view);
// CAS-W0621: a clock that may start at the breach, at its finding or its attribution.
[[nodiscard]] std::vector<text::Diagnostic> open_clocks(const View& view);
// CAS-W0622: a deadline that may be over before anybody can know of the duty.
[[nodiscard]] std::vector<text::Diagnostic> born_overdue(const View& view);
// CAS-W0623: a deadline not longer than the lateness of the sources.
[[nodiscard]] std::vector<text::Diagnostic> shorter_than_lateness(const View& view);
// CAS-W0624: breaches that nothing follows from; one for the accord.
[[nodiscard]] std::vector<text::Diagnostic> without_consequence(const View& view);
// CAS-W0625: duties that no source can show as done; one for the accord.
[[nodiscard]] std::vector<text::Diagnostic> unreportable_duties(const View& view);
// CAS-W0626: a stay longer than the silence after which it is no longer certain.
[[nodiscard]] std::vector<text::Diagnostic> dwells_beyond_gap(const View& view);
// CAS-W0627: a trigger and what voids it, without an order between the two.
[[nodiscard]] std::vector<text::Diagnostic> voids_and_triggers(const View& view);
// CAS-W0628: parties with duties and no way to ratify.
[[nodiscard]] std::vector<text::Diagnostic> without_ratification(const View& view);
// CAS-W0629: what can never be reached, or always is.
[[nodiscard]] std::vector<text::Diagnostic> unlikely_thresholds(const View& view);
// CAS-W0630: an incident asked for at one instant only.
[[nodiscard]] std::vector<text::Diagnostic> without_window(const View& view);
// CAS-W0644: names that nothing uses.
[[nodiscard]] std::vector<text::Diagnostic> unused_names(const View& view);

}  // namespace casus::lint
