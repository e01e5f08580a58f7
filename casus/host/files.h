// Files: the only place where Casus touches a file system.
//
// Every fault names the path as the user gave it (place.file), says what is
// wrong and what to do. Kinds: usage (an empty path, a directory where a file is
// meant or the reverse), not_found, range (larger than the cap), outside
// (everything else that the operating system refuses).
//
//   CASUS_TRY(text, host::read_file("berlin.accord.md"));
//   CASUS_TRY(feed, host::open_source("-"));   // standard input, as it is
//
// For feeds prefer open_feed (gzip.h), which unpacks gzip by content.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/byte_source.h"
#include "casus/base/result.h"

namespace casus::host {

// Texts that are held in memory as a whole: accords, zones, manifests.
inline constexpr std::uint64_t default_file_limit = std::uint64_t{64} << 20;

// All bytes of the file; "-" is standard input. Never holds more than
// `limit` bytes: a larger file is a fault of kind range, whatever its
// directory entry says (a device, a pipe and a growing file included).
base::Result<std::string> read_file(const std::string& path,
                                    std::uint64_t limit = default_file_limit);

// The bytes as they are, pulled on demand; "-" is standard input. The file is
// closed when the source goes.
base::Result<std::unique_ptr<base::ByteSource>> open_source(const std::string& path);

// Replaces the file in one step: the bytes go to a new file beside it, are
// flushed to the disk and renamed over it. A reader sees the old file or the
// new one, never a part; after a fault the old file is untouched. The mode of an
// existing file is kept, a link is followed, a device or pipe is written to.
base::Result<base::Done> write_file(const std::string& path, std::string_view bytes);

// Makes the directory and its parents; one that exists is fine.
base::Result<base::Done> make_directory(const std::string& path);

// The names in the directory without "." and "..", sorted by bytes.
base::Result<std::vector<std::string>> list_directory(const std::string& path);

// The size of a regular file, for progress; 0 for "-", a pipe or no file.
[[nodiscard]] std::uint64_t size_or_zero(const std::string& path);

}  // namespace casus::host
