// The reading gives the errors, and for each of its variants the lint is asked too.
#include "casus/verb/check.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "casus/accord/family.h"
#include "casus/lint/lint.h"

namespace casus::verb {

using base::Result;

AccordFile check_bytes(std::string path, std::string bytes, const accord::ReadBeside& beside) {
  // The lint judges the family as a whole: a name that only another variant uses is no
  // idle name. So it is shown the open text, once for sound variants and once for others.
  const text::File open = text::parse(bytes);
  std::array<std::optional<std::vector<text::Diagnostic>>, 2> told;
  const accord::LookAtVariant look = [&](const text::Closing&, const accord::Reading& reading) {
    auto& all = told.at(reading.accord ? 1 : 0);
    if (!all) all = lint::warnings({bytes, open, reading.accord ? &*reading.accord : nullptr});
    return *all;
  };
  accord::Reading reading = accord::read_family(bytes, beside, look);
  return AccordFile{std::move(path), std::move(bytes), std::move(reading)};
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
  const text::File parsed = text::parse(file.bytes, &closing);
  auto& all = file.reading.diagnostics;
  for (auto& d : lint::warnings({file.bytes, parsed, file.reading.accord ? &*file.reading.accord : nullptr})) all.push_back(std::move(d));
  std::ranges::stable_sort(all, {}, &text::Diagnostic::begin);
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
