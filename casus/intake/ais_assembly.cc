// Sentences, clocks and tag blocks in; messages out.
//
// A part that fits nothing that waits is bad by itself: to guess where it
// belongs would make a message that nobody sent.
#include "casus/intake/ais_assembly.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace casus::intake {

using measure::Instant;

namespace {

std::string explain(std::string_view reason) {
  if (reason == "prefix") return "holds VDM or VDO, but does not begin with `!` and two of A-Z 0-9";
  if (reason == "truncated") return "the sentence ends before its checksum";
  if (reason == "checksum") return "the checksum does not match";
  if (reason == "too_long") return fmt::format("a payload of more than {} characters", longest_payload);
  return "a field cannot be read";
}

}  // namespace

bool AisAssembly::Span::would_hold(const std::optional<Instant>& at) const {
  if (!at || !low) return true;
  return std::max(*high, *at) - std::min(*low, *at) <= most_apart;
}

void AisAssembly::Span::add(const std::optional<Instant>& at) {
  if (!at) return;
  low = low ? std::min(*low, *at) : *at;
  high = high ? std::max(*high, *at) : *at;
}

bool AisAssembly::take(std::string_view line, std::uint64_t offset, std::uint64_t number) {
  bad_.clear();
  scan_line(line, scanned_);
  const NmeaLine& scanned = scanned_;
  for (std::size_t at = scanned.joined; at != std::string_view::npos; at = joined_behind(line, at))
    lose("joined", offset + at, number, "stands behind another sentence on its line");
  switch (scanned.kind) {
    case LineKind::nothing: return false;
    case LineKind::clock: clock_ = scanned.clock; return false;
    case LineKind::tags_only: tags_ = scanned.tags; return false;
    case LineKind::bad:
      // The clock was for this sentence, so it is spent with it.
      clock_.reset();
      tags_ = {};
      lose(scanned.reason, offset, number, explain(scanned.reason));
      return false;
    case LineKind::sentence: break;
  }
  const auto clock = std::exchange(clock_, std::nullopt);
  const TagBlock before = std::exchange(tags_, {});
  Arrival arrival{scanned.sentence, clock, scanned.tags.group, offset + scanned.start, number};
  if (!arrival.time) arrival.time = scanned.tags.time;
  if (!arrival.time) arrival.time = before.time;
  if (!arrival.time) arrival.time = scanned.sentence.time;
  if (!arrival.group) arrival.group = before.group;
  return arrive(arrival);
}

void AisAssembly::take_too_long(std::uint64_t offset, std::uint64_t number) {
  bad_.clear();
  clock_.reset();
  tags_ = {};
  lose("too_long", offset, number, "a line longer than the limit");
}

void AisAssembly::finish() {
  bad_.clear();
  while (!pending_.empty()) abandon(0);
}

bool AisAssembly::arrive(const Arrival& arrival) {
  const AisSentence& sentence = arrival.sentence;
  if (sentence.parts == 1) {
    start(record_, arrival);
    text_.assign(sentence.payload);
    return complete(sentence.fill);
  }
  const std::size_t found = find(arrival);
  const bool waits = found < pending_.size();
  if (sentence.part == 1) {
    if (waits) abandon(found);
    open(arrival);
    return false;
  }
  if (waits && join(pending_[found], arrival)) {
    if (pending_[found].seen < sentence.parts) return false;
    record_ = pending_[found].record;
    text_ = std::move(pending_[found].text);
    pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(found));
    return complete(sentence.fill);
  }
  if (waits) abandon(found);
  lose("truncated", arrival.offset, arrival.line, fmt::format("part {} without the parts before it", sentence.part));
  return false;
}

void AisAssembly::start(AisRecord& record, const Arrival& arrival) {
  record.time = arrival.time;
  record.received = arrival.sentence.received;
  record.bits.clear();
  record.bits.append(arrival.sentence.payload, arrival.sentence.fill);
  record.own = arrival.sentence.own;
  record.offset = arrival.offset;
  record.line = arrival.line;
}

bool AisAssembly::complete(int fill) {
  text_ += ',';
  text_ += static_cast<char>('0' + fill);
  record_.text = text_;
  return true;
}

void AisAssembly::open(const Arrival& arrival) {
  if (pending_.size() == most_pending) abandon(0);
  const AisSentence& sentence = arrival.sentence;
  Pending& pending = pending_.emplace_back();
  start(pending.record, arrival);
  pending.talker = sentence.talker;
  pending.sequence = sentence.sequence;
  pending.channel = sentence.channel;
  pending.text = sentence.payload;
  pending.group = arrival.group;
  pending.parts = sentence.parts;
  pending.seen = 1;
  pending.fill = sentence.fill;
  pending.events.add(arrival.time);
  pending.receipts.add(sentence.received);
}

// Adds the next part. False, and nothing changed, if it is not the next one. A
// part without a time of its own has that of the message.
bool AisAssembly::join(Pending& pending, const Arrival& arrival) {
  const AisSentence& sentence = arrival.sentence;
  if (sentence.parts != pending.parts || sentence.part != pending.seen + 1) return false;
  const bool by_event = arrival.time && pending.events.low;
  const bool near = by_event ? pending.events.would_hold(arrival.time)
                             : pending.receipts.would_hold(sentence.received);
  if (!near || pending.text.size() + sentence.payload.size() > longest_payload) return false;
  if (pending.fill != 0) pending.text += fmt::format(",{},", pending.fill);
  pending.text += sentence.payload;
  pending.record.bits.append(sentence.payload, sentence.fill);
  pending.seen = sentence.part;
  pending.fill = sentence.fill;
  pending.events.add(arrival.time);
  pending.receipts.add(sentence.received);
  pending.record.received = pending.receipts.high;
  return true;
}

// The pending message that the sentence names, pending_.size() for none. Two
// groups speak for themselves; where either has none, the sentence's own fields do.
// Some networks give every message one group, so among those of a group the one
// whose fields agree as well comes first, and a first part replaces only that.
std::size_t AisAssembly::find(const Arrival& arrival) const {
  const AisSentence& s = arrival.sentence;
  std::size_t by_group = pending_.size();
  for (std::size_t i = 0; i < pending_.size(); ++i) {
    const Pending& p = pending_[i];
    const bool grouped = arrival.group && p.group;
    if (grouped && *arrival.group != *p.group) continue;
    const bool alike = s.talker == p.talker && s.own == p.record.own && s.sequence == p.sequence && s.channel == p.channel;
    if (alike) return i;
    if (grouped && s.part > 1) by_group = i;
  }
  return by_group;
}

void AisAssembly::lose(std::string_view reason, std::uint64_t offset, std::uint64_t line, std::string detail) {
  bad_.push_back({reason, offset, line, std::move(detail)});
}

void AisAssembly::abandon(std::size_t index) {
  const Pending& pending = pending_[index];
  lose("truncated", pending.record.offset, pending.record.line,
       fmt::format("{} of {} parts, the next did not come", pending.seen, pending.parts));
  pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(index));
}

}  // namespace casus::intake
