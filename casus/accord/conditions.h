// Conditions, events and instants: from the words of the text to values, with the
// checks that need to know what the words mean together.
#pragma once

#include "casus/accord/builder.h"

namespace casus::accord {

// Where a condition stands. It decides whether `another party`, `there` and `notified` say anything.
struct Scope {
  bool judges_a_party = true;  // not under `nobody may`
  bool has_a_place = true;     // the norm names a zone
  bool tests_an_activity = false;  // what the condition excuses may have been notified
};

[[nodiscard]] Who use_who(Builder& builder, const text::Who& who);
[[nodiscard]] Event use_event(Builder& builder, const text::Event& event, const Scope& scope);
[[nodiscard]] Condition use_condition(Builder& builder, const text::Condition& condition,
                                      const Scope& scope);
[[nodiscard]] Anchor use_anchor(Builder& builder, const text::Anchor& anchor, const Scope& scope);
[[nodiscard]] Moment use_moment(Builder& builder, const text::Moment& moment, const Scope& scope);

[[nodiscard]] inline Span span_of(text::Span span) { return {span.begin, span.end}; }

}  // namespace casus::accord
