// The reading gives the errors, and for each of its variants the lint is asked too.
#include "casus/verb/check.h"

#include "casus/accord/family.h"
#include "casus/lint/lint.h"

namespace casus::verb {

using base::Result;

AccordFile check_bytes(std::string path, std::string bytes, const accord::ReadBeside& beside) {
  const accord::LookAtVariant look = [&](const text::Closing& closing, const accord::Reading& reading) {
    const text::File file = text::parse(bytes, &closing);
    return lint::warnings({bytes, file, reading.accord ? &*reading.accord : nullptr});
  };
  accord::Reading reading = accord::read_family(bytes, beside, look);
  return AccordFile{std::move(path), std::move(bytes), std::move(reading)};
}

Result<AccordFile> check(const std::string& path) {
  CASUS_TRY(bytes, read_accord(path));
  return check_bytes(path, std::move(bytes), beside(path));
}

}  // namespace casus::verb
