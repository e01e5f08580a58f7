#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "casus/lsp/server.h"
#include "casus/seal/json.h"

namespace casus::lsp {
namespace {

const std::string accord =
    "# River\n\n1.1 The upper state lets [ten, or what it owes][twenty]{by=DOWN}{#water} units pass. [The lower state pays.]{#fee}\n\n```accord\n"
    "accord \"River\", draft 1, of 2026-01-01Z.\nparty UP \"upper state\".\nparty DOWN \"lower state\".\n"
    "1.1 UP ratifies through Council (100 seats, majority of seats).\n```\n";

std::vector<text::Diagnostic> check(const std::string&, const std::string& bytes) { return text::parse(bytes).diagnostics; }

Beside river(const std::string&, const std::string&) { return {positions::Agenda::of(accord), "the river.accord.md", accord}; }

// What the server answers about a page with this block, at the mark `|`, which is taken out.
std::string answer(const std::string& method, std::string block, const FindBeside& find = river) {
  const std::size_t mark = block.find('|');
  REQUIRE(mark != std::string::npos);
  block.erase(mark, 1);
  const std::string page = "# P\n\n```positions\n" + block + "\n```\n";
  const std::size_t line = 3 + static_cast<std::size_t>(std::count(block.begin(), block.begin() + static_cast<std::ptrdiff_t>(mark), '\n'));
  const std::size_t begin = mark == 0 ? 0 : block.rfind('\n', mark - 1) + 1;
  Server server{check, find};
  (void)server.handle(R"({"id":0,"method":"initialize"})");
  (void)server.handle(fmt::format(R"({{"method":"textDocument/didOpen","params":{{"textDocument":{{"uri":"file:///p.positions.md","text":{}}}}}}})", seal::json_string(page)));
  (void)server.settle();
  const auto out = server.handle(fmt::format(R"({{"id":1,"method":"textDocument/{}","params":{{"textDocument":{{"uri":"file:///p.positions.md"}},"position":{{"line":{},"character":{}}}}}}})", method, line, mark - begin));
  REQUIRE(out.size() == 1);
  return out.front();
}

std::string hover(const std::string& block) { return answer("hover", block); }

// The labels that are offered, in order, with blanks between them.
std::string offered(const std::string& block) {
  std::string out;
  const std::string found = answer("completion", block);
  const std::string_view key = R"("label":")";
  for (std::size_t at = found.find(key); at != std::string::npos; at = found.find(key, at + 1)) {
    const std::size_t begin = at + key.size();
    out += (out.empty() ? "" : " ") + found.substr(begin, found.find('"', begin) - begin);
  }
  return out;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const std::string source = "source l \"letter\", grade A1, of 2026-01-10Z.\n";

}  // namespace

TEST_CASE("hovering over a choice tells its words, its paragraph, who stands where, and what the page says of it") {
  const std::string page = source + "UP cannot #wa|ter 2, source l.\nDOWN counts #water 1 as 3, 2 as 9..14.\nDOWN prefers #fee drop, source l.";
  const std::string told = hover(page);
  CHECK(holds(told, R"(`#water` (1.1):\n- `1`: ten, or what it owes; counts 3 for DOWN\n- `2`: twenty by=DOWN; counts 9..14 for DOWN)"));
  CHECK(holds(told, R"(On this page:\n\n- UP cannot \\#water 2 (letter, A1, 2026-01-10))"));
  CHECK_FALSE(holds(told, "fee"));
  CHECK(holds(told, R"("range":{"start":{"line":4,"character":10},"end":{"line":4,"character":16}})"));
}

TEST_CASE("hovering over an option marks it, by number, by words, and as kept or dropped") {
  CHECK(holds(hover("UP cannot #water |2."), "- **`2`: twenty by=DOWN**"));
  CHECK(holds(hover("UP cannot #water 1 or |2."), "- **`2`: twenty by=DOWN**"));
  CHECK(holds(hover("UP cannot #water \"twen|ty\"."), "- **`2`: twenty by=DOWN**"));
  CHECK(holds(hover("UP counts #water 1 as 5, |2 as 9."), "- **`2`: twenty by=DOWN**"));
  CHECK(holds(hover("UP cannot #fee |drop."), R"(`#fee` (1.1), kept or dropped:\n- `keep`: The lower state pays.\n- **`drop`**)"));
  CHECK(holds(hover("UP counts #water 1 as |2."), "\"result\":null"));  // points
}

TEST_CASE("hovering over a party tells its name and how it ratifies; over a chamber, what it is") {
  CHECK(holds(hover("U|P cannot #fee keep."), R"(`UP`: upper state\n- ratifies through Council (100 seats, majority) (1.1))"));
  CHECK(holds(hover("UP, DO|WN prefer #fee keep."), "`DOWN`: lower state"));
  CHECK(holds(hover("DOWN signs after ratification by U|P, source l."), "`UP`: upper state"));
  CHECK(holds(hover("UP bloc \"F\" of 60 in Coun|cil: against #fee keep."), "Council (100 seats, majority)"));
  CHECK(holds(hover("UP does not ask Coun|cil, source l."), "Council (100 seats, majority)"));
}

TEST_CASE("hovering over a word of the grammar tells what it means for the talk") {
  CHECK(holds(hover("UP ca|nnot #fee keep."), "`P cannot #c 3`: it refuses these options: a red line"));
  CHECK(holds(hover("UP can li|ve with #fee keep."), "`P can live with #c 2`: no red line"));
  CHECK(holds(hover("UP, DOWN acc|ept #fee keep if #water 2."), "it takes the first only together with the second"));
  CHECK(holds(hover("UP flo|or 40."), "below so many points"));
  CHECK(holds(hover("UP bl|oc \"F\" of 60 in Council: leaning f|or #fee keep."), "seats that vote together"));
  CHECK(holds(hover("UP bloc \"F\" of 60 in Council: leaning f|or #fee keep."), "the bloc may vote for it"));
  CHECK(holds(hover("UP must #fee keep, clai|med by \"x\", source l."), "never the party's own consent"));
  CHECK(holds(hover("UP must #fee keep, source l, gra|de B3."), "the Admiralty's grade"));
}

TEST_CASE("hovering over a grade or a source tells what it is") {
  CHECK(holds(hover("UP must #fee keep, source l, grade B|3."), "`B3`: the source is usually reliable, the report possibly true"));
  CHECK(holds(hover("UP must #fee keep, grade F|6."), "the source is one whose reliability cannot be judged, the report one whose truth cannot be judged"));
  CHECK(holds(hover(source + "UP must #fee keep, source |l."), R"(source l \"letter\", grade A1, of 2026-01-10Z.)"));
  CHECK(holds(hover("UP must #fee keep, grade Z|9."), "\"result\":null"));
}

TEST_CASE("a sentence begins with a party or a source, then says what it is about") {
  CHECK(offered("|") == "UP DOWN source");
  CHECK(offered("D|") == "DOWN");
  CHECK(offered("UP, |") == "UP DOWN");
  CHECK(offered("UP |") == "must cannot prefers can live with accepts needs offers signs does not ask counts floor bloc");
  CHECK(offered("UP, DOWN p|") == "prefer");
  CHECK(offered("UP can |") == "live");
  CHECK(offered("UP, DOWN do |") == "not");
  CHECK(offered("UP must #fee keep, source l.\nUP ca|") == "cannot can live with");
  CHECK(holds(answer("completion", "UP can|"), "no red line; it counts when a claim is denied"));
}

TEST_CASE("behind the verb choices, options and joining words are offered in their place") {
  CHECK(offered("UP cannot |") == "#water #fee");
  CHECK(offered("UP cannot #|") == "#water #fee");
  CHECK(offered("UP cannot #water |") == "1 2");
  CHECK(offered("UP cannot #fee |") == "keep drop");
  CHECK(offered("UP cannot #water 1 |") == "or");
  CHECK(offered("UP cannot #water 1 or |") == "1 2");
  CHECK(offered("UP prefers #water 2 |") == "or then");
  CHECK(offered("UP accepts #fee keep |") == "or and if");
  CHECK(offered("UP accepts #fee keep if |") == "#water #fee not");
  CHECK(offered("UP offers #fee keep |") == "or and if until");
  CHECK(offered("UP counts #water 1 |") == "as");
  CHECK(offered("UP counts #water 1 as 10, |") == "1 2");
  CHECK(holds(answer("completion", "UP cannot |"), R"("label":"#water","kind":12,"detail":"1.1 ten, or what it owes | twenty")"));
  CHECK(offered("UP floor |").empty());
}

TEST_CASE("chambers, leanings, parties that ratify, sources and grades") {
  CHECK(offered("UP bloc \"F\" of 60 in |") == "Council");
  CHECK(offered("DOWN bloc \"F\" of 60 in |").empty());
  CHECK(offered("UP does not ask |") == "Council");
  CHECK(offered("UP bloc \"F\" of 60 in Council: |") == "sure for leaning for against");
  CHECK(offered("UP bloc \"F\" of 60 in Council: sure for |") == "#water #fee not");
  CHECK(offered("DOWN signs |") == "before after");
  CHECK(offered("DOWN signs before ratification by |") == "UP");
  CHECK(offered("UP must #fee keep, |") == "source grade of claimed by");
  CHECK(offered(source + "UP must #fee keep, source |\nsource m \"minutes\", grade A1, of 2026-01-10Z.") == "l");
  CHECK(offered("UP must #fee keep, grade B|") == "B1 B2 B3 B4 B5 B6");
  CHECK(offered("source |").empty());
  CHECK(offered("source l \"letter\", |") == "grade of");
  CHECK(holds(answer("completion", "UP must #fee keep, grade B3|"), "the source is usually reliable, the report possibly true"));
}

TEST_CASE("without an accord the words are told all the same, and of names that they are not known") {
  const FindBeside none = [](const std::string&, const std::string&) -> Beside { return {base::Fault{base::FaultKind::not_found, "no accord lies beside this page", "link to it", {}}, {}, {}}; };
  const FindBeside broken = [](const std::string& path, const std::string&) -> Beside {
    CHECK(path == "/p.positions.md");
    auto agenda = positions::Agenda::of("1.1 [a][b]{#c}\n\n```accord\nparty.\n```\n");
    base::Fault fault = agenda.fault();
    fault.place.file = "r.accord.md";
    return {fault, "r.accord.md", "1.1 [a][b]{#c}\n\n```accord\nparty.\n```\n"};
  };
  CHECK(holds(answer("hover", "UP cannot #wa|ter 2.", none), R"(What `#water` names is not known: no accord lies beside this page\n\nlink to it)"));
  CHECK(holds(answer("hover", "U|P cannot #water 2.", broken), R"(What `UP` names is not known: the accord, r.accord.md:4: )"));
  CHECK(holds(answer("hover", "UP ca|nnot #water 2.", broken), "a red line"));
  CHECK(holds(answer("completion", "UP ca|", none), R"("label":"cannot")"));
  CHECK(holds(answer("completion", "UP cannot #water |", broken), "\"result\":[]"));
  CHECK(holds(answer("completion", "|", none), R"("label":"source")"));
}

TEST_CASE("a choice, an option and a party lead into the accord, a source to its declaration") {
  const std::string uri = R"("uri":"file:///the%20river.accord.md","range":{"start":{"line":)";
  CHECK(holds(answer("definition", "UP cannot #wa|ter 2."), uri + R"(2,"character":25},"end":{"line":2,"character":72}}})"));
  CHECK(holds(answer("definition", "UP cannot #water |2."), uri + R"(2,"character":48},"end":{"line":2,"character":54}}})"));
  CHECK(holds(answer("definition", "UP cannot #water \"twen|ty\"."), uri + R"(2,"character":48},"end":{"line":2,"character":54}}})"));
  CHECK(holds(answer("definition", "UP cannot #fee kee|p."), uri + R"(2,"character":86},"end":{"line":2,"character":107}}})"));
  CHECK(holds(answer("definition", "UP, DOW|N prefer #fee keep."), uri + R"(7,"character":6},"end":{"line":7,"character":10}}})"));
  CHECK(holds(answer("definition", source + "UP cannot #fee keep, source |l."), R"("uri":"file:///p.positions.md","range":{"start":{"line":3,"character":7},"end":{"line":3,"character":8}}})"));
  CHECK(holds(answer("definition", "UP can|not #fee keep."), "\"result\":[]"));
  CHECK(holds(answer("definition", "UP cannot #nothing| keep."), "\"result\":[]"));
}

TEST_CASE("references are all places of the page, in its prose none") {
  const std::string page = source + "UP cannot #water 2, source l.\nDOWN accepts #fee keep if #wat|er 1, source l.\nDOWN signs before ratification by UP, source l.";
  const std::string found = answer("references", page);
  CHECK(holds(found, R"({"start":{"line":4,"character":10},"end":{"line":4,"character":16}})"));
  CHECK(holds(found, R"({"start":{"line":5,"character":26},"end":{"line":5,"character":32}})"));
  CHECK_FALSE(holds(found, "\"line\":6"));
  CHECK(holds(answer("references", source + "U|P cannot #water 2.\nDOWN signs before ratification by UP, source l."), R"("line":5,"character":34})"));
}

TEST_CASE("the outline of a page has its sentences, each up to its basis") {
  const std::string outline = answer("documentSymbol", source + "UP cannot #water 2, source l, grade B3.\nUP, DOWN prefer #fee keep, source l.\nUP|");
  CHECK(holds(outline, R"("name":"source l \"letter\"","kind":14)"));
  CHECK(holds(outline, R"("name":"UP cannot #water 2","kind":14,"range":{"start":{"line":4,"character":0},"end":{"line":4,"character":39}})"));
  CHECK(holds(outline, R"("name":"UP, DOWN prefer #fee keep")"));
  CHECK(holds(outline, R"("name":"UP")"));
}

TEST_CASE("outside the blocks of a page nothing is offered or told") {
  Server server{check, river};
  (void)server.handle(R"({"id":0,"method":"initialize"})");
  (void)server.handle(R"({"method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///p","text":"UP cannot #water 1\n\n```positions\nUP"}}})");
  (void)server.settle();
  CHECK(holds(server.handle(R"({"id":1,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///p"},"position":{"line":0,"character":5}}})").front(), "\"result\":null"));
  CHECK(holds(server.handle(R"({"id":1,"method":"textDocument/completion","params":{"textDocument":{"uri":"file:///p"},"position":{"line":0,"character":18}}})").front(), "\"result\":[]"));
}

}  // namespace casus::lsp
