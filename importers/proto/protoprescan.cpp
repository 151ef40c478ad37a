#include "importers/proto/protoprescan.h"

#include "importers/text.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>

namespace alidade {

namespace {

/// The parser reports the same faults again, with more to say.
class Silence : public google::protobuf::io::ErrorCollector {
    void AddError(int, google::protobuf::io::ColumnNumber, const std::string &) override {}
};

} // namespace

std::optional<Diagnostic> findProtoFault(std::string_view text, const std::string &file)
{
    if (const std::size_t at = firstInvalidUtf8(text); at != std::string_view::npos) {
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        return Diagnostic{Severity::error, file, static_cast<int>(line), "The file is not UTF-8"};
    }
    google::protobuf::io::ArrayInputStream stream(text.data(), static_cast<int>(text.size()));
    Silence silence;
    google::protobuf::io::Tokenizer tokenizer(&stream, &silence);
    int depth = 0;
    while (tokenizer.Next()) {
        const auto &token = tokenizer.current();
        if (token.type != google::protobuf::io::Tokenizer::TYPE_SYMBOL)
            continue;
        depth += token.text == "{" ? 1 : token.text == "}" ? -1 : 0;
        if (depth > ProtoLimits::braces)
            return Diagnostic{Severity::error, file, token.line + 1,
                              "The braces are nested more than " + std::to_string(ProtoLimits::braces) +
                                  " deep; the file is left out"};
    }
    return std::nullopt;
}

bool hasEdition(std::string_view text)
{
    google::protobuf::io::ArrayInputStream stream(text.data(), static_cast<int>(text.size()));
    Silence silence;
    google::protobuf::io::Tokenizer tokenizer(&stream, &silence);
    return tokenizer.Next() && tokenizer.current().text == "edition";
}

} // namespace alidade
