#include "exporters/sarif/sarifparts.h"

#include <array>
#include <cstdio>

namespace alidade {
namespace {

using Json = nlohmann::ordered_json;

/// A path as a relative URI reference (RFC 3986): everything but unreserved characters and '/' is percent-encoded.
std::string uri(std::string_view path)
{
    std::string out;
    for (char c : path) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                             std::string_view("-._~/").find(c) != std::string_view::npos;
        if (isPlain) {
            out += c;
            continue;
        }
        std::array<char, 4> code{};
        std::snprintf(code.data(), code.size(), "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
        out += code.data();
    }
    return out;
}

} // namespace

void Fingerprint::add(std::string_view text)
{
    for (char c : text)
        step(static_cast<unsigned char>(c));
    step(0);
}

std::string Fingerprint::text() const
{
    std::array<char, 17> hex{};
    std::snprintf(hex.data(), hex.size(), "%016llx", static_cast<unsigned long long>(m_hash));
    return hex.data();
}

Json sarifLocation(const Evidence &place)
{
    Json physical{{"artifactLocation", {{"uri", uri(place.file)}, {"uriBaseId", "SRCROOT"}}}};
    if (place.line > 0)
        physical["region"] = {{"startLine", place.line}};
    return {{"physicalLocation", std::move(physical)}};
}

std::string sarifText(Json rules, Json results)
{
    Json driver{{"name", "Alidade"}, {"semanticVersion", ALIDADE_VERSION}, {"rules", std::move(rules)}};
    Json run{{"tool", {{"driver", std::move(driver)}}},
             {"originalUriBaseIds", {{"SRCROOT", {{"description", {{"text", "The root of the source that was imported."}}}}}}},
             {"columnKind", "unicodeCodePoints"},
             {"results", std::move(results)}};
    return documentText({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                         {"version", "2.1.0"},
                         {"runs", Json::array({std::move(run)})}});
}

} // namespace alidade
