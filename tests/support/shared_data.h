// The recorded data that lies outside the repository: $CASUS_SHARED, else the
// folder `shared` beside it. Tests that need it are skipped without it, aloud.
#pragma once

#include <zlib.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include "tests/support/source_dir.h"

namespace casus::test {

inline std::optional<std::filesystem::path> shared_data(const char* test) {
  const char* named = std::getenv("CASUS_SHARED");
  const std::filesystem::path path =
      named != nullptr ? std::filesystem::path{named} : std::filesystem::path{casus::test::source_dir()} / ".." / "shared";
  if (std::filesystem::is_directory(path)) return path;
  std::printf("skipped: %s (no recorded data at %s)\n", test, path.c_str());
  return std::nullopt;
}

// The whole file, unpacked if it is gzip; empty if it cannot be read.
inline std::string slurp(const std::filesystem::path& path) {
  std::string text;
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return text;
  char chunk[65'536];
  for (int n = gzread(file, chunk, sizeof chunk); n > 0; n = gzread(file, chunk, sizeof chunk))
    text.append(chunk, static_cast<std::size_t>(n));
  gzclose(file);
  return text;
}

}  // namespace casus::test
