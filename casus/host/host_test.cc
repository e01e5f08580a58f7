#include <doctest/doctest.h>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <numeric>
#include <vector>

#include "casus/host/executor.h"
#include "casus/host/output.h"
#include "casus/host/signal.h"
#include "casus/host/terminal.h"

using namespace casus::host;

TEST_CASE("every piece runs exactly once, on one thread or on many, call after call") {
  for (const std::size_t count : {1U, 2U, 5U}) {
    ThreadExecutor threads{count};
    for (const std::size_t n : {0U, 1U, 2U, 1000U}) {
      std::vector<int> runs(n, 0);
      threads.for_each(n, [&](std::size_t i) { ++runs[i]; });
      CHECK(runs == std::vector<int>(n, 1));
    }
  }
}

TEST_CASE("slots come out the same for any number of threads") {
  const auto squares = [](casus::base::Executor& executor) {
    std::vector<std::size_t> slots(500);
    executor.for_each(slots.size(), [&](std::size_t i) { slots[i] = i * i; });
    return slots;
  };
  casus::base::SerialExecutor serial;
  ThreadExecutor four{4};
  CHECK(squares(serial) == squares(four));
}

TEST_CASE("one thread runs the pieces in order on the caller") {
  ThreadExecutor one{1};
  CHECK(one.threads() == 1);
  const auto caller = ::gettid();
  std::vector<std::size_t> order;
  one.for_each(4, [&](std::size_t i) {
    CHECK(::gettid() == caller);
    order.push_back(i);
  });
  CHECK(order == std::vector<std::size_t>{0, 1, 2, 3});
}

TEST_CASE("no piece is still running when the call returns") {
  ThreadExecutor threads{3};
  for (int round = 0; round < 300; ++round) {
    std::atomic<int> done{0};
    threads.for_each(7, [&](std::size_t) { ++done; });
    REQUIRE(done == 7);
  }
}

TEST_CASE("colour needs a terminal, no NO_COLOR and a TERM that is not dumb") {
  CHECK(color_allowed(true, nullptr, "xterm"));
  CHECK(color_allowed(true, "", "xterm"));
  CHECK_FALSE(color_allowed(true, "1", "xterm"));
  CHECK_FALSE(color_allowed(true, nullptr, "dumb"));
  CHECK_FALSE(color_allowed(true, nullptr, nullptr));
  CHECK_FALSE(color_allowed(false, nullptr, "xterm"));
}

TEST_CASE("progress tells rate, event time and what is left, within the width") {
  ProgressState state{.bytes = 25'000'000, .total = 100'000'000, .records = 300'000,
                      .event_time = casus::measure::Instant{0}};
  const auto line = progress_line(state, std::chrono::milliseconds{2000}, 200);
  CHECK(line == " 25% 25.0 MB 300000 records, 150000 per s, at 1970-01-01T00:00:00.000Z, 6 s left");
  CHECK(progress_line(state, std::chrono::milliseconds{2000}, 10).size() == 10);
  CHECK(progress_line({}, std::chrono::milliseconds{0}, 80) == "0.0 MB 0 records");
}

TEST_CASE("a progress line far into a huge input does not overflow") {
  const std::uint64_t huge = ~std::uint64_t{0};
  const auto line = progress_line({huge - 1, huge, huge, {}}, std::chrono::hours{24 * 365}, 300);
  CHECK(line.starts_with("100% "));
}

TEST_CASE("output arrives whole, in order, across the buffer's size") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  REQUIRE(::fcntl(ends[1], F_SETPIPE_SZ, 1 << 20) > 0);
  std::string expected;
  {
    Output out{ends[1]};
    for (int i = 0; i < 20'000; ++i) {
      const std::string line = std::to_string(i) + "\n";
      out.write(line);
      expected += line;
    }
    CHECK(out.finish().ok());
  }
  ::close(ends[1]);
  std::string seen(expected.size() + 1, '\0');
  std::size_t size = 0;
  for (ssize_t got = 1; got > 0; size += static_cast<std::size_t>(got))
    got = ::read(ends[0], seen.data() + size, seen.size() - size);
  ::close(ends[0]);
  seen.resize(size);
  CHECK(seen == expected);
}

TEST_CASE("a reader that has gone is quiet, a full disk is not") {
  catch_signals();
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  ::close(ends[0]);
  Output gone{ends[1]};
  gone.write("nobody reads this");
  CHECK(gone.finish().ok());
  CHECK(gone.closed());
  ::close(ends[1]);

  const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  REQUIRE(full >= 0);
  Output out{full};
  out.write("does not fit");
  REQUIRE_FALSE(out.finish().ok());
  CHECK(out.finish().fault().message.find("No space left") != std::string::npos);
  ::close(full);
}

TEST_CASE("the first Ctrl-C sets a flag, the second ends the program") {
  const pid_t child = ::fork();
  if (child == 0) {
    catch_signals();
    const bool before = interrupted();
    std::raise(SIGINT);
    if (before || !interrupted()) ::_exit(1);
    std::raise(SIGINT);
    ::_exit(2);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGINT);
}
