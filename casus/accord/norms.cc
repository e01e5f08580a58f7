// Norms and meanings: each sentence is read once, in the order of the text.
#include <fmt/format.h>

#include "casus/accord/reading.h"
#include "casus/text/codes.h"

namespace casus::accord {

namespace codes = text::codes;

namespace {

// Two norms may share a number if guards (`if #a:`) may keep them apart.
void number(Builder& b, const text::Sentence& sentence, std::size_t index) {
  const text::Name& number = *sentence.number;
  NumberEntry& entry = b.numbers[number.text];
  const bool first = entry.norms.empty();
  const bool apart =
      !first && (sentence.guard || b.norm_sources[entry.norms.front()].sentence->guard);
  entry.norms.push_back(index);
  if (first || apart) return;
  const std::string provision = number.text.substr(0, number.text.find('('));
  auto& d = b.error(codes::number_twice, number.span,
                    fmt::format("two norms are numbered `{}`", number.text),
                    fmt::format("tell them apart: `{}(a)` and `{}(b)`, in the prose too", provision,
                                provision));
  d.notes.push_back({entry.span.begin, entry.span.end, "the first one"});
}

Norm read(Builder& b, const text::Norm& tree, const text::Sentence& sentence) {
  NormReading reading{b, tree, sentence, {}};
  Norm& out = reading.out;
  out.id = sentence.number->text;
  out.span = span_of(sentence.span);
  out.prose = b.prose_of(out.id);
  read_subjects(reading);
  read_deed(reading);
  read_clocks(reading);
  read_excuses(reading);
  read_ladder(reading);
  out.proof = tree.proof ? b.proof(*tree.proof) : b.accord.proof;
  return std::move(out);
}

}  // namespace

void build_norms(Builder& b) {
  b.each<text::Norm>([&](const text::Norm& tree, const text::Sentence& sentence) {
    if (!sentence.number) return;
    const std::size_t index = b.accord.norms.size();
    number(b, sentence, index);
    b.accord.norms.push_back(read(b, tree, sentence));
    b.norm_sources.push_back({&tree, &sentence});
  });
}

void build_meanings(Builder& b) {
  b.each<text::Meaning>([&](const text::Meaning& tree, const text::Sentence& sentence) {
    b.meaning_index.emplace(tree.name.text, b.accord.meanings.size());
    Meaning out;
    out.name = tree.name.text;
    out.id = sentence.number ? sentence.number->text : "";
    out.span = span_of(sentence.span);
    if (tree.lasting) out.lasting = tree.lasting->value;
    if (tree.pause) out.pause = tree.pause->value;
    b.accord.meanings.push_back(std::move(out));
    b.meaning_trees.push_back(&tree);
  });
  // All of them are known before the first is read, for they may stand on each other.
  for (std::size_t i = 0; i < b.meaning_trees.size(); ++i) {
    b.accord.meanings[i].condition = use_condition(b, b.meaning_trees[i]->condition, Scope{});
  }
}

}  // namespace casus::accord
