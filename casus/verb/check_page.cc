// An accord is found beside its page, and nowhere else.
#include "casus/verb/check_page.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "casus/host/files.h"
#include "casus/positions/format.h"
#include "casus/text/blocks.h"
#include "casus/text/codes.h"
#include "casus/text/document.h"
#include "casus/text/scanner.h"
#include "casus/verb/accord_file.h"

namespace casus::verb {

using base::Fault;
using base::FaultKind;
using base::Result;
using positions::Agenda;
using positions::Page;

namespace {

constexpr std::string_view suffix = ".accord.md";
constexpr std::string_view cure = "link to it in the prose, `[the draft](NAME.accord.md)`, or check both: `casus check ACCORD PAGE`";

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1));
}

// The one that lies there alone.
Result<std::string> only_accord(const std::string& path) {
  std::vector<std::string> found;
  if (!path.empty()) {
    CASUS_TRY(names, host::list_directory(folder_of(path)));
    std::ranges::copy_if(names, std::back_inserter(found), [](const std::string& name) { return name.ends_with(suffix); });
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) return Fault{FaultKind::not_found, "no accord lies beside this page, so its names are not looked up", std::string{cure}, {}};
  found.resize(std::min<std::size_t>(found.size(), 3));
  return Fault{FaultKind::usage, fmt::format("more than one accord lies beside this page (`{}`), so its names are not looked up", fmt::join(found, "`, `")), std::string{cure}, {}};
}

// What the words alone show, where no accord tells what they name.
Page words_of(std::string path, std::string bytes, const Fault& why) {
  Page out;
  out.name = std::move(path);
  out.bytes = std::move(bytes);
  const text::Document document = text::read_blocks(out.bytes, "positions");
  out.diagnostics.push_back({.code = text::codes::missing_file, .begin = 0, .end = std::min(out.bytes.find_first_of("\r\n"), out.bytes.size()),
                             .message = why.place.line == 0 ? why.message : fmt::format("the accord, {}:{}: {}", why.place.file, why.place.line, why.message),
                             .label = {}, .help = why.help, .provision = {}, .notes = {}});
  out.diagnostics.insert(out.diagnostics.end(), document.diagnostics.begin(), document.diagnostics.end());
  for (const text::Fence& fence : document.fences) {
    const text::Tokens block = text::scan(out.bytes, fence.content);
    out.diagnostics.insert(out.diagnostics.end(), block.diagnostics.begin(), block.diagnostics.end());
  }
  std::ranges::stable_sort(out.diagnostics, {}, &text::Diagnostic::begin);
  return out;
}

}  // namespace

std::string linked_accord(std::string_view page) {
  for (const text::Span prose : text::read_blocks(page, "positions").prose) {
    const std::string_view words = prose.in(page);
    for (std::size_t at = words.find("]("); at != std::string_view::npos; at = words.find("](", at + 2)) {
      const std::string_view target = words.substr(at + 2, words.find_first_of(")# \t\r\n", at + 2) - at - 2);
      if (target.ends_with(suffix) && target.size() > suffix.size()) return std::string{target};
    }
  }
  return {};
}

Result<Agenda> read_agenda(const std::string& path) {
  CASUS_TRY(bytes, read_accord(path));
  return agenda_of(path, bytes);
}

Result<Agenda> agenda_of(const std::string& path, std::string_view bytes) {
  if (positions::is_page(bytes)) return Fault{FaultKind::usage, "this is a page of positions, and an accord is needed", "the accord comes first: `ACCORD PAGE...`", {path, 0, 0, {}}};
  auto agenda = Agenda::of(bytes);
  if (agenda) return agenda;
  Fault fault = agenda.fault();
  fault.place.file = path;
  return fault;
}

Result<std::vector<Page>> read_positions(const Agenda& agenda, const std::vector<std::string>& paths) {
  std::vector<Page> out;
  for (const std::string& path : paths) {
    CASUS_TRY(bytes, read_accord(path));
    out.push_back(positions::read_page(agenda, path, std::move(bytes)));
  }
  positions::check_together(agenda, out);
  return out;
}

Result<std::string> accord_beside(const std::string& path, std::string_view page) {
  std::string name = linked_accord(page);
  if (name.empty()) {
    CASUS_TRY(only, only_accord(path));
    name = std::move(only);
  } else if (path.empty() || name.find('/') != std::string::npos) {
    return Fault{FaultKind::usage, fmt::format("`{}` does not lie in the folder of this page, so its names are not looked up", name), std::string{cure}, {}};
  }
  return path.find('/') == std::string::npos ? name : fmt::format("{}/{}", folder_of(path), name);
}

Result<Page> check_page(const std::string& path) {
  CASUS_TRY(bytes, read_accord(path));
  return check_unsaved_page(path, std::move(bytes));
}

Page check_unsaved_page(const std::string& path, std::string bytes) {
  const auto where = accord_beside(path, bytes);
  const auto agenda = where ? read_agenda(*where) : Result<Agenda>{where.fault()};
  if (!agenda) return words_of(path, std::move(bytes), agenda.fault());
  std::vector<Page> pages;
  pages.push_back(positions::read_page(*agenda, path, std::move(bytes)));
  positions::check_together(*agenda, pages);
  return std::move(pages.front());
}

}  // namespace casus::verb
