// The summary of a feed as a document.
#include "casus/fact/sink.h"

#include "casus/seal/json.h"

namespace casus::fact {

std::string to_json(const FeedSummary& summary) {
  const auto count = [](std::uint64_t n) { return static_cast<std::int64_t>(n); };
  seal::JsonWriter json;
  json.begin_object().key("schema").string("casus.summary/1").key("source").string(summary.source);
  json.key("bytes").integer(count(summary.bytes)).key("records").integer(count(summary.records));
  json.key("facts").integer(count(summary.facts)).key("bad").begin_object();
  for (const auto& [reason, n] : summary.bad) json.key(reason).integer(count(n));
  json.end();
  json.key("duplicates").integer(count(summary.duplicates));
  json.key("no_time").integer(count(summary.no_time)).end();
  return json.take();
}

}  // namespace casus::fact
