#include "model/callresolver.h"

#include "model/address.h"

#include <algorithm>
#include <array>
#include <utility>

namespace alidade {
namespace {

/// "POST /charge/{}" and "/charge" are routes, "shop.v1.Payment/Charge" is none.
bool isRoute(std::string_view operation)
{
    std::size_t slash = operation.find('/');
    return slash != std::string_view::npos && (slash == 0 || operation[slash - 1] == ' ');
}

/// The path of an address: "http://payment:80/charge?x" -> "/charge"; empty when it has none.
std::string_view pathOf(std::string_view address)
{
    std::size_t scheme = address.find("://");
    std::size_t slash = address.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
    return slash == std::string_view::npos ? std::string_view() : address.substr(slash);
}

/// A database inside of the program is no node.
bool isEmbedded(const CallFact &call)
{
    constexpr std::array words = std::to_array<std::string_view>({"sqlite", "jdbc:h2", "hsqldb", "jdbc:derby", ":memory:"});
    std::string text = call.target + ' ' + call.framework + ' ' + call.detail;
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

/// Settings that surely hold an address.
bool namesAddress(std::string_view target)
{
    constexpr std::array endings =
        std::to_array<std::string_view>({"HOST", "HOSTNAME", "ADDR", "ADDRESS", "URL", "URI", "ENDPOINT", "SERVER", "host",
                                         "hostname", "addr", "address", "url", "uri", "endpoint"});
    if (!target.starts_with("${"))
        return false;
    std::string_view name = target.substr(
        2, target.find_first_of(":}") == std::string_view::npos ? std::string_view::npos : target.find_first_of(":}") - 2);
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

std::string list(const std::vector<std::string> &names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return text;
}

/// Whether an address on this machine may only say where requests come from or go back to: "http://localhost:3000" in a list of
/// allowed origins, a redirect after a login. Code that calls it names a path; a configuration names what it is for.
bool mayBeOrigin(const CallFact &mention)
{
    constexpr auto words = std::to_array<std::string_view>({"origin", "cors", "redirect", "callback", "issuer", "audience"});
    const std::string_view key = std::string_view(mention.detail).substr(0, mention.detail.find('='));
    if (key.size() == mention.detail.size())
        return mention.target.find("://") != std::string::npos && pathOf(mention.target).size() <= 1;
    std::string lowered(key);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return lowered.find(word) != std::string::npos; });
}

} // namespace

CallResolver::CallResolver(Assembly &assembly)
    : m_assembly(assembly), m_settings(assembly), m_ports(assembly, m_settings), m_served(assembly), m_resources(assembly)
{
    m_isDeployed = std::any_of(assembly.sources.begin(), assembly.sources.end(),
                               [](const SourceFacts &source) { return !source.facts.workloads.empty(); });
}

std::string CallResolver::operationOf(const CallFact &call, Index caller, std::size_t source) const
{
    Expansion expansion = m_settings.expand(call.operation, caller, source);
    bool isKnown = !expansion.texts.empty() && expansion.texts.front().find(unknownPart) == std::string::npos;
    return isKnown ? expansion.texts.front() : std::string();
}

bool CallResolver::isAddressed(const CallFact &call, Index caller, std::size_t source) const
{
    const Lead lead = followAddress({call, caller, source, m_settings.expand(call.target, caller, source)});
    return !lead.nodes.empty() || lead.isCaller || !lead.publicHost.empty();
}

CallAnswer CallResolver::answer(const CallFact &call, Index caller, std::size_t source)
{
    const Question question{call, caller, source, m_settings.expand(call.target, caller, source)};
    Lead lead = followAddress(question);
    CallAnswer answer;
    if (call.framework.empty())
        answer = answerMention(question, lead);
    else if (!lead.nodes.empty())
        answer.nodes = lead.nodes;
    else if (lead.isCaller)
        answer.isNothing = true;
    else if (!lead.publicHost.empty())
        answer.nodes.push_back(outside(question, lead.publicHost));
    else
        answer = call.role == CallRole::request ? answerRequest(question, lead) : answerResource(question, lead);
    answer.protocol = lead.protocol;
    answer.port = lead.port;
    if (lead.localPort != 0 && answer.nodes.size() == 1 && answer.nodes == lead.nodes)
        answer.because = "port " + std::to_string(lead.localPort) + " of this machine is that of " +
                         m_assembly.result.nodes[answer.nodes[0]].name;
    return answer;
}

/// The first of the texts that the target may stand for which leads anywhere; what the others say is kept besides.
Lead CallResolver::followAddress(const Question &question) const
{
    Lead first;
    for (const std::string &text : question.target.texts) {
        Lead lead = leadOf(text, m_assembly.names, question.caller);
        if (lead.localPort != 0 && m_ports.listens(question.caller, lead.localPort))
            lead.nodes.clear();
        if (!lead.nodes.empty() || lead.isCaller || !lead.publicHost.empty())
            return lead;
        first.isLocal = first.isLocal || lead.isLocal;
        if (first.localPort == 0)
            first.localPort = lead.localPort;
        if (first.unknownHost.empty()) {
            first.unknownHost = lead.unknownHost;
            first.isBareWord = lead.isBareWord;
        }
        if (first.protocol.empty())
            first.protocol = lead.protocol;
    }
    if (Index node = serviceAtLocalPort(question, first); node != none)
        first.nodes.push_back(node);
    return first;
}

/// While it is developed, a system often runs on one machine: an address there means the service with this port. Stores
/// are left to what is known of them, because each service may be given one of its own on the same port.
Index CallResolver::serviceAtLocalPort(const Question &question, const Lead &lead) const
{
    const bool isAsked = question.call.role == CallRole::request && lead.localPort != 0 && lead.unknownHost.empty();
    return isAsked ? m_ports.find(lead.localPort, question.caller) : none;
}

/// An address that stands in no known call counts only for a node that it surely names.
CallAnswer CallResolver::answerMention(const Question &question, const Lead &lead) const
{
    CallAnswer answer;
    answer.isNothing = true;
    if (lead.nodes.empty() || (lead.isBareWord && !namesAddress(question.call.target)))
        return answer;
    const bool isOrigin = lead.localPort != 0 && mayBeOrigin(question.call);
    for (Index node : lead.nodes) {
        const NodeKind kind = m_assembly.result.nodes[node].kind;
        if (kind != NodeKind::external && (!isOrigin || isResource(kind)))
            answer.nodes.push_back(node);
    }
    answer.isNothing = answer.nodes.empty();
    return answer;
}

CallAnswer CallResolver::answerRequest(const Question &question, const Lead &lead)
{
    const std::string operation = m_settings.expand(question.call.operation, question.caller, question.source).texts.front();
    if (isRoute(operation))
        return answerRoute(question, lead, operation);
    if (question.call.protocol == "http") {
        // Of an address without a host that anyone knows, the path may still tell.
        for (const std::string &text : question.target.texts) {
            if (std::string_view path = pathOf(text); path.size() > 1)
                return answerRoute(question, lead, operation + ' ' + std::string(path));
        }
    }
    return answerRpc(question, lead);
}

CallAnswer CallResolver::answerRpc(const Question &question, const Lead &lead)
{
    const std::string operation = operationOf(question.call, question.caller, question.source);
    const std::string_view service = rpcServiceOf(operation);
    const Candidates servers = question.call.protocol == "http" ? Candidates() : m_served.rpcServers(operation, question.caller);
    if (Index node = pick(servers, question.call.protocol, shortRpcName(service)); node != none)
        return {.nodes = {node}, .reason = {}, .protocol = {}};
    if (servers.nodes.size() > 1 || servers.areTooMany)
        return {.nodes = {}, .reason = severalServe(servers, service), .protocol = {}};
    CallAnswer answer;
    answer.isNothing = servers.isServedByCaller || lead.isLocal;
    if (answer.isNothing)
        return answer;
    if (!service.empty() && question.call.protocol != "http" && !isCommonRpc(service)) {
        Index node = m_assembly.names.find(shortRpcName(service));
        if (node != none && node != question.caller && !isResource(m_assembly.result.nodes[node].kind) &&
            !m_assembly.result.nodes[node].isGone) {
            answer.nodes.push_back(node);
            return answer;
        }
    }
    answer.reason = whyUnknown(question, lead, service.empty() ? std::string() : "no service serves " + std::string(service));
    return answer;
}

CallAnswer CallResolver::answerRoute(const Question &question, const Lead &lead, const std::string &operation)
{
    const Candidates servers = m_served.routeServers(operation, question.caller);
    CallAnswer answer;
    // Without a host it goes to where it came from.
    bool isRelative = std::all_of(question.target.texts.begin(), question.target.texts.end(),
                                  [](const std::string &text) { return text.empty() || text.starts_with('/'); });
    answer.isNothing = servers.isServedByCaller && (isRelative || servers.nodes.empty());
    if (answer.isNothing)
        return answer;
    if (Index node = pick(servers, question.call.protocol, {}); node != none)
        answer.nodes.push_back(node);
    else if (servers.nodes.size() > 1 || servers.areTooMany)
        answer.reason = severalServe(servers, operation);
    else if (lead.isLocal)
        answer.isNothing = true;
    else
        answer.reason = whyUnknown(question, lead, "no service serves " + operation);
    return answer;
}

CallAnswer CallResolver::answerResource(const Question &question, const Lead &lead)
{
    CallAnswer answer;
    answer.isNothing = isEmbedded(question.call);
    if (answer.isNothing)
        return answer;
    const std::string &address = question.target.texts.front();
    const ResourceNeed need = needOf(question.call, address);
    // The database that an address names may have given the server its name: "postgres://127.0.0.1/orders-db".
    std::string_view database = pathOf(address);
    database = database.substr(std::min(database.find_first_not_of('/'), database.size()));
    database = database.substr(0, database.find_first_of("/?;"));
    if (Index node = m_resources.findNamed(database, need); node != none)
        return {.nodes = {node}, .reason = {}, .protocol = {}};
    ResourceFinder::Answer found = m_resources.find(question.caller, m_assembly.sources[question.source].source.name, need);
    bool isManaged = need.product && need.product->isManaged;
    answer.isNothing = found.isKnown;
    if (found.node != none)
        answer.nodes.push_back(found.node);
    else if (found.isNeeded && (!lead.unknownHost.empty() || isManaged || !m_isDeployed))
        answer.nodes.push_back(implied(question, need, lead.unknownHost));
    else
        answer.reason = whyUnknown(question, lead, found.reason);
    std::erase(answer.nodes, question.caller);
    return answer;
}

/// Of several workloads of the same code, the one that the RPC service or the protocol gave its name is meant.
Index CallResolver::pick(const Candidates &candidates, std::string_view protocol, std::string_view service) const
{
    if (candidates.nodes.size() == 1)
        return candidates.nodes[0];
    auto only = [&](auto isMeant) {
        Index found = none;
        for (Index node : candidates.nodes) {
            if (isMeant(m_assembly.result.nodes[node].name) && std::exchange(found, node) != none)
                return none;
        }
        return found;
    };
    const std::string wanted = normalisedName(service);
    if (Index node = only([&](const std::string &name) { return normalisedName(name) == wanted; }); node != none)
        return node;
    return protocol.empty() ? none : only([&](const std::string &name) { return name.find(protocol) != std::string::npos; });
}

Index CallResolver::outside(const Question &question, const std::string &host)
{
    const SourceFacts &source = m_assembly.sources[question.source];
    Evidence evidence = m_assembly.evidence(Voice::coded, source, question.call.place, question.call.detail);
    return m_assembly.addNode({.name = host, .kind = NodeKind::external, .evidence = {std::move(evidence)}});
}

/// A resource that code uses and no manifest deploys: under the name that the code knows it by, else that of its product.
Index CallResolver::implied(const Question &question, const ResourceNeed &need, const std::string &host)
{
    const std::string name = host.empty() ? nameOf(need) : host;
    if (Index known = m_assembly.names.findExact(name); known != none)
        return known;
    const SourceFacts &source = m_assembly.sources[question.source];
    Evidence evidence = m_assembly.evidence(Voice::coded, source, question.call.place, question.call.detail);
    Node node{.name = name, .kind = need.product ? need.product->kind : need.isBroker ? NodeKind::broker : NodeKind::datastore};
    node.evidence.push_back(evidence);
    node.claims.push_back({.name = name,
                           .origin = NameOrigin::host,
                           .image = {},
                           .path = {},
                           .reason = "code uses a " + nameOf(need) + ", and no source deploys one",
                           .evidence = std::move(evidence)});
    return m_assembly.addNode(std::move(node));
}

std::string CallResolver::whyUnknown(const Question &question, const Lead &lead, const std::string &rest) const
{
    std::string reason;
    if (!question.target.unset.empty())
        reason = list(question.target.unset) + (question.target.unset.size() == 1 ? " is set nowhere and has no fallback"
                                                                                  : " are set nowhere and have no fallback");
    else if (!lead.unknownHost.empty())
        reason = "nothing in the system is called '" + lead.unknownHost + "'";
    else if (question.call.role == CallRole::request)
        reason = "the code does not say where it goes";
    if (!rest.empty())
        reason += (reason.empty() ? "" : ", and ") + rest;
    return reason;
}

std::string CallResolver::severalServe(const Candidates &candidates, std::string_view what) const
{
    constexpr std::size_t mostNamed = 5;
    if (candidates.areTooMany || candidates.nodes.size() > mostNamed)
        return "many services serve " + std::string(what);
    std::vector<std::string> names;
    for (Index node : candidates.nodes)
        names.push_back(m_assembly.result.nodes[node].name);
    return list(names) + (names.size() == 2 ? " both serve " : " all serve ") + std::string(what);
}

} // namespace alidade
