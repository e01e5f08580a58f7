// The warnings about clocks. "72 h after the attack" was in the reported drafts of 2025
// and 2026, and nobody could say after what of the attack.
#include "casus/lint/clocks.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "casus/lint/prose.h"
#include "casus/lint/structure.h"
#include "casus/lint/words.h"
#include "casus/text/codes.h"

namespace casus::lint {

namespace codes = text::codes;

namespace {

using Clock = text::Anchor::Clock;

class GroundReader {
 public:
  explicit GroundReader(const View& view) : view_{view} {}

  Ground read(const text::Event& event) {
    look(event);
    return std::move(out_);
  }

 private:
  void look(const text::Event& event) {
    const std::string& name = event.kind.name.text;
    const auto meanings = view_.meanings_called(name);
    if (event.sort != text::Event::Sort::kind || meanings.empty()) return take(event);
    if (!seen_.insert(name).second || depth_ >= max_depth) return;
    ++depth_;
    for (const text::Meaning* meaning : meanings) look(*meaning);
    --depth_;
  }

  void look(const text::Meaning& meaning) {
    if (meaning.lasting) {
      const auto time = view_.longest(*meaning.lasting);
      if (time && *time > out_.lasting) {
        out_.lasting = *time;
        out_.lasting_span = meaning.lasting->span;
      }
    }
    each_event(meaning.condition, [&](const text::Event& event, const text::Literal* literal) {
      const bool left_out =
          literal == nullptr || literal->quantity == text::Literal::Quantity::none;
      if (!left_out) look(event);
    });
  }

  void take(const text::Event& event) {
    if (event.sort == text::Event::Sort::carried) return;
    out_.events.push_back(&event);
    const bool anyone = event.by && event.by->sort == text::Who::Sort::anyone;
    const bool breach = event.sort == text::Event::Sort::breach;
    if (breach && !anyone) out_.names_actor = out_.names_actor || binds_actor(event);
    if (!breach && event.by && view_.root_of(event.kind.name.text) == Root::incident)
      out_.names_actor = true;
  }

  // `nobody may` asks for no actor.
  [[nodiscard]] bool binds_actor(const text::Event& event) const {
    return std::ranges::any_of(event.norms, [&](const text::Name& number) {
      const auto norms = view_.norms_called(number.text);
      return std::ranges::any_of(norms, [](const auto& said) { return !said.form->nobody; });
    });
  }

  static constexpr int max_depth = 200;  // meanings upon meanings

  const View& view_;
  std::set<std::string> seen_;
  int depth_ = 0;
  Ground out_;
};

ClockedDuty clocked(const View& view, const Said<text::Norm>& said) {
  ClockedDuty out{said, nullptr, nullptr, Clock::reached, {}};
  const text::Norm& norm = *said.form;
  const bool after_event = norm.after && norm.after->sort == text::Anchor::Sort::event;
  if (norm.on) out.anchor = &*norm.on;
  if (after_event) {
    out.anchor = &norm.after->event;
    out.clock = norm.after->clock;
  }
  if (norm.after && !after_event) out.anchor = nullptr;  // a date, the entry into force
  out.trigger = norm.on ? &*norm.on : out.anchor;
  if (norm.within) out.deadline = view.shortest(*norm.within);
  return out;
}

std::string words(const View& view, text::Span span) { return std::string{span.in(view.bytes)}; }

// The words that say what a clock runs from.
bool tells_clock(const std::vector<Word>& all) {
  constexpr std::array<std::string_view, 28> telling{
      "start",       "starts",     "initial",   "begins",      "beginning",   "first",      "finding",
      "findings",    "found",      "finds",     "attribution", "established", "establishes", "determined",
      "attributed",  "determines", "confirmed", "confirms",    "confirmation", "verified",  "recorded",
      "determination", "notified", "notification", "receipt",  "report",      "request",    "knowledge"};
  return std::ranges::any_of(all, [&](const Word& word) {
    return std::ranges::find(telling, word.text) != telling.end();
  });
}

bool prose_tells_clock(const View& view, std::string_view number) {
  const text::Provision* provision = view.prose_of(number);
  if (provision == nullptr) return false;
  text::Document alone;
  alone.prose = {provision->span};
  const Prose prose = read_prose(view.bytes, alone);
  return std::ranges::any_of(prose.passages,
                             [](const Passage& passage) { return tells_clock(passage.words); });
}

}  // namespace

Ground ground_of(const View& view, const text::Event& event) { return GroundReader{view}.read(event); }

std::vector<ClockedDuty> clocked_duties(const View& view) {
  std::vector<ClockedDuty> out;
  for (const auto& said : view.norms) {
    if (said.form->modal != text::Norm::Modal::must || !said.form->within) continue;
    ClockedDuty duty = clocked(view, said);
    if (duty.anchor != nullptr) out.push_back(std::move(duty));
  }
  return out;
}

namespace {

// Who did it knows when: `on fire by UKR, UKR must notify`, `the same party must`.
bool owed_by_the_doer(const View& view, const ClockedDuty& duty) {
  const text::Norm& norm = *duty.said.form;
  if (norm.who && norm.who->sort == text::Who::Sort::same_party) return true;
  const std::vector<std::string> debtors = view.subjects_of(norm);
  const auto is_debtor = [&](const text::Name& name) {
    const std::vector<std::string> doers = view.parties_of(name.text);
    return std::ranges::all_of(doers, [&](const std::string& doer) {
      return std::ranges::find(debtors, doer) != debtors.end();
    });
  };
  return duty.anchor->by && !duty.anchor->by->names.empty() &&
         std::ranges::all_of(duty.anchor->by->names, is_debtor);
}

}  // namespace

std::vector<text::Diagnostic> open_clocks(const View& view) {
  std::vector<text::Diagnostic> out;
  for (const ClockedDuty& duty : clocked_duties(view)) {
    const bool certain = duty.clock != Clock::reached || duty.anchor->sort == text::Event::Sort::carried;
    if (certain || !ground_of(view, *duty.anchor).names_actor) continue;
    if (owed_by_the_doer(view, duty) || prose_tells_clock(view, duty.said.number())) continue;
    const std::string event = words(view, duty.anchor->span);
    const std::string deadline = words(view, duty.said.form->within->span);
    text::Diagnostic d = warning(
        codes::clock_differs, duty.anchor->span,
        fmt::format("the {} may be counted from the breach, from its finding or from its attribution", deadline),
        fmt::format("say which, here and in the prose: `after start of {0}`, `after finding of {0}` or "
                    "`after attribution of {0}`",
                    event));
    d.label = "from when of it?";
    d.provision = duty.said.number();
    if (const text::Provision* prose = view.prose_of(d.provision))
      d.notes.push_back({prose->span.begin, prose->span.begin + prose->id.size(), "the prose does not say"});
    out.push_back(std::move(d));
  }
  return out;
}

namespace {

// A delay, and the words that make it.
struct Delay {
  measure::Duration time;
  text::Span span;
  std::string what;
};

// How long an attribution may take, by the duty of some body to give one.
std::optional<Delay> attribution(const std::vector<ClockedDuty>& duties) {
  std::optional<Delay> out;
  for (const ClockedDuty& duty : duties) {
    const bool attributes = duty.said.form->deed.verb.text == "attribute";
    if (!attributes || !duty.deadline || (out && out->time >= *duty.deadline)) continue;
    out = Delay{*duty.deadline, duty.said.form->within->span, "the attribution may take as long"};
  }
  return out;
}

class BirthReader {
 public:
  BirthReader(const View& view, const std::vector<ClockedDuty>& duties)
      : view_{view}, attribution_{attribution(duties)} {
    for (const ClockedDuty& duty : duties) {
      const bool circle = duty.anchor->sort == text::Event::Sort::carried;
      if (!duty.said.form->deed.motion.text.empty() && !circle && duty.deadline)
        votes_[duty.said.form->deed.motion.text].push_back(&duty);
    }
  }

  // The latest instant, from the start, at which the trigger may become known.
  [[nodiscard]] Delay known(const text::Event& trigger) const {
    if (trigger.sort == text::Event::Sort::carried) return carried(trigger.motion.text);
    const Ground ground = ground_of(view_, trigger);
    Delay out{ground.lasting, ground.lasting_span, "it must last so long first"};
    const bool longer = attribution_ && attribution_->time > out.time;
    return ground.names_actor && longer ? *attribution_ : out;
  }

  // Where the clock starts, from the start.
  [[nodiscard]] measure::Duration clock(const ClockedDuty& duty) const {
    const Ground ground = ground_of(view_, *duty.anchor);
    if (duty.anchor->sort == text::Event::Sort::carried) return known(*duty.anchor).time;
    if (duty.clock == Clock::start) return {};
    if (duty.clock == Clock::reached) return ground.lasting;
    return known(*duty.anchor).time;
  }

 private:
  [[nodiscard]] Delay carried(const std::string& motion) const {
    Delay out;
    const auto votes = votes_.find(motion);
    if (votes == votes_.end()) return out;
    for (const ClockedDuty* duty : votes->second) {
      const measure::Duration at = clock(*duty) + *duty->deadline;
      if (at >= out.time)
        out = {at, duty->said.form->within->span,
               fmt::format("the vote of {} may take so long", duty->said.number())};
    }
    return out;
  }

  const View& view_;
  std::optional<Delay> attribution_;
  std::map<std::string, std::vector<const ClockedDuty*>> votes_;  // by motion
};

}  // namespace

std::vector<text::Diagnostic> born_overdue(const View& view) {
  std::vector<text::Diagnostic> out;
  const std::vector<ClockedDuty> duties = clocked_duties(view);
  const BirthReader births{view, duties};
  for (const ClockedDuty& duty : duties) {
    if (!duty.deadline || duty.trigger == nullptr) continue;
    const Delay known = births.known(*duty.trigger);
    const measure::Duration due = births.clock(duty) + *duty.deadline;
    if (known.span.empty() || known.time < due) continue;
    text::Diagnostic d = warning(
        codes::born_overdue, duty.said.form->within_span.empty() ? duty.said.form->within->span : duty.said.form->within_span,
        fmt::format("this duty can be overdue when it is born: it may be known {} after the start, and is due {} after it",
                    measure::print(known.time), measure::print(due)),
        "count from what makes the duty known (`after finding of ...`, `after ... carried`), or give it longer");
    d.label = fmt::format("over after {}", measure::print(due));
    d.provision = duty.said.number();
    d.notes.push_back({known.span.begin, known.span.end, known.what});
    out.push_back(std::move(d));
  }
  return out;
}

namespace {

// The lateness with which a fact of the kind becomes proven: of as many origins as the
// proof asks for, the quickest. nullopt: no source gives the kind, or too few.
struct Lateness {
  measure::Duration time;
  const text::SourceDeclaration* source = nullptr;
};

std::optional<Lateness> lateness_of(const View& view, std::string_view kind, std::int64_t origins) {
  std::vector<Lateness> quickest;  // one an origin
  std::vector<std::string> seen;
  std::vector<Lateness> all;
  for (const auto& said : view.sources) {
    if (!view.gives(*said.form, kind)) continue;
    const text::SourceOption* late = option(*said.form, text::SourceOption::Sort::late);
    const auto time = late == nullptr ? measure::Duration{} : view.longest(late->time);
    all.push_back({time.value_or(measure::Duration{}), said.form});
  }
  std::ranges::stable_sort(all, {}, &Lateness::time);
  for (const Lateness& one : all) {
    const text::SourceOption* origin = option(*one.source, text::SourceOption::Sort::origin);
    const std::string name = origin == nullptr ? one.source->name.text : origin->word.text;
    if (std::ranges::find(seen, name) != seen.end()) continue;
    seen.push_back(name);
    quickest.push_back(one);
  }
  const auto n = static_cast<std::size_t>(std::max<std::int64_t>(origins, 1));
  if (quickest.size() < n) return std::nullopt;
  return quickest[n - 1];
}

std::int64_t origins_of(const View& view, const text::Norm* norm) {
  const text::Proof* proof = norm != nullptr && norm->proof ? &*norm->proof : view.proof;
  return proof == nullptr ? 1 : proof->origins.value;
}

std::optional<Lateness> latest(const View& view, const text::Event& event) {
  std::optional<Lateness> out;
  const auto take = [&](std::string_view kind, const text::Norm* norm) {
    const Root root = view.root_of(kind);
    if (root != Root::incident && root != Root::sighting) return;
    const auto one = lateness_of(view, kind, origins_of(view, norm));
    if (one && (!out || out->time < one->time)) out = one;
  };
  if (event.sort == text::Event::Sort::kind) take(event.kind.name.text, nullptr);
  for (const text::Name& number : event.norms) {
    for (const auto& said : view.norms_called(number.text)) {
      if (said.form->deed.kind) take(said.form->deed.kind->name.text, said.form);
    }
  }
  return out;
}

}  // namespace

std::vector<text::Diagnostic> shorter_than_lateness(const View& view) {
  std::vector<text::Diagnostic> out;
  for (const ClockedDuty& duty : clocked_duties(view)) {
    const bool when_known = duty.clock == Clock::finding || duty.clock == Clock::attribution;
    if (when_known || !duty.deadline) continue;
    std::optional<Lateness> worst;
    for (const text::Event* event : ground_of(view, *duty.anchor).events) {
      const auto one = latest(view, *event);
      if (one && (!worst || worst->time < one->time)) worst = one;
    }
    if (!worst || worst->time < *duty.deadline) continue;
    text::Diagnostic d = warning(
        codes::lateness, duty.said.form->within->span,
        fmt::format("the deadline of {} may be over before a report comes in: proof may be {} late",
                    duty.said.number().empty() ? "this duty" : duty.said.number(), measure::print(worst->time)),
        "count from the finding: `after finding of ...`, or give the duty longer than the sources take");
    d.provision = duty.said.number();
    if (const text::SourceOption* late = option(*worst->source, text::SourceOption::Sort::late))
      d.notes.push_back({late->span.begin, late->span.end, "the source may be as late as this"});
    out.push_back(std::move(d));
  }
  return out;
}

}  // namespace casus::lint
