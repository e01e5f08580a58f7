// The manifest of a record: canonical JSON whose last member, `seal`, is the
// SHA-256 of everything before it. `blocks` are the first 16 hex digits of the
// SHA-256 of each 4,096 bytes of a file; they serve to say where it differs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"
#include "casus/fact/sink.h"
#include "casus/measure/time.h"
#include "casus/verb/knowledge.h"

namespace casus::verb {

struct ManifestFile {
  std::string name;
  std::uint64_t bytes = 0;
  std::string sha256;
  std::vector<std::string> blocks;
};

struct Manifest {
  std::string accord;                      // the accord's identity
  std::string mode;                        // "watch" or "backtest"
  std::string variant;                     // "cap=1,donbas=drop"; "" where the text has no choice
  std::optional<measure::Instant> from;
  std::optional<measure::Instant> to;
  std::optional<Point> as_of{};            // nothing later is known; nullopt: the log is closed
  std::vector<fact::FeedSummary> feeds;    // casus.summary/1, in the order read
  std::vector<ManifestFile> files;
};

inline constexpr std::size_t block_size = 4096;

[[nodiscard]] ManifestFile describe_file(std::string name, std::string_view bytes);
[[nodiscard]] std::string print(const Manifest& manifest);

// A manifest and whether its seal is that of its bytes.
struct SealedManifest {
  Manifest manifest;
  bool sealed = false;
};

// There is one spelling: text that print() cannot have written is a fault of kind
// malformed, with the first byte that is out of place in place.offset.
base::Result<SealedManifest> parse_manifest(std::string_view text);
// The same, and a seal that does not hold is a fault of kind tampered.
base::Result<Manifest> read_manifest(std::string_view text);

}  // namespace casus::verb
