// Cursor: a place in the tokens of one block, with the manners of the parser. Where
// a value is a choice, its `choice` is set and the value is empty.
//
// After fail() every question is answered with no and every value is empty, so a
// rule of the grammar reads straight down without asking after each step; the
// sentence is then skipped as a whole. complain() tells of a mistake that does
// not hinder reading on, such as a length where a time is needed.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/text/tree.h"

namespace casus::text {

class Cursor {
 public:
  Cursor(std::string_view file, const Tokens& tokens, std::vector<Diagnostic>& out)
      : file_{file}, tokens_{&tokens}, out_{&out} {}

  // What is being read, for messages: "a zone", and how one looks.
  void reading(std::string_view what, std::string_view example);

  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] std::size_t index() const { return at_; }
  [[nodiscard]] const Token& peek(std::size_t ahead = 0) const;
  [[nodiscard]] const Token& previous() const;
  [[nodiscard]] bool at_end() const { return peek().kind == TokenKind::end; }
  // Is the next token this word or sign? False after a failure.
  [[nodiscard]] bool at(std::string_view text, std::size_t ahead = 0) const;
  [[nodiscard]] bool at(TokenKind kind, std::size_t ahead = 0) const;
  [[nodiscard]] bool at_name(std::size_t ahead = 0) const;  // a word that is not reserved
  [[nodiscard]] bool at_test(std::size_t ahead = 0) const;  // a word and a comparison

  bool accept(std::string_view text);
  bool accept(std::initializer_list<std::string_view> texts);  // all of them in a row, or none
  void expect(std::string_view text);
  const Token& take();

  // Values. Each fails if something else stands here.
  Name name(std::string_view what);
  Name string(std::string_view what);
  std::vector<Name> names(std::string_view what);  // a, b, c
  Name name_or_choice(std::string_view what);  // a choice reads as "#cap"
  Name choice(std::string_view what);          // "cap" of `#cap`
  Name provision(std::string_view what);       // `4.1`
  Integer integer(std::string_view what);
  At<measure::Decimal> amount();
  Duration duration();
  Term term();
  Length length();
  Date date();
  Yearly month_day();
  Point point();
  Operand operand();
  Tests tests();
  KindUse kind();

  // Sentences.
  void begin_sentence();
  void expect_stop();
  void skip_sentence();  // to behind the full stop, or before a sentence that clearly begins
  void fail_expected(std::string_view what);
  // Both give the diagnostic, to which a certain cure can be added, or nullptr where
  // it was not told because an earlier mistake explains it.
  Diagnostic* fail(std::string_view code, Span span, std::string message, std::string help = {});
  Diagnostic* complain(std::string_view code, Span span, std::string message,
                       std::string help = {});
  [[nodiscard]] Span span_from(std::size_t first_token) const;
  [[nodiscard]] std::string_view written(Span span) const { return span.in(file_); }

 private:
  struct Quantity;
  Quantity quantity(std::string_view what);
  std::optional<measure::Duration> fixed_time(const Quantity& quantity);
  template <typename T>
  bool chosen(At<T>& value);
  [[nodiscard]] bool starts_sentence() const;
  [[nodiscard]] bool scanner_complained() const;
  void word_or_reserved(std::string_view what);
  [[nodiscard]] std::string habit() const;
  [[nodiscard]] std::string found() const;

  std::string_view file_;
  const Tokens* tokens_;
  std::vector<Diagnostic>* out_;
  std::size_t at_ = 0;
  std::size_t sentence_ = 0;  // its first token
  bool failed_ = false;
  std::string_view what_;
  std::string_view example_;
};

}  // namespace casus::text
