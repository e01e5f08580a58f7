// The handler may only store to a lock-free flag; SA_RESETHAND gives the signal
// back its deadly default after the first time.
#include "casus/host/signal.h"

#include <atomic>
#include <csignal>

namespace casus::host {

namespace {

// A signal handler has no other way to speak: it takes no argument of ours.
std::atomic<bool> stop_wanted{false};
static_assert(std::atomic<bool>::is_always_lock_free);

void want_stop(int) { stop_wanted.store(true, std::memory_order_relaxed); }

}  // namespace

void catch_signals() {
  struct sigaction action {};
  action.sa_handler = want_stop;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

bool interrupted() { return stop_wanted.load(std::memory_order_relaxed); }

}  // namespace casus::host
