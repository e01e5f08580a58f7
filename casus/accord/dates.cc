// The offset of a text, and the ends of its dated terms.
#include "casus/accord/dates.h"

#include <map>
#include <optional>
#include <string>

#include "casus/base/text.h"

namespace casus::accord {

namespace {

// "+01:00" or "+0100" in minutes; 0 if it is something else.
std::int64_t minutes_of(std::string_view offset) {
  if (offset.size() < 3 || (offset.front() != '+' && offset.front() != '-')) return 0;
  const std::string_view rest = offset.substr(offset.size() > 3 && offset[3] == ':' ? 4 : 3);
  const auto hours = base::parse_int(offset.substr(1, 2));
  const auto minutes = rest.empty() ? std::optional<std::int64_t>{0} : base::parse_int(rest);
  if (!hours || !minutes) return 0;
  const std::int64_t sum = *hours * 60 + *minutes;
  return offset.front() == '-' ? -sum : sum;
}

class Collector {
 public:
  Collector(std::string_view bytes, const text::File& file)
      : file_{&file}, offset_{local_offset(bytes, file)} {
    each<text::InForce>([&](const text::InForce& tree, const text::Sentence&) {
      if (tree.sort != text::InForce::Sort::date || !tree.date.choice.empty()) return;
      const std::string article = tree.article ? std::to_string(tree.article->value) : "";
      entry_.emplace(article, tree.date.value);
    });
  }

  std::vector<DatedTerm> collect() {
    for (const text::Block& block : file_->blocks) {
      for (const text::Sentence& sentence : block.sentences) {
        sentence_ = &sentence;
        if (const auto* norm = std::get_if<text::Norm>(&sentence.form)) add(*norm);
        if (const auto* force = std::get_if<text::InForce>(&sentence.form)) add(*force);
      }
    }
    return std::move(out_);
  }

 private:
  template <typename T>
  void each(auto&& visit) const {
    for (const text::Block& block : file_->blocks) {
      for (const text::Sentence& sentence : block.sentences) {
        if (const T* form = std::get_if<T>(&sentence.form)) visit(*form, sentence);
      }
    }
  }

  void add(const text::Norm& norm) {
    if (norm.within && norm.after) add(*norm.within, date_of(*norm.after), norm.within_span);
    for (const auto* moment : {&norm.from, &norm.until}) {
      if (*moment && (*moment)->after)
        add(*(*moment)->after, date_of((*moment)->anchor), (*moment)->span);
    }
  }

  void add(const text::InForce& force) {
    if (!force.term || force.sort != text::InForce::Sort::date || !force.date.choice.empty()) return;
    add(*force.term, force.date.value, force.term->span);
  }

  void add(const text::Term& term, std::optional<measure::Instant> anchor, text::Span words) {
    if (!anchor || !term.choice.empty()) return;
    out_.push_back({words, sentence_->span, *anchor, measure::deadline(*anchor, term.value, offset_)});
  }

  [[nodiscard]] std::optional<measure::Instant> date_of(const text::Anchor& anchor) const {
    if (anchor.sort == text::Anchor::Sort::date && anchor.date.choice.empty())
      return anchor.date.value;
    if (anchor.sort != text::Anchor::Sort::entry_into_force) return std::nullopt;
    const std::string number = sentence_->number ? sentence_->number->text : "";
    auto found = entry_.find(number.substr(0, number.find('.')));
    if (found == entry_.end()) found = entry_.find("");
    return found == entry_.end() ? std::nullopt : std::optional{found->second};
  }

  const text::File* file_;
  measure::Duration offset_;
  std::map<std::string, measure::Instant> entry_;  // by article; "" is the whole accord
  const text::Sentence* sentence_ = nullptr;
  std::vector<DatedTerm> out_;
};

}  // namespace

measure::Duration written_offset(std::string_view date) {
  constexpr std::size_t day = 10;  // characters of 2025-12-15
  const std::size_t begin = date.starts_with('+') || date.starts_with('-') ? 0 : day;
  const std::size_t at = date.find_first_of("+-", begin);
  if (at == std::string_view::npos) return {};
  return measure::minutes(minutes_of(date.substr(at)));
}

measure::Duration local_offset(std::string_view bytes, const text::File& file) {
  for (const text::Block& block : file.blocks) {
    for (const text::Sentence& sentence : block.sentences) {
      const auto* header = std::get_if<text::AccordDeclaration>(&sentence.form);
      if (header == nullptr) continue;
      const measure::Duration of_date = written_offset(header->of.span.in(bytes));
      if (of_date != measure::Duration{} || !header->offset) return of_date;
      return written_offset(header->offset->text);
    }
  }
  return {};
}

std::vector<DatedTerm> dated_terms(std::string_view bytes, const text::File& file) {
  return Collector{bytes, file}.collect();
}

}  // namespace casus::accord
