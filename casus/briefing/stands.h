// Stands: who says what of which option, statement by statement, for a text and a matrix.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "casus/positions/outcome.h"

namespace casus::briefing {

// What a statement makes of one option of a choice that it names.
enum class Stand : std::uint8_t { wants, bears, refuses, on_terms };  // on_terms: it names the option in a condition
[[nodiscard]] std::string_view name(Stand stand);

struct Voice {
  Stand stand = Stand::wants;
  positions::Origin origin{};
};

class Stands {
 public:
  // Of what was heard up to the day of the outcome, in its order.
  Stands(const positions::Agenda& agenda, const positions::Outcome& outcome);

  // Of an option; 0 is `drop`.
  [[nodiscard]] std::vector<Voice> of_option(std::size_t choice, std::int64_t option) const;
  // Of one party on a choice, each statement once.
  [[nodiscard]] std::vector<positions::Origin> of_party(std::size_t choice, const std::string& party) const;

 private:
  [[nodiscard]] bool takes(const talks::Condition& what, std::size_t choice, std::int64_t option) const;
  struct Named {
    std::size_t choice = 0;
    std::vector<std::int64_t> options;  // that its words name
  };
  [[nodiscard]] std::vector<Named> named_in(const positions::Statement& statement) const;
  [[nodiscard]] const Named* named(std::size_t heard, std::size_t choice) const;

  const positions::Agenda& agenda_;
  const positions::Outcome& outcome_;
  std::vector<std::vector<Named>> named_;  // by number of what was heard
};

}  // namespace casus::briefing
