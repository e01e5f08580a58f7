#!/usr/bin/env bash
# The calendar of open duties, read by another program: each deadline of the table is one of
# its events, to the second, and nothing else is.
#
#   calendar.sh PROGRAM EXAMPLE
set -euo pipefail
program=$1
example=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
feeds=()
for source in patrols observers sensors rus_log ukr_log radar returns inspectors register; do
  feeds+=(--feed "$source=$example/feeds/$source.csv")
done
duties() {
  "$program" duties "$example/berlin.accord.md" --choose "$(cat "$example/variant.txt")" "${feeds[@]}" --at 2026-02-21T12:00Z "$@" 2>"$folder/told" || case $? in
    1 | 3) ;; # something is overdue, or unknown
    *) return 2 ;;
  esac
}
duties --format ics --what-if "assist common_measure to UKR by FRA with note=ünïcode;and,marks" >"$folder/exercise.ics"
duties --format ics >"$folder/duties.ics"
duties --format csv >"$folder/duties.csv"
/usr/bin/python3 - "$folder" <<'PYTHON'
import csv, datetime, sys
from icalendar import Calendar

folder = sys.argv[1]
read = lambda name: Calendar.from_ical(open(f"{folder}/{name}", "rb").read())
events = {str(e["UID"]): e for e in read("duties.ics").walk("VEVENT")}
wanted = {}
for row in csv.DictReader(open(f"{folder}/duties.csv", encoding="utf-8")):
    if row["due"] and row["state"] in ("overdue", "pending", "unknown"):
        wanted[row["id"] + "@casus"] = row
assert wanted, "the table holds no deadline"
assert events.keys() == wanted.keys(), (events.keys() ^ wanted.keys())
for uid, row in wanted.items():
    due = datetime.datetime.strptime(row["due"][:19] + "+0000", "%Y-%m-%dT%H:%M:%S%z")
    event = events[uid]
    assert event["DTSTART"].dt == due, (uid, event["DTSTART"].dt, due)
    assert row["owed_by"] in event["SUMMARY"] and row["norm"] in event["SUMMARY"], event["SUMMARY"]
    assert len(event.walk("VALARM")) == 1, uid
exercise = read("exercise.ics").walk("VEVENT")
assert exercise and all(str(e["SUMMARY"]).startswith("EXERCISE: ") for e in exercise)
raw = open(f"{folder}/duties.ics", "rb").read()
assert all(len(line) <= 75 for line in raw.split(b"\r\n")), "a line is longer than 75 bytes"
assert raw.count(b"\n") == raw.count(b"\r\n"), "a line does not end with CR LF"
print(f"{len(events)} deadlines")
PYTHON
