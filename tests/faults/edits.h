// Edits that make a sound accord faulty, whatever its text: five classes, each with
// the place that was changed. Used by faults_test.cc.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace casus::test {

enum class EditClass : std::uint8_t { misspelt_name, wrong_unit, no_full_stop, no_keyword, declared_twice };
inline constexpr std::array<EditClass, 5> edit_classes{EditClass::misspelt_name, EditClass::wrong_unit, EditClass::no_full_stop,
                                                       EditClass::no_keyword, EditClass::declared_twice};
[[nodiscard]] std::string_view name(EditClass edit);

struct Edited {
  std::string bytes;
  std::size_t at = 0;  // offset in `bytes` of the change
  std::string what;    // the words that were changed
};

// One edit of the class, chosen by `dice`; nullopt if the text has no place for it.
[[nodiscard]] std::optional<Edited> edit(std::string_view file, EditClass edit_class, std::uint64_t dice);

}  // namespace casus::test
