// Sources and their options. An unknown option is told and stepped over, so that
// the options behind it are still read.
#include <array>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/text/codes.h"
#include "casus/text/rules.h"

namespace casus::text {

namespace {

using Sort = SourceOption::Sort;

struct Keyword {
  std::string_view word;
  Sort sort;
};
constexpr std::array<Keyword, 11> keywords{{{"origin", Sort::origin},
                                            {"grade", Sort::grade},
                                            {"gap", Sort::gap},
                                            {"lost", Sort::lost},
                                            {"late", Sort::late},
                                            {"silent", Sort::silent},
                                            {"covers", Sort::covers},
                                            {"releases", Sort::releases_replace},
                                            {"records", Sort::records_add},
                                            {"spread", Sort::spread},
                                            {"where", Sort::where}}};

std::optional<Sort> accept_keyword(Cursor& cursor) {
  for (const Keyword& keyword : keywords) {
    if (cursor.accept(keyword.word)) return keyword.sort;
  }
  return std::nullopt;
}

void unknown_option(Cursor& cursor) {
  const Token& token = cursor.peek();
  if (token.kind != TokenKind::word) return cursor.fail_expected("an option of the source");
  std::vector<std::string> words;
  for (const Keyword& keyword : keywords) words.emplace_back(keyword.word);
  const auto near = base::did_you_mean(token.text, words);
  Diagnostic* told =
      cursor.complain(codes::unknown_option, token.span,
                      fmt::format("a source has no option `{}`", token.text),
                      (near ? fmt::format("did you mean `{}`? ", *near) : std::string{}) +
                          fmt::format("options: {}", fmt::join(words, ", ")));
  if (near) mend(told, {token.span.begin, token.span.end, *near});
  while (!cursor.at_end() && cursor.peek().kind != TokenKind::stop && !cursor.at(","))
    cursor.take();
}

void covers(Cursor& cursor, SourceOption& option) {
  if (cursor.accept("everything")) return cursor.expect("published");
  option.word = cursor.name_or_choice("a zone");
  if (!cursor.accept("from")) return;
  option.from = cursor.date();
  cursor.expect("to");
  option.to = cursor.date();
}

void where(Cursor& cursor, SourceOption& option) {
  option.tests = cursor.tests();
  cursor.expect("is");
  option.word = cursor.name_or_choice("a kind");
  if (cursor.accept("by")) option.by = cursor.name("a party or `unknown`");
}

void rest_of_option(Cursor& cursor, SourceOption& option) {
  switch (option.sort) {
    case Sort::origin:
      option.word = cursor.name("an origin");
      break;
    case Sort::grade:
      option.word = cursor.name("a grade such as `B2`");
      break;
    case Sort::gap:
    case Sort::lost:
    case Sort::late:
    case Sort::silent:
      option.time = cursor.duration();
      break;
    case Sort::covers:
      covers(cursor, option);
      break;
    case Sort::releases_replace:
      cursor.expect("replace");
      break;
    case Sort::records_add:
      cursor.expect("add");
      break;
    case Sort::spread:
      break;
    case Sort::where:
      where(cursor, option);
      break;
  }
}

}  // namespace

SourceDeclaration source_rule(Cursor& cursor) {
  cursor.reading("a source", "source ais \"coastal AIS\", reads ais_nmea, grade C2, gap 10 min.");
  SourceDeclaration out;
  out.name = cursor.name("a source's name");
  out.title = cursor.string("the source's full name in quotation marks");
  cursor.expect(",");
  cursor.expect("reads");
  out.format = cursor.name("a format");
  while (cursor.accept(",")) {
    const std::size_t first = cursor.index();
    const auto sort = accept_keyword(cursor);
    if (!sort) {
      unknown_option(cursor);
      continue;
    }
    SourceOption option;
    option.sort = *sort;
    rest_of_option(cursor, option);
    option.span = cursor.span_from(first);
    out.options.push_back(std::move(option));
  }
  return out;
}

}  // namespace casus::text
