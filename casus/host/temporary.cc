// mkdtemp makes the folder and its name in one step, so no other program can
// take the name first.
#include "casus/host/temporary.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <stdlib.h>

namespace casus::host {

base::Result<std::string> make_temporary_directory() {
  const char* stated = std::getenv("TMPDIR");
  std::string path = stated != nullptr && *stated != '\0' ? stated : "/tmp";
  path += "/casus-XXXXXX";
  if (mkdtemp(path.data()) == nullptr) {
    return base::Fault{base::FaultKind::outside, "no temporary folder can be made: " + std::string{std::strerror(errno)},
                       "set TMPDIR to a folder that can be written", {path, 0, 0, {}}};
  }
  return path;
}

}  // namespace casus::host
