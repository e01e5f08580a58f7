#include "casus/text/choose.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <string>
#include <vector>

namespace casus::text {
namespace {

Assignment assignment(std::string_view file, std::string_view words) {
  const ChoiceReading reading = read_choices(file, read_document(file));
  const auto out = read_assignment(reading, words, Completeness::some);
  if (!out) MESSAGE(out.fault().text());
  REQUIRE(out.ok());
  return *out;
}

std::string chosen(std::string_view file, std::string_view words) {
  const auto out = choose(file, assignment(file, words));
  return out ? *out : "fault: " + out.fault().message;
}

struct Case {
  std::string_view file, words, result;
};

TEST_CASE("the words of the option taken stay, brackets, notes and other options go") {
  constexpr Case cases[] = {
      {"A [shall]{by=X}[should]{#v} go.\n", "v=1", "A shall go.\n"},
      {"A [shall]{by=X}[should]{#v} go.\n", "v=2", "A should go.\n"},
      {"A goes [soon]{#x}.\n", "x=drop", "A goes.\n"},
      {"A goes [soon]{#x}.\n", "x=keep", "A goes soon.\n"},
      {"A goes[, and soon]{#x}.\n", "x=drop", "A goes.\n"},
      {"Part[ies]{#x} go.\n", "x=drop", "Part go.\n"},
      {"[ a ][b]{#x} c\n", "x=1", "a c\n"},
      {"[a [b][c]{#in} d]{#out} e\n", "out=keep,in=2", "a c d e\n"},
      {"[a [b][c]{#in} d]{#out} e\n", "out=keep", "a [b][c]{#in} d e\n"},
      {"[a [b][c]{#in} d]{#out} e\n", "in=1", "[a b d]{#out} e\n"},
      {"[a [b][c]{#in} d]{#out} e\n", "out=drop", "e\n"},
      {"[a]{#x} and [a]{#x}\n", "x=keep", "a and a\n"},
      {"[a] and [b]{#x} [c]\n", "@1=drop,@3=keep", "and [b]{#x} c\n"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.file);
    CAPTURE(one.words);
    CHECK(chosen(one.file, one.words) == one.result);
  }
}

TEST_CASE("the white space of what went goes by one rule") {
  constexpr Case cases[] = {
      {"A [x]{#x} b\n", "x=drop", "A b\n"},
      {"A [x]{#x}[y], b\n", "x=2", "A y, b\n"},
      {"A [x]{#x}, b (c [x]{#x})\n", "x=drop", "A, b (c)\n"},
      {"A [x]{#x} .5 b\n", "x=drop", "A .5 b\n"},
      {"[x]{#x} b\n", "x=drop", "b\n"},
      {"a [x]{#x}\nb\n", "x=drop", "a\nb\n"},
      {"a\n[x]{#x}\nb\n", "x=drop", "a\nb\n"},
      {"a\n\n[x]{#x}\n\nb\n", "x=drop", "a\n\nb\n"},
      {"a\r\n\r\n[x]{#x} [x]{#x}\r\n\r\nb\r\n", "x=drop", "a\r\n\r\nb\r\n"},
      {"[x]{#x}\n\nb\n", "x=drop", "b\n"},
      {"- a\n- [x]{#x}\n- b\n", "x=drop", "- a\n- b\n"},
      {"a [x]{#x}", "x=drop", "a"},
      {"9.1 [x]{#x}\n", "x=drop", "9.1\n"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.file);
    CHECK(chosen(one.file, one.words) == one.result);
  }
}

TEST_CASE("of paragraphs one stays, without its label") {
  constexpr std::string_view file =
      "5.1 Option 1 {by=A}{#p}: Ukraine keeps\n800 [men]{#m}.\n\n**Option 2:** It keeps "
      "600.\n\nMore.\n";
  CHECK(chosen(file, "p=1") == "5.1 Ukraine keeps\n800 [men]{#m}.\n\nMore.\n");
  CHECK(chosen(file, "p=1,m=drop") == "5.1 Ukraine keeps\n800.\n\nMore.\n");
  CHECK(chosen(file, "p=2") == "5.1 It keeps 600.\n\nMore.\n");
  CHECK(chosen("[Option 1: yes][Option 2: no]{#x}\n", "x=2") == "no\n");
}

std::string code(std::string_view prose, std::string_view sentences) {
  return fmt::format("{}\n\n```accord\n{}```\n", prose, sentences);
}

TEST_CASE("in the code guards that hold go, sentences that fail go, choices become values") {
  const std::string file =
      code("[800,000][six hundred]{#cap} [out]{#d}",
           "kind k.   -- all of it\n"
           "1.1 if #cap is 1: A must not have more than #cap k.\n"
           "1.2 if #cap is 2 and #d: A must not have more than #cap k.   kind m.\n"
           "if not #d: kind o.\n");
  CHECK(chosen(file, "cap=1,d=drop") == code("800,000",
                                             "kind k.   -- all of it\n"
                                             "1.1 A must not have more than 800 000 k.\n"
                                             "kind m.\n"
                                             "kind o.\n"));
  CHECK(chosen(file, "cap=2,d=keep") == code("six hundred out",
                                             "kind k.   -- all of it\n"
                                             "1.2 A must not have more than 600 k.   kind m.\n"));
}

TEST_CASE("closing some leaves the rest open, and of a guard what still depends on it") {
  const std::string file = code("[1][2]{#a} [1][2]{#b} [x [1][2]{#in}]{#out}",
                                "if #a is 1 and #b is 2 or #a is 2 and not #b: kind k.\n"
                                "if #in is drop and #b is 1: kind m.\nif #b is \"1\": kind o.\n");
  CHECK(chosen(file, "a=1") ==
        code("1 [1][2]{#b} [x [1][2]{#in}]{#out}",
             "if #b is 2: kind k.\n"
             "if #in is drop and #b is 1: kind m.\nif #b is \"1\": kind o.\n"));
  CHECK(chosen(file, "out=keep") == code("[1][2]{#a} [1][2]{#b} x [1][2]{#in}",
                                         "if #a is 1 and #b is 2 or #a is 2 and not #b: kind k.\n"
                                         "if #b is \"1\": kind o.\n"));
  CHECK(chosen(file, "out=drop") == code("[1][2]{#a} [1][2]{#b}",
                                         "if #a is 1 and #b is 2 or #a is 2 and not #b: kind k.\n"
                                         "if #b is 1: kind m.\nif #b is \"1\": kind o.\n"));
}

TEST_CASE("an inner choice may be closed first; what hung on it then hangs on the outer one") {
  const std::string sound =
      code("[x [1 d][2 d]{#in} y]{#out}",
           "if #in is 1: kind k.\nif #in is 2: kind m.\nif not #in is 1: kind o.\n"
           "if #in is drop: kind p.\n1.1 if #out: nobody may have q for #in.\n"
           "if #in: kind r.\n");
  CHECK(chosen(sound, "in=1") ==
        code("[x 1 d y]{#out}",
             "if #out: kind k.\nif not #out: kind o.\nif not #out: kind p.\n"
             "1.1 if #out: nobody may have q for 1 d.\nif #out: kind r.\n"));
}

TEST_CASE("what cannot be closed without a loss is refused") {
  CHECK(chosen(code("[10]{#a}", "1.1 nobody may commit k: minor from #a incidents.\n"), "a=drop") ==
        "fault: `#a` is dropped, and a sentence that stays needs its value");
  CHECK(chosen(code("[10][all of it]{#a}", "1.1 nobody may commit k: minor from #a incidents.\n"),
               "a=2") == "fault: option 2 of `#a` is no value, and a sentence needs one");
  CHECK(chosen(code("[a]{#a}", "if #b: kind k.\n"), "a=1") ==
        "fault: the prose has no choice `#b`");
  CHECK(chosen("[a][b]{#x} [a]{#x}\n", "x=1").starts_with("fault: the choice `x`"));
  CHECK(chosen(code("[a]{#a}", "kind .\n"), "a=1").starts_with("fault: expected"));
  CHECK(chosen("[a]{#a} 4.1 words\n", "a=drop").starts_with("fault: with these options"));
}

// A text of words that are all different, and what each closing must leave of it.
class Grown {
 public:
  explicit Grown(std::uint64_t seed) : state_{seed * 2 + 1} {
    for (int i = 0; i < 4; ++i) piece(file, 0, {});
    file += "\n";
  }

  std::string file;
  struct Word {
    std::string text;
    std::vector<std::pair<std::string, int>> needs;  // choice and option it lies in
  };
  std::vector<Word> words;
  std::vector<std::pair<std::string, int>> choices;  // id and number of options

 private:
  using Needs = std::vector<std::pair<std::string, int>>;

  int dice(int n) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<int>((state_ >> 33) % static_cast<std::uint64_t>(n));
  }

  void piece(std::string& out, int depth, const Needs& needs) {
    const int n = 1 + dice(3);
    for (int i = 0; i < n; ++i) {
      constexpr const char* between[] = {" ", " ", "  ", "\n", ", ", ". "};
      if (depth < 3 && dice(3) == 0) {
        choice(out, depth, needs);
      } else {
        word(out, needs);
      }
      out += between[dice(6)];
    }
  }

  void word(std::string& out, const Needs& needs) {
    words.push_back({fmt::format("w{}", words.size()), needs});
    out += words.back().text;
  }

  void choice(std::string& out, int depth, const Needs& needs) {
    const std::string id = fmt::format("c{}", choices.size());
    const int options = 1 + dice(3);
    choices.emplace_back(id, options);
    for (int i = 1; i <= options; ++i) {
      Needs inner = needs;
      inner.emplace_back(id, i);
      out += '[';
      piece(out, depth + 1, inner);
      out += dice(2) == 0 ? "]" : "]{by=A}";
    }
    out += fmt::format("{{#{}}}", id);
  }

  std::uint64_t state_;
};

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> out;
  bool in = false;
  for (const char c : text) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (word && !in) out.emplace_back();
    if (word) out.back() += c;
    in = word;
  }
  return out;
}

TEST_CASE(
    "every word of the result stood in the text in that order, every word that went lay in an "
    "option not taken") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    const Grown grown{seed};
    Assignment all;
    std::uint64_t rest = seed * 7919;
    for (const auto& [id, options] : grown.choices) {
      const auto n = static_cast<std::uint64_t>(options == 1 ? 2 : options);
      all[id] = static_cast<std::int64_t>(rest % n) + (options == 1 ? 0 : 1);
      rest = rest / n + seed;
    }
    std::vector<std::string> wanted;
    for (const Grown::Word& word : grown.words) {
      bool stays = true;
      for (const auto& [id, option] : word.needs) stays = stays && all.at(id) == option;
      if (stays) wanted.push_back(word.text);
    }
    const auto out = choose(grown.file, all);
    REQUIRE_MESSAGE(out.ok(), grown.file);
    CHECK(words_in(*out) == wanted);
    CHECK(out->find_first_of("[]{}") == std::string::npos);
  }
}

TEST_CASE("closing one choice after the other gives what closing them at once gives") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const Grown grown{seed};
    Assignment all;
    std::string step = grown.file;
    for (const auto& [id, options] : grown.choices) all[id] = options > 1 ? 2 : 1;
    for (const auto& [id, option] : all) {
      const auto next = choose(step, {{id, option}});
      REQUIRE(next.ok());
      step = *next;
    }
    CHECK(words_in(step) == words_in(*choose(grown.file, all)));
  }
}

}  // namespace
}  // namespace casus::text
