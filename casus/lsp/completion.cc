// Completion: a table says what may follow which words; the longest row that fits
// decides. It names sorts of names, and the keywords that can stand there.
#include <algorithm>
#include <array>
#include <set>

#include "casus/base/text.h"
#include "casus/fact/vocabulary.h"
#include "casus/lsp/answers.h"
#include "casus/lsp/page.h"
#include "casus/lsp/proposals.h"
#include "casus/measure/length.h"
#include "casus/measure/time.h"

namespace casus::lsp {

using text::Block;
using text::Token;
using text::TokenKind;

namespace {

// Sorts of names, a letter each: p parties, groups and bodies; z zones; k kinds and
// those of the formats; m meanings; s severities; n norms; f formats; a kinds of acts;
// c choices.
struct Row {
  std::string_view after;  // words before the cursor: `^` the sentence's start, `%` a number, `$` a name
  std::string_view sorts;
  std::string_view keywords;
};

constexpr std::string_view of_norms = "if on nobody any Article";
constexpr std::string_view roots = "act coverage declaration incident sighting";
constexpr auto rows = std::to_array<Row>({
    {"^", "p", "accord party group body zone kind source severity same proof if on nobody any in"},
    {"^ %", "p", of_norms},
    {"^ if", "c", "not"},
    {"^ % if", "c", "not"},
    {"^ on", "km", ""},
    {"^ % on", "km", ""},
    {"if not", "c", ""},
    {"and not", "c", ""},
    {"nobody", "", "may"},
    {"any", "", "party"},
    {"must", "a", "not withdraw report vote"},
    {"must not", "a", "commit have"},
    {"may", "a", "commit have"},
    {"commit", "kc", roots},
    {"have", "kc", roots},
    {"more than", "c", ""},
    {"withdraw", "kc", ""},
    {"report", "k", "position"},
    {"position of", "kc", ""},
    {"breach of", "n", ""},
    {"breach of % or", "n", ""},
    {"notwithstanding", "n", ""},
    {"each of", "z", ""},
    {"majority of", "", "members seats those votes"},
    {"thirds of", "", "members seats those votes"},
    {"unanimity of", "", "members seats those"},
    {"carried by", "", "consensus majority silent two unanimity"},
    {"deciding by", "", "consensus majority silent two unanimity"},
    {"silent", "", "consensus"},
    {"quorum", "", "majority two"},
    {"start of", "km", "breach"},
    {"finding of", "km", "breach"},
    {"attribution of", "km", "breach"},
    {"last of", "p", ""},
    {"% km of", "zc", "area line path within"},
    {"% nmi of", "zc", "area line path within"},
    {"% m of", "zc", "area line path within"},
    {"body $ \" of", "p", ""},
    {"position", "", "of"},
    {"in", "zc", "force"},
    {"there", "", "within since"},
    {"by", "p", "anyone another the"},
    {"to", "p", "another the"},
    {"on", "p", "another the"},
    {"another", "", "party"},
    {"the same", "", "party"},
    {"from", "zc", "entry"},
    {"until", "km", "entry start finding attribution"},
    {"after", "km", "entry start finding attribution"},
    {"entry", "", "into"},
    {"entry into", "", "force"},
    {"within", "c", ""},
    {"at", "", "least"},
    {"every", "c", "year"},
    {"since", "km", "breach"},
    {"means", "kms", "no more breach"},
    {"unless", "kms", "no more notified breach"},
    {"if", "kms", "no more notified breach"},
    {"no", "kms", "breach pause"},
    {"and", "kms", "no more notified breach"},
    {"or", "kmsz", "no more notified breach better"},
    {"reads", "f", ""},
    {"covers", "z", "everything"},
    {"everything", "", "published"},
    {"zone $ is", "z", "area line path within each"},
    {"kind $ is", "k", roots},
    {"group $ is", "p", "everyone"},
    {"everyone", "", "except"},
    {"except", "p", ""},
    {"where", "", ""},
    {"less", "z", ""},
    {"backed by", "p", ""},
    {":", "s", "proof"},
    {";", "s", "proof"},
    {"source $ \" ,", "", "reads"},
    {"reads $ ,", "", "origin grade gap lost late silent covers releases records spread where"},
    {"counted", "", "at"},
    {"", "", "must may in by on to within from until every at unless if notwithstanding with for of or and together "
             "means is counted lasting ratifies as less geodesic rhumb"},
});

bool is_unit(std::string_view word) { return measure::length_unit(word) != 0 || measure::duration_unit(word) != 0; }

// A token as the table writes it.
std::string shape(const Token& token) {
  const bool keyword = token.kind == TokenKind::word && (text::is_reserved(token.text) || is_unit(token.text));
  if (keyword || token.kind == TokenKind::symbol) return std::string{token.text};
  switch (token.kind) {
    case TokenKind::number:
      return "%";
    case TokenKind::string:
      return "\"";
    case TokenKind::stop:
    case TokenKind::end:
      return "^";
    default:
      return "$";
  }
}

// What stands before the cursor in its sentence: "^ % $ must not".
std::vector<std::string> shapes_before(const Block& block, std::size_t offset) {
  std::vector<std::string> out{"^"};
  for (const Token& token : block.tokens.tokens) {
    if (token.span.end > offset || token.kind == TokenKind::end) break;
    const std::string one = shape(token);
    if (one == "^") out.clear();
    out.push_back(one);
  }
  return out;
}

bool ends_with(const std::vector<std::string>& shapes, std::string_view after) {
  if (after.empty()) return true;
  const std::vector<std::string_view> wanted = base::split(after, ' ');
  return wanted.size() <= shapes.size() && std::equal(wanted.rbegin(), wanted.rend(), shapes.rbegin());
}

// The row with the most words that stand before the cursor.
const Row& row_for(const std::vector<std::string>& shapes) {
  const Row* best = &rows.back();
  std::size_t longest = 0;
  for (const Row& row : rows) {
    const std::size_t words = row.after.empty() ? 0 : base::split(row.after, ' ').size();
    if (words <= longest || !ends_with(shapes, row.after)) continue;
    best = &row;
    longest = words;
  }
  return *best;
}

// The sort letter of what a form declares, 0 for nothing.
struct SortOf {
  char operator()(const text::PartyDeclaration&) const { return 'p'; }
  char operator()(const text::GroupDeclaration&) const { return 'p'; }
  char operator()(const text::BodyDeclaration&) const { return 'p'; }
  char operator()(const text::ZoneDeclaration&) const { return 'z'; }
  char operator()(const text::KindDeclaration&) const { return 'k'; }
  char operator()(const text::Meaning&) const { return 'm'; }
  template <typename Other>
  char operator()(const Other&) const {
    return 0;
  }
};

class Proposals {
 public:
  Proposals(const Document& document, std::string_view sorts) : document_{&document}, sorts_{sorts} {}

  std::vector<Proposal> take() {
    for (const Block& block : document_->file().blocks) {
      for (const text::Sentence& one : block.sentences) sentence(one);
    }
    if (wants('s') && !severities_) for (const char* one : {"minor", "serious", "grave"}) add(one, "severity");
    if (wants('a')) acts();
    if (wants('f')) for (const fact::Vocabulary& one : fact::vocabularies()) add(std::string{one.format}, "format");
    if (wants('c')) choices();
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool wants(char sort) const { return sorts_.find(sort) != std::string_view::npos; }

  void add(std::string label, std::string detail, Item item = Item::name) {
    if (seen_.insert(label).second) out_.push_back({std::move(label), std::move(detail), item});
  }

  void sentence(const text::Sentence& one) {
    const char sort = std::visit(SortOf{}, one.form);
    const std::string_view words = one.span.in(document_->text());
    if (sort != 0 && wants(sort)) add(one.declares.text, std::string{words.substr(0, words.find_first_of("\r\n"))});
    if (one.number && wants('n')) add(one.number->text, std::string{words.substr(0, words.find_first_of("\r\n"))}, Item::value);
    if (const auto* severity = std::get_if<text::SeverityDeclaration>(&one.form)) {
      severities_ = true;
      if (wants('s')) for (const text::Name& name : severity->names) add(name.text, "severity");
    }
    if (const auto* source = std::get_if<text::SourceDeclaration>(&one.form)) kinds_of(source->format.text);
  }

  void kinds_of(const std::string& format) {
    const fact::Vocabulary* vocabulary = wants('k') ? fact::vocabulary(format) : nullptr;
    if (vocabulary == nullptr) return;
    for (const fact::FormatKind& kind : vocabulary->kinds) add(std::string{kind.name}, "kind of " + format);
  }

  void acts() {
    for (const char* one : {"notify", "declare", "attribute", "dispute", "object", "waive", "ratify", "sign", "inspect"}) add(one, "act");
  }

  void choices() {
    for (const text::Choice& choice : document_->choices().choices) {
      std::string options;
      for (const text::Option& one : choice.options) options += (options.empty() ? "" : " | ") + one.text.substr(0, one.text.find('\n'));
      if (!choice.id.empty()) add("#" + choice.id, options, Item::value);
    }
  }

  const Document* document_;
  std::string_view sorts_;
  bool severities_ = false;
  std::set<std::string> seen_;
  std::vector<Proposal> out_;
};

}  // namespace

std::string completion(const Document& document, const Question& question) {
  const std::string& text = document.text();
  if (const auto page = question.beside == nullptr ? std::nullopt : page_block_at(text, question.offset)) {
    const text::Span typed = typed_word(text, page->begin, question.offset);
    return proposed(document, page_proposals(text, question.beside->agenda, *page, typed), typed);
  }
  const Block* block = document.block_at(question.offset);
  if (block == nullptr) return "[]";
  const text::Span typed = typed_word(text, block->fence.content.begin, question.offset);
  const Row& row = row_for(shapes_before(*block, typed.begin));
  std::vector<Proposal> all = Proposals{document, typed.in(text).starts_with('#') ? "c" : row.sorts}.take();
  for (const std::string_view keyword : base::split(row.keywords, ' ')) {
    if (!keyword.empty()) all.push_back({std::string{keyword}, {}, Item::keyword});
  }
  return proposed(document, all, typed);
}

}  // namespace casus::lsp
