// Builder: the state that the parts of from_text() share, in the order in which
// they run: names, header, actors, kinds, zones, sources, meanings, norms, doubts.
//
// Whatever is asked for by name while reading is found in a map: an accord may have
// ten thousand norms, and each is read once.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casus/accord/accord.h"
#include "casus/accord/beside.h"
#include "casus/accord/names.h"
#include "casus/fact/vocabulary.h"
#include "casus/text/parser.h"

namespace casus::accord {

class ZoneResolver;  // zones.h

template <typename T>
using ByName = std::map<std::string, T, std::less<>>;

// A norm of the text, parallel to Accord::norms.
struct NormSource {
  const text::Norm* tree = nullptr;
  const text::Sentence* sentence = nullptr;
};

// A number that a sentence has, whether its norm could be read or not.
struct NumberEntry {
  text::Span span;
  bool broken = false;                // the sentence was not read; it has been told
  std::vector<std::size_t> norms;     // indices into Accord::norms; several under guards
};

struct Builder {
  Builder(std::string_view all_bytes, const text::File& parsed, const ReadBeside& read);
  ~Builder();
  Builder(const Builder&) = delete;
  Builder& operator=(const Builder&) = delete;

  std::string_view bytes;
  const text::File& file;
  const ReadBeside& beside;
  std::vector<text::Diagnostic> diagnostics;
  Names names;
  Accord accord;

  // The kinds that the declared sources' formats define, with their roots, and
  // the acts known to every accord.
  ByName<fact::Root> given_kinds;
  ByName<text::Span> root_from;         // bare kinds whose root a use decided
  std::set<std::string, std::less<>> rootless;  // kinds upon unknown kinds: no root can be told
  bool open_attributes = false;         // some source has columns we cannot list
  std::vector<std::string> attributes;  // of all sources
  bool any_source = false;
  ByName<std::pair<std::string, text::Span>> units;  // of attributes, as first written
  std::unique_ptr<ZoneResolver> zones;
  ByName<std::size_t> zone_index;    // of zones that are areas, anonymous ones included
  ByName<std::size_t> family_index;  // into Accord::families
  ByName<text::Span> lines;          // zones that are lines
  ByName<std::size_t> kind_index, group_index, meaning_index;
  ByName<const text::Provision*> provisions;  // the first paragraph of each number
  ByName<NumberEntry> numbers;
  std::set<std::string, std::less<>> motions;  // that some duty votes on
  std::vector<NormSource> norm_sources;        // parallel to accord.norms
  std::vector<const text::Meaning*> meaning_trees;  // parallel to accord.meanings
  std::vector<const text::Event*> breaches;    // that name a severity; checked at the end
  std::vector<text::Span> source_names;        // parallel to accord.sources
  text::Span proof_span;                       // of the accord's own proof
  text::Span accord_span;

  text::Diagnostic& error(std::string_view code, text::Span span, std::string message,
                          std::string help = {});
  text::Diagnostic& warning(std::string_view code, text::Span span, std::string message,
                            std::string help = {});
  // The second of two sentences that may stand once only.
  void told_twice(std::string_view what, text::Span first, text::Span again);

  template <typename T>
  void each(auto&& visit) const {
    for (const text::Block& block : file.blocks) {
      for (const text::Sentence& sentence : block.sentences) {
        if (const T* form = std::get_if<T>(&sentence.form)) visit(*form, sentence);
      }
    }
  }

  // Use of a kind; nullopt (told) if it is unknown. Roots are kinds here.
  std::optional<fact::Root> use_kind(const text::Name& name);
  // Use of a kind of act, as the verb of a duty; false (told) if it is none.
  bool use_act(const text::Name& name);
  // The root of a kind that exists; nullopt if there is none of this name.
  [[nodiscard]] std::optional<fact::Root> root_of(std::string_view kind) const;
  // Does some source give this attribute, as far as one can know? Told if not.
  bool use_attribute(const text::Name& name);
  // An attribute that no source gives; `known` are those that some do.
  void tell_attribute(const text::Name& name, const std::vector<std::string>& known);
  // An attribute has one unit throughout the accord; told if it has two.
  void use_unit(const std::string& attribute, const std::string& unit, text::Span span);
  // The paragraph of this number, or of the provision that a letter divides: 2.2 for
  // 2.2(a). Empty if there is none.
  [[nodiscard]] Span prose_of(std::string_view number) const;
  // The entry of a norm's number; nullptr (told) if no sentence has it.
  const NumberEntry* use_norm(const text::Name& number);
  // Tests of attributes that `known` or, with `open`, anything may name.
  fact::Tests tests(const text::Tests& tree, const std::vector<std::string>& known, bool open);
  fact::Tests tests(const text::Tests& tree);  // attributes of any source
  std::optional<fact::Grade> grade(const text::Name& name);
  Proof proof(const text::Proof& tree);
  [[nodiscard]] const Group* group(std::string_view name) const;
  // Parties, bodies as one, groups as each of their members; each once.
  std::vector<std::string> actors(const std::vector<text::Name>& list);
};

void declare_names(Builder& builder);
void build_header(Builder& builder);  // accord, severity, same incident
void build_actors(Builder& builder);
void build_kinds(Builder& builder);
void build_zones(Builder& builder, std::string_view lock);
void build_sources(Builder& builder);
void build_proof(Builder& builder);
void build_meanings(Builder& builder);
void build_norms(Builder& builder);
void build_in_force(Builder& builder);     // in_force.cc, with the routes
void grant_permissions(Builder& builder);  // permissions.cc
void find_circles(Builder& builder);       // circles.cc
void check_beginnings(Builder& builder);   // beginnings.cc, after find_circles
void find_contradictions(Builder& builder);
void check_periods(Builder& builder);      // periods.cc
void check_severities(Builder& builder);   // conditions.cc
void warn(Builder& builder);               // doubts.cc
void warn_about_prose(Builder& builder);   // prose.cc

}  // namespace casus::accord
