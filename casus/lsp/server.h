// Server: the language server protocol for accords and pages of positions, one message in, some out. It knows
// no stream, no file and no clock; serve() ties it to two of bytes.
//
//            initialize            shutdown            exit
//   fresh --------------> running ----------> stopped -----> over
//     \____________________exit________________/ (code 1 unless stopped)
//
// Before `initialize` and after `shutdown` every request is refused; so is what is no
// JSON, no request, or about a document that is not open. Nothing that a client sends
// stops the server but `exit` and the end of the stream.
//
// Checking takes longer than typing a letter. So a text is checked when somebody asks
// about its faults, or when no further message waits: of the states that a burst of
// changes goes through only the last is told, and words are completed without delay.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/byte_source.h"
#include "casus/lsp/document.h"
#include "casus/lsp/page.h"

namespace casus::lsp {

// All faults and doubts of a text, by position. `path` is where the document lies, for
// the zone files beside it; empty if it is no file.
using Check = std::function<std::vector<text::Diagnostic>(const std::string& path, const std::string& bytes)>;

// The accord of a page of positions.
using FindBeside = std::function<Beside(const std::string& path, const std::string& page)>;

class Server {
 public:
  Server(Check check, FindBeside find_beside);
  ~Server();

  // The messages to send back, in order; `body` is one message without its header.
  [[nodiscard]] std::vector<std::string> handle(std::string_view body);
  // Checks what has changed and was not checked since: the diagnostics to send.
  [[nodiscard]] std::vector<std::string> settle();
  [[nodiscard]] bool over() const { return state_ == State::over; }
  [[nodiscard]] int exit_code() const { return exit_code_; }

 private:
  struct Call;
  enum class State : std::uint8_t { fresh, running, stopped, over };

  void dispatch(const Call& call);
  void notify(const Call& call);
  void request(const Call& call);
  void open(const Call& call);
  void change(const Call& call);
  void close(const Call& call);
  void read(std::string uri, std::int64_t version, std::string text);
  void check_changed();
  void reply(const Call& call, std::string_view result);
  void refuse(std::string_view id, std::int64_t code, std::string_view message);
  void send(std::string_view method, std::string_view params);

  Check check_;
  FindBeside find_beside_;
  State state_ = State::fresh;
  int exit_code_ = 1;
  std::map<std::string, std::unique_ptr<Document>, std::less<>> documents_;
  std::set<std::string, std::less<>> changed_;  // of documents_: not checked since
  std::vector<std::string> out_;
};

// Reads messages until the end, writes each answer framed and at once. Returns the
// exit code: 0 after `shutdown` and `exit`, else 1.
using Write = std::function<void(std::string_view bytes)>;
int serve(base::ByteSource& in, const Write& write, Check check, FindBeside find_beside);

// "file:///home/a%20b/x.accord.md" is "/home/a b/x.accord.md"; empty for another scheme.
[[nodiscard]] std::string path_of(std::string_view uri);

}  // namespace casus::lsp
