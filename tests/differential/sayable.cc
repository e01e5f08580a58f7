// One thing after the other that has no words.
#include "tests/differential/sayable.h"

#include <algorithm>

namespace casus::differential {

using accord::Literal;
using accord::Norm;
using accord::NormForm;

namespace {

bool is_counted(const Norm& norm) { return norm.form == NormForm::commit; }
bool forbids(const Norm& norm) { return is_counted(norm) || norm.form == NormForm::presence || norm.form == NormForm::ceiling; }

void make_sayable(const accord::Accord& accord, accord::Event& event) {
  if (event.sort != accord::Event::Sort::breach || !event.severity) return;
  for (const std::string& id : event.norms) {
    const Norm* norm = accord.norm(id);
    if (norm == nullptr) continue;  // a smaller case may have lost it
    const std::vector<accord::Rung>& rungs = norm->rungs;
    if (std::ranges::find(rungs, *event.severity, &accord::Rung::severity) == rungs.end()) return event.severity.reset();
  }
}

void make_sayable(const accord::Accord& accord, accord::Condition& condition) {
  using Sort = accord::Event::Sort;
  for (std::vector<Literal>& conjunction : condition.any_of) {
    for (Literal& literal : conjunction) {
      for (accord::Condition& group : literal.group) make_sayable(accord, group);
      const bool holds_or_not = literal.sort == Literal::Sort::group || literal.event.sort == Sort::meaning || literal.event.sort == Sort::carried;
      if (holds_or_not && (literal.sort == Literal::Sort::group || literal.quantity != Literal::Quantity::none)) literal.quantity = Literal::Quantity::some;
      make_sayable(accord, literal.event);
      if (literal.since) make_sayable(accord, *literal.since);
    }
  }
}

// Where no activity is judged none was notified.
void drop_notices(accord::Condition& condition) {
  for (std::vector<Literal>& conjunction : condition.any_of) {
    for (Literal& literal : conjunction) {
      for (accord::Condition& group : literal.group) drop_notices(group);
      if (literal.sort != Literal::Sort::notified) continue;
      literal = {};
      literal.event.kind = "fire";
      literal.within = measure::hours(1);
    }
  }
}

void make_sayable(Norm& norm) {
  if (norm.from_moment) norm.from.reset();
  if (norm.until_moment) norm.until.reset();
  if (norm.ceiling) norm.ceiling = measure::whole(norm.ceiling->raw() / measure::decimal_one);
  if (!norm.dwell) norm.more_than = false;
  if (!is_counted(norm)) norm.rungs.resize(1);
  if (!forbids(norm) && norm.subjects.anyone) norm.subjects = {false, false, "", {"RUS"}, {}};
  if (norm.form == NormForm::duty && norm.within == measure::Term{}) norm.within = measure::Term{measure::hours(3), 0, 0};
  if (norm.action.verb == "vote" && !norm.subjects.together) norm.action.voters = {{"BLR", 1}};
  for (accord::Rung& rung : norm.rungs) {
    for (accord::Threshold& threshold : rung.any_of)
      if (is_counted(norm) && threshold.count > 1 && threshold.measure == "incidents" && !threshold.within) threshold.within = measure::hours(1);
  }
}

void make_sayable(const Norm& norm, accord::Excuse& excuse) {
  if (excuse.permission.empty()) return;
  if (excuse.parties.empty()) excuse.parties = {"RUS"};
  if (excuse.kind.empty()) excuse.kind = norm.kind;
  if (excuse.where.sort == accord::Where::Sort::there) excuse.where = {};
}

// Only what is forbidden can be permitted.
void drop_idle_permissions(accord::Accord& accord) {
  std::vector<std::string> used;
  for (Norm& norm : accord.norms) {
    std::erase_if(norm.excuses, [&](const accord::Excuse& excuse) { return !excuse.permission.empty() && !forbids(norm); });
    for (const accord::Excuse& excuse : norm.excuses) used.push_back(excuse.permission);
  }
  std::erase_if(accord.norms, [&](const Norm& norm) { return norm.form == NormForm::permission && std::ranges::find(used, norm.id) == used.end(); });
}

}  // namespace

void make_sayable(accord::Accord& accord) {
  drop_idle_permissions(accord);
  const bool tables = std::ranges::any_of(accord.sources, [](const accord::Source& source) { return source.format == "incidents_csv"; });
  if (!tables) accord.sources.front().format = "incidents_csv";
  for (accord::Source& source : accord.sources) {
    for (accord::Cover& cover : source.covers)
      if (!cover.zone) cover.when.reset();
  }
  for (Norm& norm : accord.norms) make_sayable(norm);
  for (accord::Meaning& meaning : accord.meanings) {
    drop_notices(meaning.condition);
    make_sayable(accord, meaning.condition);
  }
  for (Norm& norm : accord.norms) {
    if (norm.trigger) make_sayable(accord, *norm.trigger);
    if (norm.anchor) make_sayable(accord, norm.anchor->event);
    for (std::optional<accord::Moment>* moment : {&norm.from_moment, &norm.until_moment}) {
      if (!*moment) continue;
      make_sayable(accord, (*moment)->anchor.event);
      // Of a permission `until EVENT` is read as one of its conditions.
      if (norm.form == NormForm::permission && !(*moment)->after) (*moment)->after = measure::Term{measure::hours(1), 0, 0};
    }
    for (accord::Excuse& excuse : norm.excuses) {
      if (!forbids(norm)) drop_notices(excuse.condition);
      make_sayable(accord, excuse.condition);
      make_sayable(norm, excuse);
    }
  }
}

}  // namespace casus::differential
