// Packages are walked in the order of their numbers. A line speaks of few choices: what it says
// of each combination of these is looked up, not evaluated again.
#include "casus/masks/mask.h"

#include <algorithm>

#include <fmt/format.h>

#include "casus/seal/sha256.h"

namespace casus::masks {

using base::Fault;
using base::FaultKind;
using base::Result;
using positions::Agenda;
using talks::Package;

namespace {

constexpr std::uint64_t most_combinations = 1 << 16;

void collect(const talks::Condition& condition, std::vector<std::size_t>& issues) {
  if (condition.kind == talks::Condition::Kind::is && std::ranges::find(issues, condition.issue) == issues.end()) issues.push_back(condition.issue);
  for (const talks::Condition& part : condition.parts) collect(part, issues);
}

// One line, by the options of the issues that it asks about.
struct Table {
  std::vector<std::pair<std::size_t, std::uint64_t>> strides;  // issue, weight
  std::vector<bool> holds;

  [[nodiscard]] bool at(const Package& package) const {
    std::uint64_t index = 0;
    for (const auto& [issue, stride] : strides) index += package[issue] * stride;
    return holds[index];
  }
};

class Walk {
 public:
  Walk(const talks::Talk& talk, std::size_t party) : talk_{talk}, party_{party} {
    for (const talks::Line& line : talk.lines) {
      if (line.party == party) add(line);
    }
  }

  void fill(Mask& mask) const {
    Package package(talk_.issues.size(), 0);
    for (std::uint64_t n = 0; n < mask.packages; ++n) {
      if (accepts(package)) {
        mask.bits[n / 8] = static_cast<std::uint8_t>(mask.bits[n / 8] | 1U << (n % 8));
        ++mask.accepted;
      }
      step(package);
    }
  }

 private:
  void add(const talks::Line& line) {
    std::vector<std::size_t> issues;
    collect(line.condition, issues);
    Table table;
    std::uint64_t combinations = 1;
    for (const std::size_t issue : issues) {
      table.strides.emplace_back(issue, combinations);
      combinations *= talk_.issues[issue].options.size();
      if (combinations > most_combinations) break;
    }
    if (line.at_least || combinations > most_combinations) {
      slow_.push_back(&line);
      return;
    }
    Package package(talk_.issues.size(), 0);
    for (std::uint64_t n = 0; n < combinations; ++n) {
      for (const auto& [issue, stride] : table.strides) package[issue] = static_cast<std::uint32_t>(n / stride % talk_.issues[issue].options.size());
      table.holds.push_back(talks::holds(line.condition, package));
    }
    tables_.push_back(std::move(table));
  }

  [[nodiscard]] bool accepts(const Package& package) const {
    if (!std::ranges::all_of(tables_, [&](const Table& table) { return table.at(package); })) return false;
    if (!std::ranges::all_of(slow_, [&](const talks::Line* line) { return talks::holds(talk_, *line, package); })) return false;
    const talks::Party& party = talk_.parties[party_];
    return !party.floor || talks::gain(party, package) >= 0;
  }

  void step(Package& package) const {
    for (std::size_t i = package.size(); i-- > 0;) {
      if (++package[i] < talk_.issues[i].options.size()) return;
      package[i] = 0;
    }
  }

  const talks::Talk& talk_;
  std::size_t party_;
  std::vector<Table> tables_;
  std::vector<const talks::Line*> slow_;
};

}  // namespace

Result<Text> text_of(const Agenda& agenda, std::string_view bytes) {
  std::uint64_t packages = 1;
  for (const talks::Issue& issue : agenda.issues()) {
    packages *= issue.options.size();
    if (packages > most_packages)
      return Fault{FaultKind::range, fmt::format("this text can be closed in more ways than a mask holds, which is {}", most_packages), "close some choices first, each side the same: `casus choose`", {}};
  }
  return Text{&agenda, seal::hex(seal::sha256(bytes)), packages};
}

Result<Mask> mask_of(const Text& text, const positions::Case& held, std::string_view party) {
  const auto& parties = held.talk.parties;
  const auto found = std::ranges::find(parties, party, &talks::Party::id);
  if (found == parties.end())
    return Fault{FaultKind::usage, fmt::format("no page says anything of `{}`", party), "name the party whose pages these are, as the accord names it", {}};
  Mask out{std::string{party}, held.as_of, text.accord, text.packages, 0, std::vector<std::uint8_t>((text.packages + 7) / 8)};
  Walk{held.talk, static_cast<std::size_t>(found - parties.begin())}.fill(out);
  return out;
}

Package package_of(const Agenda& agenda, std::uint64_t number) {
  Package out(agenda.issues().size(), 0);
  for (std::size_t i = out.size(); i-- > 0;) {
    const std::uint64_t options = agenda.issues()[i].options.size();
    out[i] = static_cast<std::uint32_t>(number % options);
    number /= options;
  }
  return out;
}

}  // namespace casus::masks
