// One function per verb: arguments in, exit code out. Each prints through the
// Shell and leaves the work to verb/.
#pragma once

#include "casus/cli/arguments.h"
#include "casus/cli/shell.h"

namespace casus::cli {

int run_check(const Arguments& arguments, Shell& shell);
int run_rolling(const Arguments& arguments, Shell& shell);  // check --rolling
int check_page(const Arguments& arguments, std::string bytes, Shell& shell);  // check PAGE
int check_pages(const Arguments& arguments, Shell& shell);                    // check ACCORD PAGE...
int run_fmt(const Arguments& arguments, Shell& shell);
int run_choose(const Arguments& arguments, Shell& shell);
int run_restate(const Arguments& arguments, Shell& shell);
int run_lsp(const Arguments& arguments, Shell& shell);
int run_facts(const Arguments& arguments, Shell& shell);
int run_watch(const Arguments& arguments, Shell& shell);  // watch and backtest
int run_settle(const Arguments& arguments, Shell& shell);
int settle_compared(const Arguments& arguments, Shell& shell);  // settle --compare
int settle_mask(const Arguments& arguments, Shell& shell);      // settle --mask PARTY
int settle_masks(const Arguments& arguments, Shell& shell);     // settle --masks FILE...
int settle_export(const Arguments& arguments, Shell& shell);    // settle --export FORMAT
int run_export(const Arguments& arguments, Shell& shell);
int run_duties(const Arguments& arguments, Shell& shell);
int run_act(const Arguments& arguments, Shell& shell);
int run_explain(const Arguments& arguments, Shell& shell);
int run_verify(const Arguments& arguments, Shell& shell);
int run_simulate(const Arguments& arguments, Shell& shell);
int run_demo(const Arguments& arguments, Shell& shell);
int run_completions(const Arguments& arguments, Shell& shell);
int run_help(const Arguments& arguments, Shell& shell);

}  // namespace casus::cli
