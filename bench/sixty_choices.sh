#!/usr/bin/env bash
# A text with sixty open choices (2^60 packages), three parties with points, floors and
# conditions over several choices: seconds and memory of `casus settle`, with exact points
# and with intervals.
#
#   sixty_choices.sh CASUS
set -euo pipefail
casus=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

awk 'BEGIN {
  print "# Sixty\n"
  for (c = 0; c < 60; c++) printf "1.%d The sides take [one][two]{#c%d} steps.\n\n", c + 1, c
  print "```accord\naccord \"Sixty\", draft 1, of 2026-01-01Z.\nparty A \"a\".\nparty B \"b\".\nparty C \"c\".\n```"
}' > sixty.accord.md

page() {  # width of the intervals, 0: exact
  awk -v width="$1" '
  function below(n) { state = (state * 1103515245 + 12345) % 2147483648; return int(state / 65536) % n }
  BEGIN {
    state = 7
    split("A B C", parties, " ")
    print "# Positions\n\n```positions\nsource l \"letter\", grade A1, of 2026-01-10Z."
    for (n = 0; n < 60; n++)
      printf "%s needs #c%d %d or #c%d %d if #c%d %d, source l.\n", parties[1 + n % 3], below(60), 1 + below(2), below(60), 1 + below(2), below(60), 1 + below(2)
    for (p = 1; p <= 3; p++) {
      best = 0
      for (c = 0; c < 60; c++) {
        option = 1 + below(2); points = 1 + below(100); best += points
        if (width > 0 && c % 6 == p) printf "%s counts #c%d %d as %d..%d.\n", parties[p], c, option, points, points + width
        else printf "%s counts #c%d %d as %d.\n", parties[p], c, option, points
      }
      printf "%s floor %d.\n", parties[p], int(best * 55 / 100)
    }
    print "```"
  }'
}

for width in 0 20; do
  page "$width" > sides.positions.md
  /usr/bin/time -f "intervals of $width: %e s, %U s of processor time, %M kB" "$casus" settle sixty.accord.md sides.positions.md > "screen.$width"
  grep -A 9 -e SPACE -e PICKS "screen.$width"
done
