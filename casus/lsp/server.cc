// Requests are looked up in a table; each answer is a function of an open document.
#include "casus/lsp/server.h"

#include <array>
#include <optional>

#include <fmt/format.h>
#include <simdjson.h>

#include "casus/lsp/answers.h"
#include "casus/lsp/frame.h"
#include "casus/positions/format.h"
#include "casus/seal/json.h"

namespace casus::lsp {

using seal::JsonWriter;
using simdjson::dom::element;

namespace {

// Codes of JSON-RPC and of the protocol.
constexpr std::int64_t parse_error = -32700;
constexpr std::int64_t invalid_request = -32600;
constexpr std::int64_t no_such_method = -32601;
constexpr std::int64_t invalid_params = -32602;
constexpr std::int64_t not_initialized = -32002;

constexpr std::size_t deepest = 64;  // of JSON in a message

std::optional<element> field(const element& from, std::string_view name) {
  element out;
  if (from[name].get(out) != simdjson::SUCCESS) return std::nullopt;
  return out;
}

// The field at the end of the way: {"textDocument", "uri"}.
std::optional<element> field(const element& from, std::initializer_list<std::string_view> way) {
  std::optional<element> at = from;
  for (const std::string_view name : way) {
    if (at) at = field(*at, name);
  }
  return at;
}

std::optional<std::string> words(const std::optional<element>& from) {
  std::string_view out;
  if (!from || from->get(out) != simdjson::SUCCESS) return std::nullopt;
  return std::string{out};
}

std::optional<std::int64_t> integer(const std::optional<element>& from) {
  std::int64_t out = 0;
  if (!from || from->get(out) != simdjson::SUCCESS) return std::nullopt;
  return out;
}

std::optional<Position> position(const std::optional<element>& from) {
  if (!from) return std::nullopt;
  const auto line = integer(field(*from, "line"));
  const auto character = integer(field(*from, "character"));
  if (!line || !character) return std::nullopt;
  return Position{*line, *character};
}

using Answer = std::string (*)(const Document&, const Question&);
enum class Needs : std::uint8_t { document, position, range };
enum class Speaks : std::uint8_t { of_the_text, of_its_faults };  // the latter: after a check
struct Method {
  std::string_view name;
  Answer answer;
  Needs needs;
  Speaks speaks = Speaks::of_the_text;
};

constexpr std::array<Method, 7> methods{{{"textDocument/hover", hover, Needs::position, Speaks::of_its_faults},
                                         {"textDocument/definition", definition, Needs::position},
                                         {"textDocument/references", references, Needs::position},
                                         {"textDocument/completion", completion, Needs::position},
                                         {"textDocument/formatting", formatting, Needs::document},
                                         {"textDocument/documentSymbol", document_symbols, Needs::document},
                                         {"textDocument/codeAction", code_actions, Needs::range, Speaks::of_its_faults}}};

// Does the client want quick fixes? It does unless `only` leaves them out.
bool wants_fixes(const element& params) {
  simdjson::dom::array only;
  const auto given = field(params, {"context", "only"});
  if (!given || given->get(only) != simdjson::SUCCESS) return true;
  for (const element one : only) {
    const auto kind = words(one);
    if (kind && (*kind == "quickfix" || kind->empty())) return true;
  }
  return false;
}

std::optional<Question> question_of(const Method& method, const element& params, const LineIndex& lines) {
  Question out;
  if (method.needs == Needs::position) {
    const auto at = position(field(params, "position"));
    if (!at) return std::nullopt;
    out.offset = lines.offset(*at);
    bool declaration = true;
    const auto wish = field(params, {"context", "includeDeclaration"});
    out.with_declaration = !wish || wish->get(declaration) != simdjson::SUCCESS || declaration;
  }
  if (method.needs == Needs::range) {
    const auto start = position(field(params, {"range", "start"}));
    const auto end = position(field(params, {"range", "end"}));
    if (!start || !end) return std::nullopt;
    out.range = {lines.offset(*start), lines.offset(*end)};
    out.quick_fixes = wants_fixes(params);
  }
  return out;
}

std::string capabilities() {
  JsonWriter json;
  json.begin_object().key("capabilities").begin_object().key("positionEncoding").string("utf-16");
  json.key("textDocumentSync").begin_object().key("openClose").boolean(true).key("change").integer(1).end();
  for (const char* one : {"hoverProvider", "definitionProvider", "referencesProvider", "documentFormattingProvider", "documentSymbolProvider"}) {
    json.key(one).boolean(true);
  }
  json.key("completionProvider").begin_object().key("triggerCharacters").begin_array().string("#").end().end();
  json.key("codeActionProvider").begin_object().key("codeActionKinds").begin_array().string("quickfix").end().end();
  json.end().key("serverInfo").begin_object().key("name").string("casus").key("version").string(CASUS_VERSION).end().end();
  return json.take();
}

// A request's id as JSON: a number or a string; empty for a notification, "null" for
// an id that is neither.
std::string id_of(const element& message) {
  const auto id = field(message, "id");
  if (!id) return {};
  if (const auto number = integer(id)) return std::to_string(*number);
  if (const auto name = words(id)) return seal::json_string(*name);
  return "null";
}

}  // namespace

struct Server::Call {
  std::string method;
  std::string id;  // JSON, or empty for a notification
  std::optional<element> params;
};

Server::Server(Check check, FindBeside find_beside) : check_{std::move(check)}, find_beside_{std::move(find_beside)} {}
Server::~Server() = default;

std::vector<std::string> Server::handle(std::string_view body) {
  simdjson::dom::parser parser;
  element message;
  const bool room = parser.allocate(std::max<std::size_t>(body.size(), 1), deepest) == simdjson::SUCCESS;
  if (!room || parser.parse(simdjson::padded_string(body)).get(message) != simdjson::SUCCESS) {
    refuse("null", parse_error, "this is no JSON");
    return std::exchange(out_, {});
  }
  const auto method = words(field(message, "method"));
  const std::string id = message.is_object() ? id_of(message) : "null";
  const bool answer = message.is_object() && !method && (field(message, "result") || field(message, "error"));
  if (method) dispatch({*method, id, field(message, "params")});
  else if (!answer) refuse(id.empty() ? "null" : id, invalid_request, "a message is an object with a method");
  return std::exchange(out_, {});
}

std::vector<std::string> Server::settle() {
  check_changed();
  return std::exchange(out_, {});
}

void Server::check_changed() {
  for (const std::string& uri : std::exchange(changed_, {})) {
    Document& document = *documents_.find(uri)->second;
    document.set_diagnostics(check_(path_of(uri), document.text()));
    send("textDocument/publishDiagnostics", published(document));
  }
}

void Server::dispatch(const Call& call) {
  if (call.id.empty()) return notify(call);
  if (call.method == "initialize" && state_ == State::fresh) {
    state_ = State::running;
    return reply(call, capabilities());
  }
  if (state_ == State::fresh) return refuse(call.id, not_initialized, "`initialize` comes first");
  if (state_ != State::running) return refuse(call.id, invalid_request, "the server was shut down");
  if (call.method == "shutdown") {
    state_ = State::stopped;
    check_changed();
    return reply(call, "null");
  }
  request(call);
}

void Server::notify(const Call& call) {
  if (call.method == "exit") {
    exit_code_ = state_ == State::stopped ? 0 : 1;
    state_ = State::over;
  }
  if (state_ != State::running || !call.params) return;
  if (call.method == "textDocument/didOpen") open(call);
  if (call.method == "textDocument/didChange") change(call);
  if (call.method == "textDocument/didClose") close(call);
}

void Server::request(const Call& call) {
  for (const Method& method : methods) {
    if (method.name != call.method) continue;
    const auto uri = call.params ? words(field(*call.params, {"textDocument", "uri"})) : std::nullopt;
    const auto found = uri ? documents_.find(*uri) : documents_.end();
    if (found == documents_.end()) return refuse(call.id, invalid_params, "no such document is open");
    const Document& document = *found->second;
    auto question = question_of(method, *call.params, document.lines());
    if (!question) return refuse(call.id, invalid_params, "the place that is asked about is missing");
    if (method.speaks == Speaks::of_its_faults) check_changed();
    if (method.needs != Needs::position || !positions::is_page(document.text())) return reply(call, method.answer(document, *question));
    const Beside beside = find_beside_(path_of(document.uri()), document.text());
    question->beside = &beside;
    return reply(call, method.answer(document, *question));
  }
  refuse(call.id, no_such_method, fmt::format("there is no method {}", call.method));
}

void Server::open(const Call& call) {
  const auto uri = words(field(*call.params, {"textDocument", "uri"}));
  const auto text = words(field(*call.params, {"textDocument", "text"}));
  if (uri && text) read(*uri, integer(field(*call.params, {"textDocument", "version"})).value_or(0), *text);
}

// Whole texts are asked for; a change of a part cannot be meant for us.
void Server::change(const Call& call) {
  const auto uri = words(field(*call.params, {"textDocument", "uri"}));
  const auto changes = field(*call.params, "contentChanges");
  simdjson::dom::array list;
  if (!uri || !documents_.contains(*uri) || !changes || changes->get(list) != simdjson::SUCCESS) return;
  std::optional<std::string> text;
  for (const element one : list) {
    if (!field(one, "range")) text = words(field(one, "text"));
  }
  if (text) read(*uri, integer(field(*call.params, {"textDocument", "version"})).value_or(0), *text);
}

void Server::close(const Call& call) {
  const auto uri = words(field(*call.params, {"textDocument", "uri"}));
  if (!uri || documents_.erase(*uri) == 0) return;
  changed_.erase(*uri);
  JsonWriter json;
  json.begin_object().key("uri").string(*uri).key("diagnostics").begin_array().end().end();
  send("textDocument/publishDiagnostics", json.take());
}

void Server::read(std::string uri, std::int64_t version, std::string text) {
  auto document = std::make_unique<Document>(uri, version, std::move(text));
  changed_.insert(uri);
  documents_[std::move(uri)] = std::move(document);
}

void Server::reply(const Call& call, std::string_view result) {
  out_.push_back(fmt::format(R"({{"jsonrpc":"2.0","id":{},"result":{}}})", call.id, result));
}

void Server::refuse(std::string_view id, std::int64_t code, std::string_view message) {
  out_.push_back(fmt::format(R"({{"jsonrpc":"2.0","id":{},"error":{{"code":{},"message":{}}}}})", id, code, seal::json_string(message)));
}

void Server::send(std::string_view method, std::string_view params) {
  out_.push_back(fmt::format(R"({{"jsonrpc":"2.0","method":"{}","params":{}}})", method, params));
}

std::string path_of(std::string_view uri) {
  constexpr std::string_view scheme = "file://";
  if (!uri.starts_with(scheme)) return {};
  const std::size_t slash = uri.find('/', scheme.size());
  if (slash == std::string_view::npos) return {};
  const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
  std::string out;
  for (std::size_t i = slash; i < uri.size(); ++i) {
    const bool escape = uri[i] == '%' && i + 2 < uri.size() && digit(uri[i + 1]) >= 0 && digit(uri[i + 2]) >= 0;
    out += escape ? static_cast<char>(digit(uri[i + 1]) * 16 + digit(uri[i + 2])) : uri[i];
    if (escape) i += 2;
  }
  return out;
}

int serve(base::ByteSource& in, const Write& write, Check check, FindBeside find_beside) {
  FrameReader reader{in};
  Server server{std::move(check), std::move(find_beside)};
  while (!server.over()) {
    const Frame frame = reader.next();
    if (frame.kind == Frame::Kind::end) break;
    if (frame.kind == Frame::Kind::message) {
      for (const std::string& body : server.handle(frame.text)) write(framed(body));
      if (reader.has_message()) continue;
      for (const std::string& body : server.settle()) write(framed(body));
      continue;
    }
    write(framed(fmt::format(R"({{"jsonrpc":"2.0","id":null,"error":{{"code":{},"message":{}}}}})", parse_error, seal::json_string(frame.text))));
    if (frame.kind == Frame::Kind::broken) break;
  }
  return server.exit_code();
}

}  // namespace casus::lsp
