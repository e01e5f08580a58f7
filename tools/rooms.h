// Rooms: what CMakeLists.txt declares about rooms and floors, and what the real
// `#include` lines say. The floor picture is drawn from the declarations; the
// check compares them with the includes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/repository.h"

namespace casus::tools {

struct Room {
  std::string name;
  int floor = 0;
  std::vector<std::string> uses;
};

// The casus_room(NAME x FLOOR n USES a b ...) calls of a CMake text, in order.
[[nodiscard]] std::vector<Room> rooms_declared(std::string_view cmake);
[[nodiscard]] const Room* room_named(const std::vector<Room>& rooms, std::string_view name);

// "casus/earth/zone.cc" -> "earth"; empty for a path that is in no room.
[[nodiscard]] std::string_view room_of(std::string_view path);

// Complaints about includes: a room that USES does not name, a room that does not
// exist, a quoted include that is not a path from the root, a USES that is not on
// a lower floor. Unit tests may also include helpers from tests/.
[[nodiscard]] Complaints check_includes(const std::vector<Room>& rooms, const std::vector<SourceFile>& sources);

// Complaints about circles among the units of one room. A unit is a stem: zone.h
// and zone.cc are one. Unit tests are no part of a circle.
[[nodiscard]] Complaints check_circles(const std::vector<SourceFile>& sources);

// The picture: highest floor first, one line a floor.
[[nodiscard]] std::string floor_picture(const std::vector<Room>& rooms);

// Complaints about rooms that have a header but no line in `page` that links one.
[[nodiscard]] Complaints check_front_links(const std::vector<Room>& rooms, const std::vector<SourceFile>& sources,
                                           const SourceFile& page);

}  // namespace casus::tools
