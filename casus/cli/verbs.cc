// The table that the help, the usage lines and the completions are made of.
#include "casus/cli/verbs.h"

#include <array>

namespace casus::cli {

namespace {

constexpr std::string_view releases =
    "Several files of one source may be its releases: --feed ged@2020=a.csv --feed ged@2022=b.csv. The order in\n"
    "  which they stand is their age, the oldest first, whatever they are called. Files of one name, or without\n"
    "  a name, are parts of one release.";

constexpr std::array<VerbRow, 18> rows{{
    {"check", "(ACCORD | PAGE.positions.md | ACCORD PAGE...) [--choose cap=1,... | --fix | --rolling] [--brief] [--format human|json|sarif]",
     "Is this text clear? Errors and warnings, with place and cure.",
     "casus check examples/berlin-2025/berlin.accord.md"},
    {"fmt", "(ACCORD | PAGE) [--write]", "The one canonical spelling of the formal sentences; prose untouched.",
     "casus fmt examples/berlin-2025/berlin.accord.md"},
    {"choose", "ACCORD cap=1,donbas=drop [--write | --out FILE]",
     "The same text with choices closed, in prose and code alike.",
     "casus choose draft.accord.md cap=1,donbas=drop --out closed.accord.md"},
    {"restate", "ACCORD [--format human|json|html]", "Each formal sentence in plain English, beside its prose.",
     "casus restate examples/berlin-2025/berlin.accord.md"},
    {"facts", "(ACCORD | --as FORMAT) --feed SOURCE=PATH...", "What was read: facts out, bad records counted by reason.",
     "casus facts --as ais_nmea --feed x=day.nmea.gz --format ndjson"},
    {"watch", "ACCORD --feed SOURCE=PATH... [--as-of POINT | --since POINT] [--out DIR] [--summary] [--oracle] [--threads N]",
     "Who broke which clause, where, when, on whose evidence, and how sure is that?",
     "casus watch reserve.accord.md --feed ais=ais.nmea --out record", releases},
    {"backtest", "ACCORD --feed SOURCE=PATH... [--from T --to T] [--as-of POINT | --since POINT] [--out DIR] [--summary]",
     "The same over recorded history, before a text is signed.",
     "casus backtest donbas.accord.md --feed ged=events.csv.gz --from 2014-06-01Z --to 2015-06-01Z", releases},
    {"settle",
     "(ACCORD POSITIONS... [--as-of DAY] [--what-if SENTENCE]... [--completions N] [--seed N] [--drafted CHOICES] [--compare OLD... | --mask PARTY --out FILE] | ACCORD --masks FILE... | --import genius|negmas|negolog|scorable|talks-jsonl|csv PATH [--parties N]) [--export csv|negmas|opb|wcnf [--out PATH]] [--format human|json|ndjson|csv|html] [--threads N]",
     "What is open between parties, what is stuck, and what would move it.",
     "casus settle examples/berlin-2025/berlin.accord.md examples/berlin-2025/*.positions.md"},
    {"export", "ACCORD --mfotl DIR --feed SOURCE=PATH...", "Signature, formulas and log of each norm, for an independent monitor.",
     "casus export treaty.accord.md --mfotl monitor --feed patrols=patrols.csv"},
    {"duties", "([ACCORD] --log DIR | ACCORD --feed SOURCE=PATH...) [--at T] [--what-if ACT]... [--all] [--format human|json|ndjson|csv|ics]",
     "Who owes what to whom, by when, how it stands, and what comes next.", "casus duties --log record --at 2026-03-12T18:00Z"},
    {"act", "ACCORD WORDS... [--out FILE]", "Write down an act: who did what, and whether it can have an effect.",
     "casus act treaty.accord.md vote invoke yes by FRA --out acts.csv"},
    {"explain", "(FINDING | DUTY) [--log DIR | --accord ACCORD --feed SOURCE=PATH...] [--as-of POINT] [--format human|json|html] | CODE",
     "Why this finding or duty, what would have changed it, or what a diagnostic code means.",
     "casus explain f-0123456789abcdef0123 --log record"},
    {"verify", "DIR", "Recompute a record and compare, byte by byte.", "casus verify record"},
    {"simulate", "ACCORD --seed N --days D --out DIR [--start T] [--choose ...]",
     "A seeded stream for an accord, with the ground truth beside it.",
     "casus simulate examples/no-take-zone/reserve.accord.md --seed 7 --days 30 --out stream"},
    {"demo", "[--out DIR]", "The founding case, in a temporary folder.", "casus demo"},
    {"lsp", "", "The language server for editors, over standard input and output.", "casus lsp"},
    {"completions", "bash|zsh|fish", "Completions for a shell.", "casus completions bash > /etc/bash_completion.d/casus"},
    {"help", "[VERB]", "This list, or one verb with an example.", "casus help watch"},
}};

}  // namespace

std::span<const VerbRow> verbs() { return rows; }

const VerbRow* verb(std::string_view name) {
  for (const VerbRow& row : rows) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

std::string_view exit_codes() {
  return "exit codes: 0 clean; 1 findings, or errors in the text; 2 usage or input fault; 3 undecided only; 130 interrupted\n";
}

}  // namespace casus::cli
