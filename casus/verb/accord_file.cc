// Reading an accord and the zone files beside it.
#include "casus/verb/accord_file.h"

#include <fmt/format.h>

#include "casus/accord/family.h"
#include "casus/host/files.h"
#include "casus/host/gzip.h"
#include "casus/text/choices.h"

namespace casus::verb {

using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

constexpr std::size_t most_bytes = std::size_t{16} << 20;

Result<std::string> read_all(const std::string& path) {
  CASUS_TRY(source, host::open_feed(path));
  std::string bytes;
  std::string chunk(std::size_t{1} << 16, '\0');
  for (;;) {
    CASUS_TRY(got, source->read(chunk));
    if (got == 0) return bytes;
    bytes.append(chunk, 0, got);
    if (bytes.size() > most_bytes) {
      return Fault{FaultKind::range, "this text is larger than 16 MiB", "an accord is a text for people; is it the right file?", {path, 0, 0, {}}};
    }
  }
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string{} : path.substr(0, slash + 1);
}

}  // namespace

Result<std::string> read_accord(const std::string& path) { return read_all(path); }

accord::ReadBeside beside(const std::string& path) {
  return [folder = folder_of(path)](std::string_view name) -> Result<std::string> {
    if (name.starts_with('/') || name.find("..") != std::string_view::npos) {
      return Fault{FaultKind::usage, fmt::format("`{}` lies outside the folder of the accord", name), "keep zone files beside the accord", {}};
    }
    return read_all(folder + std::string{name});
  };
}

Result<AccordFile> open_accord(const std::string& path) {
  CASUS_TRY(bytes, read_all(path));
  accord::Reading reading = accord::from_text(bytes, beside(path));
  return AccordFile{path, std::move(bytes), std::move(reading)};
}

Result<AccordFile> open_variant(const std::string& path, std::string_view choose) {
  CASUS_TRY(bytes, read_all(path));
  const text::Document document = text::read_document(bytes);
  const text::ChoiceReading choices = text::read_choices(bytes, document);
  if (choices.choices.empty() && choose.empty()) return open_accord(path);
  CASUS_TRY(taken, text::read_assignment(choices, choose, text::Completeness::every_choice));
  accord::Reading reading = accord::read_variant(bytes, beside(path), taken);
  return AccordFile{path, std::move(bytes), std::move(reading)};
}

AccordFile accord_from_bytes(std::string path, std::string bytes, const Sealed& sealed) {
  const accord::ReadBeside nothing = [](std::string_view name) -> Result<std::string> {
    return Fault{FaultKind::not_found, fmt::format("`{}` is not part of a record", name), "", {}};
  };
  const text::ChoiceReading choices = text::read_choices(bytes, text::read_document(bytes));
  const auto taken = text::read_assignment(choices, sealed.variant, text::Completeness::every_choice);
  accord::Reading reading;
  if (taken) {
    const text::Closing closing{choices, *taken};
    reading = accord::from_text(bytes, nothing, sealed.lock, choices.choices.empty() ? nullptr : &closing);
  }
  return AccordFile{std::move(path), std::move(bytes), std::move(reading)};
}

}  // namespace casus::verb
