// An AIS message as a Fact: what the accord language and `casus facts` see.
//
// docs/formats/ais_nmea.md lists the attributes and the bytes of the record id.
#pragma once

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

}  // namespace casus::intake
