// Old findings by id first; what is left over is linked by what it is about.
#include "casus/finding/versions.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace casus::finding {

namespace {

// Two findings can only take each other's place if they say the same thing of the same.
bool same_matter(const Finding& a, const Finding& b) {
  return a.norm == b.norm && a.subject == b.subject && a.key == b.key && a.rung_order == b.rung_order &&
         a.severity == b.severity && a.measure == b.measure;
}

bool touches(const Finding& a, const Finding& b) {
  const bool a_first = !a.to || *a.to >= b.from;
  const bool b_first = !b.to || *b.to >= a.from;
  return a_first && b_first;
}

bool share_evidence(const Finding& a, const Finding& b) {
  const std::set<std::string> known{a.evidence.begin(), a.evidence.end()};
  return std::ranges::any_of(b.evidence, [&](const std::string& fact) { return known.contains(fact); });
}

// Evidence is listed in log order, and another release may be in another order. That a
// verdict no longer waits for late reports is no new version of it.
bool says_the_same(Finding a, Finding b) {
  std::ranges::sort(a.evidence);
  std::ranges::sort(b.evidence);
  a.version = b.version = 1;
  for (Finding* one : {&a, &b}) std::erase(one->reasons, Reason::pending);
  a.replaces = b.replaces = a.replaced_by = b.replaced_by = {};
  return to_json(a) == to_json(b);
}

class Succession {
 public:
  Succession(std::span<const Finding> before, std::span<const Finding> after) {
    for (const Finding& one : before) old_.emplace(one.id, one);
    for (const Finding& one : after) {
      now_.insert(one.id);
      out_.push_back({one, Change::fresh, {}});
    }
  }

  std::vector<Versioned> take() {
    for (Versioned& one : out_) continue_from(one);
    const std::size_t current = out_.size();
    for (const auto& [id, gone] : old_)
      if (!now_.contains(id)) withdraw(gone, current);
    split(current);
    order();
    return std::move(out_);
  }

 private:
  void continue_from(Versioned& one) {
    const auto earlier = old_.find(one.finding.id);
    if (earlier == old_.end()) return;
    const bool same = says_the_same(earlier->second, one.finding);
    one.change = same ? Change::unchanged : Change::changed;
    one.finding.version = earlier->second.version + (same ? 0 : 1);
    one.evidence_before = earlier->second.evidence;
  }

  void withdraw(const Finding& gone, std::size_t current) {
    Versioned out{gone, Change::withdrawn, gone.evidence};
    out.finding.verdict = Verdict::withdrawn;
    ++out.finding.version;
    for (std::size_t i = 0; i < current; ++i) {
      Finding& heir = out_[i].finding;
      if (!same_matter(gone, heir) || !(touches(gone, heir) || share_evidence(gone, heir))) continue;
      out.finding.replaced_by.push_back(heir.id);
      heir.replaces.push_back(gone.id);
    }
    out_.push_back(std::move(out));
  }

  // A new finding out of one that goes on: it was part of it before.
  void split(std::size_t current) {
    for (std::size_t i = 0; i < current; ++i) {
      Versioned& fresh = out_[i];
      if (fresh.change != Change::fresh) continue;
      for (std::size_t k = 0; k < current; ++k) {
        if (out_[k].change != Change::changed) continue;
        const Finding& was = old_.at(out_[k].finding.id);
        if (!same_matter(was, fresh.finding) || !share_evidence(was, fresh.finding)) continue;
        fresh.finding.replaces.push_back(was.id);
      }
    }
  }

  void order() {
    std::ranges::stable_sort(out_, [](const Versioned& a, const Versioned& b) {
      const auto place = [](const Finding& f) { return std::tie(f.norm_order, f.rung_order, f.key, f.subject, f.from, f.id); };
      return place(a.finding) < place(b.finding);
    });
    for (Versioned& one : out_) {
      std::ranges::sort(one.finding.replaces);
      std::ranges::sort(one.finding.replaced_by);
    }
  }

  std::map<std::string, Finding> old_;
  std::set<std::string> now_;
  std::vector<Versioned> out_;
};

}  // namespace

std::string_view name(Change change) {
  switch (change) {
    case Change::unchanged: return "unchanged";
    case Change::fresh: return "new";
    case Change::changed: return "changed";
    case Change::withdrawn: return "withdrawn";
  }
  return "";
}

std::vector<Versioned> versions(std::span<const Finding> before, std::span<const Finding> after) {
  return Succession{before, after}.take();
}

}  // namespace casus::finding
