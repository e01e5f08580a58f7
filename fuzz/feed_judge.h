// What every feed of rows owes on any bytes: facts that are well formed, bad
// records with a reason and a place, and as many of both as records.
#pragma once

#include <string_view>

#include "casus/base/check.h"
#include "casus/base/text.h"
#include "casus/intake/intake.h"

namespace casus::fuzz {

struct Judge : fact::Sink {
  std::uint64_t size = 0;
  bool binary = false;  // a feed without lines
  std::uint64_t facts = 0;
  std::uint64_t bads = 0;

  void fact(fact::Fact&& one) override {
    ++facts;
    CASUS_CHECK(one.offset < size);
    CASUS_CHECK(!one.record.empty() && !one.what.empty());
    // Only what a transponder says may lack a time: its receiver may have no clock.
    CASUS_CHECK(one.when || !one.mover.empty());
    if (one.when) check_time(*one.when);
    CASUS_CHECK(!one.place || !one.place->radius || *one.place->radius >= measure::millimetres(0));
    for (std::size_t i = 1; i < one.actors.size(); ++i) CASUS_CHECK(one.actors[i - 1] < one.actors[i]);
    for (const fact::Attribute& attribute : one.attributes) {
      const auto* range = std::get_if<measure::AmountRange>(&attribute.value);
      CASUS_CHECK(range == nullptr || range->low <= range->high);
    }
    CASUS_CHECK(base::is_utf8(fact::canonical(one)));
    // What is written can be read back, to the same content.
    const auto again = fact::from_json(fact::to_json(one));
    CASUS_CHECK(again.ok());
    CASUS_CHECK(fact::canonical(*again) == fact::canonical(one));
  }
  static void check_time(measure::Interval when) {
    CASUS_CHECK(when.from <= when.to);
    // A day that begins in 2199 may end with it.
    CASUS_CHECK(measure::in_supported_years(when.from));
    CASUS_CHECK(measure::in_supported_years(when.to - measure::milliseconds(when.exact() ? 0 : 1)));
  }
  void bad(const fact::BadRecord& record) override {
    ++bads;
    CASUS_CHECK(record.offset < size && (record.line > 0 || binary));
    CASUS_CHECK(!record.reason.empty() && record.detail.size() < 2000);
  }
};

using Reader = base::Result<intake::ReadCounts> (*)(base::ByteSource&, const fact::SourceProfile&, fact::Sink&);

enum class Feed { lines, binary };

// A source with parties to know and a rule to apply.
inline fact::SourceProfile profile_with_a_rule() {
  fact::SourceProfile profile;
  profile.id = "fuzz";
  profile.parties = {"RUS", "UKR"};
  const measure::AmountRange two{measure::whole(2), measure::whole(2)};
  profile.rules.push_back({{{{{"deaths", fact::Comparison::at_least, fact::Value{two}}}}}, "fire", std::nullopt, "RUS"});
  return profile;
}

inline void judge(Reader read, const fact::SourceProfile& profile, std::string_view text, Feed feed = Feed::lines) {
  Judge sink;
  sink.size = text.size();
  sink.binary = feed == Feed::binary;
  base::MemorySource source{text};
  const auto counts = read(source, profile, sink);
  if (!counts) {
    // Only the header can spoil a whole input that arrived whole.
    CASUS_CHECK(counts.fault().kind == base::FaultKind::malformed);
    CASUS_CHECK(sink.facts == 0 && sink.bads == 0);
    return;
  }
  CASUS_CHECK(counts->records == sink.facts + sink.bads);
  CASUS_CHECK(counts->bytes == text.size());
}

}  // namespace casus::fuzz
