// The joint outcome for people and as JSON.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "casus/masks/together.h"
#include "casus/positions/words.h"
#include "casus/seal/json.h"

namespace casus::masks {

namespace {

// "water: 1 or 2", of the options that are left in some package.
std::string options_left(const Text& text, const Joint& joint, std::size_t issue) {
  const talks::Issue& of = text.agenda->issues()[issue];
  std::vector<std::string> left;
  for (std::size_t o = 0; o < of.options.size(); ++o) {
    if (joint.left[issue][o]) left.push_back(of.options[o]);
  }
  return fmt::format("#{} {}", of.id, fmt::join(left, " or "));
}

}  // namespace

std::string joint_screen(const Text& text, const Joint& joint) {
  std::string out;
  const auto row = [&](std::string_view head, const std::string& words) { out += fmt::format("{:<7}{}\n", head, words); };
  row("MASKS", fmt::format("{}: {} read, of {} parties", text.agenda->title(), joint.masks.size(), text.agenda->parties().size()));
  for (const Mask& mask : joint.masks) row("", fmt::format("{} accepts {} of {} packages, as of {}", mask.party, mask.accepted, mask.packages, positions::day(mask.as_of)));
  row("SPACE", fmt::format("packages {}; acceptable to all of them {}", text.packages, joint.acceptable));
  if (joint.masks.size() > 1) {
    std::vector<std::string> each;
    for (std::size_t m = 0; m < joint.masks.size(); ++m) each.push_back(fmt::format("{} {}", joint.masks[m].party, joint.without[m]));
    row("", fmt::format("acceptable to all the others, without {}", fmt::join(each, ", ")));
  }
  for (std::size_t i = 0; i < joint.examples.size(); ++i) row(i == 0 ? "SUCH AS" : "", fmt::format("{}{}", i == 0 ? " " : "", positions::package_words(*text.agenda, package_of(*text.agenda, joint.examples[i]))));
  if (joint.acceptable > 0) {
    std::string_view head = "LEFT";
    for (std::size_t i = 0; i < joint.left.size(); ++i) {
      row(head, options_left(text, joint, i));
      head = "";
    }
  }
  row("BASIS", std::string{what_a_mask_tells()});
  row("", "each mask is its party's word: nothing here shows that a page stands behind it");
  return out;
}

std::string joint_json(const Text& text, const Joint& joint) {
  seal::JsonWriter json;
  json.begin_object().key("schema").string("casus.masks/1").key("accord").string(text.agenda->title()).key("sha256").string(text.accord);
  json.key("packages").integer(static_cast<std::int64_t>(text.packages)).key("acceptable").integer(static_cast<std::int64_t>(joint.acceptable)).key("masks").begin_array();
  for (std::size_t m = 0; m < joint.masks.size(); ++m) {
    const Mask& mask = joint.masks[m];
    json.begin_object().key("party").string(mask.party).key("as_of").string(measure::print(mask.as_of)).key("accepted").integer(static_cast<std::int64_t>(mask.accepted));
    json.key("acceptable_without").integer(static_cast<std::int64_t>(joint.without[m])).end();
  }
  json.end().key("examples").begin_array();
  for (const std::uint64_t number : joint.examples) {
    const talks::Package package = package_of(*text.agenda, number);
    json.begin_object();
    for (std::size_t i = 0; i < package.size(); ++i) json.key(text.agenda->issues()[i].id).string(text.agenda->issues()[i].options[package[i]]);
    json.end();
  }
  json.end().key("left").begin_object();
  for (std::size_t i = 0; i < joint.left.size(); ++i) {
    json.key(text.agenda->issues()[i].id).begin_array();
    for (std::size_t o = 0; o < joint.left[i].size(); ++o) {
      if (joint.left[i][o]) json.string(text.agenda->issues()[i].options[o]);
    }
    json.end();
  }
  json.end().key("note").string(what_a_mask_tells()).end();
  return json.take();
}

}  // namespace casus::masks
