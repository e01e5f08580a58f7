#!/usr/bin/env bash
# Acts and the duties that they start and end: is the time linear in their number? One party
# asks every minute, the other answers half a minute later, but for the last 10,000 requests.
#
#   many_acts.sh PROGRAM [ACTS...]        default 250000 500000 1000000
set -euo pipefail
program=$1
shift
[ $# -gt 0 ] || set -- 250000 500000 1000000
accord=$(dirname "$0")/requests.accord.md
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for acts in "$@"; do
  awk -v acts="$acts" 'BEGIN {
    print "id,root,kind,from,received,actor,to_whom,about"
    asks = int((acts + 10000) / 2)
    for (i = 0; i < asks; ++i) {
      at = strftime("%Y-%m-%dT%H:%M:", 1577836800 + 60 * i, 1)
      printf "q%d,act,ask,%s00Z,%s00Z,NOR,SUD,\n", i, at, at
      if (i < acts - asks) printf "a%d,act,answer,%s30Z,%s30Z,SUD,NOR,register:q%d\n", i, at, at, i
    }
  }' >"$folder/acts.csv"
  begin=$(date +%s%N)
  "$program" duties "$accord" --feed "register=$folder/acts.csv" --format csv 2>/dev/null >"$folder/duties.csv" || [ $? = 1 ]
  end=$(date +%s%N)
  open=$(grep -c -e ',overdue,' -e ',pending,' "$folder/duties.csv")
  awk -v acts="$acts" -v ns=$((end - begin)) -v open="$open" 'BEGIN { printf "%d acts, %d open duties: %.2f s, %.2f us an act\n", acts, open, ns / 1e9, ns / 1e3 / acts }'
done
