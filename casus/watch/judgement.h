// Judgement: what is found of an accord over facts, and what is owed.
#pragma once

#include <vector>

#include "casus/finding/duty.h"
#include "casus/finding/finding.h"

namespace casus::watch {

struct Judgement {
  std::vector<finding::Finding> findings;  // in printing order
  std::vector<finding::Duty> duties;       // likewise; only procedure/ judges them
  std::vector<finding::NormHours> hours;   // by norm, then subject as judged
};

}  // namespace casus::watch
