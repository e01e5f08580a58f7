// NMEA 0183 lines as AIS networks log them: what one line says, by itself.
//
// A line may hold, in this order: blanks or NUL bytes, one or more tag blocks
// (`\c:1565218798,g:1-2-99*hh\`), a sentence (`!AIVDM,...*hh` or `$PGHP,...*hh`),
// and a trailer of comma-separated fields that the network appended. Nothing is
// remembered from line to line; that is the assembler's part (ais_assembly.h).
//
// Every view points into the line that was given.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "casus/measure/time.h"

namespace casus::intake {

// `g:1-2-3985`: sentence 1 of 2 of group 3985. Only the id joins parts; the
// numbers of the sentences themselves order them.
struct TagBlock {
  std::optional<measure::Instant> time;  // c: in seconds or milliseconds
  std::optional<std::uint64_t> group;
};

// The seven fields of a VDM or VDO sentence, and the time its trailer states.
struct AisSentence {
  std::string_view talker;   // two characters, A-Z 0-9
  bool own = false;          // VDO: the station's own transmission
  int parts = 1;             // 1 .. 9
  int part = 1;              // 1 .. parts
  std::string_view sequence; // as written, at most its first 16 characters
  std::string_view channel;  // likewise; it never rejects
  std::string_view payload;  // six-bit characters, all of the alphabet
  int fill = 0;              // 0 .. 5 bits to drop at the payload's end
  std::optional<measure::Instant> time;      // trailing unix seconds
  std::optional<measure::Instant> received;  // trailing 13-digit milliseconds
};

enum class LineKind {
  nothing,    // neither VDM nor VDO nor a time
  sentence,   // `sentence` holds, `tags` too
  tags_only,  // a tag block alone on its line
  clock,      // $PGHP: `clock` holds, or is empty where its date is no date
  bad         // holds VDM or VDO, but is no sentence: `reason` says why
};

struct NmeaLine {
  LineKind kind = LineKind::nothing;
  TagBlock tags;
  AisSentence sentence;
  std::optional<measure::Instant> clock;
  std::string_view reason;  // prefix, truncated, checksum, malformed or too_long
  std::size_t start = 0;    // of the sentence's `!` within the line
  std::size_t joined = std::string_view::npos;  // of the formatter of a further sentence behind it
};

// The longest payload that is read, in six-bit characters. AIS itself ends at
// five slots, 1,064 bits, 178 characters; a longer one is bad (`too_long`).
inline constexpr std::size_t longest_payload = 4'096;

[[nodiscard]] NmeaLine scan_line(std::string_view line);
// The same into one that is there: of `sentence` only what `kind` says holds.
void scan_line(std::string_view text, NmeaLine& line);

// Of a line that has lost its end: the formatter (`VDM,` or `VDO,`) of the sentence behind the
// one whose formatter stands at `formatter`; npos where there is none.
[[nodiscard]] std::size_t joined_behind(std::string_view line, std::size_t formatter);

// The exclusive or of all bytes.
[[nodiscard]] std::uint8_t nmea_checksum(std::string_view body);

// The value 0 .. 63 of a six-bit character, or -1.
[[nodiscard]] constexpr int six_bits(char c) {
  if (c >= '0' && c <= 'W') return c - '0';
  if (c >= '`' && c <= 'w') return c - '`' + 40;
  return -1;
}

}  // namespace casus::intake
