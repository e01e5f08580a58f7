// One pass over the log.
#include "casus/watch/catalogue.h"

#include <algorithm>
#include <bit>
#include <functional>

#include "casus/fact/fastest.h"
#include "casus/fact/perhaps.h"
#include "casus/watch/receipt.h"

namespace casus::watch {

using fact::Fact;
using fact::Root;
using measure::Truth;

namespace {

// The AIS message type (or its like) that decides whether a report is a position.
std::int64_t message_of(const Fact& fact) {
  const fact::Value* message = fact.find("message");
  const auto* number = message == nullptr ? nullptr : std::get_if<measure::AmountRange>(message);
  return number == nullptr ? 0 : number->low.raw() / measure::decimal_one;
}

// In a track a report without a place is no report of the mover's presence (it may
// be a static message), and a message type, where there is one, tells which are
// positions. Elsewhere every sighting counts, if only of an unknown place.
bool is_position(const fact::Vocabulary& format, const Fact& fact) {
  if (!format.tracks) return true;
  if (!fact.place) return false;
  return fact.find("message") == nullptr || !fact::mover_kind(format.format, message_of(fact)).empty();
}

}  // namespace

MoverReport mover_report(const fact::Vocabulary& format, const Fact& fact) {
  if (fact.root != Root::sighting || (format.tracks && fact.mover.empty())) return MoverReport::none;
  return is_position(format, fact) ? MoverReport::position : MoverReport::statement;
}

KindTable::KindTable(const accord::Accord& accord, const base::WordTable& whats, std::string kind)
    : accord_{accord}, whats_{whats}, kind_{std::move(kind)}, answers_(whats.size()) {
  for (std::uint32_t what = 0; what < answers_.size(); ++what) {
    bool decides = false;
    const fact::LookUp nothing = [&](std::string_view) -> const fact::Value* {
      decides = true;
      return nullptr;
    };
    const Truth truth = accord::is_of_kind(accord_, whats_.word(what), nothing, kind_);
    if (!decides) answers_[what] = truth;
  }
}

namespace {

// Which record is a version of which: the first of all that come with equal words. Words are
// compared only where their hashes are equal.
class FirstVersions {
 public:
  FirstVersions(std::span<const Fact> log, std::size_t most) : log_{log}, slots_(std::bit_ceil(2 * most + 1)) {}

  static std::uint32_t hash_of(const Fact& fact) { return static_cast<std::uint32_t>(std::hash<std::string_view>{}(fact.record) >> 32U); }
  // Has its place brought near. Among a million records that is what asking costs.
  void fetch(std::uint32_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)], 1); }
  // The first version of the record, which is itself where none came before.
  std::uint32_t first(std::uint32_t hash, std::uint32_t record) {
    std::size_t at = hash & (slots_.size() - 1);
    for (; slots_[at].record != Catalogue::none; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].hash == hash && same(log_[slots_[at].record], log_[record])) return slots_[at].record;
    }
    slots_[at] = {hash, record};
    return record;
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t record = Catalogue::none;
  };
  static bool same(const Fact& a, const Fact& b) { return a.record == b.record && a.source == b.source; }

  std::span<const Fact> log_;
  std::vector<Slot> slots_;  // a power of two of them, at most half of them used
};

}  // namespace

Catalogue::Catalogue(const accord::Accord& accord, std::span<const Fact> log) : accord_{accord}, given_{log}, log_{log} {
  base::WordTable sources;
  for (const accord::Source& source : accord.sources) {
    const auto is_origin = [&](const accord::Party& party) { return party.name == source.origin; };
    if (sources.number(source.name) < tellers_.size()) continue;
    tellers_.push_back({&source, fact::vocabulary(source.format), std::ranges::any_of(accord.parties, is_origin)});
  }
  records_.reserve(log.size());
  std::vector<std::uint32_t> hashes;
  hashes.reserve(log.size());
  std::optional<std::uint32_t> teller;
  bool some_end = false;  // of few logs
  for (std::size_t i = 0; i < log.size(); ++i) {
    // Those of one source mostly follow each other.
    if (i == 0 || log[i].source != log[i - 1].source) teller = sources.find(log[i].source);
    const bool known = teller && tellers_[*teller].format != nullptr;
    records_.push_back(known ? read(static_cast<std::uint32_t>(i), *teller) : Record{});
    if (records_.back().identity != none) hashes.push_back(FirstVersions::hash_of(log[i]));
    some_end = some_end || (log[i].when && ends_when_learned(log[i]));
  }
  if (some_end) end_when_learned();
  find_versions(hashes);
}

void Catalogue::end_when_learned() {
  ended_.assign(log_.begin(), log_.end());
  for (Fact& fact : ended_) {
    if (fact.when) fact.when = happened_in(fact);
  }
  log_ = ended_;
}

Catalogue::Record Catalogue::read(std::uint32_t record, std::uint32_t teller) {
  const Fact& fact = log_[record];
  const fact::Vocabulary& format = *tellers_[teller].format;
  const std::string_view called = fact::kinds_of(fact);
  Record out{.teller = teller, .what = whats_.number(called), .mover_report = watch::mover_report(format, fact)};
  // A ship that a rule names otherwise is a ship besides.
  const bool of_mover = format.tracks && out.mover_report == MoverReport::position;
  const std::string_view mover = of_mover ? fact::teller(format.format, fact) : called;
  if (called != mover && called != "position") out.what = whats_.number(*renamed_.insert(std::string{called} + "|" + std::string{mover}).first);
  // As if it were the first.
  if (!format.tracks || out.mover_report == MoverReport::none) out.identity = record;
  const fact::Value* about = fact.find("about");
  const auto* word = about == nullptr ? nullptr : std::get_if<std::string>(about);
  out.states_about = word != nullptr;
  if (word == nullptr || (fact.root != Root::act && fact.root != Root::declaration)) return out;
  out.about = abouts_.number(*word);
  about_ids_ = about_ids_ || word->find(':') != std::string::npos;
  return out;
}

// `hashes` of those that may have versions.
void Catalogue::find_versions(std::span<const std::uint32_t> hashes) {
  constexpr std::size_t ahead = 16;
  FirstVersions versions{log_, hashes.size()};
  std::size_t next = 0;
  for (Record& record : records_) {
    if (record.identity == none) continue;
    versions.fetch(hashes[std::min(next + ahead, hashes.size() - 1)]);
    record.identity = versions.first(hashes[next++], record.identity);
  }
}

incident::Origin Catalogue::origin(std::uint32_t record) const {
  const Teller& teller = tellers_[records_[record].teller];
  const Fact& fact = log_[record];
  if (teller.format->tracks && !fact.mover.empty()) return {fact.mover, incident::Origin::Sort::mover};
  return {teller.source->origin, teller.is_party ? incident::Origin::Sort::party : incident::Origin::Sort::other};
}

const KindTable& Catalogue::kind(std::string_view kind) const {
  const std::lock_guard guard{lock_};
  const auto known = kinds_.find(kind);
  if (known != kinds_.end()) return *known->second;
  return *kinds_.emplace(kind, std::make_unique<KindTable>(accord_, whats_, std::string{kind})).first->second;
}

base::Few<std::uint32_t> Catalogue::names(std::uint32_t record) const {
  base::Few<std::uint32_t> out;
  if (abouts_.size() == 0) return out;
  const Fact& fact = log_[record];
  const auto add = [&](std::string_view name) {
    if (const auto number = abouts_.find(name)) out.push_back(*number);
  };
  if (about_ids_) add(fact.id());
  add(fact.record);
  return out;
}

}  // namespace casus::watch
