// floors: the declared rooms against the real includes, and the floor picture in
// docs/ARCHITECTURE.md. `floors --update` redraws the picture.
#include <fmt/format.h>

#include <filesystem>
#include <string_view>

#include "tests/support/source_dir.h"
#include "tools/rooms.h"

namespace {

using namespace casus::tools;

void append(Complaints& all, Complaints more) {
  for (Complaint& each : more) all.push_back(std::move(each));
}

}  // namespace

int main(int count, char** words) {
  const Stale stale = count > 1 && std::string_view{words[1]} == "--update" ? Stale::rewrite : Stale::complain;
  const std::filesystem::path root{casus::test::source_dir()};
  auto cmake = read_file(root / "CMakeLists.txt");
  if (!cmake) return report("floors", {{"CMakeLists.txt", 0, "cannot be read"}});
  const auto rooms = rooms_declared(*cmake);

  std::vector<SourceFile> sources = files_below(root / "casus", {".h", ".cc"});
  for (SourceFile& file : sources) file.path = "casus/" + file.path;

  const std::string page = "docs/ARCHITECTURE.md";
  Complaints complaints = keep_generated(root, {page, "floors", floor_picture(rooms)}, stale);
  append(complaints, check_includes(rooms, sources));
  append(complaints, check_circles(sources));
  if (auto text = read_file(root / page)) append(complaints, check_front_links(rooms, sources, {page, *text}));
  if (complaints.empty())
    fmt::print("{} rooms, {} files: includes agree with the declared floors\n", rooms.size(), sources.size());
  return report("floors", complaints);
}
