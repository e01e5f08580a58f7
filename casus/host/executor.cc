// A crew of waiting threads. A call publishes (n, work) under the mutex and bumps
// the round; every thread takes numbers from one counter until none is left, and
// the call returns when each thread has said that it is through with this round,
// so that no thread can still hold `work` afterwards.
#include "casus/host/executor.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace casus::host {

struct ThreadExecutor::Crew {
  std::mutex mutex;
  std::condition_variable begin;
  std::condition_variable done;
  std::uint64_t round = 0;
  std::size_t busy = 0;
  bool leave = false;
  std::size_t n = 0;
  const std::function<void(std::size_t)>* work = nullptr;
  std::atomic<std::size_t> next{0};
  std::vector<std::thread> threads;

  void take_all() {
    for (;;) {
      const std::size_t i = next.fetch_add(1, std::memory_order_relaxed);
      if (i >= n) return;
      (*work)(i);
    }
  }

  void wait_and_work() {
    std::uint64_t seen = 0;
    std::unique_lock lock{mutex};
    for (;;) {
      begin.wait(lock, [&] { return leave || round != seen; });
      if (leave) return;
      seen = round;
      lock.unlock();
      take_all();
      lock.lock();
      if (--busy == 0) done.notify_one();
    }
  }
};

ThreadExecutor::ThreadExecutor(std::size_t threads) : crew_{std::make_unique<Crew>()} {
  constexpr std::size_t most = 256;
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  threads = std::min(threads, most);
  try {
    for (std::size_t i = 1; i < threads; ++i)
      crew_->threads.emplace_back([crew = crew_.get()] { crew->wait_and_work(); });
  } catch (const std::system_error&) {
    // The crew that did start is the crew; see the header.
  }
}

ThreadExecutor::~ThreadExecutor() {
  {
    const std::scoped_lock lock{crew_->mutex};
    crew_->leave = true;
  }
  crew_->begin.notify_all();
  for (std::thread& thread : crew_->threads) thread.join();
}

std::size_t ThreadExecutor::threads() const { return crew_->threads.size() + 1; }

void ThreadExecutor::for_each(std::size_t n, const std::function<void(std::size_t)>& work) {
  if (crew_->threads.empty() || n < 2) {
    for (std::size_t i = 0; i < n; ++i) work(i);
    return;
  }
  {
    const std::scoped_lock lock{crew_->mutex};
    crew_->n = n;
    crew_->work = &work;
    crew_->next.store(0, std::memory_order_relaxed);
    crew_->busy = crew_->threads.size();
    ++crew_->round;
  }
  crew_->begin.notify_all();
  crew_->take_all();
  std::unique_lock lock{crew_->mutex};
  crew_->done.wait(lock, [this] { return crew_->busy == 0; });
}

}  // namespace casus::host
