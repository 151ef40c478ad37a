#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace alidade {

/// Who says that a dependency exists. Drift is where the voices disagree.
enum class Voice : std::uint8_t { designed, coded, deployed, observed };

/// A set of voices, one bit each.
class Voices {
public:
    constexpr Voices() = default;
    constexpr void add(Voice voice) { m_bits = static_cast<std::uint8_t>(m_bits | 1U << static_cast<unsigned>(voice)); }
    constexpr void add(Voices more) { m_bits = static_cast<std::uint8_t>(m_bits | more.m_bits); }
    constexpr bool contains(Voice voice) const { return (m_bits >> static_cast<unsigned>(voice)) & 1U; }
    constexpr bool isEmpty() const { return m_bits == 0; }
    friend constexpr bool operator==(Voices, Voices) = default;

private:
    std::uint8_t m_bits = 0;
};

/// How the caller meets the callee. `build` is an import or a go.mod requirement.
enum class Mode : std::uint8_t { sync, async, data, build, telemetry };

/// What a box on the map is. From `datastore` on they are resources, before that services.
enum class NodeKind : std::uint8_t {
    service,
    gateway,
    frontend,
    monolith,
    job,
    client,
    external,
    telemetry,
    datastore,
    cache,
    broker,
    bucket,
};

constexpr bool isResource(NodeKind kind) { return kind >= NodeKind::datastore; }

/// Evans' classification of subdomains.
enum class Subdomain : std::uint8_t { core, supporting, generic };

/// Context map patterns (Evans, "Domain-Driven Design", ch. 14; Vernon, "Implementing DDD", ch. 3).
enum class Pattern : std::uint8_t {
    partnership,
    sharedKernel,
    customerSupplier,
    conformist,
    anticorruptionLayer,
    openHostService,
    publishedLanguage,
    separateWays,
};

/// What the voices about a dependency come to. Absence is only claimed where there was something to see it in.
enum class DriftVerdict : std::uint8_t {
    agreed,       ///< what runs was said by somebody
    unjudged,     ///< nothing was seen of it, but nothing could have been
    designedOnly, ///< drawn, but neither in code nor in a manifest nor running
    codedOnly,    ///< in code, but never seen to run: a dead or rare path
    deployedOnly, ///< in a manifest only
    observedOnly, ///< runs, but nobody said so
};

/// What a service offers or uses: `grpc` method, `http` route, `topic`, `queue`, `table`, `port`.
enum class EndpointKind : std::uint8_t { grpc, http, topic, queue, table, port };

// The words used in files, JSON and SQL. fromText() gives nullopt for a word it does not know.
std::string_view toText(Voice);
std::string_view toText(Mode);
std::string_view toText(NodeKind);
std::string_view toText(Subdomain);
std::string_view toText(Pattern);
std::string_view toText(EndpointKind);
std::string_view toText(DriftVerdict);
template <typename Word> std::optional<Word> fromText(std::string_view text);

} // namespace alidade
