// The table of diagnostics: each code is stable for ever, has a title, a reason
// and two short examples. `casus explain CODE` prints it; docs and tests use it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace casus::text {

namespace codes {
// The file and its bytes.
inline constexpr std::string_view open_fence = "CAS-E0101";
inline constexpr std::string_view nul_byte = "CAS-E0102";
inline constexpr std::string_view bad_utf8 = "CAS-E0103";
inline constexpr std::string_view nothing_formal = "CAS-E0104";
// Words.
inline constexpr std::string_view bad_character = "CAS-E0111";
inline constexpr std::string_view open_string = "CAS-E0112";
inline constexpr std::string_view bad_number = "CAS-E0113";
inline constexpr std::string_view bad_date = "CAS-E0114";
inline constexpr std::string_view bad_position = "CAS-E0115";
// Sentences.
inline constexpr std::string_view unexpected = "CAS-E0201";
inline constexpr std::string_view missing_stop = "CAS-E0202";
inline constexpr std::string_view no_sentence = "CAS-E0203";
inline constexpr std::string_view reserved_word = "CAS-E0204";
// CAS-E0205, a form that was not run yet, is retired; the number is not used again.
inline constexpr std::string_view unknown_option = "CAS-E0206";
inline constexpr std::string_view option_twice = "CAS-E0207";
inline constexpr std::string_view too_deep = "CAS-E0208";
// Names.
inline constexpr std::string_view unknown_name = "CAS-E0301";
inline constexpr std::string_view declared_twice = "CAS-E0302";
inline constexpr std::string_view wrong_sort = "CAS-E0303";
inline constexpr std::string_view unknown_format = "CAS-E0304";
inline constexpr std::string_view unknown_attribute = "CAS-E0305";
inline constexpr std::string_view number_twice = "CAS-E0306";
inline constexpr std::string_view cycle = "CAS-E0307";
inline constexpr std::string_view no_accord = "CAS-E0308";
inline constexpr std::string_view missing_file = "CAS-E0309";
inline constexpr std::string_view bad_zone = "CAS-E0310";
inline constexpr std::string_view unknown_norm = "CAS-E0311";
inline constexpr std::string_view unknown_motion = "CAS-E0312";
// Choices.
inline constexpr std::string_view unknown_choice = "CAS-E0321";
inline constexpr std::string_view option_no_value = "CAS-E0322";
inline constexpr std::string_view options_differ = "CAS-E0323";
inline constexpr std::string_view dropped_value = "CAS-E0324";
inline constexpr std::string_view no_such_option = "CAS-E0325";
inline constexpr std::string_view guarded_name = "CAS-E0326";
// Types.
inline constexpr std::string_view unit_mismatch = "CAS-E0401";
inline constexpr std::string_view mixed_roots = "CAS-E0402";
inline constexpr std::string_view wrong_root = "CAS-E0403";
inline constexpr std::string_view no_order = "CAS-E0404";
// Norms.
inline constexpr std::string_view ladder_order = "CAS-E0501";
inline constexpr std::string_view threshold = "CAS-E0502";
inline constexpr std::string_view presence_ladder = "CAS-E0503";
inline constexpr std::string_view empty_period = "CAS-E0504";
inline constexpr std::string_view no_anchor = "CAS-E0505";
inline constexpr std::string_view deadline_before = "CAS-E0506";
inline constexpr std::string_view contradiction = "CAS-E0507";
inline constexpr std::string_view bare_permission = "CAS-E0508";
inline constexpr std::string_view finding_cycle = "CAS-E0509";
inline constexpr std::string_view no_such_rung = "CAS-E0510";
inline constexpr std::string_view form_mismatch = "CAS-E0511";
inline constexpr std::string_view no_share = "CAS-E0512";
inline constexpr std::string_view empty_zone = "CAS-E0513";
// Doubts.
inline constexpr std::string_view no_proof = "CAS-W0601";
inline constexpr std::string_view unprovable = "CAS-W0602";
inline constexpr std::string_view unobserved = "CAS-W0603";
inline constexpr std::string_view silent_source = "CAS-W0604";
inline constexpr std::string_view no_gap = "CAS-W0605";
inline constexpr std::string_view no_prose = "CAS-W0606";
inline constexpr std::string_view value_not_in_prose = "CAS-W0607";
inline constexpr std::string_view open_bracket = "CAS-W0608";
inline constexpr std::string_view stray_bracket = "CAS-W0609";
inline constexpr std::string_view slash_list = "CAS-W0610";
// Warnings about words.
inline constexpr std::string_view degree_word = "CAS-W0611";
inline constexpr std::string_view undefined_term = "CAS-W0612";
inline constexpr std::string_view side_document = "CAS-W0613";
inline constexpr std::string_view without_sides = "CAS-W0614";
inline constexpr std::string_view who_counts = "CAS-W0615";
inline constexpr std::string_view unclear_zone = "CAS-W0616";
inline constexpr std::string_view placeholder = "CAS-W0617";
// Warnings about clocks, duties, proofs.
inline constexpr std::string_view clock_differs = "CAS-W0621";
inline constexpr std::string_view born_overdue = "CAS-W0622";
inline constexpr std::string_view lateness = "CAS-W0623";
inline constexpr std::string_view no_consequence = "CAS-W0624";
inline constexpr std::string_view unreportable = "CAS-W0625";
inline constexpr std::string_view dwell_beyond_gap = "CAS-W0626";
inline constexpr std::string_view void_and_trigger = "CAS-W0627";
inline constexpr std::string_view no_ratification = "CAS-W0628";
inline constexpr std::string_view threshold_unlikely = "CAS-W0629";
inline constexpr std::string_view no_window = "CAS-W0630";
// Warnings about choices.
inline constexpr std::string_view unsupported_option = "CAS-W0641";
inline constexpr std::string_view unknown_supporter = "CAS-W0642";
inline constexpr std::string_view idle_choice = "CAS-W0643";
inline constexpr std::string_view unused_name = "CAS-W0644";
}  // namespace codes

// `bad` and `good` are sentences of an accord block, or whole files if they
// contain a fence; `bad` gives exactly this code, `good` does not.
struct CodeEntry {
  std::string_view code;
  std::string_view title;  // one line
  std::string_view why;    // a paragraph
  std::string_view bad;
  std::string_view good;
};

// By code. The parts of the table stand in codes_*.cc.
[[nodiscard]] std::span<const CodeEntry> code_table();

// The page that `casus explain CODE` prints; nullopt for a code that does not exist.
[[nodiscard]] std::optional<std::string> code_explanation(std::string_view code);

}  // namespace casus::text
