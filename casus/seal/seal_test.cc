#include <doctest/doctest.h>

#include "casus/seal/json.h"
#include "casus/seal/sha256.h"

using namespace casus::seal;

TEST_CASE("SHA-256 gives the FIPS 180-4 vectors, in one piece or many") {
  CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  Sha256 hasher;
  hasher.add("a");
  hasher.add("bc");
  CHECK(hex(hasher.finish(), 4) == "ba7816bf");
}

TEST_CASE("JSON has one spelling") {
  JsonWriter json;
  json.begin_object().key("a").integer(-1).key("b").begin_array().null().boolean(true).end();
  json.key("c").string("q\"\\\n\x01").end();
  CHECK(json.take() == R"({"a":-1,"b":[null,true],"c":"q\"\\\n\u0001"})");
}

TEST_CASE("bytes that are not UTF-8 do not reach a document") {
  CHECK(json_string("a\xFFz") == "\"a\xEF\xBF\xBDz\"");
  CHECK(json_string("\xD0\x96") == "\"\xD0\x96\"");
}

TEST_CASE("what must be escaped is, wherever it stands among plain characters") {
  CHECK(json_string("\"plain\" and\\") == R"("\"plain\" and\\")");
  CHECK(json_string(std::string_view{"\0\x1F\x7F", 3}) == "\"\\u0000\\u001f\x7F\"");
  CHECK(json_string("") == "\"\"");
  CHECK(json_string("\xFF\"") == "\"\xEF\xBF\xBD\\\"\"");
}

TEST_CASE("integers print whole, to both ends of their range") {
  JsonWriter json;
  json.begin_array().integer(INT64_MIN).integer(0).integer(INT64_MAX).end();
  CHECK(json.take() == "[-9223372036854775808,0,9223372036854775807]");
}
