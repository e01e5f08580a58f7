// Which files make a scenario, per format; the bytes are read by host/, their meaning by
// exchange/.
#include "casus/verb/scenarios.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "casus/exchange/guard.h"
#include "casus/host/files.h"
#include "casus/host/gzip.h"

namespace casus::verb {

using base::Done;
using base::Fault;
using base::FaultKind;
using base::Result;
using exchange::File;
using exchange::Import;

namespace {

constexpr std::size_t deepest_folder = 8;
constexpr std::size_t most_files = 400;
constexpr std::size_t longest_line = std::size_t{16} << 20;

struct Format {
  std::string_view name;
  std::array<std::string_view, 2> suffixes;
  std::size_t largest;
};
constexpr std::array<Format, 6> formats{{{"genius", {".xml", ".xml"}, exchange::largest_xml},
                                         {"negmas", {".yml", ".yaml"}, exchange::largest_yaml},
                                         {"negolog", {".json", ".json"}, exchange::largest_json},
                                         {"scorable", {".txt", ".txt"}, exchange::largest_json},
                                         {"talks-jsonl", {"", ""}, 0},
                                         {"csv", {".csv", ".csv"}, exchange::largest_json}}};

const Format* format_named(std::string_view name) {
  const auto found = std::ranges::find(formats, name, &Format::name);
  return found == formats.end() ? nullptr : &*found;
}

bool is_folder(const std::string& path) { return path != "-" && host::list_directory(path).ok(); }

std::string below(const std::string& folder, const std::string& name) { return folder.ends_with('/') ? folder + name : folder + "/" + name; }

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1));
}

std::string last_name(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path.substr(path.rfind('/') + 1);
}

class FolderReader {
 public:
  FolderReader(const Format& format, const ScenarioSource& source, const OnTalk& use) : format_{format}, source_{source}, use_{use} {}

  void read(const std::string& folder, const std::string& id, std::size_t depth) {
    const auto names = host::list_directory(folder);
    if (!names) return use_(names.fault());
    std::vector<std::string> inside;
    std::vector<std::string> files;
    for (const std::string& name : *names) {
      if (std::ranges::any_of(format_.suffixes, [&](std::string_view suffix) { return name.ends_with(suffix); })) files.push_back(below(folder, name));
      else if (is_folder(below(folder, name))) inside.push_back(name);
    }
    if (!files.empty()) return scenario(folder, id, std::move(files), inside);
    if (depth == deepest_folder) return;
    for (const std::string& name : inside) read(below(folder, name), id.empty() ? name : id + "/" + name, depth + 1);
  }
  [[nodiscard]] bool any() const { return any_; }

 private:
  void scenario(const std::string& folder, const std::string& id, std::vector<std::string> paths, const std::vector<std::string>& inside) {
    any_ = true;
    for (const std::string& name : inside) {
      const auto scores = format_.name == "scorable" ? host::list_directory(below(folder, name)) : std::vector<std::string>{};
      if (!scores) continue;
      for (const std::string& file : *scores) paths.push_back(below(below(folder, name), file));
    }
    if (paths.size() > most_files) return use_(Fault{FaultKind::range, fmt::format("the folder holds {} files; a scenario has few", paths.size()), "", {folder, 0, 0, {}}});
    std::vector<File> files;
    for (const std::string& path : paths) {
      auto bytes = host::read_file(path, format_.largest);
      if (!bytes) return use_(bytes.fault());
      files.push_back({path, std::move(*bytes)});
    }
    if (format_.name == "csv") {
      for (const File& file : files) give(exchange::read_issue_csv(file), last_name(file.name));
      return;
    }
    give(read(files, folder), id.empty() ? last_name(folder) : id);
  }

  Result<Import> read(const std::vector<File>& files, const std::string& folder) const {
    const exchange::Profiles profiles{source_.parties, folder.find("2015") != std::string::npos};
    if (format_.name == "genius") return exchange::read_genius(files, profiles);
    if (format_.name == "negmas") return exchange::read_negmas(files, profiles);
    if (format_.name == "negolog") return exchange::read_negolog(files);
    return exchange::read_scorable(files);
  }

  void give(Result<Import> import, const std::string& id) {
    if (import && import->talk.id.empty()) import->talk.id = id;
    use_(std::move(import));
  }

  const Format& format_;
  const ScenarioSource& source_;
  const OnTalk& use_;
  bool any_ = false;
};

Result<Done> read_lines(const std::string& path, const OnTalk& use) {
  CASUS_TRY(bytes, host::open_feed(path));
  base::LineReader lines{*bytes, longest_line};
  for (base::Line line; lines.next(line);) {
    if (!line.text.empty()) use(exchange::read_talk_line(line, path));
  }
  if (lines.fault()) return *lines.fault();
  return Done{};
}

// `named` is what the user said: the folder, or one of the files in it.
Result<Done> read_folder(const Format& format, const ScenarioSource& folder, const std::string& named, const OnTalk& use) {
  FolderReader reader{format, folder, use};
  reader.read(folder.path, "", 0);
  if (reader.any()) return Done{};
  const std::string_view where = named == folder.path ? "in the folder" : "beside the file or in it";
  return Fault{FaultKind::not_found, fmt::format("no {} scenario {}", format.name, where), "docs/formats/talks.md says which files one has", {named, 0, 0, {}}};
}

}  // namespace

std::string_view scenario_formats() { return "genius, negmas, negolog, scorable, talks-jsonl or csv"; }

Result<Done> read_scenarios(const ScenarioSource& source, const OnTalk& use) {
  const Format* format = format_named(source.format);
  if (format == nullptr) return Fault{FaultKind::usage, fmt::format("there is no import format `{}`", source.format), std::string{scenario_formats()}, {}};
  if (format->name == "talks-jsonl") return read_lines(source.path, use);
  if (!is_folder(source.path)) {
    CASUS_TRY(bytes, host::read_file(source.path, format->largest));
    if (format->name != "csv") return read_folder(*format, {source.format, folder_of(source.path), source.parties}, source.path, use);
    auto import = exchange::read_issue_csv({source.path, std::move(bytes)});
    if (import) import->talk.id = last_name(source.path);
    use(std::move(import));
    return Done{};
  }
  return read_folder(*format, source, source.path, use);
}

}  // namespace casus::verb
