// One byte after another, strings and braces counted.
#include "casus/intake/feature_stream.h"

namespace casus::intake {

namespace {

constexpr std::size_t longest_name = 64;

// What may stand between features: blanks, commas, the separator of RFC 8142, and a
// byte order mark.
bool between_features(char c) {
  constexpr std::string_view blanks = " \t\r\n,\x1E\xEF\xBB\xBF";
  return blanks.find(c) != std::string_view::npos;
}

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
  depth_ = where == Where::features ? 1 : depth_;
}

void FeatureStream::give(FeatureText& feature, std::string_view reason) {
  feature.text = reason.empty() ? std::move(text_) : std::string{};
  feature.offset = text_offset_;
  feature.line = text_line_;
  feature.reason = reason;
  feature.list = where_ == Where::features || where_ == Where::feature ? lists_ : 0;
  text_.clear();
  noise_ = false;
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
  if (c == ']') {
    where_ = Where::rest;
    return was_noise;
  }
  begin(inside ? Where::feature : Where::top);
  text_ += c;
  depth_ = inside ? 2 : 1;
  brackets_ = 0;
  name_.clear();
  before_ = c;
  return was_noise;
}

// Finds where the features of the outermost object begin.
void FeatureStream::take_name(char c) {
  if (c == '[') ++brackets_;
  if (c == ']') --brackets_;
  const bool list = c == '[' && brackets_ == 1 && depth_ == 1 && before_ == ':' && name_ == list_;
  if (c != ' ' && c != '\t' && c != '\r' && c != '\n') before_ = c;
  if (!list) return;
  ++lists_;
  head_ = std::move(text_);
  begin(Where::features);
}

// True when a record is whole, good or bad.
bool FeatureStream::take(char c, FeatureText& feature) {
  if (where_ == Where::outside || where_ == Where::features) return take_between(c, feature);
  if (where_ != Where::rest && text_.size() <= longest) text_ += c;
  if (string_) {
    const bool closes = c == '"' && !escaped_;
    escaped_ = c == '\\' && !escaped_;
    string_ = !closes;
    if (!closes && where_ == Where::top && depth_ == 1 && name_.size() < longest_name) name_ += c;
    return false;
  }
  if (c == '"') {
    string_ = true;
    if (where_ == Where::top && depth_ == 1) name_.clear();
  }
  if (c == '{') ++depth_;
  if (c == '}') --depth_;
  const bool whole = c == '}' && depth_ == (where_ == Where::feature ? 1 : 0);
  if (!whole) {
    if (where_ == Where::top) take_name(c);
    return false;
  }
  const bool of_none = where_ == Where::rest;
  if (!of_none) give(feature, text_.size() > longest ? "too_long" : "");
  where_ = where_ == Where::feature ? Where::features : Where::outside;
  return !of_none;
}

bool FeatureStream::next(FeatureText& feature) {
  while (begin_ < end_ || refill()) {
    const char c = buffer_[begin_];
    const bool whole = take(c, feature);
    ++begin_;
    if (c == '\n') ++line_;
    if (whole) return true;
  }
  const bool within = where_ == Where::top || where_ == Where::feature;
  if (!within && !noise_) return false;
  give(feature, within ? "truncated" : "json");
  where_ = Where::outside;
  return true;
}

}  // namespace casus::intake
