#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "casus/lsp/frame.h"

namespace casus::lsp {
namespace {

// Gives at most `step` bytes at a time, as a pipe may.
class Drops : public base::ByteSource {
 public:
  Drops(std::string bytes, std::size_t step) : bytes_{std::move(bytes)}, step_{step} {}
  base::Result<std::size_t> read(std::span<char> room) override {
    const std::size_t n = std::min({step_, room.size(), bytes_.size() - at_});
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(at_), n, room.begin());
    at_ += n;
    return n;
  }

 private:
  std::string bytes_;
  std::size_t step_;
  std::size_t at_ = 0;
};

std::vector<Frame> frames(const std::string& bytes, std::size_t step = 1'000'000) {
  Drops source{bytes, step};
  FrameReader reader{source};
  std::vector<Frame> out;
  do out.push_back(reader.next());
  while (out.back().kind == Frame::Kind::message || out.back().kind == Frame::Kind::oversize);
  return out;
}

TEST_CASE("messages come back as they were framed, however the bytes arrive") {
  const std::string stream = framed("{\"a\":1}") + framed("") + framed("\u00e9");
  for (const std::size_t step : {1U, 2U, 7U, 1000U}) {
    const auto all = frames(stream, step);
    REQUIRE(all.size() == 4);
    CHECK(all[0].text == "{\"a\":1}");
    CHECK(all[1].text.empty());
    CHECK(all[2].text == "\u00e9");
    CHECK(all[3].kind == Frame::Kind::end);
  }
}

TEST_CASE("a message that is here already is known before it is asked for") {
  Drops source{framed("{}") + framed("[]") + "Content-Length: 9\r\n\r\n{", 1'000};
  FrameReader reader{source};
  CHECK_FALSE(reader.has_message());
  CHECK(reader.next().text == "{}");
  CHECK(reader.has_message());
  CHECK(reader.next().text == "[]");
  CHECK_FALSE(reader.has_message());
}

TEST_CASE("a length counts bytes, not characters") { CHECK(framed("\u00e9") == "Content-Length: 2\r\n\r\n\u00e9"); }

TEST_CASE("other fields of a header are passed over, and case does not matter") {
  const auto all = frames("content-LENGTH:  2 \r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\nok");
  REQUIRE(all.size() == 2);
  CHECK(all[0].text == "ok");
}

TEST_CASE("a header without a length that can be ends the stream") {
  for (const char* header : {"Content-Length: -1", "Content-Length: ", "Content-Length: 1e3", "Content-Length: 0x10", "Content-Type: x",
                             "Content-Length: 99999999999999999999", "Content-Length: 9223372036854775807", "Content-Length: 1\r\nContent-Length: 1"}) {
    INFO(header);
    const auto all = frames(std::string{header} + "\r\n\r\n{}" + framed("{}"));
    REQUIRE(all.size() == 1);
    CHECK(all[0].kind == Frame::Kind::broken);
  }
}

TEST_CASE("a header that never ends fills no memory") {
  CHECK(frames(std::string(100'000, 'x')).front().kind == Frame::Kind::broken);
  CHECK(frames(std::string(FrameReader::longest_header + 1, 'x') + "\r\n\r\n").front().kind == Frame::Kind::broken);
}

TEST_CASE("a body over the limit is skipped, and the next message is read") {
  const std::string large(FrameReader::longest_body + 1, 'x');
  const auto all = frames(framed(large) + framed("{}"));
  REQUIRE(all.size() == 3);
  CHECK(all[0].kind == Frame::Kind::oversize);
  CHECK(all[1].text == "{}");
  CHECK(frames("Content-Length: 9007199254740992\r\n\r\nxx").front().kind == Frame::Kind::broken);
}

TEST_CASE("a stream that ends inside a message is told from one that ends between two") {
  CHECK(frames("Content-Length: 5\r\n\r\nab").front().kind == Frame::Kind::broken);
  CHECK(frames("Content-Length: 5\r\n").front().kind == Frame::Kind::broken);
  CHECK(frames("").front().kind == Frame::Kind::end);
}

}  // namespace
}  // namespace casus::lsp
