// View: the sentences of an accord by what they say, with their names looked up. It
// stands on the tree and not on the resolved accord, so that one pass sees the whole
// family of a text with open choices, and a text with an error elsewhere as well.
//
// A value that is a choice (`#cap`) has several readings; shortest() and longest()
// give the ends of them.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/text/choices.h"
#include "casus/text/parser.h"

namespace casus::lint {

template <typename T>
struct Said {  // a form and the sentence it stands in
  const text::Sentence* sentence = nullptr;
  const T* form = nullptr;
  [[nodiscard]] std::string_view number() const {
    return sentence->number ? std::string_view{sentence->number->text} : std::string_view{};
  }
};

enum class Root : std::uint8_t { incident, sighting, declaration, act, coverage };

class View {
 public:
  View(std::string_view bytes, const text::File& file);
  View(const View&) = delete;
  View& operator=(const View&) = delete;

  std::string_view bytes;
  const text::File& file;
  std::vector<Said<text::PartyDeclaration>> parties;
  std::vector<Said<text::GroupDeclaration>> groups;
  std::vector<Said<text::BodyDeclaration>> bodies;
  std::vector<Said<text::ZoneDeclaration>> zones;
  std::vector<Said<text::KindDeclaration>> kinds;
  std::vector<Said<text::SourceDeclaration>> sources;
  std::vector<Said<text::Meaning>> meanings;
  std::vector<Said<text::Norm>> norms;
  std::vector<Said<text::InForce>> in_force;
  std::vector<Said<text::Route>> routes;
  const text::Proof* proof = nullptr;  // the accord's own, or nullptr
  bool broken = false;                 // some sentence could not be read
  text::ChoiceReading choices;

  // Every sentence of that name or number: guards may part two of them.
  [[nodiscard]] std::vector<const text::Meaning*> meanings_called(std::string_view name) const;
  [[nodiscard]] std::vector<Said<text::Norm>> norms_called(std::string_view number) const;

  // The parties behind a name: itself, or the members of a group or a body.
  [[nodiscard]] std::vector<std::string> parties_of(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> subjects_of(const text::Norm& norm) const;

  [[nodiscard]] Root root_of(std::string_view kind) const;
  // Can a record that calls itself `what` be of the kind? `kind fire is shelling` makes
  // each shelling a fire, and of a fire nobody said which it was.
  [[nodiscard]] bool may_be(std::string_view what, std::string_view kind) const;
  // Can the source give records of the kind?
  [[nodiscard]] bool gives(const text::SourceDeclaration& source, std::string_view kind) const;

  // The provision that holds the sentence: its number, else empty.
  [[nodiscard]] const text::Provision* prose_of(std::string_view number) const;

  [[nodiscard]] std::optional<measure::Duration> longest(const text::Duration& time) const;
  [[nodiscard]] std::optional<measure::Duration> shortest(const text::Term& term) const;

 private:
  void index();
  void demand(const text::Norm& norm);
  [[nodiscard]] bool stands_on(std::string_view kind, std::string_view base) const;
  [[nodiscard]] std::vector<measure::Duration> options(const std::string& choice) const;

  // The first of a name; where a guard parts two, either will do.
  std::map<std::string_view, const text::KindDeclaration*> kinds_;
  std::map<std::string_view, const text::GroupDeclaration*> groups_;
  std::map<std::string_view, const text::BodyDeclaration*> bodies_;
  std::multimap<std::string_view, const text::Meaning*> meanings_;
  std::multimap<std::string_view, Said<text::Norm>> norms_;
  std::map<std::string_view, const text::Provision*> provisions_;
  std::map<std::string, Root, std::less<>> demanded_;  // of bare kinds, by the deeds about them
};

// A term at its length in a plain year: a day is 24 h, a month 30 d.
[[nodiscard]] measure::Duration about(const measure::Term& term);

// Calls `visit` for each event of the condition, groups and `since` included; the
// literal is nullptr for the event behind `since`.
using VisitEvent = std::function<void(const text::Event&, const text::Literal*)>;
void each_event(const text::Condition& condition, const VisitEvent& visit);

// The same for all of a norm: `on`, its anchors, its excuses.
void each_event(const text::Norm& norm, const VisitEvent& visit);

// The first option of that sort, or nullptr.
[[nodiscard]] const text::SourceOption* option(const text::SourceDeclaration& source,
                                               text::SourceOption::Sort sort);

}  // namespace casus::lint
