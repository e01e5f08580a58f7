// Check of a page of positions, against the accord that it is about. That is, in this order:
//
//   the accord that was named (`casus check ACCORD PAGE...`, `casus settle ACCORD PAGE...`);
//   the file `NAME.accord.md` that the page's prose links to first, in the folder of the page;
//   the only `*.accord.md` in that folder.
//
// Where none can be told or read, the words of the page are checked, its names cannot be, and
// that is an error (CAS-E0309) at its first line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"
#include "casus/positions/page.h"

namespace casus::verb {

// The agenda of the accord at `path`. Faults: those of reading; of Agenda::of, with the path.
base::Result<positions::Agenda> read_agenda(const std::string& path);
base::Result<positions::Agenda> agenda_of(const std::string& path, std::string_view bytes);  // the same of bytes in hand

// The pages against that agenda, each alone and all together. Faults: those of reading.
base::Result<std::vector<positions::Page>> read_positions(const positions::Agenda& agenda, const std::vector<std::string>& paths);

// The path of the accord that is found beside the page of these bytes; an empty path has no
// folder. Faults: none can be told.
base::Result<std::string> accord_beside(const std::string& path, std::string_view page);

// A page against the accord that is found beside it. Faults: those of reading the page.
base::Result<positions::Page> check_page(const std::string& path);
// The same of bytes as an editor holds them.
[[nodiscard]] positions::Page check_unsaved_page(const std::string& path, std::string bytes);

// "plan.accord.md" of `[the plan](plan.accord.md)`, the first such link in the prose; or "".
[[nodiscard]] std::string linked_accord(std::string_view page);

}  // namespace casus::verb
