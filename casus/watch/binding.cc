// Sentences of entry into force become instants, norm by norm.
#include "casus/watch/binding.h"

#include <algorithm>
#include <string_view>

namespace casus::watch {

using accord::Anchor;
using accord::InForce;
using measure::Instant;

namespace {

class Calendar {
 public:
  Calendar(const accord::Accord& accord, const Collected& collected) : accord_{accord}, whole_{sentence_of("")} {
    for (const auto& [source, extent] : collected.extent) start_of_record_ = std::min(start_of_record_.value_or(extent.from), extent.from);
  }

  void bind(accord::Norm& norm) const {
    std::optional<Instant> from = norm.from;
    std::optional<Instant> until = norm.until;
    const auto starts = [&](Instant t) { from = std::max(from.value_or(t), t); };
    const auto ends = [&](Instant t) { until = std::min(until.value_or(t), t); };
    const InForce* own = sentence_of(std::string_view{norm.id}.substr(0, norm.id.find('.')));
    const InForce* ruling = own != nullptr ? own : whole_;
    if (ruling != nullptr) starts(ruling->date);
    // The article's own sentence prevails, but for a term that it does not state.
    const InForce* term = ruling != nullptr && ruling->term ? ruling : whole_;
    if (term != nullptr && term->term) ends(measure::deadline(term->date, *term->term, accord_.offset));
    bool never = false;
    if (norm.from_moment) {
      const std::optional<Instant> at = instant_of(*norm.from_moment);
      if (at) starts(*at);
      never = !at;
    }
    if (norm.until_moment) {
      if (const auto at = instant_of(*norm.until_moment)) ends(*at);
    }
    norm.from = from;
    norm.until = until;
    // An instant before all that a record may have: everything comes after it.
    if (never || (from && until && *from >= *until)) norm.from = norm.until = measure::civil(1800, 1, 1);
  }

 private:
  [[nodiscard]] const InForce* sentence_of(std::string_view article) const {
    const auto found = std::ranges::find(accord_.in_force, article, &InForce::article);
    return found == accord_.in_force.end() ? nullptr : &*found;
  }

  [[nodiscard]] std::optional<Instant> instant_of(const accord::Moment& moment) const {
    std::optional<Instant> anchor = moment.anchor.date;
    if (moment.anchor.sort == Anchor::Sort::entry_into_force) {
      anchor = std::nullopt;
      if (whole_ != nullptr) anchor = whole_->date;
      else if (accord_.in_force.empty()) anchor = start_of_record_;
    }
    if (!anchor || !moment.after) return anchor;
    return measure::deadline(*anchor, *moment.after, accord_.offset);
  }

  const accord::Accord& accord_;
  const InForce* whole_;
  std::optional<Instant> start_of_record_;
};

}  // namespace

accord::Accord bound(const accord::Accord& accord, const Collected& collected) {
  accord::Accord out = accord;
  const Calendar calendar{accord, collected};
  for (accord::Norm& norm : out.norms) calendar.bind(norm);
  return out;
}

}  // namespace casus::watch
