// A mask as a file: a head of one line of JSON, then its bits. Everything that the head says of
// the bits is checked, for a mask that was cut or changed would say yes or no in somebody's name.
#include <algorithm>
#include <bit>

#include <fmt/format.h>
#include <simdjson.h>

#include "casus/masks/mask.h"
#include "casus/seal/json.h"
#include "casus/seal/sha256.h"

namespace casus::masks {

using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

constexpr std::string_view schema = "casus.mask/1";
constexpr std::size_t longest_head = 4096;
constexpr std::size_t deepest = 4;

Fault malformed(std::string message) { return {FaultKind::malformed, std::move(message), "ask its party to send it again; docs/formats/mask.md has the format", {}}; }
Fault of_another(std::string message) { return {FaultKind::conflict, std::move(message), "every side has to compute its mask from the same bytes of the same accord", {}}; }

std::string_view view(const std::vector<std::uint8_t>& bits) { return {reinterpret_cast<const char*>(bits.data()), bits.size()}; }

// The head's fields, as they are written.
struct Head {
  std::string schema, accord, party, as_of, hash;
  std::uint64_t packages = 0, accepted = 0;
};

std::optional<Head> read_head(std::string_view line) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (parser.allocate(std::max<std::size_t>(line.size(), 1), deepest) != simdjson::SUCCESS) return std::nullopt;
  if (parser.parse(simdjson::padded_string(line)).get(root) != simdjson::SUCCESS) return std::nullopt;
  Head out;
  const auto text = [&](const char* key, std::string& into) {
    std::string_view value;
    if (root[key].get(value) != simdjson::SUCCESS) return false;
    into = value;
    return true;
  };
  const auto number = [&](const char* key, std::uint64_t& into) { return root[key].get(into) == simdjson::SUCCESS; };
  const bool whole = text("schema", out.schema) && text("accord", out.accord) && text("party", out.party) && text("as_of", out.as_of) && number("packages", out.packages) &&
                     number("accepted", out.accepted) && text("sha256", out.hash);
  return whole ? std::optional{out} : std::nullopt;
}

std::uint64_t ones(const std::vector<std::uint8_t>& bits) {
  std::uint64_t out = 0;
  for (const std::uint8_t byte : bits) out += static_cast<std::uint64_t>(std::popcount(byte));
  return out;
}

}  // namespace

std::string write_mask(const Mask& mask) {
  seal::JsonWriter json;
  json.begin_object().key("schema").string(schema).key("accord").string(mask.accord).key("party").string(mask.party).key("as_of").string(measure::print(mask.as_of));
  json.key("packages").integer(static_cast<std::int64_t>(mask.packages)).key("accepted").integer(static_cast<std::int64_t>(mask.accepted));
  json.key("sha256").string(seal::hex(seal::sha256(view(mask.bits)))).end();
  return json.take() + "\n" + std::string{view(mask.bits)};
}

Result<Mask> read_mask(const Text& text, std::string_view bytes) {
  const std::size_t end = bytes.substr(0, longest_head).find('\n');
  if (end == std::string_view::npos) return malformed("this is no mask: it does not begin with a line of JSON");
  const auto head = read_head(bytes.substr(0, end));
  if (!head || head->schema != schema) return malformed("this is no mask: its first line is not the head of one");
  if (head->accord != text.accord) return of_another("this mask is of another text: the hashes of the accords differ");
  if (head->packages != text.packages) return malformed(fmt::format("this mask has {} packages, and the text {}", head->packages, text.packages));
  const auto& parties = text.agenda->parties();
  if (std::ranges::find(parties, head->party) == parties.end()) return of_another(fmt::format("the accord has no party `{}`", head->party.substr(0, 60)));
  const auto as_of = measure::parse_instant(head->as_of);
  if (!as_of) return malformed("the day of this mask cannot be read");
  const std::string_view bits = bytes.substr(end + 1);
  const std::size_t wanted = (text.packages + 7) / 8;
  if (bits.size() != wanted) return malformed(fmt::format("this mask has {} bytes behind its head, and {} packages take {}", bits.size(), text.packages, wanted));
  Mask out{head->party, as_of->at, head->accord, head->packages, head->accepted, {bits.begin(), bits.end()}};
  if (seal::hex(seal::sha256(bits)) != head->hash) return malformed("the bits of this mask are not those that its head was written for");
  const std::uint64_t over = wanted * 8 - text.packages;
  if (over > 0 && out.bits.back() >> (8 - over) != 0) return malformed("this mask has bits for packages that do not exist");
  if (ones(out.bits) != out.accepted) return malformed("this mask accepts another number of packages than its head says");
  return out;
}

}  // namespace casus::masks
