// Tree: what each sentence says, before any name is looked up.
//
//   file --read_document--> fences --scan--> tokens --parse--> Sentence ...
//
// Every part keeps its span. Comments are not in the tree: they stay with the
// tokens (scanner.h), where the printer finds them. A sentence that could not be
// read is Broken; it has been reported and says nothing further.
//
// Where the text has a choice (`#cap`) for a value, the value's `choice` is set and
// the value itself is empty; where it has one for a zone or a kind, the Name is
// "#cap". parse() with a Closing (choices.h) puts the chosen words there instead.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "casus/measure/calendar.h"
#include "casus/measure/decimal.h"
#include "casus/measure/length.h"
#include "casus/measure/time.h"
#include "casus/text/scanner.h"
#include "casus/text/span.h"

namespace casus::text {

using Duration = At<measure::Duration>;
using Term = At<measure::Term>;  // deadlines, notices, terms: calendar units too
using Length = At<measure::Length>;
using Integer = At<std::int64_t>;
using Date = At<measure::Instant>;

// `if #a and not #b or #c is 2:` before a sentence.
struct ChoiceTest {
  enum class Is : std::uint8_t { taken, option, text, drop };
  Name choice;  // without the `#`
  bool negated = false;
  Is is = Is::taken;
  std::int64_t option = 0;  // from 1
  std::string text;
  Span span;
};
struct Guard {
  std::vector<std::vector<ChoiceTest>> any_of;  // `and` binds before `or`; empty: always
  Span span;
};

enum class Comparison : std::uint8_t { equal, less, at_most, greater, at_least };

struct Operand {  // a number with or without unit, a word, or a date
  std::variant<measure::Decimal, std::string, measure::Instant> value;
  std::string unit;
  Span span;
  std::string choice;  // "cap" of `#cap`; then `value` is empty
};

struct Test {
  Name attribute;
  Comparison comparison = Comparison::equal;
  Operand operand;
};

struct Tests {
  std::vector<std::vector<Test>> any_of;  // `and` binds before `or`; empty: none stated
  Span span;
};

struct KindUse {
  Name name;  // a kind or a root
  Tests tests;
};

struct Point {
  std::int64_t latitude_e7 = 0;
  std::int64_t longitude_e7 = 0;
  Span span;
};

struct Shape {
  enum class Sort : std::uint8_t { area, line, path };
  enum class Edges : std::uint8_t { straight, geodesic, rhumb };
  Sort sort = Sort::area;
  std::optional<Name> file;  // "zones.geojson#front", without the quotation marks
  std::vector<Point> points;
  Edges edges = Edges::straight;
  std::optional<Date> as_of;
};

struct ZoneTerm {
  enum class Op : std::uint8_t { name, shape, within, either, both, less };
  Op op = Op::name;
  Name name;
  Shape shape;
  Length distance;                 // op == within
  std::vector<ZoneTerm> operands;  // within: 1; either, both: 2 or more; less: 2
  Span span;
};

struct AccordDeclaration {
  Name title;
  Integer draft;
  Date of;
  std::optional<Name> offset;  // "+01:00"
};

struct PartyDeclaration {
  Name name;
  Name title;
};

struct Votes {  // `with 3, 2, 1 votes`: how many each member has
  std::vector<Integer> of_each;
  Span span;
};

struct GroupDeclaration {
  Name name;
  std::optional<Name> title;
  bool everyone_except = false;
  std::vector<Name> members;  // or the exceptions
  std::optional<Votes> votes;
};

struct Share {
  enum class Sort : std::uint8_t { consensus, majority, two_thirds, number, unanimity, silent_consensus };
  enum class Base : std::uint8_t { unstated, members, seats, those_voting, votes };
  Sort sort = Sort::consensus;
  Base base = Base::unstated;
  std::int64_t number = 0;  // Sort::number
  Span span;
};
struct CarriedBy {  // `two thirds of members, quorum 3 members`
  Share share;
  std::vector<Share> also;      // `and two thirds of votes`
  std::optional<Share> quorum;  // majority, two_thirds or number, its base stated
  Span span;
};

struct BodyDeclaration {
  Name name;
  Name title;
  std::vector<Name> members;
  std::optional<Votes> votes;
  std::optional<CarriedBy> deciding;
  std::vector<Name> led_by;
  std::vector<Name> backed_by;
};

struct ZoneDeclaration {
  Name name;
  ZoneTerm zone;
  std::vector<Name> each_of;         // `is each of a, b`; then `zone` is empty
  std::optional<Name> each_of_file;  // `is each of "sites.geojson"`
};

struct KindDeclaration {
  Name name;
  std::optional<Name> title;
  std::vector<KindUse> bases;
};

struct SourceOption {
  enum class Sort : std::uint8_t {
    origin,
    grade,
    gap,
    lost,
    late,
    silent,
    covers,
    releases_replace,
    records_add,
    spread,
    where
  };
  Sort sort = Sort::spread;
  Span span;
  Name word;                 // origin, grade; the zone of covers (empty: everything published);
                             // the kind of where
  Duration time;             // gap, lost, late, silent
  std::optional<Date> from;  // covers
  std::optional<Date> to;
  Tests tests;             // where
  std::optional<Name> by;  // where
};

struct SourceDeclaration {
  Name name;
  Name title;
  Name format;
  std::vector<SourceOption> options;
};

struct SeverityDeclaration {
  std::vector<Name> names;
};

struct SameIncidentDeclaration {
  Length distance;
  Duration time;
};

struct Proof {
  Integer origins;
  Name grade;
  std::optional<Name> attributed_by;
  Span span;
};

struct Count {  // `10 incidents within 24 h`
  Integer amount;  // or a choice
  Name measure;
  std::optional<Duration> within;
  Span span;
};

struct Rung {
  Name severity;
  std::vector<Count> any_of;  // empty: the severity alone, `: grave.`
  Span span;
};

// Who: the parties of a condition, of an addressee, of a victim.
struct Who {
  enum class Sort : std::uint8_t { named, anyone, another_party, same_party };
  Sort sort = Sort::named;
  std::vector<Name> names;
  Span span;
};

struct Place {
  enum class Sort : std::uint8_t { zone, there, within };
  Sort sort = Sort::zone;
  Name zone;        // also for `within`
  Length distance;  // `within 3 km of front`
  Span span;
};

struct Amount {  // `75`, `30 000 t displacement of`, `#cap`
  At<measure::Decimal> value;
  std::string unit;              // as written, or empty
  std::optional<Name> attribute;  // `displacement of`
  Span span;
};

// `grave breach of 4.1 or 4.2 by RUS`, `invoke carried`, `fire by RUS in donbas`.
// Whether a kind's name is a kind or a meaning is not known here.
struct Event {
  enum class Sort : std::uint8_t { kind, breach, carried };
  Sort sort = Sort::kind;
  KindUse kind;
  std::optional<Name> severity;  // breach
  std::vector<Name> norms;       // breach
  Name motion;                   // carried
  std::optional<Who> by;
  std::optional<Who> on;
  std::optional<Place> place;
  Span span;
};

struct Condition;
struct Literal {
  enum class Sort : std::uint8_t { event, notified, group };
  enum class Quantity : std::uint8_t { some, none, at_least, more_than };
  Sort sort = Sort::event;
  Quantity quantity = Quantity::some;
  Amount amount;  // at_least, more_than
  Event event;
  std::optional<Duration> within;  // `within 30 d`, the last one where `before` follows
  bool before = false;             // `within 30 d before`
  std::optional<Event> since;
  std::vector<Name> notified_to;
  Term notice;                   // `notified 48 h before`
  std::vector<Condition> group;  // one, in parentheses
  Span span;
};
struct Condition {
  std::vector<std::vector<Literal>> any_of;  // `and` binds before `or`
  Span span;
};

struct Meaning {  // `attack means ..., lasting 24 h with no pause over 6 h`
  Name name;
  Condition condition;
  std::optional<Duration> lasting;
  std::optional<Duration> pause;
};

struct Anchor {  // the instant a clock or a period starts from
  enum class Sort : std::uint8_t { entry_into_force, date, event };
  enum class Clock : std::uint8_t { reached, start, finding, attribution };
  Sort sort = Sort::event;
  Clock clock = Clock::reached;  // `start of`, `finding of`, `attribution of` an event
  Date date;
  Event event;
  Span span;
};

struct Moment {  // `14 d after entry into force`, `2026-01-01Z`
  std::optional<Term> after;
  Anchor anchor;
  Span span;
};

struct Yearly {  // `every year on 01-01, 07-01`
  std::int64_t month = 1;
  std::int64_t day = 1;
  Span span;
};

struct Excuse {
  enum class Sort : std::uint8_t { only_if, unless, notwithstanding, each_declaration };
  Sort sort = Sort::unless;
  Condition condition;      // only_if, unless
  std::vector<Name> norms;  // notwithstanding
  Span span;
};

struct Deed {
  enum class Sort : std::uint8_t { commit, have, withdraw, report_position, report, vote, act };
  Sort sort = Sort::commit;
  Name verb;                   // the word itself: `commit`, `inspect`, `consult`
  std::optional<KindUse> kind;  // what is committed, had, declared, notified ...
  std::optional<Amount> more_than;  // have: a ceiling
  std::optional<Place> place;       // withdraw: the zone it is withdrawn from
  std::optional<Who> on;
  std::optional<Who> to;
  std::optional<Duration> dwell;  // `for 5 min`
  bool longer_than = false;       // `for more than 21 d`
  Name motion;                    // vote
  std::optional<CarriedBy> carried_by;  // none: as the body decides
  Span span;
};

struct Norm {
  enum class Modal : std::uint8_t { must, must_not, may };
  std::optional<Event> on;  // `on attack, ...`
  bool nobody = false;
  bool any_party = false;
  bool together = false;
  std::optional<Who> who;  // if neither nobody nor any_party
  Modal modal = Modal::must_not;
  Deed deed;
  std::optional<Moment> from;
  std::optional<Moment> until;
  std::optional<Term> within;     // `within 24 h after ...`
  std::optional<Anchor> after;
  std::optional<Term> before;     // `at least 42 d before`
  std::optional<Duration> every;  // `every 90 d`
  std::vector<Yearly> yearly;
  Span within_span;  // `within ...` to the end of its anchor
  std::vector<Excuse> excuses;
  std::vector<Rung> ladder;
  std::optional<Proof> proof;
};

struct InForce {
  enum class Sort : std::uint8_t { date, ratified, event };
  Sort sort = Sort::date;
  std::optional<Integer> article;  // `Article 2 in force on ...`
  Date date;
  std::vector<Name> last_of;  // ratified
  Event event;
  std::optional<Term> term;  // `for 10 y`
  std::optional<Name> renewed_by;
  std::optional<Condition> suspended;  // `suspended while CONDITION`
  Span span;
};

struct Chamber {
  Name name;
  Integer seats;
  CarriedBy carried_by;
};
struct Route {
  enum class Order : std::uint8_t { any, before, after };
  Name party;
  std::vector<std::vector<Chamber>> any_of;  // `and` binds before `or`
  Order order = Order::any;                  // relative to the signature by `signatories`
  std::vector<Name> signatories;
  Span span;
};

struct Broken {};

using Form = std::variant<Broken, AccordDeclaration, PartyDeclaration, GroupDeclaration,
                          BodyDeclaration, ZoneDeclaration, KindDeclaration, SourceDeclaration,
                          SeverityDeclaration, SameIncidentDeclaration, Proof, Meaning, Norm, InForce,
                          Route>;

struct Sentence {
  std::optional<Name> number;  // "4.1"
  std::optional<Guard> guard;
  Form form;
  Name declares;          // the name it declares, even if the rest is broken; else empty
  Span span;              // with its full stop
  std::size_t first = 0;  // tokens [first, last) of its block, full stop included
  std::size_t last = 0;
};

}  // namespace casus::text
