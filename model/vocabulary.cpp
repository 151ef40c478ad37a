#include "model/vocabulary.h"

#include <array>

namespace alidade {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 4> voices{"designed", "coded", "deployed", "observed"};
constexpr std::array<std::string_view, 5> modes{"sync", "async", "data", "build", "telemetry"};
constexpr std::array<std::string_view, 12> nodeKinds{"service",  "gateway",   "frontend",  "monolith", "job",    "client",
                                                     "external", "telemetry", "datastore", "cache",    "broker", "bucket"};
constexpr std::array<std::string_view, 3> subdomains{"core", "supporting", "generic"};
constexpr std::array<std::string_view, 8> patterns{"partnership",        "shared-kernel",        "customer-supplier",
                                                   "conformist",         "anticorruption-layer", "open-host-service",
                                                   "published-language", "separate-ways"};
constexpr std::array<std::string_view, 6> endpointKinds{"grpc", "http", "topic", "queue", "table", "port"};

constexpr std::array<std::string_view, 6> driftVerdicts{"agreed",     "unjudged",      "designed-only",
                                                        "coded-only", "deployed-only", "observed-only"};

template <typename Word, typename Words> std::optional<Word> find(const Words &words, std::string_view text)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == text)
            return static_cast<Word>(i);
    }
    return std::nullopt;
}

template <typename Words, typename Word> std::string_view word(const Words &words, Word value)
{
    return words.at(static_cast<std::size_t>(value));
}

} // namespace

std::string_view toText(Voice value) { return word(voices, value); }
std::string_view toText(Mode value) { return word(modes, value); }
std::string_view toText(NodeKind value) { return word(nodeKinds, value); }
std::string_view toText(Subdomain value) { return word(subdomains, value); }
std::string_view toText(Pattern value) { return word(patterns, value); }
std::string_view toText(EndpointKind value) { return word(endpointKinds, value); }
std::string_view toText(DriftVerdict value) { return word(driftVerdicts, value); }

template <> std::optional<Voice> fromText(std::string_view text) { return find<Voice>(voices, text); }
template <> std::optional<Mode> fromText(std::string_view text) { return find<Mode>(modes, text); }
template <> std::optional<NodeKind> fromText(std::string_view text) { return find<NodeKind>(nodeKinds, text); }
template <> std::optional<Subdomain> fromText(std::string_view text) { return find<Subdomain>(subdomains, text); }
template <> std::optional<Pattern> fromText(std::string_view text) { return find<Pattern>(patterns, text); }
template <> std::optional<EndpointKind> fromText(std::string_view text) { return find<EndpointKind>(endpointKinds, text); }
template <> std::optional<DriftVerdict> fromText(std::string_view text) { return find<DriftVerdict>(driftVerdicts, text); }

} // namespace alidade
