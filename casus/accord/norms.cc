// Norms: subjects, deed, zone, ladder and proof, with the checks that need to
// know what the words mean together.
#include <algorithm>

#include <fmt/format.h>

#include "casus/accord/builder.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

Span span_of(text::Span span) { return {span.begin, span.end}; }

class Reader {
 public:
  Reader(Builder& builder, const text::Norm& tree, const text::Sentence& sentence)
      : b_{&builder}, tree_{&tree}, sentence_{&sentence} {}

  Norm read() {
    out_.id = sentence_->number->text;
    out_.span = span_of(sentence_->span);
    if (const auto* prose = b_->file.document.provision(out_.id)) out_.prose = span_of(prose->span);
    out_.form = tree_->deed == text::Norm::Deed::have ? NormForm::presence : NormForm::commit;
    subjects();
    kind();
    if (tree_->place) out_.zone = use_zone(*b_, *tree_->place);
    if (tree_->dwell) out_.dwell = tree_->dwell->value;
    out_.more_than = tree_->more_than;
    period();
    ladder();
    out_.proof = tree_->proof ? b_->proof(*tree_->proof) : b_->accord.proof;
    return std::move(out_);
  }

 private:
  void subjects() {
    out_.subjects.anyone = tree_->nobody;
    if (tree_->any_party) {
      for (const Party& party : b_->accord.parties) out_.subjects.parties.push_back(party.name);
      if (b_->accord.parties.empty()) {
        b_->error(codes::unknown_name,
                  {sentence_->number->span.end, sentence_->number->span.end + 1},
                  "`any party` binds nobody: the accord declares no party",
                  "declare one: `party UKR \"Ukraine\".`");
      }
    }
    for (const text::Name& name : tree_->subjects) {
      if (b_->names.use(name, {Sort::party, Sort::group, Sort::body})) add_subject(name);
    }
  }

  // A group stands for each of its members; a body acts as one.
  void add_subject(const text::Name& name) {
    std::vector<std::string> added{name.text};
    for (const Group& group : b_->accord.groups) {
      if (group.name == name.text && !group.body) added = group.members;
    }
    for (const std::string& one : added) {
      auto& all = out_.subjects.parties;
      if (std::ranges::find(all, one) == all.end()) all.push_back(one);
    }
  }

  void kind() {
    const text::KindUse& use = tree_->kind;
    out_.kind = use.name.text;
    out_.tests = b_->tests(use.tests, b_->attributes, b_->open_attributes || !b_->any_source);
    const auto root = b_->use_kind(use.name);
    if (!root) return;
    const bool presence = out_.form == NormForm::presence;
    const fact::Root wanted = presence ? fact::Root::sighting : fact::Root::incident;
    if (*root == wanted) return;
    const bool swapped = *root == (presence ? fact::Root::incident : fact::Root::sighting);
    b_->error(
        codes::wrong_root, use.name.span,
        fmt::format("`{}` is a kind of {}, and `{}` takes kinds of {}", use.name.text,
                    fact::name(*root), presence ? "have" : "commit", fact::name(wanted)),
        swapped ? fmt::format("write `{} {}`", presence ? "commit" : "have", use.name.text) : "");
  }

  void period() {
    if (tree_->from) out_.from = tree_->from->value;
    if (tree_->until) out_.until = tree_->until->value;
    if (out_.from && out_.until && *out_.from >= *out_.until) {
      b_->error(codes::empty_period, join(tree_->from->span, tree_->until->span),
                "this norm is never in force",
                "write an earlier date after `from` than after `until`");
    }
  }

  void ladder() {
    const bool presence = out_.form == NormForm::presence;
    for (const text::Rung& tree : tree_->ladder) {
      Rung rung{tree.severity.text, {}};
      severity(tree.severity);
      for (const text::Count& count : tree.any_of) {
        check(count);
        rung.any_of.push_back({count.amount.value, count.measure.text,
                               count.within ? std::optional{count.within->value} : std::nullopt,
                               span_of(count.span)});
      }
      if (rung.any_of.empty()) {
        rung.any_of.push_back(
            {1, presence ? "movers" : "incidents", std::nullopt, span_of(tree.span)});
      }
      harder_than_before(tree, rung);
      out_.rungs.push_back(std::move(rung));
    }
    if (out_.rungs.empty()) {
      out_.rungs.push_back(
          {"breach", {{1, presence ? "movers" : "incidents", std::nullopt, out_.span}}});
    }
    if (presence && tree_->ladder.size() > 1) {
      b_->error(codes::presence_ladder, tree_->ladder[1].span,
                "a presence has one rung, and this is a second one",
                "a mover is there or is not; write one norm for each dwell");
    }
  }

  void severity(const text::Name& name) {
    const auto& known = b_->accord.severities;
    const auto at = std::ranges::find(known, name.text);
    if (at == known.end()) return b_->names.unknown(name, "severity", known);
    if (last_severity_ && at - known.begin() <= last_severity_->first) {
      const bool same = at - known.begin() == last_severity_->first;
      auto& d =
          b_->error(codes::ladder_order, name.span,
                    same ? fmt::format("the rung `{}` stands twice", name.text)
                         : fmt::format("`{}` stands above a graver rung", name.text),
                    same ? "join the two with `, or`"
                         : fmt::format("write the rungs in the order {}", fmt::join(known, " < ")));
      d.notes.push_back(
          {last_severity_->second.begin, last_severity_->second.end, "the rung before"});
    }
    last_severity_ = {at - known.begin(), name.span};
  }

  void check(const text::Count& count) {
    const std::string& measure = count.measure.text;
    if (out_.form == NormForm::presence) {
      const bool plain = measure == "movers" && count.amount.value == 1 && !count.within;
      if (!plain) {
        b_->error(codes::presence_ladder, count.span,
                  "a presence is counted as `1 mover` and no other way",
                  "write `from 1 mover`; ceilings on numbers are not run yet");
      }
      return;
    }
    if (measure == "movers") {
      b_->error(codes::threshold, count.span, "`commit` counts incidents, not movers",
                "write `incidents`, or `have`");
      return;
    }
    const bool incidents = measure == "incidents";
    const bool open = b_->open_attributes || !b_->any_source;
    if (!incidents && !open && std::ranges::find(b_->attributes, measure) == b_->attributes.end()) {
      b_->error(codes::unknown_attribute, count.measure.span,
                fmt::format("no source gives an attribute `{}`", measure),
                names_help(measure, "attribute", b_->attributes));
    }
    reachable(count, incidents);
  }

  void reachable(const text::Count& count, bool incidents) {
    if (count.amount.value < 1) {
      b_->error(codes::threshold, count.amount.span, "this threshold is always met",
                "count from 1 up");
    } else if (incidents && count.amount.value > 1 && !count.within) {
      b_->error(codes::threshold, count.span,
                fmt::format("`{}` is never reached: without `within` each incident stands alone",
                            count.span.in(b_->bytes)),
                fmt::format("add a window: `{} incidents within 24 h`", count.amount.value));
    }
  }

  // A graver rung needs more of the same thing in the same window.
  void harder_than_before(const text::Rung& tree, const Rung& rung) {
    for (std::size_t i = 0; i < tree.any_of.size(); ++i) {
      const Threshold& now = rung.any_of[i];
      for (const Rung& below : out_.rungs) {
        for (const Threshold& before : below.any_of) {
          if (before.measure != now.measure || before.within != now.within ||
              now.count > before.count)
            continue;
          if (out_.form == NormForm::presence) continue;
          auto& d = b_->error(codes::ladder_order, tree.any_of[i].span,
                              fmt::format("`{}` is reached no later than the rung `{}` below it",
                                          rung.severity, below.severity),
                              "let the graver rung need more");
          d.notes.push_back({before.span.begin, before.span.end, "the rung below"});
        }
      }
    }
  }

  Builder* b_;
  const text::Norm* tree_;
  const text::Sentence* sentence_;
  Norm out_;
  std::optional<std::pair<std::ptrdiff_t, text::Span>> last_severity_;
};

}  // namespace

void build_norms(Builder& b) {
  std::map<std::string, text::Span> numbers;
  b.each<text::Norm>([&](const text::Norm& tree, const text::Sentence& sentence) {
    const text::Name& number = *sentence.number;
    const auto [first, fresh] = numbers.emplace(number.text, number.span);
    if (!fresh) {
      auto& d = b.error(codes::number_twice, number.span,
                        fmt::format("two norms are numbered `{}`", number.text),
                        fmt::format("tell them apart: `{}(a)` and `{}(b)`, in the prose too",
                                    number.text.substr(0, number.text.find('(')),
                                    number.text.substr(0, number.text.find('('))));
      d.notes.push_back({first->second.begin, first->second.end, "the first one"});
    }
    b.accord.norms.push_back(Reader{b, tree, sentence}.read());
    b.norm_trees.push_back(tree);
    b.own_proofs.push_back(tree.proof ? tree.proof->span : text::Span{});
  });
}

}  // namespace casus::accord
