#include "casus/masks/together.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include "casus/base/executor.h"
#include "casus/positions/outcome.h"
#include "casus/seal/sha256.h"

using namespace casus;
using base::FaultKind;
using masks::Mask;
using positions::Agenda;

namespace {

constexpr std::string_view accord =
    "# R\n\n1.1 [ten][twenty [gauged][guessed]{#how}]{#water} units. [Paid.]{#fee} [North][South][Both]{#gate}\n\n```accord\n"
    "accord \"River\", draft 1, of 2026-01-01Z.\nparty UP \"upper\".\nparty DOWN \"lower\".\nparty MID \"middle\".\n```\n";

struct River {
  Agenda agenda = std::move(*Agenda::of(accord));
  masks::Text text = *masks::text_of(agenda, accord);

  [[nodiscard]] std::vector<positions::Page> pages(const std::string& sentences) const {
    std::vector<positions::Page> out{positions::read_page(agenda, "p", "```positions\nsource l \"letter\", grade A1, of 2026-01-10Z.\n" + sentences + "\n```\n")};
    REQUIRE(positions::sound(out));
    return out;
  }
  [[nodiscard]] Mask mask(const std::string& party, const std::string& sentences) const {
    const auto all = pages(sentences);
    auto out = masks::mask_of(text, positions::case_of(agenda, all, positions::latest(agenda, all)), party);
    REQUIRE(out.ok());
    return std::move(*out);
  }
  [[nodiscard]] FaultKind refused(const std::string& bytes) const {
    const auto out = masks::read_mask(text, bytes);
    REQUIRE_FALSE(out.ok());
    CHECK_FALSE(out.fault().help.empty());
    return out.fault().kind;
  }
};

const std::string up = "UP cannot #how 2, source l.\nUP accepts #water 2 if #fee keep, source l.\nUP counts #gate 1 as 5, 3 as 3.\nUP floor 3.";
const std::string down = "DOWN must #water 2, source l.\nDOWN needs not #gate 3, source l.";

// As `written` with `from` in its head turned into `to`.
std::string with(std::string written, std::string_view from, std::string_view to) {
  const std::size_t at = written.find(from);
  REQUIRE(at != std::string::npos);
  return written.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a mask has a bit for each package, the last choice of the text fastest") {
  const River river;
  REQUIRE(river.text.packages == 18);
  const Mask mask = river.mask("DOWN", down);
  CHECK(mask.accepted == 8);
  for (std::uint64_t n = 0; n < 18; ++n) {
    const talks::Package package = masks::package_of(river.agenda, n);
    CHECK(n == (package[0] * 2U + package[1]) * 3U + package[2]);
    CHECK(mask.accepts(n) == (package[0] != 0 && package[2] != 2));
  }
}

TEST_CASE("masks together accept what settling all pages in one place accepts") {
  const River river;
  const auto all = river.pages(up + "\n" + down);
  base::SerialExecutor serial;
  const auto outcome = positions::settle(river.agenda, all, {}, serial);
  REQUIRE(outcome.ok());
  const auto joint = masks::intersect(river.text, {river.mask("DOWN", down), river.mask("UP", up)});
  REQUIRE(joint.ok());
  CHECK(joint->acceptable == outcome->survey.acceptable);
  CHECK(joint->masks[0].party == "UP");
  CHECK(joint->without == std::vector<std::uint64_t>{river.mask("DOWN", down).accepted, river.mask("UP", up).accepted});
  CHECK(joint->examples.size() == joint->acceptable);
}

TEST_CASE("what is left of each choice is what stands in some package that all accept") {
  const River river;
  const auto joint = masks::intersect(river.text, {river.mask("DOWN", down), river.mask("UP", up)});
  REQUIRE(joint.ok());
  CHECK(joint->left[0] == std::vector<bool>{false, true, false});
  CHECK(joint->left[1] == std::vector<bool>{true, false});
  CHECK(joint->left[2] == std::vector<bool>{true, false, false});
}

TEST_CASE("a party that no page speaks of has no mask, and two masks of one party are refused") {
  const River river;
  const auto all = river.pages(down);
  CHECK(masks::mask_of(river.text, positions::case_of(river.agenda, all, positions::latest(river.agenda, all)), "UP").fault().kind == FaultKind::usage);
  CHECK(masks::intersect(river.text, {river.mask("UP", up), river.mask("DOWN", down), river.mask("UP", up)}).fault().kind == FaultKind::conflict);
  CHECK(masks::intersect(river.text, {}).fault().kind == FaultKind::usage);
}

TEST_CASE("a mask is read back as it was written") {
  const River river;
  const Mask mask = river.mask("UP", up);
  const auto back = masks::read_mask(river.text, masks::write_mask(mask));
  REQUIRE(back.ok());
  CHECK((back->party == "UP" && back->accepted == mask.accepted && back->bits == mask.bits && back->as_of == mask.as_of));
}

TEST_CASE("a mask of another text, or of a party that it does not have, is refused") {
  const River river;
  const std::string written = masks::write_mask(river.mask("UP", up));
  CHECK(river.refused(with(written, "\"accord\":\"", "\"accord\":\"0")) == FaultKind::conflict);
  CHECK(river.refused(with(written, "\"party\":\"UP\"", "\"party\":\"OP\"")) == FaultKind::conflict);
  const std::string other = std::string{accord} + "\n";
  const Agenda agenda = std::move(*Agenda::of(other));
  const auto text = masks::text_of(agenda, other);
  CHECK(masks::read_mask(*text, written).fault().kind == FaultKind::conflict);
}

TEST_CASE("a mask with a wrong length, a flipped bit or a bit too many is refused") {
  const River river;
  const Mask mask = river.mask("UP", up);
  const std::string written = masks::write_mask(mask);
  CHECK(river.refused(written.substr(0, written.size() - 1)) == FaultKind::malformed);
  CHECK(river.refused(written + '\0') == FaultKind::malformed);
  std::string flipped = written;
  flipped.back() = static_cast<char>(flipped.back() ^ 1);
  CHECK(river.refused(flipped) == FaultKind::malformed);
  Mask more = mask;
  more.bits.back() |= 0x80;
  CHECK(river.refused(masks::write_mask(more)) == FaultKind::malformed);
  Mask fewer = mask;
  ++fewer.accepted;
  CHECK(river.refused(masks::write_mask(fewer)) == FaultKind::malformed);
}

TEST_CASE("what is no mask is refused, cut anywhere or changed anywhere") {
  const River river;
  for (const char* bytes : {"", "\n", "{}\n", "{\"schema\":\"casus.mask/2\"}\n", "[[[[[[[[\n", "\x1f\x8b"}) CHECK(river.refused(bytes) == FaultKind::malformed);
  const std::string written = masks::write_mask(river.mask("UP", up));
  for (std::size_t n = 0; n < written.size(); ++n) CHECK_FALSE(masks::read_mask(river.text, written.substr(0, n)).ok());
  for (std::size_t n = 0; n < written.size(); ++n) {
    std::string changed = written;
    changed[n] = static_cast<char>(changed[n] ^ 2);
    const auto out = masks::read_mask(river.text, changed);
    if (out) CHECK((out->party == "UP" && out->bits == river.mask("UP", up).bits));  // a key's order or a day, never the bits
  }
}

TEST_CASE("a text that can be closed in too many ways has no masks") {
  std::string prose = "1.1";
  for (int i = 0; i < 27; ++i) prose += fmt::format(" [a][b]{{#c{}}}", i);
  const std::string text = "# R\n\n" + prose + "\n\n```accord\naccord \"River\", draft 1, of 2026-01-01Z.\nparty UP \"upper\".\n```\n";
  const Agenda agenda = std::move(*Agenda::of(text));
  CHECK(masks::text_of(agenda, text).fault().kind == FaultKind::range);
}
