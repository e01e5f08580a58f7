// Shell: what a command may do to the terminal. Data goes to standard output,
// everything else to standard error.
#pragma once

#include <string>
#include <string_view>

#include "casus/base/result.h"
#include "casus/host/output.h"

namespace casus::cli {

// The contract's exit codes.
inline constexpr int exit_clean = 0;
inline constexpr int exit_found = 1;
inline constexpr int exit_fault = 2;
inline constexpr int exit_undecided = 3;
inline constexpr int exit_interrupted = 130;

class Shell {
 public:
  void data(std::string_view text) { out_.write(text); }
  void line(std::string_view text);        // data, with its end of line
  void show(std::string_view text);        // data for people: what a terminal would obey is spelled out
  void flush() { out_.flush(); }           // for a reader that waits
  static void say(std::string_view text);  // words for people on standard error, with their end of line
  // "casus: file:line: message" and the cure on a line of its own; exit_fault.
  static int fault(const base::Fault& fault);
  // Flushes standard output; a full disk turns any code into exit_fault.
  int finish(int code);

 private:
  host::Output out_;
};

}  // namespace casus::cli
