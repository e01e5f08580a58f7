// Two readers, one list by position.
#include "casus/verb/rolling.h"

#include <algorithm>

#include "casus/lint/lint.h"
#include "casus/verb/accord_file.h"

namespace casus::verb {

using base::Result;

Result<RollingFile> check_rolling(const std::string& path) {
  CASUS_TRY(bytes, read_accord(path));
  RollingFile out{path, std::move(bytes), {}};
  out.reading = text::read_rolling(out.bytes);
  auto& all = out.reading.diagnostics;
  for (auto& d : lint::warnings_of_prose(out.bytes, text::read_document(out.bytes))) {
    all.push_back(std::move(d));
  }
  std::ranges::stable_sort(all, {}, &text::Diagnostic::begin);
  return out;
}

}  // namespace casus::verb
