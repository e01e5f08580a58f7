// Accord: the agreed meaning of a text, with every name resolved.
//
//   text::File --from_text()--> Accord --> watch, explain, rehearse
//
// Values only: an Accord can be copied, and nothing in it points outside. Names
// are kept as the text wrote them, because findings speak in them; places in the
// text are kept for explanations. An Accord is closed: where the text has open
// choices it is one variant of the family, the one that `variant` names.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casus/earth/zone.h"
#include "casus/fact/fact.h"
#include "casus/fact/mapping.h"
#include "casus/measure/calendar.h"
#include "casus/measure/decimal.h"
#include "casus/measure/length.h"
#include "casus/measure/time.h"
#include "casus/tally/rule.h"

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

// What carries a vote: its share, and its quorum.
using tally::Rule;
using tally::Share;

// Who may vote, and how many votes it has.
struct Voter {
  std::string party;
  std::int64_t votes = 1;
};

// A named list of parties: a group (each of its members) or a body (acts as one).
struct Group {
  std::string name;
  std::string title;
  std::vector<std::string> members;
  bool body = false;
  std::vector<std::int64_t> votes;  // of each member, if the text weighs them; else empty: one each
  std::optional<Rule> deciding;     // a body's own rule
  std::vector<std::string> led_by;
  std::vector<std::string> backed_by;
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
  bool spread = false;                 // a row of several days goes on through all of them
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
struct ZoneFamily {  // `zone sites is each of ...`
  std::string name;
  std::vector<std::size_t> zones;
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

// Whom a condition, an addressee or a victim means.
struct Who {
  enum class Sort : std::uint8_t { unstated, parties, anyone, another_party, same_party };
  Sort sort = Sort::unstated;
  std::vector<std::string> parties;  // Sort::parties; groups stand for their members
};

// Where a condition looks. `within 3 km of front` is a compiled zone of its own.
struct Where {
  enum class Sort : std::uint8_t { anywhere, zone, there };
  Sort sort = Sort::anywhere;
  std::size_t zone = 0;  // index into Accord::zones; `there`: the zone of the norm that uses it
};

// Something that happens or holds: facts of a kind, breaches of norms, a meaning, a
// vote that is carried.
struct Event {
  enum class Sort : std::uint8_t { facts, breach, meaning, carried };
  Sort sort = Sort::facts;
  std::string kind;  // facts
  fact::Root root = fact::Root::incident;
  fact::Tests tests;
  Who by;  // breach: `anyone` asks for occurrence only
  Who on;
  Where where;
  std::vector<std::string> norms;       // breach: their ids
  std::optional<std::string> severity;  // breach: this rung or a graver one
  std::size_t meaning = 0;              // index into Accord::meanings
  std::string motion;                   // carried
  Span span;
};

struct Condition;
struct Literal {
  enum class Sort : std::uint8_t { event, notified, group };
  enum class Quantity : std::uint8_t { some, none, at_least, more_than };
  Sort sort = Sort::event;
  Quantity quantity = Quantity::some;
  measure::Decimal amount;                  // at_least, more_than
  std::string measure = "incidents";        // or the attribute that is summed
  Event event;
  std::optional<measure::Duration> within;  // nullopt: at the instant itself (acts: until then)
  std::optional<Event> since;
  std::vector<std::string> notified_to;
  measure::Term notice;
  std::vector<Condition> group;  // one; Quantity::none negates it
  Span span;
};
struct Condition {
  std::vector<std::vector<Literal>> any_of;  // a disjunction of conjunctions; empty: always
};

struct Meaning {
  std::string name;
  std::string id;  // its number in the text, or empty
  Condition condition;
  std::optional<measure::Duration> lasting;
  std::optional<measure::Duration> pause;  // nullopt: no pause is too long
  Span span;
};

// An instant that the text names: a date, the entry into force, or an event's.
struct Anchor {
  enum class Sort : std::uint8_t { entry_into_force, date, event };
  enum class Clock : std::uint8_t { reached, start, finding, attribution };
  Sort sort = Sort::date;
  Clock clock = Clock::reached;
  measure::Instant date;
  Event event;
};
struct Moment {  // `14 d after entry into force`
  std::optional<measure::Term> after;
  Anchor anchor;
  Span span;
};

// When a norm does not bind, or only binds. `only_if`: the norm binds while it holds.
// A permission (`X may ... notwithstanding N`) is an excuse of norm N that covers
// only facts of its own subjects, kind and place, while that permission is in force.
// So does a norm that prevails `notwithstanding N`.
struct Excuse {
  Condition condition;
  bool only_if = false;
  std::string permission;            // the id of the permission, or empty
  std::vector<std::string> parties;  // of the permission; empty: everybody
  std::string kind;                  // of the permission, or empty
  fact::Tests tests;
  Where where;
};

enum class NormForm : std::uint8_t {
  commit,           // prohibition of events or acts, with a ladder
  presence,         // prohibition of being somewhere, `for D`; absence from a point on
  ceiling,          // `have more than N`: declared, present together, or summed in a window
  duty,             // an act within a deadline of an anchor, or of `on EVENT`
  periodic,         // an act every D, or every year on these days
  notice,           // an act at least D before each activity
  position_report,  // `report position of K in Z every D`
  permission,       // `may`: binds nobody; see Excuse
};

// Whom a norm binds, as judged: `nobody may` asks about occurrence only.
struct Subjects {
  bool anyone = false;               // nobody may
  bool together = false;             // all as one: amounts are added, one act discharges
  std::string name;                  // `together`: "Guarantors together" as findings show it
  std::vector<std::string> parties;  // must not; each by itself, and all as one
  // A duty of `another party`, `the same party`: than the actors of its trigger. All
  // parties are listed; for each start only those are bound that it fits.
  Who::Sort relative = Who::Sort::unstated;
};

// What has to be done, by duty, periodic and notice.
struct Action {
  std::string verb;         // the kind of act: "consult", "declare", "vote", "notify"
  std::string object;       // a kind, or empty: `declare personnel`, `notify exercise`
  fact::Tests object_tests;
  std::string motion;         // vote
  Rule carried_by;            // vote: what the norm says, else what the body that votes has
  std::vector<Voter> voters;  // vote: the members of bodies, each once
  Who to;
  Who on;
};

struct Norm {
  std::string id;                            // "4.1"
  NormForm form = NormForm::commit;
  Subjects subjects;
  std::string kind;                          // commit, presence, ceiling, notice, position_report
  fact::Root root = fact::Root::incident;    // of `kind`
  fact::Tests tests;                         // `with` of the deed itself
  Who on;                                    // commit: the victim, attribute `target`
  std::optional<std::size_t> zone;           // index into Accord::zones; nullopt: anywhere
  std::vector<std::size_t> each;             // `is each of`: judged once for each, as the key
  bool there = false;                        // duty: the zone of its trigger
  std::optional<measure::Duration> dwell;    // presence: `for D`
  bool more_than = false;                    // `for more than D`
  std::optional<measure::Decimal> ceiling;   // ceiling: more than this is too much
  std::string measure;                       // ceiling: the attribute; empty: the number
  std::optional<measure::Duration> window;   // ceiling: a sum in a window
  bool each_declaration = false;             // `counted at each declaration`
  Action action;                             // duty, periodic, notice
  std::optional<Event> trigger;              // duty: `on EVENT`
  std::optional<Anchor> anchor;              // duty: `after ...`, if not the trigger
  measure::Term within;                      // duty: the deadline; notice: how long before
  std::optional<measure::Duration> every;    // periodic, position_report
  struct DayOfYear { int month = 1; int day = 1; };
  std::vector<DayOfYear> yearly;             // periodic
  std::optional<measure::Instant> from;      // in force for this norm, if a date states it
  std::optional<measure::Instant> until;
  std::optional<Moment> from_moment;         // if something else than a date does
  std::optional<Moment> until_moment;
  std::vector<Excuse> excuses;               // its own, and those of permissions
  std::vector<std::string> notwithstanding;  // ids; those of a permission, or that it yields to none of
  std::vector<Rung> rungs;                   // at least one, least grave first
  Proof proof;
  Span span;                                 // the formal sentence
  Span prose;                                // the paragraph of the same number, empty if none
};

// When the accord, or one article of it, is in force. None: over the whole record.
struct InForce {
  std::string article;  // "2", or empty for the whole accord
  enum class Sort : std::uint8_t { date, ratified, event };
  Sort sort = Sort::date;
  measure::Instant date;
  std::vector<std::string> last_of;
  Event event;
  std::optional<measure::Term> term;
  std::string renewed_by;
  std::optional<Condition> suspended{};  // while it holds; also an excuse of each of its norms
};

struct Chamber {
  std::string name;
  std::int64_t seats = 0;
  Rule carried_by;
};
struct Route {
  enum class Order : std::uint8_t { any, before, after };
  std::string party;
  std::vector<std::vector<Chamber>> any_of;
  Order order = Order::any;
  std::vector<std::string> signatories;
};

// A log that goes on: more records may come than those that are judged. Deadlines up to
// `known_to` have passed, and what nobody has told by then, no earlier deadline waits for.
struct OpenLog {
  std::optional<measure::Instant> known_to;  // it is known up to here; nullopt: to its last record
};

struct Accord {
  std::string name;
  std::int64_t draft = 0;
  measure::Instant of;
  measure::Duration offset;            // from UTC, for local days; of the date, else of `offset`
  std::string variant;                 // "cap=1,donbas=drop", "" where the text has no choice
  std::string text;                    // the whole file, for excerpts
  std::string text_digest;             // SHA-256 of `text`, hexadecimal
  std::vector<Party> parties;
  std::vector<Group> groups;
  std::vector<Zone> zones;
  std::vector<ZoneFamily> families;
  std::vector<Kind> kinds;             // by name
  std::vector<Source> sources;
  std::vector<std::string> severities{"minor", "serious", "grave"};
  std::optional<SameIncident> same_incident;
  Proof proof;
  std::vector<Meaning> meanings;
  std::vector<Norm> norms;
  std::vector<InForce> in_force;
  std::vector<Route> routes;
  std::optional<OpenLog> open{};       // judged as of a point of a log that goes on; nullopt: it is closed

  // "Berlin package/3/2025-12-15T00:00:00.000Z": what findings hash as `accord`.
  [[nodiscard]] std::string identity() const;
  [[nodiscard]] const Kind* kind(std::string_view name) const;
  [[nodiscard]] const Source* source(std::string_view name) const;
  [[nodiscard]] const Norm* norm(std::string_view id) const;
};

// The acts that every accord knows without declaring them: notify, declare, attribute, ...
[[nodiscard]] std::span<const std::string_view> given_acts();

// Is a fact that calls itself `what` (with these attributes) of kind `kind`?
// Three-valued: a missing attribute makes it unknown. "norship|vessel" is both of these, of
// "shot?big" nobody knows which it is (fact/perhaps.h).
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
