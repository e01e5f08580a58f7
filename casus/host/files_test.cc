#include <doctest/doctest.h>

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <span>

#include "casus/host/files.h"

using namespace casus::host;
using casus::base::FaultKind;

namespace {

// A folder of its own for each test, gone afterwards.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "casus.XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace

TEST_CASE("a file reads back what was written, NUL bytes and all") {
  const Folder folder;
  const std::string bytes{"a\0b\r\n\xFF", 6};
  REQUIRE(write_file(folder / "x", bytes).ok());
  CHECK(*read_file(folder / "x") == bytes);
  CHECK(size_or_zero(folder / "x") == 6);
}

TEST_CASE("writing replaces the file, keeps its mode and leaves nothing beside it") {
  const Folder folder;
  REQUIRE(write_file(folder / "x", "old").ok());
  REQUIRE(::chmod((folder / "x").c_str(), 0600) == 0);
  REQUIRE(write_file(folder / "x", "new").ok());
  CHECK(*read_file(folder / "x") == "new");
  struct stat state {};
  REQUIRE(::stat((folder / "x").c_str(), &state) == 0);
  CHECK((state.st_mode & 0777) == 0600);
  CHECK(*list_directory(folder.path()) == std::vector<std::string>{"x"});
}

TEST_CASE("writing through a link changes the file that it names") {
  const Folder folder;
  REQUIRE(write_file(folder / "real", "old").ok());
  REQUIRE(::symlink("real", (folder / "link").c_str()) == 0);
  REQUIRE(write_file(folder / "link", "new").ok());
  CHECK(*read_file(folder / "real") == "new");
  CHECK(std::filesystem::is_symlink(folder / "link"));
}

TEST_CASE("a device is written to, not replaced") {
  REQUIRE(write_file("/dev/null", "gone").ok());
  CHECK(std::filesystem::is_character_file("/dev/null"));
}

TEST_CASE("a file that is not there is named in the fault") {
  const Folder folder;
  const auto missing = read_file(folder / "nothing");
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.fault().kind == FaultKind::not_found);
  CHECK(missing.fault().place.file == folder / "nothing");
  CHECK_FALSE(missing.fault().help.empty());
  CHECK(open_source(folder / "nothing").fault().kind == FaultKind::not_found);
}

TEST_CASE("a directory in the place of a file is the user's slip, said at once") {
  const Folder folder;
  const auto opened = open_source(folder.path());
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.fault().kind == FaultKind::usage);
  CHECK(opened.fault().message.find("is a directory") != std::string::npos);
  CHECK(write_file(folder.path(), "x").fault().kind == FaultKind::usage);
}

TEST_CASE("a file in the place of a directory is a fault of usage") {
  const Folder folder;
  REQUIRE(write_file(folder / "x", "").ok());
  CHECK(list_directory(folder / "x").fault().kind == FaultKind::usage);
  CHECK(make_directory(folder / "x").fault().kind == FaultKind::usage);
  CHECK(read_file(folder / "x/y").fault().kind == FaultKind::not_found);
}

TEST_CASE("an empty path is a fault everywhere") {
  CHECK(read_file("").fault().kind == FaultKind::usage);
  CHECK(open_source("").fault().kind == FaultKind::usage);
  CHECK(write_file("", "x").fault().kind == FaultKind::usage);
  CHECK(make_directory("").fault().kind == FaultKind::usage);
  CHECK(list_directory("").fault().kind == FaultKind::usage);
  CHECK(read_file(std::string{"a\0b", 3}).fault().kind == FaultKind::usage);
}

TEST_CASE("a file without permission says so") {
  const Folder folder;
  REQUIRE(write_file(folder / "x", "secret").ok());
  REQUIRE(::chmod((folder / "x").c_str(), 0) == 0);
  const bool root = ::geteuid() == 0;
  constexpr uid_t nobody = 65534;
  if (root) REQUIRE(::seteuid(nobody) == 0);  // root may read everything
  const auto read = read_file(folder / "x");
  if (root) REQUIRE(::seteuid(0) == 0);
  REQUIRE_FALSE(read.ok());
  CHECK(read.fault().kind == FaultKind::outside);
  CHECK(read.fault().message.find("no permission") != std::string::npos);
}

TEST_CASE("a file larger than the cap is refused, one of just that size is not") {
  const Folder folder;
  REQUIRE(write_file(folder / "x", std::string(1000, 'x')).ok());
  CHECK(read_file(folder / "x", 1000).ok());
  CHECK(read_file(folder / "x", 999).fault().kind == FaultKind::range);
  CHECK(read_file("/dev/zero", 1000).fault().kind == FaultKind::range);
}

TEST_CASE("a directory is made with its parents, and again without complaint") {
  const Folder folder;
  REQUIRE(make_directory(folder / "a/b/c/").ok());
  REQUIRE(make_directory(folder / "a/b/c").ok());
  CHECK(list_directory(folder / "a/b/c")->empty());
  CHECK(write_file(folder / "none/x", "x").fault().kind == FaultKind::not_found);
}

TEST_CASE("a listing is sorted by bytes") {
  const Folder folder;
  for (const char* name : {"b", "a", "B", "10", "9"}) REQUIRE(write_file(folder / name, "").ok());
  CHECK(*list_directory(folder.path()) == std::vector<std::string>{"10", "9", "B", "a", "b"});
}
