// Can a norm read what comes as this kind and of this root? What none can read is told of
// (notices.h), record by record.
#pragma once

#include <optional>
#include <string_view>

#include "casus/accord/accord.h"
#include "casus/fact/fact.h"

namespace casus::verb {

struct Use {
  bool can_be_read = true;
  std::optional<fact::Root> declared;  // the root of the kind; nullopt: it is not declared
};
[[nodiscard]] Use use_of(const accord::Accord& accord, std::string_view what, fact::Root root);

}  // namespace casus::verb
