// Result<T>: a value, or the Fault that says why there is none.
//
// A Fault is for the world and the user: a file that is not there, a line that
// does not parse, a name that nobody declared. It carries what a person needs:
// a kind, a place, a message, a cure. Our own mistakes are caught by
// CASUS_CHECK (check.h) instead. No exception crosses a room.
//
//   Result<Length> d = Length::parse("12 nmi");
//   if (!d) return d.fault();
//   use(*d);
//
// Both classes are [[nodiscard]]: a dropped fault is a compile error here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "casus/base/check.h"

namespace casus::base {

// Where in the outside world a fault sits. `file` is as the user named it;
// `line` and `column` count from 1, 0 means "does not apply"; `offset` is the
// byte from the start of the uncompressed input.
struct Place {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::optional<std::uint64_t> offset;

  friend bool operator==(const Place&, const Place&) = default;
};

enum class FaultKind {
  usage,      // the command line asks for something that cannot be
  not_found,  // a file, a name or a record that is not there
  malformed,  // bytes that do not follow their format
  range,      // a value outside what its unit or format allows
  conflict,   // two inputs that cannot both hold
  tampered,   // a record whose bytes differ from what recomputation gives
  outside,    // the operating system refused
};

[[nodiscard]] const char* name(FaultKind kind);

// `message` is lower case without a final stop, user input in `backticks`;
// `help` says what to do, or is empty.
struct [[nodiscard]] Fault {
  FaultKind kind = FaultKind::malformed;
  std::string message;
  std::string help;
  Place place;

  // One line: "file:line:column: message (help)".
  [[nodiscard]] std::string text() const;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_{std::in_place_index<0>, std::move(value)} {}
  Result(Fault fault) : state_{std::in_place_index<1>, std::move(fault)} {}

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // Asking for the value of a fault (or the reverse) is our own bug: it aborts.
  [[nodiscard]] T& operator*() & { return checked(); }
  [[nodiscard]] const T& operator*() const& { return value_const(); }
  [[nodiscard]] T&& operator*() && { return std::move(checked()); }
  T* operator->() { return &checked(); }
  const T* operator->() const { return &value_const(); }
  [[nodiscard]] const Fault& fault() const {
    CASUS_CHECK(!ok());
    return std::get<1>(state_);
  }

 private:
  T& checked() {
    CASUS_CHECK(ok());
    return std::get<0>(state_);
  }
  const T& value_const() const {
    CASUS_CHECK(ok());
    return std::get<0>(state_);
  }
  std::variant<T, Fault> state_;
};

// Success without a value.
struct Done {};

}  // namespace casus::base

// CASUS_TRY(name, expression): binds the value, or returns the fault.
#define CASUS_TRY(name, expression)                  \
  auto name##_result = (expression);                 \
  if (!name##_result) return name##_result.fault();  \
  auto& name = *name##_result
