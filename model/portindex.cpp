#include "model/portindex.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace alidade {
namespace {

constexpr std::array habitualPorts = {80, 443, 3000, 5000, 8000, 8080, 9090, 50051};
constexpr int mostPorts = 65535;

/// "8080" of "8080/tcp", ":8080" and "0.0.0.0:8080"; 0 when there is none.
int portIn(std::string_view text)
{
    text = text.substr(0, text.find('/'));
    text = text.substr(text.rfind(':') + 1);
    int port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc() && end == text.data() + text.size() && port <= mostPorts ? port : 0;
}

} // namespace

PortIndex::PortIndex(const Assembly &assembly, const SettingIndex &settings) : m_assembly(assembly)
{
    for (Index i = 0; i < assembly.result.nodes.size(); ++i) {
        for (const Endpoint &endpoint : assembly.result.nodes[i].endpoints) {
            if (endpoint.kind == EndpointKind::port && !assembly.result.nodes[i].isGone)
                add(portIn(endpoint.name), i);
        }
    }
    for (std::size_t source = 0; source < assembly.sources.size(); ++source) {
        for (const TraitFact &trait : assembly.sources[source].facts.traits) {
            const Index node = trait.trait == "server" ? assembly.names.find(trait.node) : none;
            if (node != none && trait.value.find_first_of(":$") != std::string::npos)
                add(portIn(settings.expand(trait.value, node, source).texts.front()), node);
        }
    }
}

void PortIndex::add(int port, Index node)
{
    m_listeners.emplace(port, node);
    const auto [it, isNew] = m_nodes.emplace(port, node);
    if (!isNew && it->second != node)
        it->second = none;
}

Index PortIndex::find(int port, Index caller) const
{
    const auto found = m_nodes.find(port);
    if (port <= 0 || found == m_nodes.end() || found->second == none || found->second == caller ||
        std::find(habitualPorts.begin(), habitualPorts.end(), port) != habitualPorts.end())
        return none;
    const NodeKind kind = m_assembly.result.nodes[found->second].kind;
    return isResource(kind) || kind == NodeKind::telemetry || kind == NodeKind::external ? none : found->second;
}

} // namespace alidade
