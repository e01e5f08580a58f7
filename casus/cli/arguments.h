// Arguments: the command line as values. Nothing is opened or run here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace casus::cli {

enum class Detail { full, brief };
enum class Format { human, json, ndjson, csv, geojson, html, sarif, ics };
[[nodiscard]] std::string_view name(Format format);

struct Arguments {
  std::string verb{};
  std::string target{};             // ACCORD, FINDING, CODE, DIR, VERB or shell
  Format format = Format::human;
  std::vector<std::string> feeds{};
  std::string as{};                 // facts --as FORMAT
  std::string out{};
  std::string log = ".";
  std::string accord{};             // explain --accord ACCORD, in place of a record
  std::string from{};
  std::string to{};
  std::string start{};
  std::string as_of{};              // watch, backtest, explain: a point of the log
  std::string since{};              // watch, backtest
  std::string at{};                 // duties: an instant
  std::vector<std::string> what_if{};  // duties: acts in words
  std::vector<std::string> words{};    // act: the act in words
  bool all = false;                 // duties: those that are closed too
  std::uint64_t seed = 1;
  std::int64_t days = 30;
  std::size_t threads = 0;        // 0: one per processor
  bool summary = false;
  bool write = false;
  bool oracle = false;
  bool fix = false;
  Detail detail = Detail::full;  // check
  bool rolling = false;
  std::string choose{};             // "cap=1,donbas=drop"
  std::string mfotl{};              // export --mfotl DIR
  std::vector<std::string> positions{};  // settle and check ACCORD PAGE...
  std::vector<std::string> compare{};    // settle --compare OLD_ACCORD [OLD_PAGE...]
  std::string mask{};                    // settle --mask PARTY
  std::vector<std::string> masks{};      // settle --masks FILE...
  std::string export_format{};           // settle --export FORMAT
  std::string import_format{};      // settle --import FORMAT
  std::optional<std::uint64_t> completions{};  // settle --completions
  std::string drafted{};            // settle --drafted "cap=2"
  std::size_t parties = 0;          // settle --parties N; 0: by the format's rule
};

// Nothing to run: the text to print and the exit code (help, version, a mistake).
struct Answered {
  std::string text;
  int exit_code = 0;              // 0: standard output; 2: standard error
};

[[nodiscard]] std::variant<Arguments, Answered> parse(int argc, const char* const* argv);

}  // namespace casus::cli
