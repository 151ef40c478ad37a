#include "importers/proto/protoroutes.h"

#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>
#include <cctype>
#include <utility>

namespace alidade {

namespace {

namespace pb = google::protobuf;

constexpr std::size_t mostRoutes = 64; ///< of one method

class Silence : public pb::io::ErrorCollector {
    void AddError(int, pb::io::ColumnNumber, const std::string &) override {}
};

/// "get" -> "GET"; empty for fields that are no method.
std::string methodOf(const std::string &field)
{
    if (field != "get" && field != "put" && field != "post" && field != "delete" && field != "patch")
        return {};
    std::string method = field;
    std::transform(method.begin(), method.end(), method.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return method;
}

/// Reads a rule in text format, as deep as it goes: `get: "/v1/x" additional_bindings { post: "/v1/y" }`.
void readRule(const std::string &text, std::vector<std::string> &routes)
{
    pb::io::ArrayInputStream stream(text.data(), static_cast<int>(text.size()));
    Silence silence;
    pb::io::Tokenizer tokenizer(&stream, &silence);
    std::string field, kind;
    while (tokenizer.Next() && routes.size() < mostRoutes) {
        const auto &token = tokenizer.current();
        if (token.type == pb::io::Tokenizer::TYPE_IDENTIFIER) {
            field = token.text;
        } else if (token.type == pb::io::Tokenizer::TYPE_STRING) {
            std::string value;
            pb::io::Tokenizer::ParseString(token.text, &value);
            std::string method = methodOf(field);
            if (field == "kind")
                kind = value; // custom { kind: "HEAD" path: "/v1/x" }
            else if (field == "path")
                method = std::exchange(kind, {});
            if (!method.empty())
                routes.push_back(method.append(" ").append(value));
        }
    }
}

} // namespace

std::vector<std::string> httpRoutes(const pb::MethodDescriptorProto &method)
{
    std::vector<std::string> routes;
    for (const pb::UninterpretedOption &option : method.options().uninterpreted_option()) {
        if (option.name_size() == 0 || !option.name(0).is_extension())
            continue;
        const std::string &name = option.name(0).name_part();
        if (name != "google.api.http" && name != ".google.api.http")
            continue;
        if (option.has_aggregate_value())
            readRule(option.aggregate_value(), routes);
        else if (option.name_size() == 2 && option.has_string_value() && !methodOf(option.name(1).name_part()).empty())
            routes.push_back(methodOf(option.name(1).name_part()) + " " + option.string_value());
    }
    return routes;
}

} // namespace alidade
