// The comparison as one JSON object, part by part as on its screen.
#include <fmt/format.h>

#include "casus/briefing/compare.h"
#include "casus/briefing/spelling.h"
#include "casus/positions/words.h"
#include "casus/seal/json.h"

namespace casus::briefing {

using positions::Agenda;
using positions::Count;
using positions::Origin;
using seal::JsonWriter;

namespace {

class Document {
 public:
  Document(const Side& before, const Side& after, const Comparison& moved) : before_{before}, after_{after}, moved_{moved} {}

  std::string write() {
    json_.begin_object().key("schema").string("casus.compared/1");
    side("before", before_);
    side("after", after_);
    choices();
    statements();
    names("sentences_new", moved_.sentences_new);
    names("sentences_gone", moved_.sentences_gone);
    conflicts();
    json_.end();
    return json_.take();
  }

 private:
  void count(std::string_view key, const Count& value) { positions::put_count(json_, key, value); }
  void names(std::string_view key, const std::vector<std::string>& values) {
    json_.key(key).begin_array();
    for (const std::string& each : values) json_.string(each);
    json_.end();
  }

  void side(std::string_view key, const Side& side) {
    const positions::Shares& s = side.agenda->shares();
    json_.key(key).begin_object().key("accord").string(side.agenda->title()).key("file").string(side.file);
    json_.key("provisions").integer(s.provisions).key("provisions_without_bracket").integer(s.closed);
    json_.key("spans").integer(s.spans).key("choices").integer(s.choices).key("options").integer(s.options);
    json_.key("left_out").integer(static_cast<std::int64_t>(side.left_out));
    if (side.outcome != nullptr) outcome(side);
    json_.end();
  }

  void outcome(const Side& side) {
    const positions::Outcome& out = *side.outcome;
    json_.key("as_of").string(measure::print(out.held.as_of)).key("packages").raw(out.survey.packages.text());
    count("acceptable", out.survey.acceptable);
    json_.key("acceptable_to").begin_object();
    for (std::size_t p = 0; p < out.sorted.talk.parties.size(); ++p) count(out.sorted.talk.parties[p].id, out.survey.by_party[p]);
    json_.end();
    if (out.ratifications.empty()) return;
    count("ratified_surely", out.ratifiable_sure);
    count("ratified_possibly", out.ratifiable_possible);
  }

  void choice(std::string_view key, const Agenda& agenda, const std::optional<std::size_t>& c) {
    if (!c) return;
    json_.key(key).begin_object().key("choice").string(agenda.name_of(*c)).key("provision").string(agenda.provision(*c));
    names("options", option_words(agenda, *c));
    json_.end();
  }

  void choices() {
    json_.key("choices").begin_object().key("as_before").integer(static_cast<std::int64_t>(moved_.choices_kept)).key("moved").begin_array();
    for (const ChoiceMove& each : moved_.choices) {
      json_.begin_object();
      choice("before", *before_.agenda, each.before);
      choice("after", *after_.agenda, each.after);
      json_.key("options").begin_array();
      for (const OptionMove& option : each.options) {
        json_.begin_object().key("words").string(option.words);
        if (option.before) json_.key("before").integer(*option.before);
        if (option.after) json_.key("after").integer(*option.after);
        json_.end();
      }
      json_.end().end();
    }
    json_.end().end();
  }

  void statement(std::string_view key, const Side& side, const std::optional<Origin>& origin) {
    if (!origin) return;
    const positions::Statement& one = *origin->statement;
    json_.key(key).begin_object().key("party").string(one.party).key("words").string(one.words).key("provision").string(side.agenda->provision(one.choice));
    json_.key("source").string(one.basis.source).key("grade").string(one.basis.grade).key("of").string(measure::print(one.basis.of));
    if (!one.basis.claimed_by.empty()) json_.key("claimed_by").string(one.basis.claimed_by);
    json_.key("file").string(origin->page->name).key("line").integer(text::line_column(origin->page->bytes, one.span.begin).line).end();
  }

  void statements() {
    json_.key("lines").begin_object().key("as_before").integer(static_cast<std::int64_t>(moved_.statements_kept)).key("moved").begin_array();
    for (const StatementMove& each : moved_.statements) {
      json_.begin_object();
      statement("before", before_, each.before);
      statement("after", after_, each.after);
      if (!each.before) json_.key("said_before").boolean(each.said_before);
      if (each.before && each.after) json_.key("renumbered").boolean(each.renumbered);
      json_.end();
    }
    json_.end().end();
  }

  void fix(std::string_view key, const std::optional<std::size_t>& lines) { count(key, lines ? Count{*lines} : Count{}); }

  void conflicts() {
    json_.key("conflicts").begin_object().key("complete").boolean(moved_.conflicts_complete).key("kept").integer(static_cast<std::int64_t>(moved_.conflicts_kept));
    for (const bool appeared : {true, false}) {
      json_.key(appeared ? "new" : "gone").begin_array();
      for (const ConflictMove& each : moved_.conflicts) {
        if (each.appeared != appeared) continue;
        json_.begin_array();
        for (const std::string& member : each.members) json_.string(member);
        json_.end();
      }
      json_.end();
    }
    fix("smallest_fix_before", moved_.smallest_fix_before);
    fix("smallest_fix_after", moved_.smallest_fix_after);
    json_.end();
  }

  const Side& before_;
  const Side& after_;
  const Comparison& moved_;
  JsonWriter json_;
};

}  // namespace

std::string compared_json(const Side& before, const Side& after, const Comparison& moved) { return Document{before, after, moved}.write(); }

}  // namespace casus::briefing
