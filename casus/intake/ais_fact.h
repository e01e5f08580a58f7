// An AIS message as a Fact: what the accord language and `casus facts` see.
//
// docs/formats/ais_nmea.md lists the attributes and the bytes of the record id.
#pragma once

#include <array>
#include <string>

#include "casus/fact/glimpse.h"
#include "casus/fact/mapping.h"
#include "casus/intake/ais_assembly.h"
#include "casus/intake/ais_payload.h"
#include "casus/seal/sha256.h"

namespace casus::intake {

// The kind of a message by itself: position, static, base_station, aid, message.
[[nodiscard]] std::string_view ais_kind(const AisMessage& message);

class AisFacts {
 public:
  // The profile must outlive the maker.
  explicit AisFacts(const fact::SourceProfile& profile) : profile_{profile} {}

  // `message` is the decoded payload of `record`. The profile's rules are applied;
  // their tests may name any attribute of the fact, and `mmsi` and `flag` even
  // where the fact does not carry them.
  [[nodiscard]] fact::Fact make(const AisRecord& record, const AisMessage& message);

 private:
  [[nodiscard]] std::string record_id(const AisRecord& record);

  const fact::SourceProfile& profile_;
  seal::Sha256 sha256_;
};

// The same before it is made: who says where it is, or something of itself.
//
// `raw` is `O` for an own transmission (VDO), else `M`, and the text of the message; both
// it and the mover are kept here until the next call.
class AisGlimpses {
 public:
  // The profile must outlive every fact that is made of a glimpse.
  explicit AisGlimpses(const fact::SourceProfile& profile);

  // Can a glimpse tell of it? Not without a time or of a place that is not certain, nor where
  // rules must see the fact.
  [[nodiscard]] bool tells(const AisRecord& record, const AisMessage& message) const { return record.time && message.fixed && profile_.rules.empty(); }
  // Of a record that it can tell of.
  [[nodiscard]] const fact::Glimpse& of(const AisRecord& record, const AisMessage& message);

 private:
  const fact::SourceProfile& profile_;
  std::array<bool, 64> of_movers_{};  // by message type: is it of where a mover is?
  fact::Glimpse glimpse_;
  std::string mover_;
  std::string raw_;
};

}  // namespace casus::intake
