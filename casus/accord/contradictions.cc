// Norms that contradict each other without `notwithstanding`: what one forbids another
// allows or commands, or one thing has two ceilings. Norms meet in a map by what they
// are about, so that ten thousand of them are not compared in pairs.
//
// Told is only what certainly contradicts: a prohibition that knows `if` or `unless`
// may leave room for the other norm, and so may another place or period.
#include <algorithm>

#include <fmt/format.h>

#include "casus/accord/reading.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

constexpr std::string_view anybody = "*";

std::string printed(const fact::Tests& tests) {
  std::string out;
  for (const auto& all_of : tests.any_of) {
    for (const fact::Test& test : all_of) {
      const auto* number = std::get_if<measure::AmountRange>(&test.operand);
      out += fmt::format("{} {} {} and ", test.attribute, static_cast<int>(test.comparison),
                         number != nullptr ? measure::print(number->low)
                                           : std::get<std::string>(test.operand));
    }
    out += "or ";
  }
  return out;
}

std::vector<std::string> bound(const Norm& norm) {
  if (norm.subjects.anyone) return {std::string{anybody}};
  if (norm.subjects.together) return {norm.subjects.name};
  return norm.subjects.parties;
}

class Finder {
 public:
  explicit Finder(Builder& builder) : b_{&builder}, norms_{&builder.accord.norms} {}

  void find_all() {
    for (std::size_t i = 0; i < norms_->size(); ++i) file(i);
    for (std::size_t i = 0; i < norms_->size(); ++i) {
      const Norm& norm = (*norms_)[i];
      if (norm.form == NormForm::permission || norm.form == NormForm::duty ||
          norm.form == NormForm::periodic || norm.form == NormForm::notice)
        against_prohibitions(i);
    }
  }

 private:
  [[nodiscard]] const text::Norm& tree(std::size_t i) const { return *b_->norm_sources[i].tree; }

  // Its own `if` and `unless`, as written.
  [[nodiscard]] std::string conditions(std::size_t i) const {
    std::string out;
    for (const text::Excuse& excuse : tree(i).excuses) {
      const bool condition = excuse.sort == text::Excuse::Sort::only_if ||
                             excuse.sort == text::Excuse::Sort::unless;
      if (condition) out += excuse.span.in(b_->bytes);
    }
    return out;
  }

  [[nodiscard]] std::string period(std::size_t i) const {
    std::string out;
    for (const auto* moment : {&tree(i).from, &tree(i).until}) {
      if (*moment) out += (*moment)->span.in(b_->bytes);
      out += "|";
    }
    return out;
  }

  // Guards may keep the two apart.
  [[nodiscard]] bool guarded(std::size_t i) const {
    return b_->norm_sources[i].sentence->guard.has_value();
  }

  void file(std::size_t i) {
    const Norm& norm = (*norms_)[i];
    if (norm.form == NormForm::ceiling) return ceiling(i);
    const bool forbids = norm.form == NormForm::commit || norm.form == NormForm::presence;
    if (!forbids || !conditions(i).empty() || guarded(i)) return;
    const std::string_view deed = norm.form == NormForm::commit ? "commit" : "have";
    for (const std::string& party : bound(norm))
      prohibitions_[fmt::format("{} {} {} {}", party, deed, norm.kind, printed(norm.tests))].push_back(i);
  }

  static std::vector<std::size_t> places(const Norm& norm) {
    if (!norm.each.empty()) return norm.each;
    return {norm.zone.value_or(nowhere)};
  }

  // Two ceilings on the same thing in the same place and time.
  void ceiling(std::size_t i) {
    const Norm& norm = (*norms_)[i];
    if (guarded(i) || !tree(i).deed.more_than->value.choice.empty()) return;
    for (const std::string& party : bound(norm)) {
      for (const std::size_t zone : places(norm)) {
        const std::string key = fmt::format(
            "{}/{}/{}/{}/{}/{}/{}/{}", party, norm.kind, printed(norm.tests), zone, norm.measure,
            norm.window ? norm.window->raw() : -1, norm.each_declaration, period(i));
        auto& same = ceilings_[key];
        for (const std::size_t before : same) {
          if (meets(before, i)) return two_ceilings(before, i);
        }
        if (same.size() < most_compared) same.push_back(i);
      }
    }
  }

  [[nodiscard]] bool meets(std::size_t first, std::size_t second) const {
    const Norm& a = (*norms_)[first];
    const Norm& b = (*norms_)[second];
    if (a.ceiling == b.ceiling || yields(a, b) || yields(b, a)) return false;
    const std::string one = conditions(first);
    const std::string other = conditions(second);
    return one.empty() || other.empty() || one == other;
  }

  // Does `a` prevail over `b` by its own words?
  static bool yields(const Norm& a, const Norm& b) {
    return std::ranges::find(a.notwithstanding, b.id) != a.notwithstanding.end();
  }

  void two_ceilings(std::size_t first, std::size_t second) {
    const Norm& before = (*norms_)[first];
    const Norm& norm = (*norms_)[second];
    auto& d = b_->error(codes::contradiction, tree(second).deed.more_than->span,
                        fmt::format("norms {} and {} set two ceilings for the same `{}`", before.id,
                                    norm.id, norm.kind),
                        fmt::format("say which prevails: `..., notwithstanding {}`", before.id));
    const text::Span other = tree(first).deed.more_than->span;
    d.notes.push_back({other.begin, other.end, "the other ceiling"});
  }

  // What this norm does, as a prohibition would name it.
  [[nodiscard]] std::string matter(std::size_t i) const {
    const Norm& norm = (*norms_)[i];
    if (norm.form != NormForm::permission) return fmt::format("commit {} ", norm.action.verb);
    return fmt::format("{} {} {}", tree(i).deed.verb.text, norm.kind, printed(norm.tests));
  }

  void against_prohibitions(std::size_t i) {
    const Norm& norm = (*norms_)[i];
    // A permission that names no norm has been told already.
    const bool bare = norm.form == NormForm::permission && norm.notwithstanding.empty();
    if (guarded(i) || bare) return;
    std::vector<std::string> parties = norm.subjects.parties;
    parties.emplace_back(anybody);
    for (const std::string& party : parties) {
      const auto found = prohibitions_.find(fmt::format("{} {}", party, matter(i)));
      if (found == prohibitions_.end()) continue;
      const auto against = std::ranges::find_if(
          found->second, [&](std::size_t other) { return contradicts(i, other); });
      if (against != found->second.end()) return tell(i, *against);
    }
  }

  [[nodiscard]] bool contradicts(std::size_t i, std::size_t forbidden) {
    const Norm& norm = (*norms_)[i];
    const Norm& other = (*norms_)[forbidden];
    if (yields(norm, other) || yields(other, norm) || apart(norm, other)) return false;
    if (other.on.sort != norm.on.sort || other.on.parties != norm.on.parties) return false;
    for (const std::size_t a : places(norm)) {
      for (const std::size_t b : places(other)) {
        if (overlap(a, b)) return true;
      }
    }
    return false;
  }

  static bool apart(const Norm& a, const Norm& b) {
    return (a.until && b.from && *a.until <= *b.from) || (b.until && a.from && *b.until <= *a.from);
  }

  [[nodiscard]] bool overlap(std::size_t a, std::size_t b) {
    if (a == b || a == nowhere || b == nowhere) return true;
    const auto key = std::minmax(a, b);
    const auto known = overlaps_.find(key);
    if (known != overlaps_.end()) return known->second;
    const auto& zones = b_->accord.zones;
    return overlaps_[key] = earth::overlap(zones[a].compiled, zones[b].compiled);
  }

  void tell(std::size_t i, std::size_t forbidden) {
    const Norm& norm = (*norms_)[i];
    const Norm& other = (*norms_)[forbidden];
    const bool permits = norm.form == NormForm::permission;
    auto& d = b_->error(codes::contradiction, tree(i).deed.span,
                        fmt::format("norm {} {} what norm {} forbids", norm.id,
                                    permits ? "permits" : "commands", other.id),
                        fmt::format("say which prevails: `..., notwithstanding {}`", other.id));
    const text::Span deed = tree(forbidden).deed.span;
    d.notes.push_back({deed.begin, deed.end, "forbidden here"});
  }

  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);  // no place: everywhere
  static constexpr std::size_t most_compared = 16;  // ceilings on one thing under many conditions

  Builder* b_;
  const std::vector<Norm>* norms_;
  ByName<std::vector<std::size_t>> prohibitions_;
  ByName<std::vector<std::size_t>> ceilings_;
  std::map<std::pair<std::size_t, std::size_t>, bool> overlaps_;
};

}  // namespace

void find_contradictions(Builder& b) { Finder{b}.find_all(); }

}  // namespace casus::accord
