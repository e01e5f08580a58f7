// Folders of the competitions hold the profiles of several settings of two or three
// parties; nothing in them says which. The year does: in 2015 settings had three.
#include "casus/exchange/profiles.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::exchange {

std::vector<const File*> chosen(std::vector<const File*> profiles, const Profiles& asked, std::vector<std::string>& notes) {
  const std::size_t setting = asked.of_2015 ? 3 : 2;
  std::size_t wanted = asked.parties;
  if (wanted == 0) wanted = profiles.size() <= 3 ? profiles.size() : setting;
  wanted = std::min(wanted, profiles.size());
  if (wanted == profiles.size()) return profiles;
  notes.push_back(fmt::format("read the first {} of {} profiles; --parties N reads more", wanted, profiles.size()));
  profiles.resize(wanted);
  return profiles;
}

std::string stem(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

}  // namespace casus::exchange
