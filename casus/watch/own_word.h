// OwnWord: whether a report is the word of one who is judged, as a norm sees it.
#pragma once

#include "casus/incident/own_word.h"
#include "casus/incident/weigh.h"
#include "casus/watch/judge.h"

namespace casus::watch {

[[nodiscard]] inline bool is_own(const incident::ReportView& view, const JudgedSubject& subject) {
  return view.origin.sort == incident::Origin::Sort::party && incident::of_the_judged(view.origin.name, view.actors, subject.members);
}

}  // namespace casus::watch
