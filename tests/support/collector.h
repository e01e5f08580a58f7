// For tests of readers: a sink that keeps everything, and sources that make
// input too large or too broken to be a file.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/byte_source.h"
#include "casus/fact/sink.h"

namespace casus::testing {

struct KeptBad {
  std::string reason;
  std::uint64_t offset;
  std::uint64_t line;
  std::string detail;
};

class Collector : public fact::Sink {
 public:
  void fact(fact::Fact&& one) override { facts.push_back(std::move(one)); }
  void bad(const fact::BadRecord& record) override {
    bads.push_back({std::string{record.reason}, record.offset, record.line, record.detail});
    ++reasons[std::string{record.reason}];
  }

  std::vector<fact::Fact> facts;
  std::vector<KeptBad> bads;
  std::map<std::string, int> reasons;
};

// `head`, then `fill` `count` times, then `tail`; nothing of it in memory.
class LongSource : public base::ByteSource {
 public:
  LongSource(std::string head, char fill, std::uint64_t count, std::string tail)
      : head_{std::move(head)}, fill_{fill}, count_{count}, tail_{std::move(tail)} {}
  base::Result<std::size_t> read(std::span<char> room) override {
    if (!head_.empty()) return give(head_, room);
    if (count_ == 0) return give(tail_, room);
    const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(room.size(), count_));
    std::fill_n(room.data(), n, fill_);
    count_ -= n;
    return n;
  }

 private:
  static std::size_t give(std::string& bytes, std::span<char> room) {
    const std::size_t n = std::min(bytes.size(), room.size());
    std::copy_n(bytes.data(), n, room.data());
    bytes.erase(0, n);
    return n;
  }
  std::string head_;
  char fill_;
  std::uint64_t count_;
  std::string tail_;
};

// `bytes`, at most `step` a call, and then a fault, as a truncated gzip stream gives.
class BrokenSource : public base::ByteSource {
 public:
  explicit BrokenSource(std::string bytes, std::size_t step = 1'000'000)
      : bytes_{std::move(bytes)}, source_{bytes_}, step_{step} {}
  base::Result<std::size_t> read(std::span<char> room) override {
    auto got = source_.read(room.first(std::min(step_, room.size())));
    if (got.ok() && *got == 0) return base::Fault{base::FaultKind::malformed, "the stream ends early", "", {}};
    return got;
  }

 private:
  std::string bytes_;
  base::MemorySource source_;
  std::size_t step_;
};

}  // namespace casus::testing
