// Builder: the state that the parts of from_text() share, in the order in which
// they run: header, actors, sources' names, kinds, zones, sources, norms, doubts.
#pragma once

#include <map>
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

struct Builder {
  Builder(std::string_view all_bytes, const text::File& parsed, const ReadBeside& read)
      : bytes{all_bytes}, file{parsed}, beside{read}, names{diagnostics} {}
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
  std::map<std::string, fact::Root, std::less<>> given_kinds;
  bool open_attributes = false;         // some source has columns we cannot list
  std::vector<std::string> attributes;  // of all sources
  bool any_source = false;
  std::map<std::string, std::pair<std::string, text::Span>>
      units;                                                   // of attributes, as first written
  std::map<std::string, std::size_t, std::less<>> zone_index;  // of zones that are areas
  std::map<std::string, text::Span, std::less<>> lines;        // zones that are lines
  std::vector<text::Span> own_proofs;    // parallel to accord.norms: the proof's words, or empty
  std::vector<text::Span> source_names;  // parallel to accord.sources
  std::vector<text::Norm> norm_trees;    // parallel to accord.norms
  text::Span proof_span;                 // of the accord's own proof
  text::Span accord_span;

  text::Diagnostic& error(std::string_view code, text::Span span, std::string message,
                          std::string help = {});
  text::Diagnostic& warning(std::string_view code, text::Span span, std::string message,
                            std::string help = {});

  template <typename T>
  void each(auto&& visit) const {
    for (const text::Block& block : file.blocks) {
      for (const text::Sentence& sentence : block.sentences) {
        if (const T* form = std::get_if<T>(&sentence.form)) visit(*form, sentence);
      }
    }
  }

  // Kinds that exist without a declaration of their own.
  [[nodiscard]] std::vector<std::string> given_kind_names() const;
  // Use of a kind; nullopt (told) if it is unknown. Roots are kinds here.
  std::optional<fact::Root> use_kind(const text::Name& name);
  // Tests of attributes that `known` or, with `open`, anything may name.
  fact::Tests tests(const text::Tests& tree, const std::vector<std::string>& known, bool open);
  std::optional<fact::Grade> grade(const text::Name& name);
  Proof proof(const text::Proof& tree);
};

// The index of an area; nullopt if the name is unknown, a line (told), or broken.
std::optional<std::size_t> use_zone(Builder& builder, const text::Name& name);

void build_header(Builder& builder);  // accord, severity, same incident
void declare_names(Builder& builder);
void build_actors(Builder& builder);
void build_kinds(Builder& builder);
void build_zones(Builder& builder, std::string_view lock);
void build_sources(Builder& builder);
void build_proof(Builder& builder);
void build_norms(Builder& builder);
void warn(Builder& builder);              // doubts.cc
void warn_about_prose(Builder& builder);  // prose.cc

}  // namespace casus::accord
