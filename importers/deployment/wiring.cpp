#include "importers/deployment/wiring.h"

#include "importers/deployment/flags.h"
#include "importers/deployment/secrets.h"
#include "model/address.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <tuple>

namespace alidade {

namespace {

/// Places that are kept for one pair of nodes.
constexpr int mostEvidence = 5;

/// What is longer is a file, not a setting.
constexpr std::size_t longestSetting = 500;

constexpr int otlpGrpcPort = 4317;

std::string changed(std::string_view text, int (*change)(int))
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [&](unsigned char c) { return static_cast<char>(change(c)); });
    return result;
}

std::string variableName(std::string_view name)
{
    std::string result = changed(name, std::toupper);
    std::replace_if(
        result.begin(), result.end(), [](char c) { return c == '-' || c == '.'; }, '_');
    return result;
}

bool endsWithAny(std::string_view name, const auto &ends)
{
    return std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) {
        return name == end || (name.ends_with(end) && name[name.size() - end.size() - 1] == '_');
    });
}

/// Variables whose bare word is a host.
bool namesHost(std::string_view name)
{
    static constexpr std::array ends = {"HOST", "HOSTNAME", "ADDR", "ADDRESS", "URL", "URI", "SERVICE", "ENDPOINT", "SERVER"};
    return endsWithAny(name, ends);
}

/// Variables in which a public DNS name is a service that is called, not a picture, a licence or a schema.
bool namesRemote(std::string_view name)
{
    static constexpr std::array ends = {"HOST",     "HOSTS",  "ADDR",    "ADDRS",   "ADDRESS", "URL", "URI",
                                        "ENDPOINT", "SERVER", "SERVERS", "BROKERS", "DSN",     "API"};
    return endsWithAny(name, ends);
}

/// Whether a word begins somewhere in a name: "OTEL" in "MY_OTEL_URL", not in "HOTEL_URL".
bool hasWordStart(std::string_view name, std::string_view word)
{
    for (std::size_t at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
        if (at == 0 || !std::isalpha(static_cast<unsigned char>(name[at - 1])))
            return true;
    }
    return false;
}

bool isTelemetry(std::string_view variable, int port)
{
    static constexpr std::array words = {"OTEL",      "OTLP",    "JAEGER", "ZIPKIN", "PROMETHEUS", "PUSHGATEWAY",
                                         "COLLECTOR", "TRACING", "STATSD", "LOKI",   "GRAFANA"};
    static constexpr std::array ports = {otlpGrpcPort, 4318, 14268, 14250, 6831, 9411};
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return hasWordStart(variable, word); }) ||
           std::find(ports.begin(), ports.end(), port) != ports.end();
}

std::string_view protocolOfVariable(std::string_view variable)
{
    static constexpr std::pair<std::string_view, std::string_view> words[] = {
        {"GRPC", "grpc"},     {"KAFKA", "kafka"},  {"REDIS", "redis"}, {"NATS", "nats"},  {"AMQP", "amqp"}, {"RABBIT", "amqp"},
        {"MONGO", "mongodb"}, {"POSTGRES", "sql"}, {"MYSQL", "sql"},   {"PGHOST", "sql"}, {"HTTP", "http"},
    };
    for (const auto &[word, protocol] : words) {
        if (variable.find(word) != std::string_view::npos)
            return protocol;
    }
    return {};
}

Mode modeOf(std::string_view protocol, NodeKind target)
{
    static constexpr std::array brokers = {"kafka", "nats", "amqp", "mqtt", "pulsar"};
    static constexpr std::array stores = {"sql", "redis", "mongodb", "cql", "memcached", "bolt"};
    if (target == NodeKind::telemetry)
        return Mode::telemetry;
    if (target == NodeKind::broker || std::find(brokers.begin(), brokers.end(), protocol) != brokers.end())
        return Mode::async;
    if (isResource(target) || std::find(stores.begin(), stores.end(), protocol) != stores.end())
        return Mode::data;
    return Mode::sync;
}

/// The value without what is secret in it.
std::string storedSetting(std::string_view variable, std::string_view value)
{
    std::string shown = shownSetting(variable, value);
    shown.erase(0, variable.size() + 1);
    return shown;
}

/// Turns settings into dependencies.
class Wirer {
public:
    Wirer(const KnownNodes &known, Facts &facts) : m_known(known), m_facts(facts) {}

    void read(const Setting &setting);
    void finish();

private:
    void readBareWord(const Setting &setting, std::string_view variable);
    void readAddress(const Setting &setting, std::string_view variable, const Address &address);
    void add(const Setting &setting, std::string_view variable, const Address &address, const std::string &to);

    void leaveOutSharedLists();

    const KnownNodes &m_known;
    Facts &m_facts;
    std::vector<DependencyFact> m_found;
    std::map<std::string, std::map<std::string, std::set<std::string>>> m_lists; ///< text -> protocol -> stores named in it
    std::map<std::string, std::set<std::string>> m_readers;                      ///< text -> workloads that it is given to
    std::map<std::string, std::vector<std::size_t>> m_fromText;                  ///< text -> what was found there
    std::map<std::pair<std::string, std::string>, int> m_count;
    std::set<std::string> m_hosts;
};

void Wirer::read(const Setting &setting)
{
    const std::string variable = variableName(setting.variable);
    const std::vector<Address> addresses = addressesIn(setting.value);
    std::map<std::string, int> mentions; // a large file may name one host very often
    for (const Address &address : addresses) {
        if (++mentions[address.host] <= mostEvidence)
            readAddress(setting, variable, address);
    }
    if (addresses.empty() && !setting.isText)
        readBareWord(setting, variable);
}

void Wirer::readBareWord(const Setting &setting, std::string_view variable)
{
    if (!isHostName(setting.value))
        return;
    Address address;
    address.host = changed(setting.value, std::tolower);
    const std::string to = m_known.find(address.host, setting.nameSpace);
    const bool isConfirmed = std::find(setting.startsAfter.begin(), setting.startsAfter.end(), to) != setting.startsAfter.end();
    if (!to.empty() && (namesHost(variable) || isConfirmed))
        add(setting, variable, address, to);
}

void Wirer::readAddress(const Setting &setting, std::string_view variable, const Address &address)
{
    std::string to = m_known.find(address.host, setting.nameSpace);
    if (to.empty()) {
        if (setting.isText || setting.isShared || setting.isBuiltIn || !(address.hasScheme || address.port != 0) ||
            !namesRemote(variable) || !isPublicHost(address.host))
            return;
        to = address.host;
        if (m_hosts.insert(to).second) {
            NodeFact host;
            host.name = to;
            host.kind = isTelemetry(variable, address.port) ? NodeKind::telemetry : NodeKind::external;
            host.origin = NameOrigin::host;
            host.place = setting.place;
            m_facts.nodes.push_back(host);
        }
    }
    add(setting, variable, address, to);
}

void Wirer::add(const Setting &setting, std::string_view variable, const Address &address, const std::string &to)
{
    const NodeKind kind = m_known.kind(to);
    const bool isToldToMany = setting.isShared && !isResource(kind) && kind != NodeKind::telemetry;
    if (to == setting.workload || isToldToMany)
        return;
    DependencyFact fact;
    fact.from = setting.workload;
    fact.to = to;
    fact.protocol = address.protocol;
    if (fact.protocol.empty())
        fact.protocol = m_known.protocol(to, address.port);
    if (fact.protocol.empty() && kind != NodeKind::telemetry)
        fact.protocol = protocolOfPort(address.port);
    if (fact.protocol.empty())
        fact.protocol = protocolOfVariable(variable);
    if (address.port == otlpGrpcPort)
        fact.protocol = "grpc"; // exporters write it as http://…:4317
    const bool isWatching =
        m_known.kind(setting.workload) == NodeKind::telemetry || (isTelemetry(variable, address.port) && !isResource(kind));
    fact.mode = isWatching ? Mode::telemetry : modeOf(fact.protocol, kind);
    fact.voice = Voice::deployed;
    fact.place = setting.place;
    const auto offset = static_cast<std::ptrdiff_t>(address.offset);
    fact.place.line +=
        setting.lineStep * static_cast<int>(std::count(setting.value.begin(), setting.value.begin() + offset, '\n'));
    const std::string place = address.host + (address.port == 0 ? "" : ":" + std::to_string(address.port));
    fact.detail = shownSetting(setting.variable, setting.isText ? std::string_view(place) : setting.value, place);
    if (setting.isText) {
        if (isResource(kind))
            m_lists[setting.value][fact.protocol].insert(to);
        m_readers[setting.value].insert(setting.workload);
        m_fromText[setting.value].push_back(m_found.size());
    } else {
        fact.setting = setting.variable;
    }
    m_found.push_back(std::move(fact));
}

/// A file that several workloads are given and that names several stores of one kind lists those of the whole system: it
/// does not say who uses which.
void Wirer::leaveOutSharedLists()
{
    std::set<std::size_t> left;
    for (const auto &[text, byProtocol] : m_lists) {
        if (m_readers[text].size() < 2)
            continue;
        for (const std::size_t i : m_fromText[text]) {
            const auto stores = byProtocol.find(m_found[i].protocol);
            if (stores != byProtocol.end() && stores->second.size() > 1 && stores->second.contains(m_found[i].to))
                left.insert(i);
        }
    }
    std::size_t index = 0;
    std::erase_if(m_found, [&](const DependencyFact &) { return left.contains(index++); });
}

/// One evidence a place, and one protocol and mode for a pair where only some of its addresses tell.
void Wirer::finish()
{
    leaveOutSharedLists();
    std::map<std::tuple<std::string, std::string>, const DependencyFact *> telling;
    for (const DependencyFact &fact : m_found) {
        if (!fact.protocol.empty())
            telling.try_emplace({fact.from, fact.to}, &fact);
    }
    std::set<std::tuple<std::string, std::string, std::string, Place>> seen;
    for (DependencyFact fact : m_found) {
        const auto it = telling.find({fact.from, fact.to});
        if (fact.protocol.empty() && it != telling.end()) {
            fact.protocol = it->second->protocol;
            fact.mode = it->second->mode;
        }
        if (!seen.insert({fact.from, fact.to, fact.protocol, fact.place}).second ||
            ++m_count[{fact.from, fact.to}] > mostEvidence)
            continue;
        m_facts.dependencies.push_back(std::move(fact));
    }
}

} // namespace

KnownNodes::KnownNodes(const Facts &facts)
{
    for (const NodeFact &node : facts.nodes) {
        m_names.try_emplace(changed(node.name, std::tolower), node.name);
        m_kinds.try_emplace(node.name, node.kind);
        if (const auto known = infrastructureOfImage(node.image); known && known->kind == node.kind)
            m_protocols.try_emplace(node.name, known->protocol);
    }
    for (const NodeFact &node : facts.nodes) {
        for (const std::string &alias : node.aliases)
            m_names.try_emplace(changed(alias, std::tolower), node.name);
    }
    for (const WorkloadFact &workload : facts.workloads)
        m_nameSpaces.insert(workload.nameSpace);
}

void KnownNodes::addName(const std::string &name, const std::string &nameSpace, const std::string &node)
{
    if (!nameSpace.empty())
        m_qualified.try_emplace(changed(name + "." + nameSpace, std::tolower), node);
}

void KnownNodes::addPort(const std::string &node, int port, std::string_view protocol)
{
    if (!protocol.empty())
        m_ports.try_emplace({node, port}, protocol);
}

void KnownNodes::setInfrastructure(const std::string &node, const Infrastructure &infrastructure)
{
    m_protocols[node] = infrastructure.protocol;
}

std::string KnownNodes::find(std::string_view host, std::string_view from) const
{
    std::string node = findAny(host, from);
    return m_hidden.contains(node) ? std::string() : node;
}

std::string KnownNodes::findAny(std::string_view host, std::string_view from) const
{
    const auto qualified = [&](std::string_view name, std::string_view nameSpace) {
        const auto it = m_qualified.find(std::string(name) + "." + changed(nameSpace, std::tolower));
        return it == m_qualified.end() ? std::string() : it->second;
    };
    if (std::string near = from.empty() ? std::string() : qualified(host, from); !near.empty())
        return near;
    if (const auto it = m_names.find(host); it != m_names.end())
        return it->second;
    const std::size_t dot = host.find('.');
    if (dot == std::string_view::npos)
        return {};
    const std::string_view rest = host.substr(dot + 1);
    const std::string_view nameSpace = rest.substr(0, rest.find('.'));
    const std::string_view tail = rest.substr(std::min(nameSpace.size() + 1, rest.size()));
    const bool isInCluster = (tail.empty() && m_nameSpaces.contains(nameSpace)) || tail == "svc" || tail.starts_with("svc.");
    if (isInCluster) {
        if (std::string near = qualified(host.substr(0, dot), nameSpace); !near.empty())
            return near;
        const auto it = m_names.find(host.substr(0, dot));
        return it == m_names.end() ? std::string() : it->second;
    }
    // POD.SERVICE.NAMESPACE.svc… of a stateful set
    const std::size_t second = rest.find('.');
    const bool isPodOfService =
        second != std::string_view::npos && (rest.substr(second + 1).find(".svc") != std::string_view::npos);
    return isPodOfService ? findAny(rest, from) : std::string();
}

std::string_view KnownNodes::protocol(const std::string &node, int port) const
{
    if (const auto it = m_ports.find({node, port}); it != m_ports.end())
        return it->second;
    const auto it = m_protocols.find(node);
    return it == m_protocols.end() ? std::string_view() : std::string_view(it->second);
}

NodeKind KnownNodes::kind(const std::string &node) const
{
    const auto it = m_kinds.find(node);
    return it == m_kinds.end() ? NodeKind::external : it->second;
}

void addWiring(const std::vector<Setting> &settings, const KnownNodes &known, Facts &facts)
{
    for (const Setting &setting : settings) {
        const bool isOfCommand = setting.variable == commandWords || setting.variable == commandScript;
        if ((!setting.isText || isOfCommand) && !setting.variable.empty() && setting.value.size() <= longestSetting)
            facts.settings.push_back(
                {setting.workload, setting.variable, storedSetting(setting.variable, setting.value), setting.place});
    }
    Wirer wirer(known, facts);
    for (const Setting &setting : settings) {
        if (setting.variable != commandScript) // which names a file, and no host
            wirer.read(setting);
    }
    wirer.finish();
}

} // namespace alidade
