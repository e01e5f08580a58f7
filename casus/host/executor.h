// ThreadExecutor: the Executor (base/executor.h) on a fixed number of threads.
//
// The caller's thread is one of them: with 1 thread nothing is started and the
// pieces run inline, in order. Threads wait between calls. Pieces are handed out
// one by one, so unequal pieces balance; their results go to the slots of their
// numbers and cannot depend on who ran them.
//
//   host::ThreadExecutor threads{2};
//   threads.for_each(parts.size(), [&](std::size_t i) { sums[i] = sum(parts[i]); });
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

#include "casus/base/executor.h"

namespace casus::host {

class ThreadExecutor final : public base::Executor {
 public:
  // `threads` counts the caller's; 0 means one per processor, at most 256 are
  // used. If the system refuses to start one, the work runs on fewer.
  explicit ThreadExecutor(std::size_t threads = 0);
  ~ThreadExecutor() override;
  ThreadExecutor(const ThreadExecutor&) = delete;
  ThreadExecutor& operator=(const ThreadExecutor&) = delete;

  void for_each(std::size_t n, const std::function<void(std::size_t)>& work) override;
  // How many threads work, the caller's included.
  [[nodiscard]] std::size_t threads() const;

 private:
  struct Crew;
  std::unique_ptr<Crew> crew_;
};

}  // namespace casus::host
