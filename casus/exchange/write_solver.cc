// Red lines for solvers: pseudo-Boolean constraints, and weighted clauses.
#include <algorithm>

#include <fmt/format.h>

#include "casus/exchange/clauses.h"
#include "casus/exchange/write.h"

namespace casus::exchange {

using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

// A clause as a sum: `+1 x1 -1 x2 >= 0` for "x1 or not x2".
std::string sum_of(const Clause& clause) {
  std::string out;
  std::int64_t least = 1;
  for (const Literal literal : clause) {
    out += fmt::format("{} x{} ", literal > 0 ? "+1" : "-1", literal > 0 ? literal : -literal);
    least -= literal > 0 ? 0 : 1;
  }
  return fmt::format("{}>= {} ;\n", out, least);
}

// The score, and for the lifted line what the worst package lacks.
std::string score_of(const ClauseMaker& maker, const talks::Talk& talk, std::size_t line) {
  const talks::Party& party = talk.parties[talk.lines[line].party];
  std::string out;
  talks::Points worst = 0;
  for (std::size_t i = 0; i < party.points.size(); ++i) {
    for (std::size_t o = 0; o < party.points[i].size(); ++o) {
      if (party.points[i][o] != 0) out += fmt::format("{:+} x{} ", party.points[i][o], maker.option(i, o));
    }
    worst += *std::min_element(party.points[i].begin(), party.points[i].end());
  }
  const talks::Points least = *talk.lines[line].at_least;
  if (least > worst) out += fmt::format("{:+} x{} ", least - worst, maker.lifted(line));
  return out.empty() ? std::string{} : fmt::format("{}>= {} ;\n", out, least);
}

bool plain_sum(const talks::Party& party) { return party.bonuses.empty() && !party.most && party.grain == 1 && !party.points.empty(); }

}  // namespace

Result<std::string> write_opb(const talks::Talk& talk) {
  ClauseMaker maker{talk};
  for (std::size_t line = 0; line < talk.lines.size(); ++line) {
    if (!talk.lines[line].at_least) maker.put_condition(line);
    else if (!plain_sum(talk.parties[talk.lines[line].party]))
      return Fault{FaultKind::conflict, fmt::format("the score of `{}` is no plain sum", talk.parties[talk.lines[line].party].id), "OPB has sums over options alone", {}};
  }
  std::string sums;
  std::size_t constraints = 0;
  for (std::size_t i = 0; i < talk.issues.size(); ++i, ++constraints) {
    for (std::size_t o = 0; o < talk.issues[i].options.size(); ++o) sums += fmt::format("+1 x{} ", maker.option(i, o));
    sums += "= 1 ;\n";
  }
  for (const Clause& clause : maker.clauses()) sums += sum_of(clause);
  constraints += maker.clauses().size();
  for (std::size_t line = 0; line < talk.lines.size(); ++line) {
    if (!talk.lines[line].at_least) continue;
    const std::string score = score_of(maker, talk, line);
    sums += score;
    constraints += score.empty() ? 0U : 1U;
  }
  std::string out = fmt::format("* #variable= {} #constraint= {}\n{}", maker.variables(), constraints, maker.legend("*"));
  if (!talk.lines.empty()) {
    out += "min: ";
    for (std::size_t line = 0; line < talk.lines.size(); ++line) out += fmt::format("+1 x{} ", maker.lifted(line));
    out += ";\n";
  }
  return out + sums;
}

Result<std::string> write_wcnf(const talks::Talk& talk) {
  ClauseMaker maker{talk};
  maker.put_issues();
  for (std::size_t line = 0; line < talk.lines.size(); ++line) {
    if (!talk.lines[line].at_least) {
      maker.put_condition(line);
      continue;
    }
    CASUS_TRY(done, maker.put_score(line));
    static_cast<void>(done);
  }
  const std::size_t top = talk.lines.size() + 1;
  std::string out = maker.legend("c");
  out += fmt::format("p wcnf {} {} {}\n", maker.variables(), maker.clauses().size() + talk.lines.size(), top);
  for (const Clause& clause : maker.clauses()) {
    out += std::to_string(top);
    for (const Literal literal : clause) out += fmt::format(" {}", literal);
    out += " 0\n";
  }
  for (std::size_t line = 0; line < talk.lines.size(); ++line) out += fmt::format("1 {} 0\n", -maker.lifted(line));
  return out;
}

Result<Written> write_talk(const talks::Talk& talk, std::string_view format) {
  if (format == "negmas") return write_negmas(talk);
  const auto alone = [&](Result<std::string> bytes) -> Result<Written> {
    if (!bytes) return bytes.fault();
    return Written{{{fmt::format("talk.{}", format), std::move(*bytes)}}, {}};
  };
  if (format == "csv") return alone(write_issue_csv(talk));
  if (format == "opb") return alone(write_opb(talk));
  if (format == "wcnf") return alone(write_wcnf(talk));
  return Fault{FaultKind::usage, fmt::format("talks are not written as `{}`", format), "csv, negmas, opb or wcnf", {}};
}

}  // namespace casus::exchange
