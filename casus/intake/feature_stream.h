// FeatureStream: the features of a GeoJSON text, one at a time, as bytes; or, with
// another name for the list, the objects of any JSON text of that shape.
//
// A text is a FeatureCollection, or Features one after another (a line each, or as
// RFC 8142 has it, with a record separator before each). Only brackets, strings and the
// name of the list are looked at; whether a feature is JSON is for its reader. Memory
// is one feature, what stood before its list, and one chunk. Bad, and reading goes on:
//
//   json       bytes where a feature should stand; a run of them is one record
//   too_long   a feature beyond 1 MiB
//   truncated  a feature that is not closed, or a list
//
// A feature that is not closed costs only itself: what follows it is found where JSON has
// no place for an opening brace (behind neither `:` nor, within brackets, `[` or `,`), at a
// record separator, and where a string or more than 1 MiB is open at a line that begins
// with a brace no further in than the feature's own line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "casus/base/byte_source.h"

namespace casus::intake {

struct FeatureText {
  std::string text;
  std::uint64_t offset = 0;
  std::uint64_t line = 0;
  std::string_view reason;  // empty for a feature
  std::uint64_t list = 0;   // the number of its list, from 1; 0 for one by itself
  bool unclosed_list = false;  // no feature, but a list that is bad
};

class FeatureStream {
 public:
  // `list` is a constant.
  explicit FeatureStream(base::ByteSource& source, std::string_view list = "features")
      : source_{source}, list_{list}, buffer_(chunk, '\0') {}

  bool next(FeatureText& feature);
  // What the outermost object said before the list that the last feature is of, up to
  // and with the bracket of that list.
  [[nodiscard]] const std::string& head() const { return head_; }
  [[nodiscard]] const std::optional<base::Fault>& fault() const { return fault_; }
  [[nodiscard]] std::uint64_t bytes_read() const { return offset_ + end_; }

 private:
  static constexpr std::size_t chunk = 65'536;
  static constexpr std::size_t longest = std::size_t{1} << 20;
  // Between objects; within one that may be a collection; between its features;
  // within one of them; behind them.
  enum class Where : std::uint8_t { outside, top, features, feature, rest };

  // The line that is read, and the one on which the record began.
  struct Margin {
    std::size_t indent = 0;
    bool open = true;  // nothing but blanks, commas and separators so far
  };

  bool refill();
  bool finish(FeatureText& feature);
  bool take(char c, FeatureText& feature);
  bool take_between(char c, FeatureText& feature);
  bool take_string(char c);
  bool take_separator(FeatureText& feature);
  bool take_name(FeatureText& feature);
  bool take_brace(FeatureText& feature);
  [[nodiscard]] bool is_misplaced() const;
  [[nodiscard]] bool begins_line() const { return margin_.open && margin_.indent <= margin_of_record_.indent; }
  void note(char c);
  void begin(Where where);
  void give(FeatureText& feature, std::string_view reason);
  void give_list(FeatureText& feature);

  base::ByteSource& source_;
  std::string_view list_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t line_ = 1;
  bool ended_ = false;
  std::optional<base::Fault> fault_;

  Where where_ = Where::outside;
  int depth_ = 0;          // of braces
  int brackets_ = 0;       // open ones of the record
  bool string_ = false;
  bool escaped_ = false;
  bool noise_ = false;     // a run of bytes that are no feature
  std::string name_;       // the last string of the record's own object
  char before_ = '\0';     // the last byte outside of strings that is no blank
  char before_that_ = '\0';
  Margin margin_;
  Margin margin_of_record_;
  std::string head_;
  std::uint64_t lists_ = 0;
  std::uint64_t list_offset_ = 0;  // of the last list
  std::uint64_t list_line_ = 0;
  std::string text_;
  std::uint64_t text_offset_ = 0;
  std::uint64_t text_line_ = 0;
};

}  // namespace casus::intake
