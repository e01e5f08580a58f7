// Signals: Ctrl-C asks to stop, a closed pipe is quiet.
//
// catch_signals() is called once, at the start of the program. Afterwards
//   - the first SIGINT or SIGTERM sets a flag that long loops look at; a second
//     one ends the program at once, in case a loop does not look;
//   - SIGPIPE is ignored: writing to a reader that has gone fails instead of
//     killing the program, and Output (output.h) takes that quietly, so that
//     `casus watch --out DIR | head` still finishes its record.
#pragma once

namespace casus::host {

void catch_signals();

// Whether the user has asked to stop; the program then ends with exit code 130.
[[nodiscard]] bool interrupted();

}  // namespace casus::host
