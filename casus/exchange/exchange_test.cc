// Every reader on small scenarios of our own, whose numbers can be checked by hand, and on
// the mistakes that each can meet.
#include <doctest/doctest.h>

#include <cmath>

#include "casus/exchange/exchange.h"

namespace {

using namespace casus;
using exchange::File;
using exchange::Import;
using talks::Package;

double worth(const talks::Party& party, const Package& package) {
  return static_cast<double>(talks::score(party, package)) / static_cast<double>(party.unit);
}
bool near(double a, double b) { return std::abs(a - b) < 1e-12; }

std::string domain() {
  return R"(<negotiation_template><utility_space number_of_issues="2"><objective index="0" name="any" type="objective" etype="objective">
<issue index="1" name="Border" type="discrete" etype="discrete" vtype="discrete"><item index="1" value="open, wide"/><item index="2" value="shut"/></issue>
<issue index="2" name="Price" type="integer" etype="integer" lowerbound="-2" upperbound="3"/>
</objective></utility_space></negotiation_template>)";
}
std::string profile(const std::string& evaluator, const std::string& extra = "") {
  return R"(<utility_space><objective index="0" name="any" type="objective">
<issue index="1" name="Border" type="discrete"><item index="1" value="open, wide" evaluation="3"/><item index="2" value="shut" evaluation="4"/></issue>
<issue index="2" name="Price" type="integer" lowerbound="-2" upperbound="3">)" + evaluator + R"(</issue>
<weight index="1" value="0.6"/><weight index="2" value="0.4"/></objective>)" + extra + "</utility_space>";
}

base::Result<Import> genius(std::vector<File> folder) { return exchange::read_genius(folder, {}); }

const char* table_domain = R"(issues:
- name: border
  type: CategoricalIssue
  values: [open, 'shut']
- name: price
  type: ContiguousIssue
  values: [1, 4]
name: d
type: DiscreteCartesianOutcomeSpace
)";
const char* ufun = R"(discount: 0.9
name: x
type: ExpDiscountedUFun
ufun:
  name: x
  reserved_value: 0.25
  type: negmas.preferences.LinearAdditiveUtilityFunction
  values:
  - mapping: {open: 0.5, shut: 1.0}
    type: TableFun
  - {type: AffineFun, slope: 0.25, bias: 0}
  weights: [0.5, 0.5]
)";

base::Result<Import> negmas(std::vector<File> folder) { return exchange::read_negmas(folder, {}); }

const std::string talk_line = R"({"id":"T","issues":[{"id":"a","values":["x","y"]},{"id":"b","values":["p","q"]}],"parties":[{"id":"P","points":[[1,2],[3,4]],"reservation":5}],"redlines":[{"id":"P.r1","party":"P","kind":"any_of","atoms":[["a","x"],["b","q"]]},{"id":"P.floor","party":"P","kind":"at_least","points":5}]})";

base::Result<Import> line(std::string_view text) { return exchange::read_talk_line({.text = text, .offset = 0, .number = 7, .too_long = false}, "t.jsonl"); }

}  // namespace

TEST_CASE("a GENIUS scenario: weights, the largest evaluation, linear issues from their lower bound, names with commas") {
  const auto import = genius({{"f/domain.xml", domain()}, {"f/one.xml", profile(R"(<evaluator ftype="linear" offset="0.2" slope="0.3"/>)", R"(<reservation value="0.5"/><discount_factor value="0.9"/>)")},
                              {"f/pareto.xml", "0.1, 0.2\n"}, {"f/two.xml", profile(R"(<evaluator ftype="linear" parameter0="1" parameter1="-0.5"/>)")}});
  REQUIRE(import);
  const talks::Talk& talk = import->talk;
  CHECK(talk.issues[0].options[0] == "open, wide");
  CHECK(talk.issues[1].options == std::vector<std::string>{"-2", "-1", "0", "1", "2", "3"});
  REQUIRE(talk.parties.size() == 2);
  CHECK(talk.parties[0].id == "one");
  CHECK(near(worth(talk.parties[0], {0, 0}), 0.6 * 3 / 4 + 0.4 * 0.2));
  CHECK(near(worth(talk.parties[0], {1, 2}), 0.6 + 0.4 * 0.8));
  CHECK(near(worth(talk.parties[0], {1, 5}), 1.0));          // 0.2 + 5 * 0.3 is kept at 1
  CHECK(near(worth(talk.parties[1], {0, 1}), 0.45 + 0.4 * 0.5));
  CHECK(near(worth(talk.parties[1], {0, 5}), 0.45));         // 1 - 5 * 0.5 is kept at 0
  CHECK(near(static_cast<double>(*talk.parties[0].floor) / static_cast<double>(talk.parties[0].unit), 0.5));
  CHECK(talk.parties[0].grain == 1);
}

TEST_CASE("GENIUS evaluations may be losses: the greatest gain of an issue is 1, and where all are losses the greatest of them -1") {
  const auto border = [](const std::string& wide, const std::string& shut) {
    std::string text = profile(R"(<evaluator ftype="linear" offset="0" slope="0"/>)");
    text.replace(text.find("\"3\""), 3, "\"" + wide + "\"");
    text.replace(text.find("\"4\""), 3, "\"" + shut + "\"");
    const auto import = genius({{"f/domain.xml", domain()}, {"f/one.xml", text}});
    REQUIRE(import);
    return std::pair{worth(import->talk.parties[0], {0, 0}), worth(import->talk.parties[0], {1, 0})};
  };
  const auto is = [](std::pair<double, double> points, double wide, double shut) { return near(points.first, 0.6 * wide) && near(points.second, 0.6 * shut); };
  CHECK(is(border("-2", "4"), -0.5, 1.0));
  CHECK(is(border("-5", "-10"), -0.5, -1.0));
  CHECK(is(border("-5", "0"), -1.0, 0.0));
  CHECK(is(border("0", "0"), 0.0, 0.0));
}

TEST_CASE("a GENIUS profile with boxes: a score is the boxes that hold, at most the whole, in whole numbers") {
  const std::string boxes = R"(<utility_space type="nonlinear"><objective index="0" type="objective"><utility maxutility="10"><ufun type="PlainUfun" weight="1" aggregation="sum">
<hyperRectangle utility="4"><INCLUDES index="2" min="0" max="3"/></hyperRectangle>
<hyperRectangle utility="8"><INCLUDES index="2" min="2" max="2"/><EXCLUDES index="2" min="3" max="3"/></hyperRectangle></ufun></utility></objective></utility_space>)";
  const auto import = genius({{"f/domain.xml", domain()}, {"f/one.xml", boxes}});
  REQUIRE(import);
  const talks::Party& party = import->talk.parties[0];
  CHECK(party.unit == 10);
  CHECK(talks::score(party, {0, 0}) == 0);
  CHECK(talks::score(party, {0, 2}) == 4);
  CHECK(talks::score(party, {0, 4}) == 10);
}

TEST_CASE("of a folder with more than three profiles, two are read, or as many as asked, or three of 2015") {
  std::vector<File> folder{{"f/domain.xml", domain()}};
  for (const char* name : {"f/a.xml", "f/b.xml", "f/c.xml", "f/d.xml"}) folder.push_back({name, profile(R"(<evaluator ftype="linear" offset="0" slope="0.1"/>)")});
  CHECK(exchange::read_genius(folder, {})->talk.parties.size() == 2);
  CHECK(exchange::read_genius(folder, {})->notes.size() == 1);
  CHECK(exchange::read_genius(folder, {.parties = 4})->talk.parties.size() == 4);
  CHECK(exchange::read_genius(folder, {.of_2015 = true})->talk.parties.size() == 3);
  folder.pop_back();
  CHECK(exchange::read_genius(folder, {})->talk.parties.size() == 3);
}

TEST_CASE("what is wrong with a GENIUS file is told with its place") {
  const std::string good = profile(R"(<evaluator ftype="linear" offset="0" slope="0.1"/>)");
  const auto fault = [&](const std::string& bytes) {
    const auto import = genius({{"f/domain.xml", domain()}, {"f/one.xml", bytes}});
    REQUIRE_FALSE(import);
    CHECK(import.fault().place.file == "f/one.xml");
    return import.fault();
  };
  CHECK(fault("<a b=\"R&amp;D &#x41; & x &lol; y\"/>" + good).message.find("a reference to an entity") != std::string::npos);
  CHECK(fault("<!DOCTYPE a [<!ENTITY b \"c\">]>" + good).message.find("document type") != std::string::npos);
  CHECK(fault("<a>\n<!ENTITY x 'y'></a>").place.line == 2);
  CHECK(fault(profile("")).message.find("no linear evaluator") != std::string::npos);
  CHECK(fault(good.substr(0, good.size() / 2)).message.find("cannot be read") != std::string::npos);
  CHECK(fault("<a>\xff</a>").message.find("UTF-8") != std::string::npos);
  CHECK(fault(std::string{"<a>\0</a>", 8}).message.find("NUL") != std::string::npos);
  std::string deep = "<utility_space>";
  for (int i = 0; i < 100; ++i) deep += "<objective>";
  CHECK(fault(deep).kind == base::FaultKind::range);
  std::string no_shut = good;
  no_shut.replace(no_shut.find("shut"), 4, "ajar");
  CHECK(fault(no_shut).message == "value `shut` of `Border` is not evaluated");
  CHECK_FALSE(genius({{"f/domain.xml", domain()}}));
  CHECK_FALSE(genius({{"f/one.xml", good}}));
  CHECK_FALSE(genius({}));
}

TEST_CASE("XML beyond the cap is refused before the library sees it") {
  std::string large = "<utility_space>";
  large.resize(17U << 20U, ' ');
  const auto import = genius({{"f/domain.xml", domain()}, {"f/one.xml", large}});
  REQUIRE_FALSE(import);
  CHECK(import.fault().kind == base::FaultKind::range);
}

TEST_CASE("a NegMAS scenario: tables, lines over numbers, weights, what is reserved inside a discount") {
  const auto import = negmas({{"f/d.yml", table_domain}, {"f/u.yml", ufun}, {"f/v.yml", "type: LinearAdditiveUtilityFunction\nreserved_value: -.inf\nvalues:\n- mapping: {open: 1, shut: 0}\n  type: TableFun\n- {type: IdentityFun}\n"}});
  REQUIRE(import);
  const talks::Talk& talk = import->talk;
  CHECK(talk.issues[1].options == std::vector<std::string>{"1", "2", "3", "4"});
  CHECK(near(worth(talk.parties[0], {0, 2}), 0.25 + 0.5 * 0.75));
  CHECK(near(static_cast<double>(*talk.parties[0].floor) / static_cast<double>(talk.parties[0].unit), 0.25));
  CHECK_FALSE(talk.parties[1].floor);
  CHECK(near(worth(talk.parties[1], {0, 3}), 5));
}

TEST_CASE("YAML that stands for more than it says, or is nested without end, is refused with its place") {
  const auto fault = [&](const std::string& bytes) {
    const auto import = negmas({{"f/d.yml", table_domain}, {"f/u.yml", bytes}});
    REQUIRE_FALSE(import);
    CHECK(import.fault().place.file == "f/u.yml");
    return import.fault();
  };
  const base::Fault bomb = fault("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n");
  CHECK(bomb.message == "an anchor, alias, tag or merge key");
  CHECK(bomb.place.line == 1);
  CHECK(bomb.place.column == 4);
  CHECK(fault("type: x\nvalues: [1, *a]\n").place.line == 2);
  CHECK(fault("type: !!python/object x\n").place.line == 1);
  CHECK(fault(std::string(200, '[')).kind == base::FaultKind::range);
  std::string dashes;
  for (int i = 0; i < 100; ++i) dashes += "- ";
  CHECK(fault(dashes).kind == base::FaultKind::range);
  std::string stairs;
  for (std::size_t i = 0; i < 400; ++i) stairs += std::string(i, ' ') + "a:\n";
  CHECK(fault(stairs).kind == base::FaultKind::range);
  CHECK(fault("type: \"open\n").message == "a quote that does not close");
  CHECK(fault("type: [x\n").message.find("cannot be read") != std::string::npos);
  CHECK(fault("type: Other\n").message.find("a utility function of type") != std::string::npos);
}

TEST_CASE("ampersands and stars within words and quotes of YAML are no anchors") {
  std::string domain_text = table_domain;
  domain_text.replace(domain_text.find("open"), 4, "R&D *");
  std::string function = ufun;
  function.replace(function.find("open"), 4, "R&D *");
  CHECK(negmas({{"f/d.yml", domain_text}, {"f/u.yml", function}}));
  CHECK(negmas({{"f/d.yml", "# & *\nname: 'it''s & *x'\nnote: \"&a \\\" *b\"\n" + std::string{table_domain}.substr(0, std::string{table_domain}.find("name: d"))}, {"f/u.yml", ufun}}));
}

TEST_CASE("a NegoLog scenario: weight times value, and what is reserved") {
  const std::string json = R"({"reservationValue":0.1,"issueWeights":{"a":0.25,"b":0.75},"issues":{"a":{"x":0.5,"y":1},"b":{"p":0.2,"q":1.0}}})";
  const auto import = exchange::read_negolog(std::vector<File>{{"f/profileA.json", json}, {"f/profileB.json", json}, {"f/specs.json", "{}"}});
  REQUIRE(import);
  CHECK(import->talk.parties.size() == 2);
  CHECK(near(worth(import->talk.parties[0], {0, 1}), 0.875));
  CHECK_FALSE(exchange::read_negolog(std::vector<File>{{"f/profileA.json", json}, {"f/profileB.json", R"({"issues":{}})"}}));
  CHECK_FALSE(exchange::read_negolog(std::vector<File>{{"f/profileA.json", std::string(200, '[')}}));
  CHECK_FALSE(exchange::read_negolog({}));
}

TEST_CASE("a scorable game: rows of points, the last one the least score") {
  const auto import = exchange::read_scorable(std::vector<File>{{"g/config.txt", "The Mayor,mayor,p1,greedy,model\nUnion,union,player,x,y"}, {"g/scores_files/mayor.txt", "14, 8, 0\n12, 8\n20\n"}, {"g/scores_files/union.txt", "1,2,3\n4,5\n6"}});
  REQUIRE(import);
  CHECK(import->talk.issues[0].options == std::vector<std::string>{"A1", "A2", "A3"});
  CHECK(import->talk.parties[0].id == "The Mayor");
  CHECK(talks::score(import->talk.parties[0], {1, 0}) == 20);
  CHECK(import->talk.parties[1].floor == 6);
  CHECK_FALSE(exchange::read_scorable(std::vector<File>{{"g/config.txt", "A,nowhere,p1"}}));
  CHECK_FALSE(exchange::read_scorable(std::vector<File>{{"g/config.txt", "A,a,p1"}, {"g/a.txt", "1,2\n3,x\n4"}}));
}

TEST_CASE("a line of talks-jsonl: conditions and floors by their ids") {
  const auto import = line(talk_line);
  REQUIRE(import);
  const talks::Talk& talk = import->talk;
  CHECK(talk.lines.size() == 2);
  CHECK(talks::holds(talk, talk.lines[0], {1, 1}));
  CHECK_FALSE(talks::holds(talk, talk.lines[0], {1, 0}));
  CHECK(talks::holds(talk, talk.lines[1], {1, 0}));
  CHECK_FALSE(talks::holds(talk, talk.lines[1], {0, 0}));
}

TEST_CASE("what is wrong with a line of talks-jsonl is told with the line and where in it") {
  const auto message = [](std::string text, std::string_view from, std::string_view to) {
    text.replace(text.find(from), from.size(), to);
    const auto import = line(text);
    REQUIRE_FALSE(import);
    CHECK(import.fault().place.line == 7);
    return import.fault().message;
  };
  CHECK(message(talk_line, "any_of", "some_of") == "redlines[0].kind `some_of` is none of any_of, all_of, none_of, at_least");
  CHECK(message(talk_line, R"(["a","x"])", R"(["a","z"])") == "redlines[0].atoms names value `z` of `a`, which there is not");
  CHECK(message(talk_line, R"("party":"P")", R"("party":"Q")") == "redlines[0].party `Q` is none of the parties");
  CHECK(message(talk_line, "[1,2]", "[1,2,3]").find("3 points for the 2 options") != std::string::npos);
  CHECK(message(talk_line, "[1,2]", "[1,2.5]") == "parties[0].points holds what is no whole number");
  CHECK(message(talk_line, "[1,2]", "[1,9000000000000000000]").find("too large") != std::string::npos);
  CHECK(message(talk_line, "P.floor", "P.r1").find("two of `P.r1`") != std::string::npos);
  CHECK(message(talk_line, "{", "").find("not JSON") != std::string::npos);
  CHECK_FALSE(line("[]"));
  CHECK_FALSE(line(std::string(5000, '[')));
  CHECK_FALSE(line(R"({"issues":[],"parties":[]})"));
}

TEST_CASE("an issue matrix comes in with points, words and floors, and goes out again as it came") {
  const std::string csv = "issue,option,UP,\"DOWN, the\"\nflow,high,0,30.5\nflow,low,20,cannot\nfee,pays,must,0\nfee,\"none \"\"at all\"\"\",0,30\n(floor),,10,\n";
  const auto import = exchange::read_issue_csv({"m.csv", csv});
  REQUIRE(import);
  const talks::Talk& talk = import->talk;
  CHECK(talk.issues[1].options[1] == "none \"at all\"");
  CHECK(talk.lines.size() == 3);
  CHECK(talk.lines[0].id == "DOWN, the.cannot.flow.low");
  CHECK(talk.lines[2].id == "UP.floor");
  CHECK_FALSE(talks::holds(talk, talk.lines[0], {1, 0}));
  CHECK(talks::holds(talk, talk.lines[1], {0, 0}));
  CHECK_FALSE(talks::holds(talk, talk.lines[1], {0, 1}));
  CHECK(near(worth(talk.parties[1], {0, 1}), 60.5));
  const auto again = exchange::write_issue_csv(talk);
  REQUIRE(again);
  CHECK(*again == csv);
}

TEST_CASE("a matrix cannot say conditions over several options, and a broken one is told by its line and column") {
  CHECK_FALSE(exchange::write_issue_csv(line(talk_line)->talk));
  const auto fault = [](const std::string& csv) {
    const auto import = exchange::read_issue_csv({"m.csv", csv});
    REQUIRE_FALSE(import);
    return import.fault();
  };
  const auto place = [&](const std::string& csv) { return std::pair{fault(csv).place.line, fault(csv).place.column}; };
  using Place = std::pair<std::uint32_t, std::uint32_t>;
  CHECK(place("issue,option\n") == Place{1, 1});
  CHECK(place("issue,option,P\na,x,1\na,y,often\n") == Place{3, 5});
  CHECK(place("issue,option,P\na,x\n") == Place{2, 3});
  CHECK(place("issue,option,P\na,x,1\na,x,2\n") == Place{3, 3});
  CHECK(fault("issue,option,P\na,x,1\na,x,2\n").message == "a second row for `x` of `a`");
  CHECK(place("issue,option,P\nfee,x,1\nb,x,1\nfee,y,2\n") == Place{4, 1});
  CHECK(fault("issue,option,P\nfee,x,1\nb,x,1\nfee,y,2\n").message == "`fee` comes again after another issue");
  CHECK(place("issue,option,P,Q,P\na,x,1,1,1\n") == Place{1, 18});
  CHECK(place("issue,option,P,\na,x,1,1\n") == Place{1, 16});
  CHECK(place("issue,option,P\na,,1\n") == Place{2, 3});
  CHECK(place("issue,option,P\n\"a, b\",x,1\n\"a, b\",\"y\",1e300\n") == Place{3, 12});
  CHECK(place("issue,option,P,Q\na,x,1,2\n(floor),,1,low\n") == Place{3, 12});
  CHECK(place("issue,option,P\na,x,1\n\"b,y,1\n") == Place{3, 1});
  CHECK(place("issue,option,P\n") == Place{1, 1});
}
