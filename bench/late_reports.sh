#!/usr/bin/env bash
# Reports that come half an hour late, and a duty that a breach starts: what was known before
# each late report is judged by itself, unless its source states that it is as late as that.
#
#   late_reports.sh PROGRAM [REPORTS...]        default 500 1000 2000
set -euo pipefail
program=$1
shift
[ $# -gt 0 ] || set -- 500 1000 2000
accord=$(dirname "$0")/late.accord.md
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for reports in "$@"; do
  awk -v reports="$reports" 'BEGIN {
    print "id,kind,from,received,lat,lon,actor"
    for (i = 0; i < reports; ++i) {
      at = 1577836800 + 600 * i
      printf "s%d,shot,%s,%s,46.1,8.1,NOR\n", i, strftime("%Y-%m-%dT%H:%M:%SZ", at, 1), strftime("%Y-%m-%dT%H:%M:%SZ", at + 1800, 1)
    }
  }' >"$folder/reports.csv"
  for source in patrols ready; do
    begin=$(date +%s%N)
    "$program" watch "$accord" --feed "$source=$folder/reports.csv" --format ndjson 2>/dev/null >"$folder/findings.ndjson" || [ $? = 1 ]
    end=$(date +%s%N)
    awk -v reports="$reports" -v source="$source" -v ns=$((end - begin)) -v findings="$(wc -l <"$folder/findings.ndjson")" \
      'BEGIN { printf "%d reports of %s, %d findings: %.2f s, %.2f ms a report\n", reports, source, findings, ns / 1e9, ns / 1e6 / reports }'
  done
done
