// Accord: the agreed meaning of a text, with every name resolved.
//
//   text::File --from_text()--> Accord --> watch, explain, rehearse
//
// Values only: an Accord can be copied, and nothing in it points outside. Names
// are kept as the text wrote them, because findings speak in them; places in the
// text are kept for explanations. Forms of the language that this version does
// not run are refused by from_text() with a diagnostic; they never reach here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "casus/earth/zone.h"
#include "casus/fact/fact.h"
#include "casus/fact/mapping.h"
#include "casus/measure/decimal.h"
#include "casus/measure/length.h"
#include "casus/measure/time.h"

namespace casus::accord {

// Bytes [begin, end) of the accord's text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Party {
  std::string name;   // "UKR"
  std::string title;  // "Ukraine"
};

// A named list of parties: a group (each of its members) or a body (acts as one).
struct Group {
  std::string name;
  std::string title;
  std::vector<std::string> members;
  bool body = false;
};

// A kind and how it is recognised: a fact is of this kind if its own kind is
// `base` (or one that is, in turn, of kind `base`) and the tests hold.
// `kind artillery is weapon with calibre >= 100 mm` has one basis; `kind fire is
// shelling, rocket` has two, without tests; `kind clash` has none.
struct Basis {
  std::string kind;
  fact::Tests tests;
};
struct Kind {
  std::string name;
  std::string title;
  fact::Root root = fact::Root::incident;
  std::vector<Basis> bases;
};

struct Cover {                                // `covers buffer from DATE to DATE`
  std::optional<std::size_t> zone;            // nullopt: everything
  std::optional<measure::Interval> when;      // nullopt: always
};

struct Source {
  std::string name;
  std::string title;
  std::string format;                  // "ais_nmea"
  std::string origin;                  // default: the source's own name
  fact::SourceProfile profile;         // grade, spread, where-rules: what intake applies
  std::optional<measure::Duration> gap;
  measure::Duration lost = measure::hours(24);
  measure::Duration late;
  std::optional<measure::Duration> silent;
  std::vector<Cover> covers;           // empty: no coverage stated
  bool releases_replace = false;
};

struct SameIncident {
  measure::Length distance;
  measure::Duration time;
};

struct Proof {
  std::int64_t origins = 1;
  fact::Grade grade{'C', '3'};
  std::string attributed_by;  // a body, or empty
  bool stated = false;        // false: the default of 1 origin, C3
};

struct Zone {
  std::string name;
  earth::CompiledZone compiled;
};

// One threshold of a rung: `10 deaths within 24 h`. `measure` is "incidents",
// "movers" or the name of an attribute that is summed.
struct Threshold {
  std::int64_t count = 1;
  std::string measure = "incidents";
  std::optional<measure::Duration> within;  // nullopt: each incident by itself
  Span span;
};
struct Rung {
  std::string severity;
  std::vector<Threshold> any_of;  // joined by `or`; each gives findings of its own
};

enum class NormForm : std::uint8_t {
  commit,    // prohibition of events
  presence,  // prohibition of being somewhere, `for D`
};

// Whom a norm binds, as judged: `nobody may` asks about occurrence only.
struct Subjects {
  bool anyone = false;               // nobody may
  std::vector<std::string> parties;  // must not; each by itself, and all as one
};

struct Norm {
  std::string id;                            // "4.1"
  NormForm form = NormForm::commit;
  Subjects subjects;
  std::string kind;
  fact::Tests tests;                         // `with` of the deed itself
  std::optional<std::size_t> zone;           // index into Accord::zones; nullopt: anywhere
  std::optional<measure::Duration> dwell;    // presence: `for D`
  bool more_than = false;                    // `for more than D`
  std::optional<measure::Instant> from;      // in force for this norm, if stated
  std::optional<measure::Instant> until;
  std::vector<Rung> rungs;                   // at least one, least grave first
  Proof proof;
  Span span;                                 // the formal sentence
  Span prose;                                // the paragraph of the same number, empty if none
};

struct Accord {
  std::string name;
  std::int64_t draft = 0;
  measure::Instant of;
  std::string text;                    // the whole file, for excerpts
  std::string text_digest;             // SHA-256 of `text`, hexadecimal
  std::vector<Party> parties;
  std::vector<Group> groups;
  std::vector<Zone> zones;
  std::vector<Kind> kinds;
  std::vector<Source> sources;
  std::vector<std::string> severities{"minor", "serious", "grave"};
  std::optional<SameIncident> same_incident;
  Proof proof;
  std::vector<Norm> norms;

  // "Berlin package/3/2025-12-15T00:00:00.000Z": what findings hash as `accord`.
  [[nodiscard]] std::string identity() const;
  [[nodiscard]] const Kind* kind(std::string_view name) const;
  [[nodiscard]] const Source* source(std::string_view name) const;
  [[nodiscard]] const Norm* norm(std::string_view id) const;
};

// Is a fact that calls itself `what` (with these attributes) of kind `kind`?
// Three-valued: a missing attribute makes it unknown.
[[nodiscard]] measure::Truth is_of_kind(const Accord& accord, std::string_view what,
                                        const fact::LookUp& attributes, std::string_view kind);

// Can the source give facts of the kind at all? A format gives its own kinds and
// those that the source's `where` rules name; our own tables name their kinds
// themselves and give any of their root, but for kinds of movers that a track
// format of the accord gives (nobody expects the tracks of all ships in a table).
[[nodiscard]] bool can_give(const Accord& accord, const Source& source, std::string_view kind);

// Is the source one "of the proof" of the norm: can it give the kind, is its grade
// good enough, and is it, where a party is judged, nobody's own log? Only where such
// a source watches does silence mean that nothing happened.
[[nodiscard]] bool is_of_proof(const Accord& accord, const Source& source, const Norm& norm);

}  // namespace casus::accord
