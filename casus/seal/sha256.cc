// SHA-256 through OpenSSL's EVP interface.
#include "casus/seal/sha256.h"

#include <openssl/evp.h>

#include <algorithm>

#include "casus/base/check.h"

namespace casus::seal {

// EVP_MD is fetched once and the context reused: fetching costs more than
// hashing a short record.
struct Sha256::State {
  EVP_MD* algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  EVP_MD_CTX* context = EVP_MD_CTX_new();
};

Sha256::Sha256() : state_{std::make_unique<State>()} {
  CASUS_CHECK(state_->algorithm != nullptr && state_->context != nullptr);
  CASUS_CHECK(EVP_DigestInit_ex2(state_->context, state_->algorithm, nullptr) == 1);
}

Sha256::~Sha256() {
  EVP_MD_CTX_free(state_->context);
  EVP_MD_free(state_->algorithm);
}

void Sha256::add(std::string_view bytes) {
  CASUS_CHECK(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) == 1);
}

Digest Sha256::finish() {
  Digest digest{};
  unsigned size = 0;
  CASUS_CHECK(EVP_DigestFinal_ex(state_->context, digest.data(), &size) == 1 && size == 32);
  CASUS_CHECK(EVP_DigestInit_ex2(state_->context, state_->algorithm, nullptr) == 1);
  return digest;
}

Digest sha256(std::string_view bytes) {
  thread_local Sha256 hasher;
  hasher.add(bytes);
  return hasher.finish();
}

std::string hex(const Digest& digest, std::size_t bytes) {
  constexpr char digits[] = "0123456789abcdef";
  std::string out(2 * std::min(bytes, digest.size()), '0');
  for (std::size_t i = 0; i < out.size() / 2; ++i) {
    out[2 * i] = digits[digest[i] >> 4U];
    out[2 * i + 1] = digits[digest[i] & 0x0FU];
  }
  return out;
}

}  // namespace casus::seal
