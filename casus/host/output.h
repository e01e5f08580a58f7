// Output: the program's standard output, in large writes.
//
// A reader that goes away (`casus watch ... | head`) is no fault: from then on
// bytes are dropped and closed() is true, so that a caller may stop early. A full
// disk is a fault, reported by finish(): output that silently ends in the middle
// would be taken for the whole.
//
//   host::Output out;
//   out.write(line);
//   CASUS_TRY(done, out.finish());
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "casus/base/result.h"

namespace casus::host {

class Output {
 public:
  static constexpr int standard_output = 1;
  explicit Output(int descriptor = standard_output) : descriptor_{descriptor} {}
  // What was not flushed is flushed; a fault then can no longer be told.
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view bytes);
  // Sends what is buffered, for a reader that watches live.
  void flush();
  [[nodiscard]] bool closed() const { return closed_; }
  // Flushes and tells what went wrong since the start. Faults: outside.
  base::Result<base::Done> finish();

 private:
  int descriptor_;
  std::string buffer_;
  bool closed_ = false;
  std::optional<base::Fault> fault_;
};

}  // namespace casus::host
