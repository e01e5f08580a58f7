// Identity: what is known of a mover beyond its positions. A ship says its type in
// other messages than its place; an attribute that a position lacks is looked up
// among the mover's other reports, where they agree.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"
#include "casus/measure/truth.h"
#include "casus/watch/catalogue.h"
#include "casus/watch/kind_of_norm.h"
#include "casus/watch/track.h"

namespace casus::watch {

// What the reports of one mover that are no positions say of it, all together.
class Said {
 public:
  // True if the report adds something: a name, a value that differs, an actor.
  bool add(const fact::Fact& report);

  [[nodiscard]] bool nothing() const { return attributes_.empty(); }
  // nullptr: not said, or reports differ.
  [[nodiscard]] const fact::Value* attribute(std::string_view name) const;
  [[nodiscard]] const std::vector<std::string>& actors() const { return actors_; }

 private:
  std::map<std::string, std::optional<fact::Value>, std::less<>> attributes_;  // nullopt: reports differ
  std::vector<std::string> actors_;  // in the order of the log
};

class Identity {
 public:
  // The catalogue must outlive it.
  Identity(const Catalogue& catalogue, const Track& track);

  // By log index. Is the report of the norm's kind? Values on which the mover's reports
  // differ are unknown.
  [[nodiscard]] measure::Truth kind(const KindOfNorm& kind, std::uint32_t report) const;

  // What the report states, else what the mover's other reports state; nullptr: nothing.
  // What a mover says of itself completes its own reports, not what others saw of it.
  [[nodiscard]] const fact::Value* attribute(std::uint32_t report, std::string_view name) const;

  // Whom the report names, else all whom the mover's other reports name.
  [[nodiscard]] std::span<const std::string> actors(std::uint32_t report) const;

 private:
  const Catalogue& catalogue_;
  Said said_;
};

}  // namespace casus::watch
