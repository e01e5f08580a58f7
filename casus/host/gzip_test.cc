#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#define ZLIB_CONST
#include <zlib.h>

#include "casus/host/gzip.h"

using namespace casus::host;
using casus::base::ByteSource;
using casus::base::FaultKind;
using casus::base::MemorySource;
using casus::base::Result;

namespace {

std::string packed(std::string_view text) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<const Bytef*>(text.data());
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

// Text that does not pack to nothing.
std::string noise(std::size_t size) {
  std::mt19937 random{7};
  std::string out(size, ' ');
  for (char& c : out) c = static_cast<char>('a' + random() % 16);
  return out;
}

// Hands out at most `step` bytes a call, as pipes do.
class Trickle : public ByteSource {
 public:
  Trickle(std::string_view bytes, std::size_t step) : source_{bytes}, step_{step} {}
  Result<std::size_t> read(std::span<char> room) override {
    return source_.read(room.first(std::min(step_, room.size())));
  }

 private:
  MemorySource source_;
  std::size_t step_;
};

struct Read {
  std::string text;
  std::optional<casus::base::Fault> fault;
};

Read drain(std::string_view bytes, std::size_t step = 1'000'000, std::size_t room = 777) {
  GzipSource source{std::make_unique<Trickle>(bytes, step), "feed.gz"};
  Read read;
  std::string buffer(room, '\0');
  for (;;) {
    const auto got = source.read(buffer);
    if (!got) {
      read.fault = got.fault();
      CHECK_FALSE(source.read(buffer).ok());
      return read;
    }
    if (*got == 0) return read;
    read.text.append(buffer, 0, *got);
  }
}

}  // namespace

TEST_CASE("gzip is told by its content") {
  const std::string text = noise(300'000);
  CHECK(drain(packed(text)).text == text);
  CHECK(drain(text).text == text);
  CHECK(drain("\x1f").text == "\x1f");
  CHECK(drain("").text.empty());
  CHECK(drain(packed("")).text.empty());
}

TEST_CASE("a stream that trickles in byte by byte is the same stream") {
  const std::string text = noise(5'000);
  CHECK(drain(packed(text), 1, 1).text == text);
  CHECK(drain(text, 1, 3).text == text);
}

TEST_CASE("members that follow one another are one stream, zero bytes at the end are padding") {
  const std::string two = packed("first\n") + packed("second\n");
  CHECK(drain(two).text == "first\nsecond\n");
  CHECK(drain(two, 1).text == "first\nsecond\n");
  const Read padded = drain(two + std::string(600, '\0'));
  CHECK(padded.text == "first\nsecond\n");
  CHECK_FALSE(padded.fault);
}

TEST_CASE("a stream cut at any byte delivers a prefix, then a fault that says how far it came") {
  const std::string text = noise(2'000);
  const std::string whole = packed(text);
  for (std::size_t cut = 2; cut < whole.size(); ++cut) {
    const Read read = drain(std::string_view{whole}.substr(0, cut));
    REQUIRE(read.fault);
    CHECK(read.fault->kind == FaultKind::malformed);
    CHECK(read.fault->place.offset == read.text.size());
    CHECK(read.fault->place.file == "feed.gz");
    CHECK(text.starts_with(read.text));
  }
  CHECK(drain(std::string_view{whole}.substr(0, whole.size() - 1)).text == text);
}

TEST_CASE("text that zlib still holds when the packed bytes end is delivered before the fault") {
  const std::string whole = packed(std::string(3'000, 'x') + "yz");
  for (std::size_t cut = 2; cut < whole.size(); ++cut) {
    const std::string_view bytes = std::string_view{whole}.substr(0, cut);
    const Read at_once = drain(bytes, 1'000, 4'096);
    const Read one_by_one = drain(bytes, 1'000, 1);
    CHECK(one_by_one.text == at_once.text);
    CHECK(one_by_one.fault->place.offset == at_once.fault->place.offset);
  }
}

TEST_CASE("a flipped bit in the packed data or its checksum is noticed") {
  const std::string text = noise(2'000);
  const std::string whole = packed(text);
  for (std::size_t at = 10; at < whole.size(); at += 7) {
    std::string bad = whole;
    bad[at] = static_cast<char>(bad[at] ^ 0x10);
    const Read read = drain(bad);
    REQUIRE(read.fault);
    CHECK(read.fault->place.offset == read.text.size());
  }
}

TEST_CASE("bytes after the stream that are not gzip are a fault, what came before is kept") {
  const Read read = drain(packed("text\n") + "garbage");
  CHECK(read.text == "text\n");
  REQUIRE(read.fault);
  CHECK(read.fault->message.find("not gzip") != std::string::npos);
}

TEST_CASE("a fault of the file beneath comes through as it is") {
  class Broken : public ByteSource {
    Result<std::size_t> read(std::span<char>) override {
      return casus::base::Fault{FaultKind::outside, "the disk is gone", "", {}};
    }
  };
  GzipSource source{std::make_unique<Broken>()};
  char room[8];
  CHECK(source.read(room).fault().kind == FaultKind::outside);
}
