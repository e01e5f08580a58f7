#!/usr/bin/env bash
# Plays stories with a program that judges every `casus watch` twice, by the engine and by
# the oracle. Where the two print different findings, the story prints more than it says,
# and fails. Texts that the engine does not know are judged by the oracle both times.
#
#   both_ways.sh PROGRAM GOLDEN FOLDER...
set -euo pipefail
program=$1
golden=$2
shift 2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
{
  echo '#!/usr/bin/env bash'
  printf 'program=%q\n' "$program"
  cat <<'BODY'
code=0
"$program" "$@" || code=$?
# A feed of standard input is read once, a record is written once, and hours are the
# engine's alone.
case "$* " in
  watch*=-\ * | watch*--out\ * | watch*--summary\ *) exit "$code" ;;
  watch*) ;;
  *) exit "$code" ;;
esac
words=()
format=(--format ndjson)
for word in "$@"; do
  [ "$word" = --oracle ] && continue
  [ "$word" = --format ] && format=()
  words+=("$word")
done
fast=$("$program" "${words[@]}" "${format[@]}" 2>/dev/null)
slow=$("$program" "${words[@]}" "${format[@]}" --oracle 2>/dev/null)
if [ "$fast" != "$slow" ]; then
  echo "engine and oracle differ:"
  diff <(echo "$fast") <(echo "$slow")
fi
exit "$code"
BODY
} > "$folder/casus"
chmod +x "$folder/casus"
"$golden" --casus "$folder/casus" "$@"
