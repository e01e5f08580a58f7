#!/usr/bin/env bash
# Talks beside NegMAS, which is not in Debian: it comes with pip into a folder of its own below
# the build folder, runs as a process of its own, and is never linked or shipped
# (docs/decisions/0014-a-peer-from-pip.md). Where pip cannot get it, that is said and nothing fails.
#
#   negmas.sh PROGRAM FOLDER
set -euo pipefail
program=$1
folder=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$folder"
if ! "$folder/venv/bin/python" -c 'import negmas' 2>/dev/null; then
  python3 -m venv "$folder/venv" 2>/dev/null && "$folder/venv/bin/pip" install --quiet 'negmas==0.16.0' >"$folder/pip.log" 2>&1 || {
    echo "skipped: no NegMAS (pip said: $(tail -n 1 "$folder/pip.log" 2>/dev/null || echo 'no venv'))"
    exit 0
  }
fi
exec "$folder/venv/bin/python" "$here/beside_negmas.py" "$program" "$folder/scenario"
