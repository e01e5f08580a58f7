#!/bin/sh
# Plays an editor: opens FILE in `casus lsp`, asks QUESTION after QUESTION and prints the
# messages that come back, one a line. A question is `hover 12 8` (line and character
# from 0), a method alone, or a whole message that begins with `{`.
#   sh lsp_ask.sh FILE QUESTION...
file=$1
shift
uri="file://$PWD/$file"

send() { printf 'Content-Length: %d\r\n\r\n%s' "$(printf '%s' "$1" | wc -c)" "$1"; }

# The file as a JSON string, without its quotation marks.
text() { sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' "$file" | awk '{printf "%s\\n", $0}'; }

ask() {
  case $1 in
    '{'*) send "$1" ;;
    *)
      # shellcheck disable=SC2086
      set -- $1
      send "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"textDocument/$1\",\"params\":{\"textDocument\":{\"uri\":\"$uri\"},\"position\":{\"line\":${2:-0},\"character\":${3:-0}},\"range\":{\"start\":{\"line\":${2:-0},\"character\":${3:-0}},\"end\":{\"line\":${2:-0},\"character\":${3:-0}}}}}"
      ;;
  esac
}

session() {
  send '{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"capabilities":{}}}'
  send '{"jsonrpc":"2.0","method":"initialized","params":{}}'
  send "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"$uri\",\"languageId\":\"markdown\",\"version\":1,\"text\":\"$(text)\"}}}"
  for question in "$@"; do ask "$question"; done
  send '{"jsonrpc":"2.0","id":9,"method":"shutdown"}'
  send '{"jsonrpc":"2.0","method":"exit"}'
}

# All of it lies ready before the server reads: faults are told when nothing waits, so that their
# place among the answers would else hang on who is quicker.
messages=$(mktemp)
trap 'rm -f "$messages"' EXIT
session "$@" >"$messages"
casus lsp <"$messages" | tr -d '\r' | sed -e 's/}Content-Length: [0-9]*$/}/' -e '/^Content-Length: [0-9]*$/d' -e '/^$/d' -e "s|$PWD|/here|g"
