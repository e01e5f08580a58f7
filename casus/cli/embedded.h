// The files of the founding case, built into the program from
// examples/berlin-2025 so that `casus demo` runs anywhere.
#pragma once

#include <span>
#include <string_view>

namespace casus::cli {

struct EmbeddedFile {
  std::string_view name;  // its path below the folder: "feeds/ais.nmea"
  std::string_view bytes;
};

[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

}  // namespace casus::cli
