// One byte after another, strings, brackets and braces counted.
#include "casus/intake/feature_stream.h"

namespace casus::intake {

namespace {

constexpr std::size_t longest_name = 64;
constexpr char separator = '\x1E';

// What may stand between features: blanks, commas, the separator of RFC 8142, and a
// byte order mark.
bool between_features(char c) {
  constexpr std::string_view blanks = " \t\r\n,\x1E\xEF\xBB\xBF";
  return blanks.find(c) != std::string_view::npos;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

bool FeatureStream::refill() {
  if (ended_) return false;
  offset_ += end_;
  begin_ = end_ = 0;
  const auto got = source_.read(buffer_);
  if (!got) fault_ = got.fault();
  ended_ = !got || *got == 0;
  if (!ended_) end_ = *got;
  return !ended_;
}

void FeatureStream::begin(Where where) {
  where_ = where;
  text_.clear();
  text_offset_ = offset_ + begin_;
  text_line_ = line_;
  if (where != Where::feature && where != Where::top) return;
  text_ = '{';
  depth_ = where == Where::feature ? 2 : 1;
  brackets_ = 0;
  string_ = escaped_ = false;
  name_.clear();
  before_ = '{';
  margin_of_record_ = margin_;
}

void FeatureStream::give(FeatureText& feature, std::string_view reason) {
  feature.text = reason.empty() ? std::move(text_) : std::string{};
  feature.offset = text_offset_;
  feature.line = text_line_;
  feature.reason = reason;
  feature.list = where_ == Where::features || where_ == Where::feature ? lists_ : 0;
  feature.unclosed_list = false;
  text_.clear();
  noise_ = false;
}

// The list itself is bad: it is not closed.
void FeatureStream::give_list(FeatureText& feature) {
  give(feature, "truncated");
  feature.offset = list_offset_;
  feature.line = list_line_;
  feature.unclosed_list = true;
}

// Between features. True when a run of noise has come to its end.
bool FeatureStream::take_between(char c, FeatureText& feature) {
  const bool inside = where_ == Where::features;
  const bool ends = c == '{' || (inside && c == ']');
  if (!ends && !noise_ && !between_features(c)) {
    begin(where_);
    noise_ = true;
  }
  if (!ends) return false;
  const bool was_noise = noise_;
  if (was_noise) give(feature, "json");
  if (c == '{') {
    begin(inside ? Where::feature : Where::top);
    return was_noise;
  }
  where_ = Where::rest;
  depth_ = 1;
  brackets_ = 0;
  before_ = c;
  return was_noise;
}

// True at the byte that closes it.
bool FeatureStream::take_string(char c) {
  const bool closes = c == '"' && !escaped_;
  escaped_ = c == '\\' && !escaped_;
  string_ = !closes;
  const int own = where_ == Where::feature ? 2 : 1;
  if (!closes && depth_ == own && name_.size() < longest_name) name_ += c;
  return closes;
}

// Nothing goes on across a record separator. True if something was open.
bool FeatureStream::take_separator(FeatureText& feature) {
  const bool within = where_ == Where::top || where_ == Where::feature;
  if (within) give(feature, "truncated");
  else give_list(feature);
  where_ = Where::outside;
  return true;
}

// Behind an opening bracket: finds where the features of the record begin. True if the
// list before them is not closed: then the record was no feature of it.
bool FeatureStream::take_name(FeatureText& feature) {
  const bool inside = where_ == Where::feature;
  const bool list = brackets_ == 1 && depth_ == (inside ? 2 : 1) && before_ == ':' && name_ == list_;
  if (!list || where_ == Where::rest) return false;
  std::string head = std::move(text_);
  if (inside) give_list(feature);
  head_ = std::move(head);
  ++lists_;
  list_offset_ = offset_ + begin_;
  list_line_ = line_;
  begin(Where::features);
  return inside;
}

// Can an opening brace not stand here?
bool FeatureStream::is_misplaced() const {
  if (before_ == ':') return false;
  if (brackets_ <= 0) return true;
  const bool of_numbers = before_ == ',' && before_that_ != '}' && margin_.open;
  return (before_ != '[' && before_ != ',') || of_numbers;
}

// At an opening brace: true if a record ends before it, for the brace begins another.
bool FeatureStream::take_brace(FeatureText& feature) {
  const bool lost = begins_line() && (string_ || text_.size() > longest);
  if (!lost && (string_ || !is_misplaced())) return false;
  const bool behind_list = where_ == Where::rest;
  const std::string_view reason = text_.size() > longest ? "too_long" : "truncated";
  if (behind_list) give_list(feature);
  else give(feature, reason);
  begin(where_ == Where::feature ? Where::feature : Where::top);
  return true;
}

void FeatureStream::note(char c) {
  if (is_blank(c)) return;
  before_that_ = before_;
  before_ = c;
}

// True when a record is whole, good or bad.
bool FeatureStream::take(char c, FeatureText& feature) {
  if (c == separator && where_ != Where::outside && !noise_) return take_separator(feature);
  if (where_ == Where::outside || where_ == Where::features) return take_between(c, feature);
  if (c == '{' && take_brace(feature)) return true;
  if (where_ != Where::rest && text_.size() <= longest) text_ += c;
  if (string_) {
    if (take_string(c)) note(c);
    return false;
  }
  string_ = c == '"';
  if (string_ && depth_ == (where_ == Where::feature ? 2 : 1)) name_.clear();
  if (c == '[') ++brackets_;
  if (c == ']') --brackets_;
  if (c == '[' && take_name(feature)) return true;
  if (where_ == Where::features) return false;
  if (where_ == Where::feature && brackets_ < 0) {  // of the list
    give(feature, "truncated");
    where_ = Where::rest;
    depth_ = 1;
    brackets_ = 0;
    before_ = c;
    return true;
  }
  note(c);
  if (c == '{') ++depth_;
  if (c == '}') --depth_;
  const bool whole = c == '}' && depth_ == (where_ == Where::feature ? 1 : 0);
  if (!whole) return false;
  const bool of_none = where_ == Where::rest;
  if (!of_none) give(feature, text_.size() > longest ? "too_long" : "");
  where_ = where_ == Where::feature ? Where::features : Where::outside;
  return !of_none;
}

// The end of the input: true if it leaves something that is bad.
bool FeatureStream::finish(FeatureText& feature) {
  if (noise_) {
    give(feature, "json");
    return true;
  }
  if (where_ == Where::outside) return false;
  return take_separator(feature);
}

bool FeatureStream::next(FeatureText& feature) {
  while (begin_ < end_ || refill()) {
    const char c = buffer_[begin_];
    const bool whole = take(c, feature);
    ++begin_;
    if (c == '\n') ++line_;
    if (c == '\n') margin_ = {};
    else if (c == ' ' || c == '\t') margin_.indent += margin_.open ? 1U : 0U;
    else if (c != ',' && c != separator) margin_.open = false;
    if (whole) return true;
  }
  return finish(feature);
}

}  // namespace casus::intake
