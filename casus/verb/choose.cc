// Reads the choices, the words, and closes the one by the other.
#include "casus/verb/choose.h"

#include "casus/text/choose.h"
#include "casus/verb/accord_file.h"

namespace casus::verb {

using base::Result;

Result<Chosen> choose(const std::string& path, std::string_view words) {
  CASUS_TRY(bytes, read_accord(path));
  const text::ChoiceReading choices = text::read_choices(bytes, text::read_document(bytes));
  CASUS_TRY(taken, text::read_assignment(choices, words, text::Completeness::some));
  auto closed = text::choose(bytes, taken);
  if (!closed) {
    base::Fault fault = closed.fault();
    fault.place.file = path;
    return fault;
  }
  Chosen out{std::move(*closed), text::Closing{choices, taken}.name(), {}};
  const text::ChoiceReading left = text::read_choices(out.bytes, text::read_document(out.bytes));
  for (std::size_t i = 0; i < left.choices.size(); ++i) out.open.push_back(left.name_of(i));
  return out;
}

}  // namespace casus::verb
