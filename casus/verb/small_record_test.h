// For this room's tests: a folder that goes when its owner goes, and in it a small
// accord, a feed of five reports and the record of a run over them.
//
// The reports give a breach of the first rung, a breach of the second (deaths) and
// an unknown one, whose place may lie outside the zone.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "casus/host/files.h"
#include "casus/host/temporary.h"
#include "casus/verb/record.h"

namespace casus::verb::testing {

class Folder {
 public:
  Folder() : path_{*host::make_temporary_directory()} {}
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] std::string at(std::string_view name) const { return path_ + "/" + std::string{name}; }
  std::string put(std::string_view name, std::string_view bytes) const {
    REQUIRE(host::write_file(at(name), bytes).ok());
    return at(name);
  }
  [[nodiscard]] std::string get(std::string_view name) const {
    const auto bytes = host::read_file(at(name));
    REQUIRE(bytes.ok());
    return *bytes;
  }

 private:
  std::string path_;
};

inline constexpr std::string_view small_accord = R"(# The strip

## Article 1. Fire

1.1 Nobody shall shell the strip: each report is minor; 10 deaths within 24 h are grave.

```accord
accord "The strip", draft 1, of 2025-01-01Z.
zone strip is area 48.00N 37.00E, 48.50N 37.00E, 48.50N 38.00E, 48.00N 38.00E.
kind shelling.
source patrols "patrols", reads incidents_csv, origin commission, grade B2, covers strip.
1.1 nobody may commit shelling in strip:
      minor from 1 incident;
      grave from 10 deaths within 24 h;
      proof 1 origin, C3 or better.
```
)";

inline constexpr std::string_view small_feed =
    "id,kind,from,lat,lon,radius_m,deaths\n"
    "p1,shelling,2025-03-01T10:00:00Z,48.20,37.50,0,7\n"
    "p2,shelling,2025-03-01T20:00:00Z,48.30,37.50,0,4\n"
    "p3,shelling,2025-03-05T10:00:00Z,48.5004,37.50,100,1\n"
    "p4,shelling,2025-03-06T10:00:00Z,48.9,37.50,0,90\n"
    "p5,shelling,someday,48.2,37.50,0,1\n";

// The accord and the feed in a folder, judged, and written to `record`.
class SmallRecord {
 public:
  explicit SmallRecord(RunRequest request = {}) {
    request.feeds = {{"patrols", home.put("patrols.csv", small_feed)}};
    auto file = open_accord(home.put("strip.accord.md", small_accord));
    REQUIRE(file.ok());
    REQUIRE(file->reading.accord.has_value());
    auto run_over = run(*file->reading.accord, request);
    REQUIRE(run_over.ok());
    outcome = std::move(*run_over);
    REQUIRE(write_record(folder(), *file, request, outcome).ok());
  }
  [[nodiscard]] std::string folder() const { return home.at("record"); }
  void put(std::string_view name, std::string_view bytes) const { home.put("record/" + std::string{name}, bytes); }
  [[nodiscard]] std::string get(std::string_view name) const { return home.get("record/" + std::string{name}); }
  [[nodiscard]] Verification verified() const {
    auto result = verify(folder(), 1);
    REQUIRE(result.ok());
    return *result;
  }

  Folder home;
  RunOutcome outcome;
};

}  // namespace casus::verb::testing
