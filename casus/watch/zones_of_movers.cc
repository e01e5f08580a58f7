// Every place of a text that may ask about sightings, and its zone.
#include "casus/watch/zones_of_movers.h"

#include <algorithm>

namespace casus::watch {

namespace {

class Zones {
 public:
  Zones(const accord::Accord& accord, const std::set<std::string_view>& sources) : accord_{accord}, sources_{sources} {}

  std::optional<std::set<std::size_t>> all() {
    for (const accord::Norm& norm : accord_.norms) add(norm);
    for (const accord::Meaning& meaning : accord_.meanings) add(meaning.condition);
    if (anywhere_) return std::nullopt;
    return std::move(zones_);
  }

 private:
  // May one of the sources tell of such a mover?
  [[nodiscard]] bool is_seen(std::string_view kind, fact::Root root) const {
    return root == fact::Root::sighting || std::ranges::any_of(accord_.sources, [&](const accord::Source& source) {
      return sources_.contains(source.name) && accord::can_give(accord_, source, kind);
    });
  }

  void add(const accord::Norm& norm) {
    using Form = accord::NormForm;
    // A silence after a report is judged wherever the report is from.
    if (norm.form == Form::position_report) anywhere_ = true;
    if (norm.form != Form::permission && is_seen(norm.kind, norm.root)) add_zones_of(norm);
    for (const accord::Excuse& excuse : norm.excuses) add(excuse.condition);
  }

  void add_zones_of(const accord::Norm& norm) {
    zones_.insert(norm.each.begin(), norm.each.end());
    if (norm.zone) zones_.insert(*norm.zone);
    if (norm.each.empty() && !norm.zone) anywhere_ = true;
  }

  void add(const accord::Condition& condition) {
    for (const std::vector<accord::Literal>& conjunction : condition.any_of) {
      for (const accord::Literal& literal : conjunction) {
        for (const accord::Condition& group : literal.group) add(group);
        if (literal.sort == accord::Literal::Sort::event) add(literal.event);
        if (literal.since) add(*literal.since);
      }
    }
  }

  void add(const accord::Event& event) {
    using Sort = accord::Where::Sort;
    if (event.sort != accord::Event::Sort::facts || !is_seen(event.kind, event.root)) return;
    if (event.where.sort == Sort::zone) zones_.insert(event.where.zone);
    if (event.where.sort == Sort::anywhere) anywhere_ = true;
    if (event.where.sort != Sort::there) return;
    // `there` is the zone of whichever norm asks.
    for (const accord::Norm& norm : accord_.norms) add_zones_of(norm);
  }

  const accord::Accord& accord_;
  const std::set<std::string_view>& sources_;
  std::set<std::size_t> zones_;
  bool anywhere_ = false;
};

}  // namespace

std::optional<std::set<std::size_t>> zones_of_movers(const accord::Accord& accord, const std::set<std::string_view>& sources) {
  return Zones{accord, sources}.all();
}

}  // namespace casus::watch
