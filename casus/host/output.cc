// A buffer over write(2). Needs SIGPIPE to be ignored (signal.h), else the first
// write to a closed pipe ends the program, which is quiet as well but leaves a
// record unfinished.
#include "casus/host/output.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

namespace casus::host {

namespace {
constexpr std::size_t enough = std::size_t{1} << 16;
}

Output::~Output() { flush(); }

void Output::write(std::string_view bytes) {
  if (closed_ || fault_) return;
  buffer_.append(bytes);
  if (buffer_.size() >= enough) flush();
}

void Output::flush() {
  std::string_view rest{buffer_};
  while (!rest.empty() && !closed_ && !fault_) {
    const ssize_t put = ::write(descriptor_, rest.data(), rest.size());
    if (put >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(put));
    } else if (errno == EPIPE) {
      closed_ = true;
    } else if (errno != EINTR) {
      fault_ = base::Fault{base::FaultKind::outside,
                           fmt::format("cannot write the output: {}", ::strerrordesc_np(errno)),
                           "what was printed is not complete", {}};
    }
  }
  buffer_.clear();
}

base::Result<base::Done> Output::finish() {
  flush();
  if (fault_) return *fault_;
  return base::Done{};
}

}  // namespace casus::host
