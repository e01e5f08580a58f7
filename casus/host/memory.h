// Memory: what the program does with what it has freed.
#pragma once

namespace casus::host {

// Lists of millions are made and freed for one norm after the other. Given back to the system in
// between, each would be made of pages that are cleared anew, a tenth of the time of a judgement.
// Up to 256 MB that were freed are kept, and lists of up to 32 MB lie among the small things.
// The largest memory of a run stays what it is.
void keep_freed_memory();

}  // namespace casus::host
