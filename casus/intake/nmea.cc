// One line at a time, by hand: the formats are a dozen characters of grammar,
// and this is the path that every position takes.
#include "casus/intake/nmea.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "casus/base/text.h"

namespace casus::intake {

using measure::Instant;

namespace {

constexpr bool is_upper_or_digit(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

// The text as unsigned digits, at most 18 of them; no_number for anything else. A plain
// number, because every line has a time, and an optional in an optional takes as long as
// reading the digits.
constexpr std::int64_t no_number = -1;
std::int64_t digits(std::string_view text) {
  if (text.empty() || text.size() > 18) return no_number;
  std::uint64_t value = 0;
  bool all = true;
  for (const char c : text) {
    const auto digit = static_cast<unsigned char>(c - '0');
    all = all && digit <= 9;
    value = value * 10 + digit;
  }
  return all ? static_cast<std::int64_t>(value) : no_number;
}

// AIS began in 1998 (ITU-R M.1371). An earlier date is of a clock that nobody has set: 1970,
// or 1980, where the weeks of satellite navigation begin.
bool is_of_ais(Instant at) {
  constexpr Instant first{883'612'800'000};  // 1998-01-01
  return at >= first && measure::in_supported_years(at);
}

// Up to ten digits are seconds, twelve or thirteen are milliseconds: the two
// ranges of plausible dates do not meet.
std::optional<Instant> unix_time(std::string_view text) {
  const std::int64_t value = digits(text);
  const bool seconds = text.size() <= 10;
  if (value == no_number || (!seconds && text.size() != 12 && text.size() != 13)) return std::nullopt;
  const Instant at{seconds ? value * 1'000 : value};
  if (!is_of_ais(at)) return std::nullopt;
  return at;
}

enum class Sum { right, wrong, missing };

// `text` is `body*hh...`, without the leading character that does not count.
// The first star ends the body.
Sum check_sum(std::string_view text, std::size_t& star) {
  star = text.find('*');
  if (star == std::string_view::npos || text.size() < star + 3) return Sum::missing;
  const int high = hex_digit(text[star + 1]);
  const int low = hex_digit(text[star + 2]);
  if (high < 0 || low < 0) return Sum::missing;
  return nmea_checksum(text.substr(0, star)) == static_cast<std::uint8_t>(high * 16 + low) ? Sum::right
                                                                                          : Sum::wrong;
}

// Most fields are of one character or none, for which a search of the library is a detour.
std::size_t find_comma(std::string_view text) {
  constexpr std::size_t near = 4;
  for (std::size_t i = 0; i < std::min(near, text.size()); ++i) {
    if (text[i] == ',') return i;
  }
  return text.size() <= near ? std::string_view::npos : text.find(',', near);
}

// Splits without allocating; fields beyond the array are dropped, `size` counts
// them all.
template <std::size_t N>
struct Fields {
  std::array<std::string_view, N> field;
  std::size_t size = 0;
  explicit Fields(std::string_view text) {
    for (;;) {
      const std::size_t comma = find_comma(text);
      if (size < N) field[size] = text.substr(0, comma);
      ++size;
      if (comma == std::string_view::npos) return;
      text.remove_prefix(comma + 1);
    }
  }
};

// Some networks write a group before a block whose checksum they had: \g:1-2-9999,c:1565218798*53\.
// What it covers is sound; the group, which nothing covers, is not read.
bool drop_uncovered_group(std::string_view& block) {
  const std::size_t comma = block.find(',');
  std::size_t star = 0;
  if (!block.starts_with("g:") || comma == std::string_view::npos || check_sum(block.substr(comma + 1), star) != Sum::right) return false;
  block.remove_prefix(comma + 1);
  return true;
}

// A damaged tag block says nothing: a wrong time is worse than none.
void read_tag_block(std::string_view block, TagBlock& tags) {
  std::size_t star = std::string_view::npos;
  if (check_sum(block, star) == Sum::wrong && !drop_uncovered_group(block)) return;
  star = block.find('*');
  std::string_view rest = block.substr(0, star);
  while (!rest.empty()) {
    const std::size_t comma = rest.find(',');
    const std::string_view field = rest.substr(0, comma);
    if (field.starts_with("c:")) tags.time = unix_time(field.substr(2));
    if (field.starts_with("g:")) {
      const std::int64_t id = digits(field.substr(field.rfind('-') + 1));
      if (id != no_number) tags.group = static_cast<std::uint64_t>(id);
    }
    if (comma == std::string_view::npos) return;
    rest.remove_prefix(comma + 1);
  }
}

// `text` begins after "$": PGHP,1,year,month,day,hour,minute,second,ms,...
std::optional<Instant> read_clock(std::string_view text) {
  std::size_t star = 0;
  if (check_sum(text, star) != Sum::right) return std::nullopt;
  const Fields<9> fields{text.substr(0, star)};
  if (fields.size < 9 || fields.field[1] != "1") return std::nullopt;
  std::array<int, 7> value{};
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string_view written = fields.field[i + 2];
    if (written.size() > 4) return std::nullopt;
    const std::int64_t number = digits(written);
    if (number == no_number) return std::nullopt;
    value[i] = static_cast<int>(number);
  }
  const auto at = measure::civil(value[0], value[1], value[2], {value[3], value[4], value[5], value[6]});
  return at && is_of_ais(*at) ? at : std::nullopt;
}

// Networks append station, signal, slot and, last, a time. Thirteen digits are
// when the line arrived; unix seconds may stand before them.
void read_trailer(std::string_view trailer, AisSentence& sentence) {
  std::size_t comma = trailer.rfind(',');
  if (comma == std::string_view::npos) return;
  std::string_view last = base::trim(trailer.substr(comma + 1));
  if (last.size() == 13) {
    sentence.received = unix_time(last);
    if (!sentence.received) return;
    trailer = trailer.substr(0, comma);
    comma = trailer.rfind(',');
    if (comma == std::string_view::npos) return;
    last = trailer.substr(comma + 1);
  }
  if (last.size() == 10) sentence.time = unix_time(last);  // nine digits would be a station
}

// Without a branch for each, so that it is done sixteen at a time.
bool all_six_bits(std::string_view payload) {
  unsigned outside = 0;
  for (const char c : payload) {
    const auto low = static_cast<std::uint8_t>(c - '0');
    const auto high = static_cast<std::uint8_t>(c - '`');
    outside |= static_cast<unsigned>(low > 'W' - '0') & static_cast<unsigned>(high > 'w' - '`');
  }
  return outside == 0;
}

int small_digit(std::string_view text) {
  return text.size() == 1 && text[0] >= '0' && text[0] <= '9' ? text[0] - '0' : -1;
}

// What stands between commas, one after the other.
class Cells {
 public:
  explicit Cells(std::string_view text) : rest_{text} {}
  [[nodiscard]] bool ended() const { return ended_; }
  // Empty beyond the end.
  std::string_view next() {
    const std::size_t comma = find_comma(rest_);
    const std::string_view cell = rest_.substr(0, comma);
    ended_ = comma == std::string_view::npos;
    rest_ = ended_ ? std::string_view{} : rest_.substr(comma + 1);
    return cell;
  }

 private:
  std::string_view rest_;
  bool ended_ = false;
};

// Reads the fields after the formatter; an empty reason means that all hold.
std::string_view read_fields(std::string_view body, AisSentence& sentence) {
  Cells cells{body};
  cells.next();
  sentence.parts = small_digit(cells.next());
  sentence.part = small_digit(cells.next());
  sentence.sequence = cells.next().substr(0, 16);
  sentence.channel = cells.next().substr(0, 16);
  sentence.payload = cells.next();
  if (cells.ended()) return "truncated";
  const std::string_view fill = cells.next();
  sentence.fill = fill.empty() ? 0 : small_digit(fill);
  const bool numbered = sentence.parts >= 1 && sentence.part >= 1 && sentence.part <= sentence.parts;
  if (!cells.ended() || !numbered || sentence.fill < 0 || sentence.fill > 5) return "malformed";
  if (sentence.payload.size() > longest_payload) return "too_long";
  return all_six_bits(sentence.payload) ? std::string_view{} : "malformed";
}

bool has_prefix(std::string_view text) {
  return text.size() >= 7 && text[0] == '!' && is_upper_or_digit(text[1]) && is_upper_or_digit(text[2]) &&
         text[3] == 'V' && text[4] == 'D' && (text[5] == 'M' || text[5] == 'O') && text[6] == ',';
}

std::size_t find_formatter(std::string_view line, std::size_t from = 0) { return std::min(line.find("VDM,", from), line.find("VDO,", from)); }

// `text` has the prefix of a sentence.
void read_sentence(std::string_view text, NmeaLine& line) {
  const std::string_view inner = text.substr(1);
  std::size_t star = 0;
  const Sum sum = check_sum(inner, star);
  // A second `!` before the checksum: the logger lost the end of the first.
  const bool cut = inner.substr(0, star).find('!') != std::string_view::npos;
  line.kind = LineKind::bad;
  if (sum == Sum::missing || cut) line.reason = "truncated";
  else if (sum == Sum::wrong) line.reason = "checksum";
  else line.reason = read_fields(inner.substr(0, star), line.sentence);
  constexpr std::size_t formatter = 3;
  if (sum == Sum::missing || cut || text.size() > star + 4) line.joined = joined_behind(text, formatter);
  if (line.joined != std::string_view::npos) line.joined += line.start;
  if (!line.reason.empty()) return;
  line.kind = LineKind::sentence;
  line.sentence.talker = text.substr(1, 2);
  line.sentence.own = text[5] == 'O';
  line.sentence.time = {};
  line.sentence.received = {};
  std::string_view trailer = inner.substr(star + 3);
  // Of a line that has lost its end the fields at the end are those of the last sentence.
  if (line.joined != std::string_view::npos) trailer = trailer.substr(0, trailer.find_first_of("!$\\"));
  read_trailer(trailer, line.sentence);
}

// Removes blanks, NUL bytes and tag blocks from the front.
std::string_view skip_to_sentence(std::string_view rest, NmeaLine& line, bool& tagged) {
  for (;;) {
    while (!rest.empty() && static_cast<unsigned char>(rest.front()) <= ' ') rest.remove_prefix(1);
    if (rest.empty() || rest.front() != '\\') return rest;
    const std::size_t close = rest.find('\\', 1);
    if (close == std::string_view::npos) return rest;
    read_tag_block(rest.substr(1, close - 1), line.tags);
    tagged = true;
    rest.remove_prefix(close + 1);
  }
}

}  // namespace

std::size_t joined_behind(std::string_view line, std::size_t formatter) {
  // A sentence is over with its checksum, or where another begins.
  const std::size_t end = line.find_first_of("*!", formatter);
  return end == std::string_view::npos ? end : find_formatter(line, end);
}

std::uint8_t nmea_checksum(std::string_view body) {
  // Eight bytes at a time: the order of an exclusive or does not matter.
  std::uint64_t eight = 0;
  for (; body.size() >= sizeof eight; body.remove_prefix(sizeof eight)) {
    std::uint64_t next = 0;
    std::memcpy(&next, body.data(), sizeof next);
    eight ^= next;
  }
  eight ^= eight >> 32U;
  eight ^= eight >> 16U;
  eight ^= eight >> 8U;
  auto sum = static_cast<std::uint8_t>(eight);
  for (const char c : body) sum = static_cast<std::uint8_t>(sum ^ static_cast<std::uint8_t>(c));
  return sum;
}

void scan_line(std::string_view text, NmeaLine& line) {
  line.kind = LineKind::nothing;
  line.tags = {};
  line.clock = {};
  line.reason = {};
  line.joined = std::string_view::npos;
  bool tagged = false;
  const std::string_view rest = skip_to_sentence(text, line, tagged);
  line.start = text.size() - rest.size();
  if (has_prefix(rest)) {
    read_sentence(rest, line);
  } else if (const std::size_t formatter = find_formatter(text); formatter != std::string_view::npos) {
    line.kind = LineKind::bad;
    line.reason = "prefix";
    line.joined = joined_behind(text, formatter);
  } else if (rest.starts_with("$PGHP,")) {
    line.kind = LineKind::clock;
    line.clock = read_clock(rest.substr(1));
  } else if (rest.empty() && tagged) {
    line.kind = LineKind::tags_only;
  }
}

NmeaLine scan_line(std::string_view text) {
  NmeaLine line;
  scan_line(text, line);
  return line;
}

}  // namespace casus::intake
