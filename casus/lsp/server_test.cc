#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <fmt/format.h>

#include "casus/lsp/frame.h"
#include "casus/lsp/server.h"
#include "casus/seal/json.h"

namespace casus::lsp {
namespace {

const std::string uri = "file:///a/x.accord.md";

// Stands in for the reading of an accord: what the parser tells, and one doubt.
std::vector<text::Diagnostic> check(const std::string& path, const std::string& bytes) {
  CHECK(path == "/a/x.accord.md");
  auto found = text::parse(bytes).diagnostics;
  const std::size_t at = bytes.find("bufer");
  if (at != std::string::npos) {
    found.push_back({.code = "CAS-E0301", .begin = at, .end = at + 5, .message = "no zone is called `bufer`", .label = {},
                     .help = "did you mean `buffer`? zones: buffer", .provision = {}, .notes = {{0, 1, "see here"}},
                     .fixes = {{at, at + 5, "buffer"}}});
    found.push_back({.code = "CAS-W0611", .severity = text::Severity::warning, .begin = at, .end = at + 5, .message = "vague", .label = {},
                     .help = "say how much", .provision = {}, .notes = {}});
  }
  return found;
}

Beside no_accord(const std::string&, const std::string&) { return {base::Fault{base::FaultKind::not_found, "no accord", {}, {}}, {}, {}}; }

std::string opening(const std::string& text, int version = 1) {
  return fmt::format(R"({{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{{"textDocument":{{"uri":"{}","languageId":"accord","version":{},"text":{}}}}}}})",
                     uri, version, seal::json_string(text));
}

std::string asking(const std::string& method, int line, int character, const std::string& more = {}) {
  return fmt::format(R"({{"jsonrpc":"2.0","id":7,"method":"textDocument/{}","params":{{"textDocument":{{"uri":"{}"}},"position":{{"line":{},"character":{}}}{}}}}})",
                     method, uri, line, character, more);
}

const std::string initialize = R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{}})";
const std::string shutdown = R"({"jsonrpc":"2.0","id":2,"method":"shutdown"})";
const std::string leave = R"({"jsonrpc":"2.0","method":"exit"})";

struct Session {
  Server server{check, no_accord};
  std::string opened;  // what the opening gave
  Session() { (void)server.handle(initialize); }
  explicit Session(const std::string& text) : Session() { opened = say(opening(text)); }
  // The only answer, or nothing.
  std::string say(const std::string& body) {
    auto out = server.handle(body);
    for (std::string& more : server.settle()) out.push_back(std::move(more));
    REQUIRE(out.size() <= 1);
    return out.empty() ? "" : out.front();
  }
};

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const std::string text =
    "## Article 4. Fire\n\n4.1 No fire, not [one]{#cap}.\n\n```accord\nzone buffer is area 1N 1E, 2N 1E, 2N 2E.\n"
    "kind fire.\nsource ais \"A\", reads ais_nmea.\n4.1 nobody may commit fire in buffer: minor from 1 incident.\n```\n";

TEST_CASE("a session begins with initialize and ends with shutdown and exit") {
  Server server{check, no_accord};
  CHECK(holds(server.handle(shutdown).front(), "-32002"));
  CHECK(holds(server.handle(initialize).front(), "\"positionEncoding\":\"utf-16\""));
  CHECK(holds(server.handle(initialize).front(), "-32601"));
  CHECK(server.handle(shutdown).front() == R"({"jsonrpc":"2.0","id":2,"result":null})");
  CHECK(holds(server.handle(shutdown).front(), "-32600"));
  CHECK(server.handle(leave).empty());
  CHECK(server.over());
  CHECK(server.exit_code() == 0);
}

TEST_CASE("exit without shutdown is code 1") {
  Session session;
  CHECK(session.say(leave).empty());
  CHECK(session.server.over());
  CHECK(session.server.exit_code() == 1);
}

TEST_CASE("what is no message is refused, and the session goes on") {
  Session session;
  CHECK(session.say("{") == R"({"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is no JSON"}})");
  CHECK(holds(session.say(""), "-32700"));
  CHECK(holds(session.say("\"\\ud800\""), "-32700"));
  CHECK(holds(session.say(std::string(100'000, '[')), "-32700"));
  CHECK(holds(session.say("[]"), "-32600"));
  CHECK(holds(session.say("7"), "-32600"));
  CHECK(holds(session.say(R"({"id":5})"), R"("id":5,"error":{"code":-32600)"));
  CHECK(holds(session.say(R"({"id":{},"method":"x"})"), R"("id":null,"error":{"code":-32601)"));
  CHECK(holds(session.say(R"({"id":"a\"b","method":"x"})"), R"("id":"a\"b","error":{"code":-32601)"));
  CHECK(session.say(R"({"id":5,"result":null})").empty());
  CHECK(session.say(R"({"method":"$/cancelRequest","params":{"id":1}})").empty());
  CHECK(holds(session.say(shutdown), "\"result\":null"));
}

TEST_CASE("questions about nothing, or about no place, are refused") {
  Session session;
  CHECK(holds(session.say(asking("hover", 0, 0)), "-32602"));
  CHECK(holds(session.say(R"({"id":1,"method":"textDocument/hover"})"), "-32602"));
  (void)session.say(opening("x"));
  CHECK(holds(session.say(fmt::format(R"({{"id":1,"method":"textDocument/hover","params":{{"textDocument":{{"uri":"{}"}}}}}})", uri)), "-32602"));
  CHECK(holds(session.say(asking("hover", 1'000'000, 1'000'000)), "\"result\":null"));
  CHECK(holds(session.say(asking("hover", -5, -5)), "\"result\":null"));
}

TEST_CASE("diagnostics are published in the units of the protocol, and withdrawn at the end") {
  Session session{"\U0001D11E bufer"};
  CHECK(holds(session.opened, R"("version":1)"));
  CHECK(holds(session.opened, R"({"range":{"start":{"line":0,"character":3},"end":{"line":0,"character":8}},"severity":1,"code":"CAS-E0301","source":"casus")"));
  CHECK(holds(session.opened, R"("relatedInformation":[{"location":{"uri":"file:///a/x.accord.md","range":{)"));
  const std::string changed = session.say(fmt::format(
      R"({{"method":"textDocument/didChange","params":{{"textDocument":{{"uri":"{}","version":2}},"contentChanges":[{{"range":{{}},"text":"bufer"}},{{"text":"well"}}]}}}})", uri));
  CHECK(holds(changed, R"("version":2,"diagnostics":[{"range")") == false);
  CHECK(holds(changed, R"("version":2)"));
  CHECK(session.say(fmt::format(R"({{"method":"textDocument/didClose","params":{{"textDocument":{{"uri":"{}"}}}}}})", uri)) ==
        R"({"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"uri":"file:///a/x.accord.md","diagnostics":[]}})");
  CHECK(holds(session.say(asking("hover", 0, 0)), "-32602"));
}

TEST_CASE("of a burst of changes only the last text is checked, and before any answer") {
  const std::string change = R"({"method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///a/x.accord.md","version":9},"contentChanges":[{"text":"bufer"}]}})";
  const std::string session = framed(initialize) + framed(opening("x")) + framed(change) + framed(change) + framed(asking("hover", 0, 0)) + framed(change);
  std::string sent;
  base::MemorySource source{session};
  CHECK(serve(source, [&](std::string_view bytes) { sent += bytes; }, check, no_accord) == 1);
  const std::size_t told = sent.find("\"version\":9,\"diagnostics\":[{");
  REQUIRE(told != std::string::npos);
  CHECK_FALSE(holds(sent, "\"version\":1,"));
  CHECK(sent.find("\"id\":7") > told);
  const std::size_t again = sent.find("\"version\":9,", told + 1);
  CHECK(again != std::string::npos);
  CHECK(again > sent.find("\"id\":7"));
}

TEST_CASE("hovering tells the sentence, what a name is, and the page of a code") {
  Session session{text + "\nCAS-E0301\n"};
  const std::string on_norm = session.say(asking("hover", 8, 7));
  CHECK(holds(on_norm, "Nobody may commit fire in the buffer. It is minor from the first incident."));
  const std::string on_name = session.say(asking("hover", 8, 31));
  CHECK(holds(on_name, "The zone buffer is the area with the corners"));
  CHECK(holds(on_name, R"("range":{"start":{"line":8,"character":30},"end":{"line":8,"character":36}})"));
  CHECK(holds(session.say(asking("hover", 2, 1)), "Nobody may commit fire"));
  CHECK(holds(session.say(asking("hover", 2, 27)), "Kept or dropped: `#cap`"));
  CHECK(holds(session.say(asking("hover", 11, 3)), "CAS-E0301: a name that nobody declared"));
  CHECK(holds(session.say(asking("hover", 0, 3)), "\"result\":null"));
}

TEST_CASE("a name leads to its declaration and to every place of it") {
  Session session{text};
  CHECK(session.say(asking("definition", 8, 36)) ==
        R"({"jsonrpc":"2.0","id":7,"result":[{"uri":"file:///a/x.accord.md","range":{"start":{"line":5,"character":5},"end":{"line":5,"character":11}}}]})");
  const std::string all = session.say(asking("references", 5, 7, R"(,"context":{"includeDeclaration":true})"));
  const std::string others = session.say(asking("references", 5, 7, R"(,"context":{"includeDeclaration":false})"));
  CHECK(holds(all, R"("line":5)"));
  CHECK(holds(all, R"("line":8)"));
  CHECK_FALSE(holds(others, R"("line":5)"));
  CHECK(holds(session.say(asking("references", 2, 1)), R"("line":8,"character":0)"));
  CHECK(holds(session.say(asking("definition", 8, 8)), "\"result\":[]"));  // `may`
}

TEST_CASE("completion offers what can stand there, and nothing else") {
  const std::string head = "```accord\nparty UKR \"Ukraine\".\nzone buffer is area 1N 1E, 2N 1E, 2N 2E.\nkind fire.\nsource ais \"A\", reads ais_nmea.\n";
  const auto offered = [&](const std::string& typed) {
    Session session{"[a]{#cap}\n\n" + head + typed + "\n```\n"};
    return session.say(asking("completion", 7, static_cast<int>(typed.size())));
  };
  CHECK(holds(offered("4.1 UKR must not commit "), R"("label":"fire")"));
  CHECK(holds(offered("4.1 UKR must not commit "), R"("label":"vessel")"));
  CHECK_FALSE(holds(offered("4.1 UKR must not commit "), R"("label":"buffer")"));
  CHECK(holds(offered("4.1 UKR must not commit fire in bu"),
              R"("label":"buffer","kind":6,"detail":"zone buffer is area 1N 1E, 2N 1E, 2N 2E.","textEdit":{"range":{"start":{"line":7,"character":32},"end":{"line":7,"character":34}},"newText":"buffer"})"));
  CHECK(holds(offered("4.1 UKR must not have more than #"), R"("label":"#cap")"));
  CHECK(holds(offered("4.1 "), R"("label":"nobody")"));
  CHECK(holds(offered("4.1 "), R"("label":"UKR")"));
  CHECK(holds(offered("so"), R"("label":"source")"));
  CHECK(holds(offered("source b \"B\", reads "), R"("label":"ucdp_ged")"));
  CHECK(holds(offered("4.1 nobody may commit fire: "), R"("label":"serious")"));
  CHECK(offered("4.1 nobody may commit fire in zzz") == R"({"jsonrpc":"2.0","id":7,"result":[]})");
  Session prose{"Words\n\n```accord\n```\n"};
  CHECK(prose.say(asking("completion", 0, 2)) == R"({"jsonrpc":"2.0","id":7,"result":[]})");
}

TEST_CASE("formatting changes the lines that fmt changes") {
  Session session{"x\n```accord\nkind a.\nkind   b.\nkind c.\n```\n"};
  CHECK(session.say(asking("formatting", 0, 0)) ==
        R"({"jsonrpc":"2.0","id":7,"result":[{"range":{"start":{"line":3,"character":0},"end":{"line":4,"character":0}},"newText":"kind b.\n"}]})");
  Session clean{"x\n```accord\nkind a.\n```\n"};
  CHECK(holds(clean.say(asking("formatting", 0, 0)), "\"result\":[]"));
}

TEST_CASE("the outline has the articles with their sentences") {
  Session session{text};
  const std::string outline = session.say(asking("documentSymbol", 0, 0));
  CHECK(holds(outline, R"("name":"Article 4","detail":"Fire","kind":2,"range":{"start":{"line":0,"character":0},"end":{"line":10,"character":0}})"));
  CHECK(holds(outline, R"("children":[{"name":"buffer")"));
  CHECK(holds(outline, R"({"name":"4.1","detail":"4.1 nobody may commit fire in buffer: minor from 1 incident.","kind":12)"));
}

TEST_CASE("a diagnostic that carries a cure gives a fix, others none") {
  Session session{"1 bufer"};
  const auto asked = [&](const std::string& context) {
    return session.say(fmt::format(
        R"({{"id":7,"method":"textDocument/codeAction","params":{{"textDocument":{{"uri":"{}"}},"range":{{"start":{{"line":0,"character":3}},"end":{{"line":0,"character":3}}}},"context":{}}}}})",
        uri, context));
  };
  const std::string fix = asked(R"({"diagnostics":[]})");
  CHECK(holds(fix, R"("title":"Write `buffer`","kind":"quickfix")"));
  CHECK(holds(fix, R"("edit":{"changes":{"file:///a/x.accord.md":[{"range":{"start":{"line":0,"character":2},"end":{"line":0,"character":7}},"newText":"buffer"}]}})"));
  CHECK_FALSE(holds(fix, "CAS-W0611"));
  CHECK(holds(asked(R"({"diagnostics":[],"only":["refactor"]})"), "\"result\":[]"));
  CHECK(holds(asked(R"({"diagnostics":[],"only":["quickfix"]})"), "buffer"));
}

TEST_CASE("what comes in broken over the stream is answered, and ends it only if it must") {
  std::string sent;
  const Write write = [&](std::string_view bytes) { sent += bytes; };
  const std::string whole = framed(initialize) + framed("nonsense") + framed(shutdown) + framed(leave) + "rest";
  base::MemorySource good{whole};
  CHECK(serve(good, write, check, no_accord) == 0);
  CHECK(holds(sent, "-32700"));
  sent.clear();
  const std::string cut = framed(initialize) + "Content-Length: -4\r\n\r\n" + framed(shutdown);
  base::MemorySource bad{cut};
  CHECK(serve(bad, write, check, no_accord) == 1);
  CHECK(holds(sent, "Content-Length that can be"));
  CHECK_FALSE(holds(sent, "\"id\":2"));
}

TEST_CASE("a path is what a file URI says, its escapes undone") {
  CHECK(path_of("file:///a%20b/%C3%A9.accord.md") == "/a b/\u00e9.accord.md");
  CHECK(path_of("file://host/a%2") == "/a%2");
  CHECK(path_of("file://host").empty());
  CHECK(path_of("untitled:x").empty());
}

}  // namespace
}  // namespace casus::lsp
