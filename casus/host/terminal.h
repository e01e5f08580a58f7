// Terminal: whether a person is looking, and the one line of progress for them.
//
// Data goes to standard output, progress to standard error, and progress only if
// standard error is a terminal. Nothing here changes a byte of a result.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "casus/measure/time.h"

namespace casus::host {

enum class Stream { output, error };

[[nodiscard]] bool is_terminal(Stream stream);

// Colour is for a terminal, unless NO_COLOR is set and not empty
// (no-color.org) or TERM is unset, empty or "dumb".
[[nodiscard]] bool color_allowed(Stream stream);
// The rule itself; the two variables as getenv gives them.
[[nodiscard]] bool color_allowed(bool terminal, const char* no_color, const char* term);

// Columns of the terminal; 80 where the system does not say.
[[nodiscard]] std::size_t width(Stream stream);

// What a progress line tells.
struct ProgressState {
  std::uint64_t bytes = 0;    // read so far
  std::uint64_t total = 0;    // to be read; 0 = not known
  std::uint64_t records = 0;
  std::optional<measure::Instant> event_time;  // of the newest record
};

// "  12% 48.0 MB 1203456 records, 601728 per s, at 2014-05-02T00:00:00.000Z, 4 s left",
// cut to `columns`; parts that are not known are left out.
[[nodiscard]] std::string progress_line(const ProgressState& state,
                                        std::chrono::milliseconds elapsed, std::size_t columns);

// Draws the line over itself on standard error, five times a second at most.
// `shown` false (no terminal): does nothing.
class Progress {
 public:
  explicit Progress(bool shown = is_terminal(Stream::error));
  ~Progress();  // wipes the line
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void update(const ProgressState& state);

 private:
  using Clock = std::chrono::steady_clock;
  bool shown_;
  bool drawn_ = false;
  Clock::time_point start_;
  Clock::time_point next_;
};

}  // namespace casus::host
