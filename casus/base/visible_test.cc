#include "casus/base/visible.h"

#include <doctest/doctest.h>

using casus::base::visible;
using casus::base::visible_lines;

TEST_CASE("what a terminal obeys is spelled out, on one line") {
  CHECK(visible("a\x1b[2Jb") == "a\\x1b[2Jb");
  CHECK(visible("a\nb\tc\rd\x7f") == "a\\x0ab\\x09c\\x0dd\\x7f");
  CHECK(visible("a\xc2\x9b" "31mb") == "a\\u{9b}31mb");
  CHECK(visible(std::string_view{"a\0b", 3}) == "a\\x00b");
}

TEST_CASE("marks that turn the direction of writing or stand for nothing are spelled out") {
  CHECK(visible("\xe2\x80\xae" "x\xe2\x81\xa6\xe2\x80\x8f\xd8\x9c\xe2\x80\xa8\xef\xbb\xbf") == "\\u{202e}x\\u{2066}\\u{200f}\\u{61c}\\u{2028}\\u{feff}");
}

TEST_CASE("letters of every script stay, as do a joiner and signs beyond the first plane") {
  for (const char* good : {"", "K\xc3\xb6ln", "\xd0\x94\xd0\xbe\xd0\xbd\xd0\xb1\xd0\xb0\xd1\x81", "\xd9\x85\xd9\x80", "\xe2\x80\x8c", "\xf0\x9f\x9a\xa2", "\xed\x9f\xbf"}) CHECK(visible(good) == good);
}

TEST_CASE("bytes that are no UTF-8 are spelled out one by one, and the text behind them stays") {
  CHECK(visible("a\xff" "b") == "a\\xffb");
  CHECK(visible("\xc0\xaf") == "\\xc0\\xaf");
  CHECK(visible("\xed\xa0\x80") == "\\xed\\xa0\\x80");
  CHECK(visible("\xf4\x90\x80\x80") == "\\xf4\\x90\\x80\\x80");
  CHECK(visible("\xe2\x82") == "\\xe2\\x82");
  CHECK(visible("\xe0\x80\xae") == "\\xe0\\x80\\xae");
}

TEST_CASE("of a text with lines their ends stay, and nothing else") {
  CHECK(visible_lines("a\n\x1b" "b\r\n") == "a\n\\x1bb\\x0d\n");
}
