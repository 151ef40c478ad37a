#pragma once

#include "importers/tracing/jsonsplitter.h"
#include "importers/tracing/span.h"

#include <memory>

namespace alidade {

/// Reads spans from pieces of JSON: OTLP (ids in hexadecimal digits or base64), Jaeger (the UI's download, the API's reply,
/// protobuf's JSON), Zipkin v2. The text of spans lives until the next piece is read.
class JsonSpanReader {
public:
    JsonSpanReader();
    ~JsonSpanReader();
    JsonSpanReader(const JsonSpanReader &) = delete;
    JsonSpanReader &operator=(const JsonSpanReader &) = delete;

    /// Appends the spans of a record. A span that cannot be read is counted in the batch.
    /// @return what is wrong with the record as a whole; empty when it was read
    std::string read(const JsonRecord &record, SpanBatch &batch);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace alidade
