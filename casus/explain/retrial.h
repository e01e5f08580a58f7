// Retrial: one finding, judged again under another text or another log.
//
//   Retrial retrial{{accord, facts, court}, finding};
//   retrial.fate({.without = {"patrols:p2"}})      // gone, unknown or breach
//
// Questions are asked of a short log that gives the very same finding: what lies about
// it in time, and what may reach there from afar. An answer that is told to people is
// asked of the whole log (in_full) as well.
//
// It is gone only if nothing new is found in its place: another finding of the same norm on
// the same subject, which covers what it covered and was not there before, leaves it undecided.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casus/explain/court.h"
#include "casus/explain/edit.h"

namespace casus::explain {

// What an explanation starts from. All must outlive whatever is made of it.
struct Brief {
  const accord::Accord& accord;
  const std::vector<fact::Fact>& facts;  // in log order
  const Court& court;
};

enum class Fate : std::uint8_t { gone, unknown, breach };
[[nodiscard]] std::string_view name(Fate fate);  // gone prints as "compliant"

// Who is bound by the subject's name: those of "RUS or UKR", of a group, or one.
[[nodiscard]] std::vector<std::string> members_of(const accord::Norm& norm, const std::string& subject);

class Retrial {
 public:
  Retrial(const Brief& brief, const finding::Finding& finding);

  // Do accord and facts give the finding, as it is told?
  [[nodiscard]] bool given() const { return given_; }
  // What becomes of it by the short log, by the whole one, or by a log of one's own.
  [[nodiscard]] Fate fate(const Edit& edit) const;
  [[nodiscard]] Fate fate_in_full(const Edit& edit) const;
  // The latter looks past holes in what was watched, which are no verdict on any evidence.
  [[nodiscard]] Fate fate_over(const std::vector<fact::Fact>& facts) const;
  // What was found of it at an instant by what was received until then, the log going on.
  [[nodiscard]] Fate fate_known_at(std::span<const fact::Fact> log, measure::Instant at) const;
  // What the whole log still says against the same subject under the same norm and key, in the
  // time that the finding covered: milder rungs, other matters, the next lapse of a periodic duty.
  [[nodiscard]] std::vector<finding::Finding> left_by(const Edit& edit) const;
  // Both logs say that it is no more (or that it is a breach).
  [[nodiscard]] bool becomes(Fate wanted, const Edit& edit) const;

  // What comes next may cost so much (court.h); beyond it, spent() says that nothing more may
  // be asked, and broke_off() that something was left open, ever since.
  void allow(std::uint64_t cost) const { limit_ = judged_ + cost; }
  [[nodiscard]] bool spent() const {
    broke_off_ = broke_off_ || judged_ > limit_;
    return judged_ > limit_;
  }
  [[nodiscard]] bool broke_off() const { return broke_off_; }
  // Must something that asks at least so often not even begin?
  [[nodiscard]] bool is_hopeless(std::size_t questions) const {
    broke_off_ = broke_off_ || left() < questions;
    return left() < questions;
  }
  // How often the short log can be judged before that.
  [[nodiscard]] std::size_t left() const { return judged_ > limit_ ? 0 : static_cast<std::size_t>((limit_ - judged_) / std::max<std::uint64_t>(verdicts_.cost, 1)); }

  // The text without what the norm does not ask about.
  [[nodiscard]] const accord::Accord& accord() const { return accord_; }
  [[nodiscard]] const accord::Norm& norm() const { return *accord_.norm(finding_.norm); }
  [[nodiscard]] const finding::Finding& finding() const { return finding_; }
  [[nodiscard]] std::span<const fact::Fact> facts() const { return facts_; }         // the short log
  [[nodiscard]] const std::vector<fact::Fact>& whole_log() const { return brief_.facts; }
  // All that the norm's text and the short log give.
  [[nodiscard]] const Verdicts& verdicts() const { return verdicts_; }

 private:
  // What may make a finding another one: another text, another log, a longer one, some records only.
  enum class Asking : std::uint8_t { other_text, other_log, longer_log, records };

  [[nodiscard]] bool gives_it(const Verdicts& verdicts) const;
  [[nodiscard]] Verdicts judge(const accord::Accord& accord, const std::vector<fact::Fact>& facts) const;
  [[nodiscard]] Fate fate_of(const Edit& edit, const std::vector<fact::Fact>& facts) const;
  [[nodiscard]] Fate fate_in(const Verdicts& verdicts, Asking asking) const;
  [[nodiscard]] Fate fate_of_matter(const finding::Finding& one, Asking asking) const;
  [[nodiscard]] bool is_beside(const finding::Finding& one) const;
  [[nodiscard]] bool was_there(const finding::Finding& one) const;
  void note_beside();
  void shorten();

  Brief brief_;
  const finding::Finding& finding_;
  accord::Accord accord_;
  std::vector<fact::Fact> facts_;
  Verdicts verdicts_;
  std::vector<finding::Finding> beside_;  // of the same subject and place in the same time, as the logs give them now
  bool given_ = false;
  mutable std::uint64_t judged_ = 0;
  mutable std::uint64_t limit_ = UINT64_MAX / 2;
  mutable bool broke_off_ = false;
};

}  // namespace casus::explain
