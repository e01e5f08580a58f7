#!/usr/bin/env bash
# same_bytes.sh PROGRAM_A PROGRAM_B: do two builds of casus print the same bytes,
# from one thread and from two? Over every golden story, and over a simulated
# stream that is too long to be a story. Exit 0 if so; names the first difference.
set -euo pipefail
one=$(realpath "$1")
two=$(realpath "$2")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
golden=$(dirname "$one")/tools/golden
scratch=$(mktemp -d)
# The passes that still run when one of them fails end with it.
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$scratch"' EXIT

# Without the stories of the founding case: an unoptimised build takes a minute for
# each run of it, and it is compared below, file by file.
mapfile -t stories < <(find tests/stories -name '*.story.md' ! -name berlin.story.md ! -path '*/neutral/*' | sort)
# stories PROGRAM THREADS: exit 0 if each story prints what its page says, or needs what is not here.
stories() {
  local code=0
  "$golden" --casus "$1" --with "--threads $2" "${stories[@]}" >"$scratch/stories.${1//\//_}.$2" || code=$?
  [ "$code" = 0 ] || [ "$code" = 4 ] || { cat "$scratch/stories.${1//\//_}.$2"; return 1; }
}

# At once: an unoptimised pass takes minutes, so there is one of them, from two threads.
passes=()
stories "$one" 1 & passes+=("$!")
stories "$one" 2 & passes+=("$!")
stories "$two" 2 & passes+=("$!")
for pass in "${passes[@]}"; do wait "$pass"; done

# may_find PROGRAM WORD...: runs it; findings (1) and undecided (3) are no errors.
may_find() {
  local code=0
  "$@" || code=$?
  [ "$code" = 0 ] || [ "$code" = 1 ] || [ "$code" = 3 ] || { echo "exit $code: $*" >&2; return 1; }
}

# The reserve on ten simulated days, and the founding case on its month: the stream,
# the findings, the duties and every file of the record (accord, zone lock, facts,
# findings, manifest) must be the same.

# watch_four_times ACCORD WORD...: both programs, one thread and two.
watch_four_times() {
  local run=0 program threads
  for program in "$one" "$two"; do
    for threads in 1 2; do
      run=$((run + 1))
      may_find "$program" watch "$@" --threads "$threads" --format ndjson \
        --out "$scratch/record.$run" >"$scratch/findings.$run" 2>"$scratch/said" || { cat "$scratch/said" >&2; return 1; }
      diff -rq "$scratch/record.1" "$scratch/record.$run"
      cmp "$scratch/findings.1" "$scratch/findings.$run"
    done
  done
  echo "$1: $(wc -l <"$scratch/findings.1") lines, the same bytes four times"
}

accord=examples/no-take-zone/reserve.accord.md
stream=$scratch/stream
rm -rf "$scratch"/*
"$two" simulate "$accord" --seed 7 --days 10 --out "$stream" >/dev/null 2>&1
mv "$stream" "$scratch/other"
"$one" simulate "$accord" --seed 7 --days 10 --out "$stream" >"$scratch/said" 2>&1
diff -rq "$stream" "$scratch/other"
read -ra feeds < <(sed -n "s|^casus watch $accord||p" "$scratch/said")
[ "${#feeds[@]}" -gt 0 ] || { echo "$accord: simulate names no feed" >&2; exit 1; }
watch_four_times "$accord" "${feeds[@]}"

berlin=examples/berlin-2025
feeds=(--choose "$(cat $berlin/variant.txt)")
for feed in "$berlin"/feeds/*; do
  source=$(basename "$feed")
  feeds+=(--feed "${source%.*}=$feed")
done
rm -rf "$scratch"/record.*
watch_four_times "$berlin/berlin.accord.md" "${feeds[@]}"
