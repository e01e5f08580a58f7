// The reading gives the errors, and the lint is asked once, of the family or the variant.
#include "casus/verb/check.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "casus/accord/family.h"
#include "casus/lint/lint.h"

namespace casus::verb {

using base::Result;

namespace {

// Of a text with errors `accord` is missing, and the lint says less (lint.h).
void add_warnings(AccordFile& file, const text::File& parsed) {
  accord::Reading& reading = file.reading;
  auto more = lint::warnings({file.bytes, parsed, reading.accord ? &*reading.accord : nullptr});
  reading.diagnostics.insert(reading.diagnostics.end(), std::make_move_iterator(more.begin()),
                             std::make_move_iterator(more.end()));
  std::ranges::stable_sort(reading.diagnostics, {}, &text::Diagnostic::begin);
}

}  // namespace

// The lint judges an open text as the family it is: a name that only another variant
// uses is no idle name.
AccordFile check_bytes(std::string path, std::string bytes, const accord::ReadBeside& beside) {
  accord::Reading reading = accord::read_family(bytes, beside);
  AccordFile file{std::move(path), std::move(bytes), std::move(reading)};
  add_warnings(file, text::parse(file.bytes));
  return file;
}

Result<AccordFile> check(const std::string& path) {
  CASUS_TRY(bytes, read_accord(path));
  return check_bytes(path, std::move(bytes), beside(path));
}

Result<AccordFile> check_variant(const std::string& path, std::string_view choose) {
  CASUS_TRY(file, open_variant(path, choose));
  const text::ChoiceReading choices = text::read_choices(file.bytes, text::read_document(file.bytes));
  CASUS_TRY(taken, text::read_assignment(choices, choose, text::Completeness::every_choice));
  const text::Closing closing{choices, taken};
  add_warnings(file, text::parse(file.bytes, &closing));
  return std::move(file);
}

AccordFile check_unsaved(std::string path, std::string bytes) {
  const accord::ReadBeside nowhere = [](std::string_view name) -> Result<std::string> {
    return base::Fault{base::FaultKind::not_found, fmt::format("`{}` is looked for beside the accord, which is in no folder yet", name),
                       "save the accord first", {}};
  };
  const accord::ReadBeside files = path.empty() ? nowhere : beside(path);
  return check_bytes(std::move(path), std::move(bytes), files);
}

}  // namespace casus::verb
