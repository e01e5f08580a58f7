// What the benchmarks share: processor time, and the median of a few runs. Wall
// time would measure the neighbours on the machine as well.
#pragma once

#include <sys/resource.h>
#include <sys/time.h>

#include <algorithm>
#include <functional>
#include <vector>

namespace casus::bench {

inline double seconds_of(const rusage& used) {
  const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec); };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

// User and system time so far of RUSAGE_SELF or RUSAGE_CHILDREN.
inline double processor_seconds(int who) {
  rusage used{};
  getrusage(who, &used);
  return seconds_of(used);
}

// Of an odd number of values: the one in the middle.
inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values.at(values.size() / 2);
}

// The median processor time of `rounds` runs.
inline double timed(int who, int rounds, const std::function<void()>& run) {
  std::vector<double> took;
  for (int i = 0; i < rounds; ++i) {
    const double before = processor_seconds(who);
    run();
    took.push_back(processor_seconds(who) - before);
  }
  return median(std::move(took));
}

}  // namespace casus::bench
