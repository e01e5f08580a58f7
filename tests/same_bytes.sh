#!/usr/bin/env bash
# same_bytes.sh PROGRAM_A PROGRAM_B: do two builds of casus print the same bytes,
# from one thread and from two? Over every golden story, and over a simulated
# stream that is too long to be a story. Exit 0 if so; names the first difference.
set -euo pipefail
one=$(realpath "$1")
two=$(realpath "$2")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
golden=build/release/tools/golden
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

for threads in 1 2; do
  for program in "$one" "$two"; do
    if ! "$golden" --casus "$program" --with "--threads $threads" tests/stories >"$scratch/stories" && [ $? != 4 ]; then
      cat "$scratch/stories"
      exit 1
    fi
  done
done

# A record (accord, zone lock, facts, findings, manifest) of each example on ten
# simulated days: every file of it must be the same.
for accord in examples/*/*.accord.md; do
  [ -f "$accord" ] || continue
  name=$(basename "$accord" .accord.md)
  "$one" simulate "$accord" --seed 7 --days 10 --out "$scratch/$name" >/dev/null
  mapfile -t feeds < <(sed -n 's/^feed \(.*\)$/\1/p' "$scratch/$name/feeds.txt")
  words=()
  for feed in "${feeds[@]}"; do words+=(--feed "${feed%%=*}=$scratch/$name/${feed#*=}"); done
  run=0
  for program in "$one" "$two"; do
    for threads in 1 2; do
      run=$((run + 1))
      "$program" watch "$accord" "${words[@]}" --threads "$threads" --format ndjson --out "$scratch/$name.$run" \
        >"$scratch/$name.$run.ndjson" || [ $? -le 1 ] || [ $? = 3 ]
      diff -rq "$scratch/$name.1" "$scratch/$name.$run"
      cmp "$scratch/$name.1.ndjson" "$scratch/$name.$run.ndjson"
    done
  done
done
echo "the same bytes: $one, $two, one thread and two"
