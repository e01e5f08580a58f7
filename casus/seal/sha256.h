// SHA-256 (FIPS 180-4), by OpenSSL, which uses the processor's instructions.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace casus::seal {

using Digest = std::array<std::uint8_t, 32>;

// A hasher may be fed in pieces and is ready for new input after finish().
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);
  Digest finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] Digest sha256(std::string_view bytes);
// Lower-case hexadecimal of the first `bytes` bytes.
[[nodiscard]] std::string hex(const Digest& digest, std::size_t bytes = 32);

}  // namespace casus::seal
