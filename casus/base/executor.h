// Executor: how a room below host/ uses more than one thread without knowing any.
//
// The caller cuts its work into n numbered pieces that write to n slots of its
// own; the executor runs every piece exactly once and returns when all are done.
// Which thread runs which piece, and in what order, must not matter: then the
// result is the same for one thread and for many.
//
//   std::vector<Part> parts(zones.size());
//   executor.for_each(zones.size(), [&](std::size_t i) { parts[i] = scan(zones[i]); });
#pragma once

#include <cstddef>
#include <functional>

namespace casus::base {

class Executor {
 public:
  virtual ~Executor() = default;
  // Runs work(0) ... work(n - 1), each once; n == 0 does nothing. The pieces must
  // not throw, must not share what they write and must not call for_each of the
  // same executor.
  virtual void for_each(std::size_t n, const std::function<void(std::size_t)>& work) = 0;
};

// Everything on the caller's thread, in order of the numbers.
class SerialExecutor final : public Executor {
 public:
  void for_each(std::size_t n, const std::function<void(std::size_t)>& work) override {
    for (std::size_t i = 0; i < n; ++i) work(i);
  }
};

}  // namespace casus::base
