// Blanking, brace counting, words.
#include "tools/cpp_shape.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "casus/base/text.h"

namespace casus::tools {

namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// The end of the literal or comment that begins at `at`; `at` itself if none does.
std::size_t skip_blank(std::string_view text, std::size_t at) {
  const auto to = [&](std::string_view mark, std::size_t from) {
    const std::size_t found = text.find(mark, from);
    return found == std::string_view::npos ? text.size() : found + mark.size();
  };
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("//")) return std::min(text.find('\n', at), text.size());
  if (rest.starts_with("/*")) return to("*/", at + 2);
  if (rest.starts_with("R\"")) {
    const std::size_t open = std::min(text.find('(', at), text.size() - 1);
    return to(std::string{")"}.append(text.substr(at + 2, open - at - 2)).append("\""), open);
  }
  const bool digit_separator = rest[0] == '\'' && at > 0 && is_word(text[at - 1]);
  if ((rest[0] != '"' && rest[0] != '\'') || digit_separator) return at;
  for (std::size_t i = at + 1; i < text.size() && text[i] != '\n'; ++i) {
    if (text[i] == '\\') ++i;
    else if (text[i] == rest[0]) return i + 1;
  }
  return at + 1;
}

}  // namespace

std::string code_only(std::string_view text) {
  std::string code{text};
  std::size_t at = 0;
  while (at < text.size()) {
    const bool include = text.substr(at).starts_with("#include");
    const std::size_t end = include ? std::min(text.find('\n', at), text.size()) : skip_blank(text, at);
    if (end == at) {
      ++at;
      continue;
    }
    for (; at < end; ++at)
      if (!include && code[at] != '\n') code[at] = ' ';
  }
  return code;
}

std::vector<Word> words_of(std::string_view code) {
  std::vector<Word> words;
  std::size_t line = 1;
  for (std::size_t at = 0; at < code.size();) {
    if (code[at] == '\n') ++line;
    if (!is_word(code[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < code.size() && is_word(code[end])) ++end;
    const std::string_view before = code.substr(0, at);
    const bool global = before.ends_with("::") && (before.size() < 3 || !is_word(before[before.size() - 3]));
    words.push_back({code.substr(at, end - at), line, before.ends_with("std::") || global});
    at = end;
  }
  return words;
}

namespace {

enum class Brace { name_space, type, function, control, lambda, plain, value };

struct Open {
  Brace kind;
  std::size_t function = 0;  // index of the innermost Function, if any
  std::size_t nesting = 0;
};

bool has_word(std::string_view head, std::string_view wanted) {
  for (const Word& word : words_of(head))
    if (word.text == wanted) return true;
  return false;
}

std::string_view first_word(std::string_view head) {
  const auto words = words_of(head);
  return words.empty() ? std::string_view{} : words.front().text;
}

// `template <class T> void f()` without its template part.
std::string_view without_template(std::string_view head) {
  head = base::trim(head);
  if (!head.starts_with("template")) return head;
  int depth = 0;
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '<') ++depth;
    if (head[i] == '>' && --depth == 0) return without_template(head.substr(i + 1));
  }
  return head;
}

bool ends_like_function(std::string_view head) {
  constexpr std::array<std::string_view, 7> ends{")", "const", "noexcept", "override", "final", "&", "}"};
  if (head.find('(') == std::string_view::npos) return false;
  if (head.find(") ->") != std::string_view::npos || head.find("const ->") != std::string_view::npos) return true;
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return head.ends_with(end); });
}

bool is_lambda(std::string_view head) {
  const std::size_t close = head.rfind(']');
  if (close == std::string_view::npos) return false;
  const std::string_view after = base::trim(head.substr(close + 1));
  return after.empty() || (after.starts_with("(") && ends_like_function(after)) || after == "mutable";
}

Brace classify(std::string_view head, Brace outer) {
  constexpr std::array<std::string_view, 8> controls{"if", "else", "for", "while", "do", "switch", "try", "catch"};
  constexpr std::array<std::string_view, 4> types{"class", "struct", "union", "enum"};
  head = without_template(head);
  const bool inside = outer != Brace::name_space && outer != Brace::type;
  if (inside) {
    const std::string_view word = first_word(head);
    if (std::find(controls.begin(), controls.end(), word) != controls.end() && !is_lambda(head)) return Brace::control;
    if (is_lambda(head)) return Brace::lambda;
    if (std::find(types.begin(), types.end(), word) != types.end()) return Brace::type;
    return head.empty() || head.ends_with(":") ? Brace::plain : Brace::value;
  }
  if (has_word(head, "namespace")) return Brace::name_space;
  if (ends_like_function(head) && head.find('=') == std::string_view::npos) return Brace::function;
  if (head.find("operator") != std::string_view::npos && ends_like_function(head)) return Brace::function;
  if (is_lambda(head)) return Brace::lambda;
  for (const std::string_view type : types)
    if (has_word(head, type)) return Brace::type;
  // A default argument (`int f(int a = 1)`) has its `=` inside the parentheses.
  const std::size_t equals = head.find('=');
  const bool in_list = equals != std::string_view::npos && head.find('(') < equals;
  return in_list && ends_like_function(head) ? Brace::function : Brace::value;
}

// Commas at the top of the first parameter list of a function head.
std::size_t count_parameters(std::string_view head) {
  std::size_t open = head.find('(');
  if (base::trim(head.substr(0, open)).ends_with("operator")) open = head.find('(', open + 1);
  int depth = 0;
  std::size_t commas = 0;
  bool any = false;
  for (std::size_t i = open; i < head.size(); ++i) {
    const char c = head[i];
    if (c == '(' || c == '<' || c == '{' || c == '[') ++depth;
    if (c == ')' || c == '>' || c == '}' || c == ']') --depth;
    if (depth == 0) break;
    any = any || is_word(c);
    commas += depth == 1 && c == ',';
  }
  return any ? commas + 1 : 0;
}

// One pass over the code with the stack of open braces.
class Shape {
 public:
  explicit Shape(std::string_view code) : code_{code} {}

  std::vector<Function> run() {
    for (at_ = 0; at_ < code_.size(); ++at_) {
      const char c = code_[at_];
      if (c == '\n') ++line_;
      if (c == '(') ++parentheses_;
      if (c == ')') --parentheses_;
      if (c == '{') {
        open();
      } else if (c == '}') {
        close();
      } else if (c == ';' && parentheses_ == 0) {
        restart();
      }
    }
    return std::move(functions_);
  }

 private:
  void restart() { head_ = at_ + 1; }

  [[nodiscard]] std::string_view head() const {
    std::string_view head = base::trim(code_.substr(head_, at_ - head_));
    while (head.starts_with("#")) {  // a preprocessor line before a function
      const std::size_t end = head.find('\n');
      head = base::trim(end == std::string_view::npos ? std::string_view{} : head.substr(end));
    }
    for (const std::string_view access : {"public:", "private:", "protected:"})
      if (head.starts_with(access)) head = base::trim(head.substr(access.size()));
    return head;
  }

  void open() {
    const Open outer = stack_.empty() ? Open{Brace::name_space} : stack_.back();
    Open now{classify(head(), outer.kind), outer.function, outer.nesting};
    if (now.kind == Brace::function) {
      const auto before = static_cast<std::size_t>(head().data() - code_.data());
      const auto lines = static_cast<std::size_t>(std::count(code_.begin() + static_cast<std::ptrdiff_t>(before),
                                                             code_.begin() + static_cast<std::ptrdiff_t>(at_), '\n'));
      functions_.push_back({line_ - lines, 0, count_parameters(without_template(head())), 0});
      now.function = functions_.size();
      now.nesting = 0;
    }
    if (now.kind == Brace::lambda) now.nesting = 0;
    if (now.kind == Brace::control) ++now.nesting;
    if (now.function > 0) {
      Function& function = functions_[now.function - 1];
      function.nesting = std::max(function.nesting, now.nesting);
    }
    stack_.push_back(now);
    heads_.push_back(head_);
    saved_.push_back(parentheses_);
    parentheses_ = 0;
    restart();
  }

  void close() {
    if (stack_.empty()) return;
    const Open ended = stack_.back();
    if (ended.kind == Brace::function) functions_[ended.function - 1].last_line = line_;
    parentheses_ = saved_.back();
    // After a braced value or a lambda the statement goes on: its head stays.
    const bool goes_on = ended.kind == Brace::value || ended.kind == Brace::lambda;
    head_ = goes_on ? heads_.back() : at_ + 1;
    stack_.pop_back();
    heads_.pop_back();
    saved_.pop_back();
  }

  std::string_view code_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t head_ = 0;      // where the words before the next brace begin
  int parentheses_ = 0;       // open ones since the last brace
  std::vector<Open> stack_;
  std::vector<std::size_t> heads_;
  std::vector<int> saved_;
  std::vector<Function> functions_;
};

}  // namespace

std::vector<Function> functions_of(std::string_view code) { return Shape{code}.run(); }

}  // namespace casus::tools
