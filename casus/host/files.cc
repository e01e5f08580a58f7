// Files by POSIX calls, because errno says exactly what was refused and no
// stream state, locale or exception comes with it.
#include "casus/host/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fmt/format.h>

namespace casus::host {

using base::Done;
using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

// An open file descriptor; standard input is borrowed, all others are owned.
class Handle {
 public:
  explicit Handle(int number) : number_{number} {}
  Handle(Handle&& other) noexcept : number_{std::exchange(other.number_, -1)} {}
  Handle& operator=(Handle&&) = delete;
  ~Handle() {
    if (number_ > STDERR_FILENO) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }
  // Closes now and tells whether the system had kept an error back.
  bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

Fault fault(FaultKind kind, const std::string& path, std::string message, std::string help = "") {
  return Fault{kind, std::move(message), std::move(help), {.file = path, .offset = {}}};
}

// What `error` means to the person who gave `path`.
Fault refused(const std::string& path, int error, std::string_view verb) {
  switch (error) {
    case ENOENT:
      return fault(FaultKind::not_found, path, fmt::format("there is no file `{}`", path),
                   "check the spelling and the folder that you are in");
    case ENOTDIR:
      return fault(FaultKind::not_found, path, fmt::format("a part of `{}` is not a directory", path),
                   "check the path");
    case EISDIR:
      return fault(FaultKind::usage, path, fmt::format("`{}` is a directory", path),
                   "name a file in it");
    case EACCES:
    case EPERM:
      return fault(FaultKind::outside, path, fmt::format("no permission to {} `{}`", verb, path),
                   "check who owns it and its mode");
    case ENOSPC:
    case EDQUOT:
      return fault(FaultKind::outside, path, fmt::format("no space left to {} `{}`", verb, path),
                   "free some space or write elsewhere");
    default:
      return fault(FaultKind::outside, path,
                   fmt::format("cannot {} `{}`: {}", verb, path, ::strerrordesc_np(error)));
  }
}

Fault empty_path() {
  return fault(FaultKind::usage, "", "the path is empty", "give a file name, or `-` for standard input");
}

Result<Handle> open_to_read(const std::string& path) {
  if (path.empty()) return empty_path();
  if (path.find('\0') != std::string::npos)
    return fault(FaultKind::usage, "", "the path holds a NUL byte");
  if (path == "-") return Handle{STDIN_FILENO};
  Handle handle{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY)};
  if (handle.number() < 0) return refused(path, errno, "read");
  struct stat state {};
  // A directory opens well and fails only at the first read: say it now.
  if (::fstat(handle.number(), &state) == 0 && S_ISDIR(state.st_mode))
    return refused(path, EISDIR, "read");
  return handle;
}

class FileSource final : public base::ByteSource {
 public:
  FileSource(Handle handle, std::string path) : handle_{std::move(handle)}, path_{std::move(path)} {}
  Result<std::size_t> read(std::span<char> room) override {
    for (;;) {
      const ssize_t got = ::read(handle_.number(), room.data(), room.size());
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) return refused(path_, errno, "read");
    }
  }

 private:
  Handle handle_;
  std::string path_;
};

Result<Done> write_all(int number, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(number, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return refused(path, errno, "write");
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return Done{};
}

// Fills the new file and makes it durable; the caller removes it after a fault.
Result<Done> fill(Handle handle, std::string_view bytes, const std::string& path) {
  if (auto put = write_all(handle.number(), bytes, path); !put) return put;
  if (::fsync(handle.number()) != 0) return refused(path, errno, "write");
  if (!handle.close()) return refused(path, errno, "write");
  return Done{};
}

// A file that did not exist, beside `path`. O_EXCL refuses whatever somebody else
// left or planted under that name; then the next number is tried.
Handle open_beside(const std::string& path, mode_t mode, std::string& beside) {
  for (int attempt = 0; attempt < 100; ++attempt) {
    beside = fmt::format("{}.{}.{}.new", path, ::getpid(), attempt);
    const int number = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (number >= 0 || errno != EEXIST) return Handle{number};
  }
  return Handle{-1};
}

// A device or a pipe is written to, never replaced: renaming a file over
// /dev/null would take it away from the whole machine.
Result<Done> write_special(const std::string& path, std::string_view bytes) {
  Handle handle{::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY)};
  if (handle.number() < 0) return refused(path, errno, "write");
  return write_all(handle.number(), bytes, path);
}

}  // namespace

Result<std::unique_ptr<base::ByteSource>> open_source(const std::string& path) {
  auto handle = open_to_read(path);
  if (!handle) return handle.fault();
  return std::unique_ptr<base::ByteSource>{std::make_unique<FileSource>(*std::move(handle), path)};
}

Result<std::string> read_file(const std::string& path, std::uint64_t limit) {
  CASUS_TRY(source, open_source(path));
  std::string bytes;
  std::string chunk(std::size_t{1} << 16, '\0');
  for (;;) {
    CASUS_TRY(got, source->read(chunk));
    if (got == 0) return bytes;
    if (got > limit - bytes.size()) {
      return fault(FaultKind::range, path, fmt::format("`{}` is larger than {} bytes", path, limit),
                   "this is not a file that Casus holds in memory; is it the right one?");
    }
    bytes.append(chunk, 0, got);
  }
}

Result<Done> write_file(const std::string& path, std::string_view bytes) {
  if (path.empty()) return empty_path();
  std::string target = path;
  mode_t mode = 0666;
  struct stat state {};
  if (::stat(path.c_str(), &state) == 0) {
    if (S_ISDIR(state.st_mode)) return refused(path, EISDIR, "write");
    if (!S_ISREG(state.st_mode)) return write_special(path, bytes);
    mode = state.st_mode & 0777;
    // Through a link the file that it names is replaced, not the link.
    char* real = ::realpath(path.c_str(), nullptr);
    if (real != nullptr) target = real;
    std::free(real);
  }
  std::string beside;
  Handle handle = open_beside(target, mode, beside);
  if (handle.number() < 0) {
    if (errno != ENOENT) return refused(path, errno, "write");
    return fault(FaultKind::not_found, path, fmt::format("there is no directory to hold `{}`", path),
                 "make the directory first");
  }
  auto filled = fill(std::move(handle), bytes, path);
  if (filled && ::rename(beside.c_str(), target.c_str()) != 0) filled = refused(path, errno, "write");
  if (!filled) ::unlink(beside.c_str());
  return filled;
}

Result<Done> make_directory(const std::string& path) {
  if (path.empty()) return empty_path();
  for (std::size_t end = 1; end <= path.size(); ++end) {
    if (end < path.size() && path[end] != '/') continue;
    const std::string part = path.substr(0, end);
    if (::mkdir(part.c_str(), 0777) == 0) continue;
    const int error = errno;
    struct stat state {};
    if (::stat(part.c_str(), &state) != 0) return refused(path, error, "make");
    if (!S_ISDIR(state.st_mode))
      return fault(FaultKind::usage, path, fmt::format("`{}` is a file, not a directory", part),
                   "choose another name or remove the file");
  }
  return Done{};
}

Result<std::vector<std::string>> list_directory(const std::string& path) {
  if (path.empty()) return empty_path();
  DIR* directory = ::opendir(path.c_str());
  if (directory == nullptr) {
    const int error = errno;
    struct stat state {};
    if (error != ENOTDIR || ::stat(path.c_str(), &state) != 0) return refused(path, error, "list");
    return fault(FaultKind::usage, path, fmt::format("`{}` is a file, not a directory", path),
                 "name the directory that holds it");
  }
  std::vector<std::string> names;
  errno = 0;
  while (const dirent* entry = ::readdir(directory)) {
    const std::string_view name{entry->d_name};
    if (name != "." && name != "..") names.emplace_back(name);
  }
  const int error = errno;
  ::closedir(directory);
  if (error != 0) return refused(path, error, "list");
  std::sort(names.begin(), names.end());
  return names;
}

std::uint64_t size_or_zero(const std::string& path) {
  struct stat state {};
  if (path == "-" || ::stat(path.c_str(), &state) != 0 || !S_ISREG(state.st_mode)) return 0;
  return static_cast<std::uint64_t>(state.st_size);
}

}  // namespace casus::host
