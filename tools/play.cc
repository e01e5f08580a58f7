// Commands run by sh with a wrapper named `casus` first on the path.
#include "tools/play.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <memory>

#include "tools/repository.h"

namespace casus::tools {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view shared_mark = "{{shared}}";
constexpr std::string_view repository_mark = "{{repo}}";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos && !from.empty(); at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

std::string with_paths(const Stage& stage, std::string text) {
  return replaced(replaced(std::move(text), shared_mark, stage.shared.string()), repository_mark,
                  stage.repository.string());
}

std::string with_marks(const Stage& stage, std::string text) {
  return replaced(replaced(std::move(text), stage.shared.string(), shared_mark), stage.repository.string(),
                  repository_mark);
}

base::Fault outside(std::string message) { return {base::FaultKind::outside, std::move(message), "", {}}; }

// A folder that goes when its owner goes: work/ for the story, bin/ for `casus`.
class Scratch {
 public:
  static base::Result<std::unique_ptr<Scratch>> make() {
    std::string pattern = (fs::temp_directory_path() / "casus-story-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) return outside("cannot make a temporary folder");
    auto scratch = std::make_unique<Scratch>(pattern);
    std::error_code failed;
    fs::create_directory(scratch->root / "work", failed);
    fs::create_directory(scratch->root / "bin", failed);
    if (failed) return outside("cannot make a temporary folder");
    return scratch;
  }
  explicit Scratch(fs::path path) : root{std::move(path)} {}
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(root, ignored);
  }
  const fs::path root;
};

base::Result<base::Done> put_casus(const Stage& stage, const fs::path& bin) {
  const std::string wrapper =
      fmt::format("#!/bin/sh\nexec '{}' \"$@\" {}\n", fs::absolute(stage.program).string(), stage.with);
  CASUS_TRY(done, write_file(bin / "casus", wrapper));
  std::error_code failed;
  fs::permissions(bin / "casus", fs::perms::owner_all, failed);
  if (failed) return outside("cannot make the program runnable");
  return done;
}

void redirect(int descriptor, const fs::path& path, int flags) {
  const int file = open(path.c_str(), flags, 0600);
  if (file < 0 || dup2(file, descriptor) < 0) _exit(125);
}

// In the child: never returns.
[[noreturn]] void become_shell(const fs::path& root, const std::string& command) {
  redirect(STDIN_FILENO, "/dev/null", O_RDONLY);
  redirect(STDOUT_FILENO, root / "out", O_WRONLY | O_CREAT | O_TRUNC);
  redirect(STDERR_FILENO, root / "err", O_WRONLY | O_CREAT | O_TRUNC);
  if (chdir((root / "work").c_str()) != 0) _exit(125);
  std::array<std::string, 6> setting{"PATH=" + (root / "bin").string() + ":/usr/bin:/bin", "LC_ALL=C", "TZ=UTC",
                                     "NO_COLOR=1", "HOME=" + (root / "work").string(),
                                     "TMPDIR=" + root.string()};
  std::array<char*, 7> environment{};
  for (std::size_t i = 0; i < setting.size(); ++i) environment[i] = setting[i].data();
  execle("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr), environment.data());
  _exit(125);
}

base::Result<Outcome> run(const fs::path& root, const std::string& command) {
  const pid_t child = fork();
  if (child < 0) return outside("cannot start a shell");
  if (child == 0) become_shell(root, command);
  int status = 0;
  if (waitpid(child, &status, 0) != child) return outside("lost the shell");
  CASUS_TRY(out, read_file(root / "out"));
  CASUS_TRY(err, read_file(root / "err"));
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return Outcome{std::move(out), std::move(err), code};
}

base::Result<base::Done> put_file(const Stage& stage, const fs::path& work, const Block& block) {
  std::error_code ignored;
  fs::create_directories((work / block.name).parent_path(), ignored);
  return write_file(work / block.name, with_paths(stage, block.text));
}

base::Result<base::Done> play_commands(const Stage& stage, const fs::path& root, Block& block, std::string& aside) {
  for (Command& command : block.commands) {
    CASUS_TRY(outcome, run(root, with_paths(stage, command.line)));
    command.expected = with_marks(stage, transcript(outcome));
    if (!outcome.err.empty()) aside += fmt::format("$ {}\n{}", command.line, outcome.err);
  }
  return base::Done{};
}

}  // namespace

bool must_skip(const Stage& stage, std::string_view story) {
  return story.find(shared_mark) != std::string_view::npos && !fs::is_directory(stage.shared);
}

base::Result<Story> play(const Stage& stage, const Story& story, std::string& aside) {
  CASUS_TRY(scratch, Scratch::make());
  if (auto done = put_casus(stage, scratch->root / "bin"); !done) return done.fault();
  Story played = story;
  for (Block& block : played.blocks) {
    if (block.kind == Block::Kind::file)
      if (auto done = put_file(stage, scratch->root / "work", block); !done) return done.fault();
    if (block.kind == Block::Kind::run)
      if (auto done = play_commands(stage, scratch->root, block, aside); !done) return done.fault();
  }
  return played;
}

}  // namespace casus::tools
