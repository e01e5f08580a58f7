// CASUS_CHECK(condition): our own invariants, always on, in every build.
//
// Prints the expression and its place and aborts. Never for input: a bad byte
// from the world is a Fault (result.h).
#pragma once

namespace casus::base {

[[noreturn]] void check_failed(const char* expression, const char* file, int line);

}  // namespace casus::base

#define CASUS_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::casus::base::check_failed(#condition, __FILE__, __LINE__))
