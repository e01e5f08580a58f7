// Places first (a run of brackets, or a run of option lines), then choices: places of
// one id are one choice. What lies inside what is found in one sweep over the places,
// which nest properly; option lines that a bracket cuts through are read as words.
#include "casus/text/choices.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "casus/base/text.h"
#include "casus/text/brackets.h"
#include "casus/text/codes.h"
#include "casus/text/option_lines.h"
#include "casus/text/slash_list.h"

namespace casus::text {

namespace {

struct Body {
  Span span;
  Notes notes;
};

struct Place {
  Span whole;
  std::vector<Body> options;
  std::string id;
  bool paragraphs = false;
  std::size_t choice = 0;
};

// More brackets that do not match than this are told by one more line elsewhere.
constexpr std::size_t most_told = 200;

class Reader {
 public:
  Reader(std::string_view file, const Document& document)
      : file_{file}, brackets_{read_brackets(file, document)} {
    for (std::size_t i = 0; i < brackets_.brackets.size(); ++i) by_end_.push_back(i);
    std::ranges::sort(by_end_, {}, [&](std::size_t i) { return brackets_.brackets[i].end; });
    for (const auto& run : brackets_.runs) bracket_place(run);
    for (const auto& run : read_option_lines(file, document)) {
      if (!cut_by_bracket(run)) line_place(run);
    }
    std::ranges::sort(places_, {}, [](const Place& place) { return place.whole.begin; });
  }

  ChoiceReading read() {
    for (Place& place : places_) add(place);
    parents();
    unbalanced();
    slash_lists();
    out_.spans = brackets_.brackets.size();
    std::ranges::stable_sort(out_.diagnostics, {}, &Diagnostic::begin);
    return std::move(out_);
  }

 private:
  void bracket_place(const std::vector<std::size_t>& run) {
    Place place;
    for (const std::size_t i : run) {
      const Bracket& bracket = brackets_.brackets[i];
      Body body{{bracket.span.begin + 1, bracket.span.end - 1}, bracket.notes};
      const OptionLabel label = option_label(body.span.in(file_));
      body.span.begin += label.length;
      add_notes(body.notes, label.notes);
      place.options.push_back(std::move(body));
    }
    place.whole = {brackets_.brackets[run.front()].span.begin, brackets_.brackets[run.back()].end};
    keep(std::move(place));
  }

  void line_place(const std::vector<OptionLine>& run) {
    Place place;
    place.paragraphs = true;
    for (const OptionLine& line : run) place.options.push_back({line.body, line.notes});
    place.whole = {run.front().whole.begin, run.back().whole.end};
    keep(std::move(place));
  }

  void keep(Place place) {
    for (const Body& body : place.options) {
      if (!body.notes.id.empty()) place.id = body.notes.id;
    }
    places_.push_back(std::move(place));
  }

  // Does a bracket begin in one of the options and end outside it, or the reverse?
  [[nodiscard]] bool cut_by_bracket(const std::vector<OptionLine>& run) const {
    const auto& all = brackets_.brackets;
    const Span whole{run.front().whole.begin, run.back().whole.end};
    const auto inside = std::ranges::lower_bound(all, whole.begin, {},
                                                 [](const Bracket& b) { return b.span.begin; });
    for (auto it = inside; it != all.end() && it->span.begin < whole.end; ++it) {
      const bool fits = std::ranges::any_of(run, [&](const OptionLine& line) {
        return line.body.begin <= it->span.begin && it->end <= line.body.end;
      });
      if (!fits) return true;
    }
    const auto& ends = by_end_;
    auto end =
        std::ranges::upper_bound(ends, whole.begin, {}, [&](std::size_t i) { return all[i].end; });
    for (; end != ends.end() && all[*end].end <= whole.end; ++end) {
      if (all[*end].span.begin < whole.begin) return true;
    }
    return false;
  }

  void add(Place& place) {
    const auto known = place.id.empty() ? out_.by_id.end() : out_.by_id.find(place.id);
    if (known != out_.by_id.end()) {
      place.choice = known->second;
      return again(place);
    }
    place.choice = out_.choices.size();
    if (!place.id.empty()) out_.by_id.emplace(place.id, place.choice);
    Choice choice;
    choice.id = place.id;
    choice.paragraphs = place.paragraphs;
    choice.keep_or_drop = place.options.size() == 1;
    choice.places.push_back(place.whole);
    for (const Body& body : place.options) {
      choice.options.push_back({{body.span},
                                words(body.span),
                                body.notes.value,
                                body.notes.by,
                                body.notes.opposed,
                                body.notes.reserved,
                                body.notes.claimed});
    }
    out_.choices.push_back(std::move(choice));
  }

  void again(const Place& place) {
    Choice& choice = out_.choices[place.choice];
    for (std::size_t i = 0; i < place.options.size(); ++i) {
      const bool same = place.options.size() == choice.options.size() &&
                        words(place.options[i].span) == choice.options[i].text;
      if (!same) return differ(choice, place, i);
    }
    choice.places.push_back(place.whole);
    for (std::size_t i = 0; i < place.options.size(); ++i) {
      Option& option = choice.options[i];
      const Body& body = place.options[i];
      option.spans.push_back(body.span);
      Notes notes{"", option.value, option.by, option.opposed, option.reserved, option.claimed};
      add_notes(notes, body.notes);
      option.value = notes.value;
      option.by = notes.by;
      option.opposed = notes.opposed;
      option.reserved = notes.reserved;
      option.claimed = notes.claimed;
    }
  }

  void differ(const Choice& choice, const Place& place, std::size_t option) {
    const bool counts = place.options.size() != choice.options.size();
    const Span here = counts ? place.whole : place.options[option].span;
    const Span there = counts ? choice.places.front() : choice.options[option].spans.front();
    tell(
        codes::options_differ, here,
        fmt::format("the choice `{}` has other options here than where it first stands", choice.id),
        "give both places the same options, or this one another `{#id}`");
    Diagnostic& told = out_.diagnostics.back();
    told.severity = Severity::error;
    told.notes.push_back({there.begin, there.end, "the first place"});
  }

  // The words of a body: one blank between words, notes of inner brackets left out.
  [[nodiscard]] std::string words(Span body) const {
    std::string out;
    std::size_t at = body.begin;
    const auto add = [&](std::size_t end) {
      out += file_.substr(at, end - at);
      at = end;
    };
    auto it = std::ranges::lower_bound(brackets_.brackets, body.begin, {},
                                       [](const Bracket& b) { return b.span.begin; });
    std::vector<Span> notes;
    for (; it != brackets_.brackets.end() && it->span.begin < body.end; ++it) {
      if (it->span.end < it->end) notes.push_back({it->span.end, it->end});
    }
    std::ranges::sort(notes);
    for (const Span note : notes) {
      add(std::min(note.begin, body.end));
      at = std::min(note.end, body.end);
    }
    add(body.end);
    return one_blank(out);
  }

  static std::string one_blank(std::string_view text) {
    std::string out;
    for (const char c : text) {
      const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
      if (!blank) out += c;
      if (blank && !out.empty() && out.back() != ' ') out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
  }

  // A choice that stands twice has a parent only if all its places lie in it.
  void parents() {
    struct Open {
      Span span;
      Choice::Parent option;
    };
    std::vector<Open> bodies;
    for (const Place& place : places_) {
      for (std::size_t i = 0; i < place.options.size(); ++i) {
        bodies.push_back({place.options[i].span, {place.choice, static_cast<std::int64_t>(i) + 1}});
      }
    }
    std::ranges::sort(bodies, {}, [](const Open& body) { return body.span.begin; });
    std::vector<Open> stack;
    std::vector<std::size_t> seen(out_.choices.size(), 0);
    auto next = bodies.begin();
    for (const Place& place : places_) {
      for (; next != bodies.end() && next->span.begin <= place.whole.begin; ++next) {
        if (next->span.end > place.whole.begin) stack.push_back(*next);
      }
      while (!stack.empty() && stack.back().span.end < place.whole.end) stack.pop_back();
      Choice& choice = out_.choices[place.choice];
      const bool first = seen[place.choice]++ == 0;
      const bool same = !stack.empty() && choice.parent &&
                        choice.parent->choice == stack.back().option.choice &&
                        choice.parent->option == stack.back().option.option;
      if (first && !stack.empty()) choice.parent = stack.back().option;
      if (!first && !same) choice.parent.reset();
    }
  }

  void unbalanced() {
    const auto& open = brackets_.unclosed;
    for (std::size_t i = 0; i < std::min(open.size(), most_told); ++i) {
      tell(codes::open_bracket, {open[i], open[i] + 1},
           "this bracket is never closed in its article",
           "close it where the option ends; until then it is not counted");
    }
    const auto& stray = brackets_.stray;
    for (std::size_t i = 0; i < std::min(stray.size(), most_told); ++i) {
      tell(codes::stray_bracket, {stray[i], stray[i] + 1}, "this bracket closes nothing",
           "open it where the option begins, or remove it");
    }
  }

  // The same list is told once.
  void slash_lists() {
    std::set<std::string_view> told;
    for (const Choice& choice : out_.choices) {
      for (const Option& option : choice.options) {
        const Span list = slash_list(option.spans.front(), file_);
        if (list.empty() || !told.insert(list.in(file_)).second) continue;
        tell(codes::slash_list, list,
             fmt::format("`{}` are alternatives parted by a slash", list.in(file_)),
             "give each its own brackets, one behind the other: `[one][other]`");
      }
    }
  }

  void tell(std::string_view code, Span span, std::string message, std::string help) {
    out_.diagnostics.push_back({.code = code,
                                .severity = Severity::warning,
                                .begin = span.begin,
                                .end = span.end,
                                .message = std::move(message),
                                .label = {},
                                .help = std::move(help),
                                .provision = {},
                                .notes = {}});
  }

  std::string_view file_;
  BracketReading brackets_;
  std::vector<std::size_t> by_end_;  // indices of brackets
  std::vector<Place> places_;
  ChoiceReading out_;
};

}  // namespace

ChoiceReading read_choices(std::string_view file, const Document& document) {
  return Reader{file, document}.read();
}

const Choice* ChoiceReading::find(std::string_view name) const {
  if (!name.starts_with('@')) {
    const auto found = by_id.find(name);
    return found == by_id.end() ? nullptr : &choices[found->second];
  }
  const auto number = base::parse_int(name.substr(1));
  const auto size = static_cast<std::int64_t>(choices.size());
  if (!number || *number < 1 || *number > size) return nullptr;
  const Choice& choice = choices[static_cast<std::size_t>(*number) - 1];
  return choice.id.empty() ? &choice : nullptr;
}

std::string ChoiceReading::name_of(std::size_t choice) const {
  const std::string& id = choices[choice].id;
  return id.empty() ? fmt::format("@{}", choice + 1) : id;
}

std::size_t ChoiceReading::options() const {
  std::size_t n = 0;
  for (const Choice& choice : choices) n += choice.keep_or_drop ? 2 : choice.options.size();
  return n;
}

}  // namespace casus::text
