// How grave a breach is: the rungs of a norm. Only prohibitions of events have a
// ladder to climb; every other form has one rung.
#include <algorithm>

#include <fmt/format.h>

#include "casus/accord/reading.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

// What the findings of the form measure.
std::string measure_of(const Norm& norm) {
  switch (norm.form) {
    case NormForm::commit:
    case NormForm::permission:
      return "incidents";
    case NormForm::presence:
    case NormForm::position_report:
      return "movers";
    case NormForm::ceiling:
      return norm.measure.empty() ? norm.kind : norm.measure;
    case NormForm::duty:
    case NormForm::periodic:
      return "duties";
    case NormForm::notice:
      return "notices";
  }
  return "incidents";
}

class Ladder {
 public:
  explicit Ladder(NormReading& reading) : r_{&reading}, b_{&reading.b} {}

  void read() {
    for (const text::Rung& tree : r_->tree.ladder) {
      Rung rung{tree.severity.text, {}};
      severity(tree.severity);
      for (const text::Count& count : tree.any_of) {
        check(count);
        rung.any_of.push_back({count.amount.value, count.measure.text,
                               count.within ? std::optional{count.within->value} : std::nullopt,
                               span_of(count.span)});
      }
      if (rung.any_of.empty())
        rung.any_of.push_back({1, measure_of(r_->out), std::nullopt, span_of(tree.span)});
      if (climbs()) harder_than_before(tree, rung);
      r_->out.rungs.push_back(std::move(rung));
    }
    if (r_->out.rungs.empty())
      r_->out.rungs.push_back({"breach", {{1, measure_of(r_->out), std::nullopt, r_->out.span}}});
    one_rung();
  }

 private:
  [[nodiscard]] bool climbs() const { return r_->out.form == NormForm::commit; }

  void one_rung() {
    if (climbs() || r_->tree.ladder.size() < 2) return;
    const bool presence = r_->out.form == NormForm::presence;
    b_->error(codes::presence_ladder, r_->tree.ladder[1].span,
              fmt::format("{} has one rung, and this is a second one",
                          presence ? "a presence" : name(r_->out.form)),
              presence ? "a mover is there or is not; write one norm for each dwell"
                       : "write one norm for each severity");
  }

  void severity(const text::Name& name) {
    const auto& known = b_->accord.severities;
    const auto at = std::ranges::find(known, name.text);
    if (at == known.end())
      return b_->names.unknown(name, {codes::unknown_name, "severity", [known] { return known; }});
    if (last_severity_ && at - known.begin() <= last_severity_->first) {
      const bool same = at - known.begin() == last_severity_->first;
      auto& d =
          b_->error(codes::ladder_order, name.span,
                    same ? fmt::format("the rung `{}` stands twice", name.text)
                         : fmt::format("`{}` stands above a graver rung", name.text),
                    same ? "join the two with `, or`"
                         : fmt::format("write the rungs in the order {}", fmt::join(known, " < ")));
      d.notes.push_back(
          {last_severity_->second.begin, last_severity_->second.end, "the rung before"});
    }
    last_severity_ = {at - known.begin(), name.span};
  }

  void check(const text::Count& count) {
    const std::string& measure = count.measure.text;
    if (!climbs()) return check_single(count);
    if (measure == "movers") {
      b_->error(codes::threshold, count.span, "`commit` counts incidents, not movers",
                "write `incidents`, or `have`");
      return;
    }
    const bool incidents = measure == "incidents";
    if (!incidents) b_->use_attribute(count.measure);
    if (count.amount.choice.empty()) reachable(count, incidents);
  }

  void check_single(const text::Count& count) {
    const bool presence = r_->out.form == NormForm::presence;
    const bool plain = count.measure.text == "movers" && count.amount.value == 1 && !count.within;
    if (presence && plain) return;
    b_->error(codes::presence_ladder, count.span,
              presence ? "a presence is counted as `1 mover` and no other way"
                       : fmt::format("{} counts nothing, so its rung is a severity alone",
                                     name(r_->out.form)),
              presence ? "write `from 1 mover`; how many there may be is a ceiling: `have more than 3 ...`"
                       : "write the severity alone, as in `: grave`");
  }

  void reachable(const text::Count& count, bool incidents) {
    if (count.amount.value < 1) {
      b_->error(codes::threshold, count.amount.span, "this threshold is always met",
                "count from 1 up");
    } else if (incidents && count.amount.value > 1 && !count.within) {
      b_->error(codes::threshold, count.span,
                fmt::format("`{}` is never reached: without `within` each incident stands alone",
                            count.span.in(b_->bytes)),
                fmt::format("add a window: `{} incidents within 24 h`", count.amount.value));
    }
  }

  // A graver rung needs more of the same thing in the same window.
  void harder_than_before(const text::Rung& tree, const Rung& rung) {
    for (std::size_t i = 0; i < tree.any_of.size(); ++i) {
      if (!tree.any_of[i].amount.choice.empty()) continue;
      for (const Rung& below : r_->out.rungs) {
        for (const Threshold& before : below.any_of) no_later(tree.any_of[i], rung, below, before);
      }
    }
  }

  void no_later(const text::Count& count, const Rung& rung, const Rung& below,
                const Threshold& before) {
    const bool same_window = before.within.has_value() == count.within.has_value() &&
                             (!before.within || *before.within == count.within->value);
    const bool same = before.measure == count.measure.text && same_window;
    if (!same || count.amount.value > before.count) return;
    auto& d = b_->error(codes::ladder_order, count.span,
                        fmt::format("`{}` is reached no later than the rung `{}` below it",
                                    rung.severity, below.severity),
                        "let the graver rung need more");
    d.notes.push_back({before.span.begin, before.span.end, "the rung below"});
  }

  NormReading* r_;
  Builder* b_;
  std::optional<std::pair<std::ptrdiff_t, text::Span>> last_severity_;
};

}  // namespace

void read_ladder(NormReading& r) { Ladder{r}.read(); }

}  // namespace casus::accord
