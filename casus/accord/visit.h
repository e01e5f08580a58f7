// Visiting every event that a sentence names, wherever it stands in it.
#pragma once

#include "casus/text/tree.h"

namespace casus::accord {

template <typename Visit>
void each_event(const text::Condition& condition, Visit&& visit) {
  for (const auto& all_of : condition.any_of) {
    for (const text::Literal& literal : all_of) {
      if (literal.sort == text::Literal::Sort::event) visit(literal.event);
      if (literal.since) visit(*literal.since);
      for (const text::Condition& inner : literal.group) each_event(inner, visit);
    }
  }
}

template <typename Visit>
void each_event(const text::Anchor& anchor, Visit&& visit) {
  if (anchor.sort == text::Anchor::Sort::event) visit(anchor.event);
}

template <typename Visit>
void each_event(const text::Norm& norm, Visit&& visit) {
  if (norm.on) visit(*norm.on);
  if (norm.from) each_event(norm.from->anchor, visit);
  if (norm.until) each_event(norm.until->anchor, visit);
  if (norm.after) each_event(*norm.after, visit);
  for (const text::Excuse& excuse : norm.excuses) each_event(excuse.condition, visit);
}

}  // namespace casus::accord
