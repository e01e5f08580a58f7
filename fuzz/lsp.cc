// Any bytes on the server's input: it never crashes or hangs, and whatever it writes is
// framed JSON that its own reader reads. A second session opens the bytes as a document
// and asks every question about it at several places; each sentence of it is restated. A page
// of positions is about the accord of the examples of its codes.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <simdjson.h>

#include "casus/base/check.h"
#include "casus/base/text.h"
#include "casus/lsp/frame.h"
#include "casus/lsp/server.h"
#include "casus/seal/json.h"
#include "casus/text/codes_positions.h"

using namespace casus;

namespace {

std::vector<text::Diagnostic> check(const std::string&, const std::string& bytes) { return text::parse(bytes).diagnostics; }

// Every page is about one accord; where it says so, about none.
lsp::Beside beside(const std::string&, const std::string& page) {
  if (page.find("no accord") != std::string::npos) return {base::Fault{base::FaultKind::not_found, "no accord", "link to it", {}}, {}, {}};
  return {positions::Agenda::of(text::position_examples()), "river.accord.md", std::string{text::position_examples()}};
}

void must_be_json(const std::string& body) {
  simdjson::dom::parser parser;
  CASUS_CHECK(parser.parse(simdjson::padded_string(body)).error() == simdjson::SUCCESS);
}

void stream(std::string_view input) {
  base::MemorySource source{input};
  std::string written;
  const lsp::Write write = [&](std::string_view bytes) { written += bytes; };
  const int code = lsp::serve(source, write, check, beside);
  CASUS_CHECK(code == 0 || code == 1);
  base::MemorySource back{written};
  lsp::FrameReader reader{back};
  lsp::Frame frame = reader.next();
  for (; frame.kind == lsp::Frame::Kind::message; frame = reader.next()) must_be_json(frame.text);
  CASUS_CHECK(frame.kind == lsp::Frame::Kind::end);
}

void tell(lsp::Server& server, const std::string& body) {
  for (const std::string& out : server.handle(body)) must_be_json(out);
  for (const std::string& out : server.settle()) must_be_json(out);
}

void document(std::string_view input) {
  const text::File file = text::parse(input);
  for (const lint::Restated& one : lint::restate(input, file)) CASUS_CHECK(!one.english.empty() && base::is_utf8(one.english));
  constexpr std::string_view place = R"("textDocument":{"uri":"file:///x"})";
  lsp::Server server{check, beside};
  tell(server, R"({"id":0,"method":"initialize"})");
  tell(server, fmt::format(R"({{"method":"textDocument/didOpen","params":{{"textDocument":{{"uri":"file:///x","text":{}}}}}}})", seal::json_string(input)));
  for (const char* method : {"hover", "definition", "references", "completion", "formatting", "documentSymbol"}) {
    for (const std::size_t line : {std::size_t{0}, std::size_t{3}, std::size_t{4}}) {
      for (const std::size_t character : {0U, 5U, 20U, 4'000'000'000U}) {
        tell(server, fmt::format(R"({{"id":1,"method":"textDocument/{}","params":{{{},"position":{{"line":{},"character":{}}}}}}})", method, place, line, character));
      }
    }
  }
  tell(server, fmt::format(R"({{"id":1,"method":"textDocument/codeAction","params":{{{},"range":{{"start":{{"line":0,"character":0}},"end":{{"line":99,"character":0}}}}}}}})", place));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input{reinterpret_cast<const char*>(data), size};
  stream(input);
  if (base::is_utf8(input)) document(input);
  return 0;
}
