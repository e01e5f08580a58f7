// The id of a record whose source gives it none: a hash of what makes it this one.
//
// Equal content is the same record wherever it is read; the offset in the file and
// the station that heard it are no part of it.
#pragma once

#include <string>
#include <string_view>

#include "casus/seal/sha256.h"

namespace casus::intake {

class RecordIds {
 public:
  // The first 32 hexadecimal digits of the SHA-256 of `content`.
  [[nodiscard]] std::string of(std::string_view content) {
    sha256_.add(content);
    return seal::hex(sha256_.finish(), 16);
  }

 private:
  seal::Sha256 sha256_;
};

}  // namespace casus::intake
