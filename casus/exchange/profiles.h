// Which of a folder's profiles make one talk, and the notes that say so.
#pragma once

#include <string>
#include <vector>

#include "casus/exchange/exchange.h"

namespace casus::exchange {

// Of the profiles, by their files, those that are read: all of up to three; of more, the
// first `asked` of them, or what Profiles says. Adds a note on those left out.
[[nodiscard]] std::vector<const File*> chosen(std::vector<const File*> profiles, const Profiles& asked, std::vector<std::string>& notes);

// "profile-1" of "y2012/CarA/profile-1.xml".
[[nodiscard]] std::string stem(const std::string& path);

}  // namespace casus::exchange
