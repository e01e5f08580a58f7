// facts, watch and backtest: an accord and its feeds.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/base/visible.h"
#include "casus/cli/commands.h"
#include "casus/cli/duties_print.h"
#include "casus/cli/findings_print.h"
#include "casus/cli/history_print.h"
#include "casus/cli/sound_accord.h"
#include "casus/fact/vocabulary.h"
#include "casus/verb/accord_file.h"
#include "casus/verb/notices.h"
#include "casus/verb/record.h"
#include "casus/verb/run.h"

namespace casus::cli {

using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

// Tells what was read; true if a feed broke off.
bool tell_feeds(const std::vector<verb::FeedOutcome>& outcomes, const std::vector<verb::FeedSpec>& feeds) {
  bool broken = false;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    for (const std::string& line : verb::describe(outcomes[i], feeds[i].path)) Shell::say(line);
    if (!outcomes[i].fault) continue;
    Shell::fault(*outcomes[i].fault);
    broken = true;
  }
  return broken;
}

int verdict_code(const verb::RunOutcome& outcome) {
  const std::vector<finding::Finding>& findings = outcome.judgement.findings;
  if (findings.empty()) return verb::norms_without_record(outcome).empty() ? exit_clean : exit_undecided;
  const bool breach = std::ranges::any_of(findings, [](const finding::Finding& f) { return f.verdict == finding::Verdict::breach; });
  return breach ? exit_found : exit_undecided;
}

std::string fact_for_people(const fact::Fact& f) {
  const std::string place = f.place ? fmt::format("{} {}", base::print_scaled(f.place->at.latitude_e7(), 7), base::print_scaled(f.place->at.longitude_e7(), 7))
                                    : std::string{"-"};
  const std::string actor = f.actors.empty() ? std::string{"unknown"} : fmt::format("{}", fmt::join(f.actors, "|"));
  return fmt::format("{}  {}  {}  {}  {}  {}", f.when ? measure::print(f.when->from) : "no time", f.what, place,
                     f.mover.empty() ? actor : f.mover, fact::print(f.grade), f.id());
}

// Facts as they come: a line for people, NDJSON, or one document around them all.
class FactPrinter {
 public:
  FactPrinter(Format format, Shell& shell) : format_{format}, shell_{shell} {
    if (format_ == Format::json) shell_.data(R"({"schema":"casus.facts/1","facts":[)");
  }
  void print(const fact::Fact& fact) {
    if (format_ == Format::human) shell_.show(base::visible(fact_for_people(fact)) + "\n");
    else if (format_ == Format::ndjson) shell_.line(fact::to_json(fact));
    else shell_.data((std::exchange(first_, false) ? "" : ",") + fact::to_json(fact));
  }
  void finish(const std::vector<verb::FeedOutcome>& outcomes) {
    if (format_ == Format::human) return;
    std::string all;
    for (const verb::FeedOutcome& one : outcomes) {
      all += (all.empty() ? "" : format_ == Format::json ? "," : "\n") + fact::to_json(one.summary);
    }
    shell_.line(format_ == Format::json ? "],\"summaries\":[" + all + "]}" : all);
  }

 private:
  Format format_;
  Shell& shell_;
  bool first_ = true;
};

struct Origin {
  std::string format;
  fact::SourceProfile profile;
};

Result<std::vector<Origin>> origins_of(const Arguments& arguments, const std::vector<verb::FeedSpec>& feeds) {
  std::vector<Origin> out;
  if (!arguments.as.empty()) {
    if (fact::vocabulary(arguments.as) == nullptr) {
      std::vector<std::string> names;
      for (const fact::Vocabulary& one : fact::vocabularies()) names.emplace_back(one.format);
      const auto near = base::did_you_mean(arguments.as, names);
      return Fault{FaultKind::usage, fmt::format("there is no feed format `{}`", arguments.as),
                   near ? fmt::format("did you mean `{}`?", *near) : fmt::format("known: {}", fmt::join(names, ", ")), {}};
    }
    for (const verb::FeedSpec& feed : feeds) {
      fact::SourceProfile profile;
      profile.id = feed.source;
      out.push_back({arguments.as, profile});
    }
    return out;
  }
  if (arguments.target.empty()) return Fault{FaultKind::usage, "facts needs an ACCORD or --as FORMAT", "casus facts --as ais_nmea --feed x=FILE", {}};
  CASUS_TRY(file, sound_accord(arguments));
  for (const verb::FeedSpec& feed : feeds) {
    CASUS_TRY(source, verb::source_of(*file.reading.accord, feed));
    out.push_back({source->format, source->profile});
    out.back().profile.id = source->name;
  }
  return out;
}

int print_run(const Arguments& arguments, const verb::RunOutcome& outcome, Shell& shell) {
  const std::string text = arguments.summary ? print_hours(verb::hours_of(outcome, arguments.threads), arguments.format)
                                             : print_judgement(outcome.judgement, outcome.facts, arguments.format);
  if (arguments.format == Format::human) shell.show(text);
  else shell.data(text);
  return verdict_code(outcome);
}

}  // namespace

int run_facts(const Arguments& arguments, Shell& shell) {
  const auto feeds = feed_specs(arguments);
  if (!feeds) return Shell::fault(feeds.fault());
  const auto origins = origins_of(arguments, *feeds);
  if (!origins) return Shell::fault(origins.fault());
  FactPrinter printer{arguments.format, shell};
  std::vector<verb::FeedOutcome> outcomes;
  for (std::size_t i = 0; i < feeds->size(); ++i) {
    outcomes.push_back(verb::read_feed((*feeds)[i], (*origins)[i].format, (*origins)[i].profile, [&](fact::Fact&& fact) { printer.print(fact); }));
  }
  printer.finish(outcomes);
  return tell_feeds(outcomes, *feeds) ? exit_fault : exit_clean;
}

int run_watch(const Arguments& arguments, Shell& shell) {
  if (!arguments.since.empty() && (!arguments.as_of.empty() || arguments.summary)) {
    return Shell::fault({FaultKind::usage, "--since tells what has changed, so it goes with neither --as-of nor --summary", "ask one question at a time", {}});
  }
  if (arguments.summary && arguments.format == Format::geojson) {
    return Shell::fault({FaultKind::usage, "--summary has no geojson: hours have no place", "it prints human, json, ndjson, csv", {}});
  }
  const auto file = sound_accord(arguments);
  if (!file) return Shell::fault(file.fault());
  const auto feeds = feed_specs(arguments);
  const auto from = instant_option("--from", arguments.from);
  const auto to = instant_option("--to", arguments.to);
  if (!feeds) return Shell::fault(feeds.fault());
  if (!from) return Shell::fault(from.fault());
  if (!to) return Shell::fault(to.fault());
  const auto as_of = point_option(arguments.as_of);
  if (!as_of) return Shell::fault(as_of.fault());
  const verb::RunRequest request{.mode = arguments.verb == "watch" ? verb::Mode::watch : verb::Mode::backtest,
                                 .feeds = *feeds, .from = *from, .to = *to, .as_of = *as_of, .threads = arguments.threads, .oracle = arguments.oracle,
                                 // A record holds every fact, and what has changed is told fact by fact.
                                 .sieve = arguments.out.empty() && arguments.since.empty()};
  const auto outcome = verb::run(*file->reading.accord, request);
  if (!outcome) return Shell::fault(outcome.fault());
  const bool broken = tell_feeds(outcome->feeds, outcome->specs);
  for (const std::string& line : verb::notices(*outcome)) Shell::say(base::visible(line));
  const bool slow = outcome->judgement.evaluation == verb::Evaluation::slow;
  if (slow && arguments.summary) {
    return Shell::fault({FaultKind::usage, "hours are counted by the engine, not by the oracle", "leave --oracle or --summary out", {}});
  }
  if (!arguments.out.empty()) {
    const auto written = verb::write_record(arguments.out, *file, request, *outcome);
    if (!written) return Shell::fault(written.fault());
    const std::string_view instead = *written == verb::Written::in_place_of_another ? ", in place of the record of the same accord that was there" : "";
    Shell::say(fmt::format("record written to {}{}; `casus verify {}` recomputes it", arguments.out, instead, arguments.out));
  }
  const int code = arguments.since.empty() ? print_run(arguments, *outcome, shell)
                                           : print_history(arguments, {*file->reading.accord, request, *outcome}, shell);
  return broken ? exit_fault : code;
}

}  // namespace casus::cli
