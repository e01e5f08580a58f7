// The outcome as one JSON object, part by part as on the screen.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "casus/positions/from_text_words.h"
#include "casus/positions/inputs.h"
#include "casus/positions/outcome.h"
#include "casus/positions/steady_words.h"
#include "casus/positions/words.h"
#include "casus/seal/json.h"
#include "casus/talks/picks.h"

namespace casus::positions {

using seal::JsonWriter;

namespace {

class Document {
 public:
  Document(const Agenda& agenda, const std::vector<Page>& pages, const Outcome& outcome) : agenda_{agenda}, pages_{pages}, outcome_{outcome}, talk_{outcome.sorted.talk} {}

  std::string write() {
    json_.begin_object().key("schema").string("casus.positions/1").key("accord").string(agenda_.title()).key("as_of").string(measure::print(outcome_.held.as_of));
    text();
    space();
    ratification();
    routes();
    if (outcome_.stuck) stuck();
    trades();
    put_swaps(json_.key("swaps"), agenda_, outcome_);
    picks();
    put_nearest(json_.key("nearest"), agenda_, outcome_);
    clock();
    pivots();
    basis();
    json_.end();
    return json_.take();
  }

 private:
  void count(std::string_view key, const Count& value) { put_count(json_, key, value); }
  void number(std::string_view key, std::int64_t value) { json_.key(key).integer(value); }

  void statement(const Origin& origin) {
    const Statement& one = *origin.statement;
    json_.key("party").string(one.party).key("stance").string(name(one.stance)).key("words").string(one.words);
    if (one.choice != no_choice) json_.key("choice").string(agenda_.name_of(one.choice)).key("provision").string(agenda_.provision(one.choice));
    json_.key("source").string(one.basis.source).key("grade").string(one.basis.grade).key("of").string(measure::print(one.basis.of));
    if (!one.basis.claimed_by.empty()) json_.key("claimed_by").string(one.basis.claimed_by);
    json_.key("file").string(origin.page->name).key("line").integer(text::line_column(origin.page->bytes, one.span.begin).line);
  }

  void package(const talks::Package& package) { put_package(json_, agenda_, package); }

  void text() {
    const Shares& s = agenda_.shares();
    json_.key("text").begin_object();
    number("provisions", s.provisions);
    number("provisions_without_bracket", s.closed);
    number("spans", s.spans);
    number("choices", s.choices);
    number("choices_with_an_option", outcome_.choices.with_an_option);
    number("options", s.options);
    number("options_left", outcome_.choices.options);
    json_.key("weights").begin_array();
    for (const ChoiceShare::Weight& each : outcome_.choices.weights) {
      json_.begin_object().key("party").string(each.party);
      number("left", each.left);
      number("all", each.all);
      json_.end();
    }
    json_.end();
    json_.end();
  }

  void space() {
    json_.key("space").begin_object().key("packages").raw(outcome_.survey.packages.text());
    count("acceptable", outcome_.survey.acceptable);
    json_.key("acceptable_to").begin_object();
    for (std::size_t p = 0; p < talk_.parties.size(); ++p) count(talk_.parties[p].id, outcome_.survey.by_party[p]);
    json_.end();
    if (outcome_.doubt) {
      count("surely_acceptable", outcome_.doubt->acceptable_surely);
      json_.key("surely_acceptable_to").begin_object();
      for (std::size_t p = 0; p < talk_.parties.size(); ++p) count(talk_.parties[p].id, outcome_.doubt->surely_to[p]);
      json_.end();
    }
    if (!outcome_.ratifications.empty()) {
      count("ratified_surely", outcome_.ratifiable_sure);
      count("ratified_possibly", outcome_.ratifiable_possible);
    }
    json_.end();
  }

  void ratification() {
    json_.key("ratification").begin_array();
    for (const Ratification& one : outcome_.ratifications) {
      for (const ChamberOutlook& chamber : one.chambers) {
        json_.begin_object().key("party").string(one.party).key("chamber").string(chamber.name).key("rule").string(rule_words(chamber.rule));
        number("seats", chamber.seats);
        number("sure", chamber.sure);
        number("leaning", chamber.leaning);
        number("against", chamber.against);
        count("missing", chamber.outlook.missing ? Count{static_cast<std::uint64_t>(*chamber.outlook.missing)} : Count{});
        json_.key("brought_to_a_vote").boolean(chamber.asked).key("surely").boolean(chamber.outlook.sure).key("possibly").boolean(chamber.outlook.possible).end();
      }
    }
    json_.end();
  }

  void withheld(const Page& page, const Withheld& one) {
    json_.begin_object().key("party").string(one.party).key("chamber").string(one.chamber).key("words").string(one.words);
    json_.key("source").string(one.basis.source).key("grade").string(one.basis.grade).key("of").string(measure::print(one.basis.of));
    if (!one.basis.claimed_by.empty()) json_.key("claimed_by").string(one.basis.claimed_by);
    json_.key("file").string(page.name).end();
  }

  void routes() {
    json_.key("routes").begin_array();
    for (const RoutePackages& each : outcome_.routes) {
      json_.begin_object().key("party").string(each.party).key("through").string(each.words);
      count("surely", each.sure);
      count("possibly", each.possible);
      json_.end();
    }
    json_.end().key("not_asked").begin_array();
    for (const Page& page : pages_) {
      for (const Withheld& each : page.withheld) {
        if (each.basis.of <= outcome_.held.as_of) withheld(page, each);
      }
    }
    json_.end().key("order").begin_array();
    for (const OrderedPackages& each : outcome_.orderings) {
      json_.begin_object().key("possible").boolean(each.ordering.possible);
      names("order", each.ordering.words);
      count("packages", each.all);
      count("acceptable", each.acceptable);
      json_.end();
    }
    json_.end();
  }

  // With witnesses: for each line a package that meets all the others.
  void lines(const talks::LineSet& set, const std::vector<talks::Package>& witnesses = {}) {
    json_.begin_array();
    for (std::size_t i = 0; i < set.size(); ++i) {
      const std::size_t line = set[i];
      json_.begin_object().key("id").string(talk_.lines[line].id);
      const Origin& origin = outcome_.origin(line);
      if (origin.statement != nullptr) statement(origin);
      else json_.key("party").string(talk_.parties[talk_.lines[line].party].id).key("words").string(floor_words(outcome_, line));
      if (i < witnesses.size()) package(talks::original(outcome_.sorted, witnesses[i]));
      json_.end();
    }
    json_.end();
  }

  void stuck() {
    const talks::Stuck& stuck = *outcome_.stuck;
    json_.key("stuck").begin_object().key("complete").boolean(stuck.conflicts_complete);
    number("listed", static_cast<std::int64_t>(stuck.conflicts.size()));
    json_.key("conflicts").begin_array();
    for (std::size_t i = 0; i < std::min(most_shown, stuck.conflicts.size()); ++i) lines(stuck.conflicts[i].lines, stuck.conflicts[i].witnesses);
    json_.end().end();
    json_.key("fixes").begin_object().key("complete").boolean(stuck.corrections_complete);
    number("listed", static_cast<std::int64_t>(stuck.corrections.size()));
    json_.key("corrections").begin_array();
    for (std::size_t i = 0; i < outcome_.opened.size(); ++i) {
      json_.begin_object();
      count("opens", outcome_.opened[i]);
      json_.key("lift");
      lines(stuck.corrections[i].lines);
      package(talks::original(outcome_.sorted, stuck.corrections[i].witness));
      json_.end();
    }
    json_.end().end();
  }

  void names(std::string_view key, const std::vector<std::string>& values) {
    json_.key(key).begin_array();
    for (const std::string& value : values) json_.string(value);
    json_.end();
  }

  void trades() {
    json_.key("trades").begin_array();
    for (const Trade& trade : outcome_.trades) {
      json_.begin_object();
      statement(trade.giver);
      names("wanted_by", trade.wanted_by);
      names("refused_by", trade.refused_by);
      count("acceptable", trade.packages);
      json_.end();
    }
    json_.end();
  }

  // Of each vector of scores a package; the first is the pick's own.
  void ties(const talks::Pick& pick) {
    number("score_vectors", static_cast<std::int64_t>(pick.points.size()));
    json_.key("ties").begin_array();
    for (std::size_t i = 0; i < std::min(pick.points.size(), most_shown); ++i) {
      json_.begin_object();
      package(talks::original(outcome_.sorted, outcome_.survey.acceptable_frontier->examples[pick.points[i]]));
      json_.end();
    }
    json_.end();
  }

  void picks() {
    const talks::Survey& survey = outcome_.survey;
    if (outcome_.doubt) {
      json_.key("picks_by_completions");
      return put_steady(json_, agenda_, outcome_);
    }
    if (!survey.acceptable_frontier || survey.weighed.empty()) return;
    const bool proven = survey.method != talks::Method::bounded;
    json_.key("picks").begin_object().key("proven").boolean(proven);
    const auto put = [&](std::string_view key, const std::optional<talks::Pick>& pick) {
      json_.key(key);
      if (!pick) {
        json_.null();
        return;
      }
      json_.begin_object().key("value").raw(fmt::format("{:.12g}", pick->value));
      count("packages", proven ? Count{pick->packages} : Count{});
      package(talks::original(outcome_.sorted, survey.acceptable_frontier->examples[pick->points.front()]));
      if (pick->points.size() > 1) ties(*pick);
      json_.end();
    };
    put("nash", survey.nash);
    put("kalai_smorodinsky", survey.kalai_smorodinsky);
    put("leximin", survey.egalitarian);
    json_.end();
  }

  void clock() {
    json_.key("clock").begin_array();
    for (const Tick& tick : outcome_.clock) {
      json_.begin_object().key("after").string(measure::print(tick.until));
      count("before", tick.before);
      count("acceptable", tick.after);
      if (tick.fixed_before) count("with_first_fix_before", tick.fixed_before);
      if (tick.fixed_before) count("with_first_fix", tick.fixed_after);
      json_.key("lapse").begin_array();
      for (const Origin& each : tick.lapse) {
        json_.begin_object();
        statement(each);
        json_.end();
      }
      json_.end().end();
    }
    json_.end();
  }

  void pivots() {
    json_.key("pivots").begin_array();
    for (const Pivot& pivot : outcome_.pivots) {
      json_.begin_object();
      statement(pivot.claim);
      count("acceptable_if_false", pivot.otherwise);
      json_.end();
    }
    json_.end();
  }

  void basis() {
    std::map<std::string, std::int64_t> grades;
    for (const Origin& each : outcome_.held.heard) ++grades[each.statement->basis.grade];
    json_.key("basis").begin_object();
    number("positions", static_cast<std::int64_t>(outcome_.held.heard.size()));
    number("claims", static_cast<std::int64_t>(outcome_.claims));
    number("later", static_cast<std::int64_t>(outcome_.held.later));
    json_.key("grades").begin_object();
    for (const auto& [grade, n] : grades) number(grade, n);
    json_.end();
    std::vector<std::string> files;
    for (const Page& page : pages_) files.push_back(page.name);
    names("files", files);
    json_.key("method").string(talks::name(outcome_.survey.method)).key("exact").boolean(outcome_.survey.exact);
    json_.key("counted").boolean(counted_all(outcome_.survey)).key("pivots_known").boolean(outcome_.pivots_known);
    put_inputs(json_, agenda_, pages_);
    names("notes", outcome_.notes);
    json_.end();
  }

  const Agenda& agenda_;
  const std::vector<Page>& pages_;
  const Outcome& outcome_;
  const talks::Talk& talk_;
  JsonWriter json_;
};

}  // namespace

std::string json(const Agenda& agenda, const std::vector<Page>& pages, const Outcome& outcome) { return Document{agenda, pages, outcome}.write(); }

}  // namespace casus::positions
