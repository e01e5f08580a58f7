// Tree: what each sentence says, before any name is looked up.
//
//   file --read_document--> fences --scan--> tokens --parse--> Sentence ...
//
// Every part keeps its span. Comments are not in the tree: they stay with the
// tokens (scanner.h), where the printer finds them. A sentence that could not be
// read is Broken, one whose form this version does not run is NotYet; both have
// been reported and say nothing further.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "casus/measure/decimal.h"
#include "casus/measure/length.h"
#include "casus/measure/time.h"
#include "casus/text/scanner.h"
#include "casus/text/span.h"

namespace casus::text {

using Duration = At<measure::Duration>;
using Length = At<measure::Length>;
using Integer = At<std::int64_t>;
using Date = At<measure::Instant>;

enum class Comparison : std::uint8_t { equal, less, at_most, greater, at_least };

struct Operand {  // a number with or without unit, or a word
  std::variant<measure::Decimal, std::string> value;
  std::string unit;
  Span span;
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

struct GroupDeclaration {
  Name name;
  std::optional<Name> title;
  bool everyone_except = false;
  std::vector<Name> members;  // or the exceptions
};

struct BodyDeclaration {
  Name name;
  Name title;
  std::vector<Name> members;
  std::optional<Name> deciding;  // the share, as written: "two thirds of members"
  std::vector<Name> led_by;
  std::vector<Name> backed_by;
};

struct ZoneDeclaration {
  Name name;
  ZoneTerm zone;
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
  Integer amount;
  Name measure;
  std::optional<Duration> within;
  Span span;
};

struct Rung {
  Name severity;
  std::vector<Count> any_of;  // empty: the severity alone, `: grave.`
  Span span;
};

struct Norm {
  enum class Deed : std::uint8_t { commit, have };
  bool nobody = false;
  bool any_party = false;
  std::vector<Name> subjects;  // if neither
  Deed deed = Deed::commit;
  KindUse kind;
  std::optional<Name> place;
  std::optional<Duration> dwell;
  bool more_than = false;
  std::optional<Date> from;
  std::optional<Date> until;
  std::vector<Rung> ladder;
  std::optional<Proof> proof;
};

struct Broken {};
struct NotYet {};

using Form = std::variant<Broken, NotYet, AccordDeclaration, PartyDeclaration, GroupDeclaration,
                          BodyDeclaration, ZoneDeclaration, KindDeclaration, SourceDeclaration,
                          SeverityDeclaration, SameIncidentDeclaration, Proof, Norm>;

struct Sentence {
  std::optional<Name> number;  // "4.1"
  Form form;
  Name declares;          // the name it declares, even if the rest is broken; else empty
  Span span;              // with its full stop
  std::size_t first = 0;  // tokens [first, last) of its block, full stop included
  std::size_t last = 0;
};

}  // namespace casus::text
