#!/usr/bin/env bash
# A line of 1 GB, made as it is read, is one bad record for every format; the
# program holds less than 50 MB, and what follows the line is read.
#
#   long_line.sh PROGRAM [BYTES]
set -euo pipefail
program=$1
bytes=${2:-1000000000}
failed=0

# try FORMAT HEAD TAIL FACTS: the facts that must come out in spite of the line.
try() {
  local peak facts
  facts=$({ printf '%b' "$2"; head -c "$bytes" /dev/zero | tr '\0' 'A'; printf '%b' "$3"; } |
    (ulimit -v 204800; "$program" facts --as "$1" --feed x=- --format ndjson --threads 1 2>/dev/null & child=$!
     peak=0
     while kill -0 "$child" 2>/dev/null; do
       now=$(awk '/^VmHWM/ {print $2}' "/proc/$child/status" 2>/dev/null || true)
       [ -n "${now:-}" ] && peak=$now
       sleep 0.05
     done
     echo "$peak" >"$scratch/peak") | grep -c '"schema":"casus.fact/1"' || true)
  peak=$(cat "$scratch/peak")
  echo "$1: $facts facts beside a line of $bytes bytes, at most $peak KiB"
  if [ "$facts" != "$4" ] || [ "$peak" -ge 51200 ]; then failed=1; fi
}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
try ais_nmea '' '\n!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0*24,1300000000\n' 1
try incidents_csv 'id,kind,from,lat,lon\n' '\nr1,shelling,2025-03-01T10:00:00Z,48.2,37.5\n' 1
exit "$failed"
