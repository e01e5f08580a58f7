// Blocks: a page whose formal blocks are of another kind than `accord`.
#pragma once

#include <string_view>

namespace casus::text {

struct Document;  // document.h

// As read_document(), with the blocks whose info string begins with `info` as its fences.
[[nodiscard]] Document read_blocks(std::string_view file, std::string_view info);

}  // namespace casus::text
