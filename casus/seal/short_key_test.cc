#include "casus/seal/short_key.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using casus::seal::same;
using casus::seal::short_key;

TEST_CASE("names of every length have keys of their own") {
  const std::string letters = "abcdefghijklmnopqrstuvwxyz";
  std::set<casus::seal::ShortKey> keys;
  for (std::size_t size = 0; size <= letters.size(); ++size) {
    const std::string name = letters.substr(0, size);
    CHECK(same(short_key(name), short_key(name)));
    CHECK_FALSE(same(short_key(name), {}));
    keys.insert(short_key(name));
    for (std::size_t i = 0; i < size; ++i) {
      std::string other = name;
      other[i] = 'z';
      if (other != name) CHECK_FALSE(same(short_key(other), short_key(name)));
    }
  }
  CHECK(keys.size() == letters.size() + 1);
}

TEST_CASE("a name is not the same as one with a zero byte behind it") {
  for (std::size_t size = 0; size < 20; ++size) CHECK_FALSE(same(short_key(std::string(size, 'a')), short_key(std::string(size, 'a') + '\0')));
}
