// The rule for colour, and a progress line made of integers so that it reads the
// same in every locale.
#include "casus/host/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

#include <fmt/format.h>

namespace casus::host {

namespace {

int descriptor(Stream stream) {
  return stream == Stream::output ? STDOUT_FILENO : STDERR_FILENO;
}

// 48'000'000 as "48.0 MB".
std::string megabytes(std::uint64_t bytes) {
  const std::uint64_t tenths = bytes / 100'000;
  return fmt::format("{}.{} MB", tenths / 10, tenths % 10);
}

// part * 100 / whole without overflow for any size of input.
std::uint64_t percent(std::uint64_t part, std::uint64_t whole) {
  if (part >= whole) return 100;
  return whole < 100 ? part * 100 / whole : part / (whole / 100);
}

// A terminal that cannot take the line loses nothing but the line.
void to_stderr(std::string_view text) {
  if (::write(STDERR_FILENO, text.data(), text.size()) < 0) return;
}

}  // namespace

bool is_terminal(Stream stream) { return ::isatty(descriptor(stream)) == 1; }

bool color_allowed(bool terminal, const char* no_color, const char* term) {
  if (!terminal || (no_color != nullptr && *no_color != '\0')) return false;
  return term != nullptr && *term != '\0' && std::string_view{term} != "dumb";
}

bool color_allowed(Stream stream) {
  return color_allowed(is_terminal(stream), std::getenv("NO_COLOR"), std::getenv("TERM"));
}

std::size_t width(Stream stream) {
  winsize size{};
  if (::ioctl(descriptor(stream), TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

std::string progress_line(const ProgressState& state, std::chrono::milliseconds elapsed,
                          std::size_t columns) {
  const auto ms = static_cast<std::uint64_t>(elapsed.count());
  std::string line;
  if (state.total > 0) line += fmt::format("{:3}% ", percent(state.bytes, state.total));
  line += fmt::format("{} {} records", megabytes(state.bytes), state.records);
  if (ms > 0) line += fmt::format(", {} per s", state.records / ms * 1000 + state.records % ms * 1000 / ms);
  if (state.event_time) line += fmt::format(", at {}", measure::print(*state.event_time));
  const std::uint64_t kilobytes = state.bytes / 1000;
  if (state.total > state.bytes && kilobytes > 0) {
    const std::uint64_t left = (state.total - state.bytes) / 1000 * (ms / 100 + 1) / kilobytes / 10;
    line += fmt::format(", {} s left", left);
  }
  return line.substr(0, columns);
}

Progress::Progress(bool shown) : shown_{shown}, start_{Clock::now()}, next_{start_} {}

Progress::~Progress() {
  if (drawn_) to_stderr("\r\x1b[K");
}

void Progress::update(const ProgressState& state) {
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds{200};
  const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(now - start_);
  to_stderr(fmt::format("\r{}\x1b[K", progress_line(state, elapsed, width(Stream::error) - 1)));
  drawn_ = true;
}

}  // namespace casus::host
