// Catalogue: the records of a log by number. What a record calls itself, whose it is and
// which record it is a version of are words; they are compared once for each log. Norms,
// subjects and earlier worlds then ask by number.
//
//   log[7] is "reports:17" again, later:  identity(7) == identity(3)
//   no test decides whether `shelling` is `fire`:  asked once, for all shellings
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/base/few.h"
#include "casus/base/word_table.h"
#include "casus/fact/fact.h"
#include "casus/fact/vocabulary.h"
#include "casus/incident/weigh.h"

namespace casus::watch {

// What a fact is to the tracks, which the sieve asks as well.
enum class MoverReport : std::uint8_t {
  none,      // of an incident, an act, nobody, ...
  position,
  statement  // of a mover, about itself
};
[[nodiscard]] MoverReport mover_report(const fact::Vocabulary& format, const fact::Fact& fact);

// Which records are of one kind, by what they call themselves.
class KindTable {
 public:
  KindTable(const accord::Accord& accord, const base::WordTable& whats, std::string kind);

  // nullopt: the attributes of the record decide.
  [[nodiscard]] std::optional<measure::Truth> answer(std::uint32_t what) const { return answers_[what]; }
  // `look_up` gives the attributes.
  template <typename LookUp>
  [[nodiscard]] measure::Truth answer(std::uint32_t what, const LookUp& look_up) const {
    return answers_[what] ? *answers_[what] : accord::is_of_kind(accord_, whats_.word(what), look_up, kind_);
  }

 private:
  const accord::Accord& accord_;
  const base::WordTable& whats_;
  std::string kind_;
  std::vector<std::optional<measure::Truth>> answers_;  // by what
};

class Catalogue {
 public:
  // Both must outlive it. In its log what was learned before the end that it states ends there.
  Catalogue(const accord::Accord& accord, std::span<const fact::Fact> log);
  Catalogue(const Catalogue&) = delete;
  Catalogue& operator=(const Catalogue&) = delete;

  [[nodiscard]] const accord::Accord& accord() const { return accord_; }
  [[nodiscard]] std::span<const fact::Fact> log() const { return log_; }
  // The log as it was given: which content is which version of a record.
  [[nodiscard]] std::span<const fact::Fact> given() const { return given_; }

  // Everything below is asked by log index.

  // nullptr: the accord knows no such source, or not its format. Nothing else may be asked then.
  [[nodiscard]] const accord::Source* source(std::uint32_t record) const {
    return records_[record].teller == none ? nullptr : tellers_[records_[record].teller].source;
  }
  // The place of the source in the accord.
  [[nodiscard]] std::uint32_t teller(std::uint32_t record) const { return records_[record].teller; }
  [[nodiscard]] std::size_t tellers() const { return tellers_.size(); }
  [[nodiscard]] bool of_track(std::uint32_t record) const { return tellers_[records_[record].teller].format->tracks; }
  [[nodiscard]] MoverReport mover_report(std::uint32_t record) const { return records_[record].mover_report; }
  // Whom the report stands for, and whether that is a party. Tracks report themselves: one
  // origin for each mover, whatever network heard them.
  [[nodiscard]] incident::Origin origin(std::uint32_t record) const;
  // The first of the versions of one record. The record id of a report of a track is a hash of
  // its content: it has no versions, and `none` here.
  static constexpr std::uint32_t none = UINT32_MAX;
  [[nodiscard]] std::uint32_t identity(std::uint32_t record) const { return records_[record].identity; }

  // What the record calls itself, by number.
  [[nodiscard]] std::uint32_t what(std::uint32_t record) const { return records_[record].what; }
  // Lives as long as the catalogue. May be asked from several threads.
  [[nodiscard]] const KindTable& kind(std::string_view kind) const;

  // What an act or a declaration is about, by number; `none` for anything else.
  [[nodiscard]] std::uint32_t about(std::uint32_t record) const { return records_[record].about; }
  // Does the record say so, whatever it is?
  [[nodiscard]] bool states_about(std::uint32_t record) const { return records_[record].states_about; }
  [[nodiscard]] std::uint32_t abouts() const { return static_cast<std::uint32_t>(abouts_.size()); }
  // The names by which these call a record, by number: its id, and the source's own.
  [[nodiscard]] base::Few<std::uint32_t> names(std::uint32_t record) const;

 private:
  struct Teller {
    const accord::Source* source;
    const fact::Vocabulary* format;
    bool is_party;
  };
  struct Record {
    std::uint32_t teller = none;
    std::uint32_t identity = none;
    std::uint32_t what = none;
    std::uint32_t about = none;
    MoverReport mover_report = MoverReport::none;
    bool states_about = false;
  };
  [[nodiscard]] Record read(std::uint32_t record, std::uint32_t teller);
  void end_when_learned();
  void find_versions(std::span<const std::uint32_t> hashes);

  const accord::Accord& accord_;
  std::span<const fact::Fact> given_;
  std::vector<fact::Fact> ended_;  // the log, where some of it had happened before the end that it states
  std::span<const fact::Fact> log_;
  std::vector<Teller> tellers_;
  std::vector<Record> records_;
  base::WordTable whats_;
  std::set<std::string, std::less<>> renamed_;  // "norship|vessel": what a rule called a mover, and what it is besides
  base::WordTable abouts_;
  bool about_ids_ = false;  // some of these may be the id of a record
  mutable std::mutex lock_;
  mutable std::map<std::string, std::unique_ptr<KindTable>, std::less<>> kinds_;
};

}  // namespace casus::watch
