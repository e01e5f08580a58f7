// The prose only loses bytes. Removals of inner choices may lie inside those of outer
// ones; they are joined before they are applied.
#include <algorithm>

#include "casus/text/edits.h"

namespace casus::text {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_end(char c) { return c == '\n' || c == '\r'; }

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Everything of a place but the words of the option taken.
void remove(std::vector<Span>& out, Span place, Span kept) {
  if (kept.empty()) return out.push_back(place);
  out.push_back({place.begin, kept.begin});
  out.push_back({kept.end, place.end});
}

class Assembly {
 public:
  explicit Assembly(std::string_view file) : file_{file} {}

  // Bytes that stay, up to `end`.
  void copy(std::size_t end) {
    std::string_view words = file_.substr(at_, end - at_);
    if (joint_ && !words.empty()) join(words);
    out_ += words;
    at_ = end;
  }
  void replace(const Edit& edit) {
    copy(edit.span.begin);
    out_ += edit.replacement;
    at_ = edit.span.end;
  }
  void remove(const Edit& edit) {
    copy(edit.span.begin);
    joint_ = true;
    at_ = edit.span.end;
  }

  std::string finish() {
    copy(file_.size());
    if (joint_) {
      while (!out_.empty() && is_blank(out_.back())) out_.pop_back();
      joints_.push_back(out_.size());
    }
    std::size_t done = out_.size() + 1;  // lines from here on have been looked at
    for (auto joint = joints_.rbegin(); joint != joints_.rend(); ++joint) {
      if (*joint < done) done = drop_line(*joint);
    }
    return std::move(out_);
  }

 private:
  // `words` follow something that went.
  void join(std::string_view& words) {
    joint_ = false;
    const bool room = out_.empty() || is_blank(out_.back()) || is_end(out_.back());
    while (room && !words.empty() && is_blank(words.front())) words.remove_prefix(1);
    if (words.empty()) {
      joint_ = true;  // nothing but blanks stood between two that went
      return;
    }
    if (ends_here(words)) {
      while (!out_.empty() && is_blank(out_.back())) out_.pop_back();
    }
    joints_.push_back(out_.size());
  }

  static bool ends_here(std::string_view words) {
    if (is_end(words.front())) return true;
    constexpr std::string_view marks = ".,;:!?)";
    const bool alone = words.size() == 1 || !is_word(words[1]);
    return marks.find(words.front()) != std::string_view::npos && alone;
  }

  // Takes out the line that holds `at` if no word is left on it; where it begins.
  std::size_t drop_line(std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && !is_end(out_[begin - 1])) --begin;
    std::size_t end = at;
    while (end < out_.size() && !is_end(out_[end])) ++end;
    const std::string_view line = std::string_view{out_}.substr(begin, end - begin);
    const bool mark =
        line.find_first_not_of(" \t") == std::string_view::npos ||
        (line.find_first_not_of(" \t-*+") == std::string_view::npos && line.size() < 4);
    if (!mark) return begin;
    out_.erase(begin, behind(end) - begin);
    const bool empty_before = begin == 0 || (begin > 0 && blank_line_ends(begin));
    if (empty_before && begin < out_.size() && is_end(out_[begin])) {
      out_.erase(begin, behind(begin) - begin);
    }
    return begin;
  }

  // Behind the line end at `at`, if one is there.
  [[nodiscard]] std::size_t behind(std::size_t at) const {
    if (at >= out_.size()) return out_.size();
    const bool pair = out_[at] == '\r' && at + 1 < out_.size() && out_[at + 1] == '\n';
    return at + (pair ? 2 : 1);
  }

  // Is the line that ends before `begin` empty?
  [[nodiscard]] bool blank_line_ends(std::size_t begin) const {
    std::size_t last = begin - 1;
    if (out_[last] == '\n' && last > 0 && out_[last - 1] == '\r') --last;
    return last == 0 || is_end(out_[last - 1]);
  }

  std::string_view file_;
  std::size_t at_ = 0;
  bool joint_ = false;
  std::string out_;
  std::vector<std::size_t> joints_;  // offsets in `out_` behind which something went
};

}  // namespace

std::vector<Edit> prose_edits(const ChoiceReading& choices, const Closing& closing) {
  std::vector<Span> gone;
  for (std::size_t i = 0; i < choices.choices.size(); ++i) {
    const Choice& choice = choices.choices[i];
    // What lies in an option not taken goes with it, whatever was said of it.
    const auto taken = closing.assignment().find(choices.name_of(i));
    if (taken == closing.assignment().end()) continue;
    for (std::size_t place = 0; place < choice.places.size(); ++place) {
      const Span kept =
          taken->second == 0
              ? Span{}
              : choice.options[static_cast<std::size_t>(taken->second) - 1].spans[place];
      remove(gone, choice.places[place], kept);
    }
  }
  std::ranges::sort(gone);
  std::vector<Edit> out;
  for (const Span span : gone) {
    if (span.empty()) continue;
    if (!out.empty() && span.begin <= out.back().span.end) {
      out.back().span.end = std::max(out.back().span.end, span.end);
    } else {
      out.push_back({span, ""});
    }
  }
  return out;
}

std::string apply(std::string_view file, const std::vector<Edit>& prose,
                  const std::vector<Edit>& code) {
  Assembly assembly{file};
  auto next = code.begin();
  for (const Edit& edit : prose) {
    for (; next != code.end() && next->span.begin < edit.span.begin; ++next)
      assembly.replace(*next);
    assembly.remove(edit);
  }
  for (; next != code.end(); ++next) assembly.replace(*next);
  return assembly.finish();
}

}  // namespace casus::text
