#include "importers/config/configfacts.h"

#include "importers/config/lines.h"
#include "importers/deployment/secrets.h"
#include "importers/text.h"
#include "model/address.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

namespace alidade {

namespace {

constexpr std::size_t longestValue = 500;
constexpr std::size_t mostSettings = 2000; ///< of one node

/// "${ENV:default}" of Spring and Micronaut as `${ENV:-default}`.
std::string withFallbacks(std::string text)
{
    for (std::size_t at = text.find("${"); at != std::string::npos; at = text.find("${", at + 2)) {
        const std::size_t end = text.find_first_of(":}", at);
        if (end != std::string::npos && text[end] == ':' && text.compare(end, 2, ":-") != 0)
            text.insert(end + 1, "-");
    }
    return text;
}

/// The key without regard to case and separators, but for dots: "spring.application-name" -> "spring.applicationname".
std::string plainKey(std::string_view key)
{
    std::string result = lowered(key);
    std::erase_if(result, [](char c) { return c == '-' || c == '_'; });
    std::replace(result.begin(), result.end(), ':', '.');
    return result;
}

std::string_view lastPart(std::string_view key)
{
    std::string_view last = key.substr(key.rfind('.') + 1);
    if (!last.empty() && last.find_first_not_of("0123456789") == std::string_view::npos && last.size() < key.size())
        return lastPart(key.substr(0, key.size() - last.size() - 1));
    return last;
}

bool endsWithAny(std::string_view text, const auto &endings)
{
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return text.ends_with(ending); });
}

/// Keys whose bare word is a host.
bool namesHost(std::string_view key)
{
    constexpr auto endings =
        std::to_array<std::string_view>({"host", "hosts", "hostname", "addr", "addrs", "address", "addresses", "endpoint",
                                         "endpoints", "server", "servers", "broker", "brokers", "url", "uri", "nodes"});
    return !key.ends_with("virtualhost") && !key.ends_with("vhost") && endsWithAny(lastPart(key), endings);
}

/// Keys whose bare word is the name that a registry knows a service by.
bool namesService(std::string_view key)
{
    constexpr auto endings = std::to_array<std::string_view>({"serviceid", "servicename", "targetservice"});
    return endsWithAny(lastPart(key), endings) && key.find("eureka.instance") == std::string_view::npos &&
           key.find("log.") != 0 && !key.starts_with("otel") && key.find(".otel") == std::string_view::npos &&
           key.find("telemetry") == std::string_view::npos;
}

/// Addresses in these are shown, compared or told to others, not called.
bool namesNoCall(std::string_view key)
{
    constexpr auto words = std::to_array<std::string_view>(
        {"cors",     "origin",  "redirect", "callback",    "allowed", "whitelist", "audience",        "noproxy",
         "logging",  "swagger", "openapi",  "description", "contact", "license",   "eureka.instance", "advertise",
         "external", "public",  "notify",   "allowlist",   "example", "namespace"});
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return key.find(word) != std::string_view::npos; });
}

/// Ports that the outside of a program has nothing to do with.
bool isAside(std::string_view key)
{
    constexpr auto words = std::to_array<std::string_view>({"metric", "prometheus", "pprof", "debug", "management", "admin"});
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return key.find(word) != std::string_view::npos; });
}

int portIn(std::string_view digits)
{
    int port = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    return error == std::errc() && end == digits.data() + digits.size() && port > 0 && port < 65536 ? port : 0;
}

/// The value when nothing is set from outside: "${PORT:-8080}" -> "8080".
std::string_view withoutSetting(std::string_view value)
{
    const std::size_t mark = value.find(":-");
    return value.starts_with("${") && value.ends_with('}') && mark != std::string_view::npos
               ? value.substr(mark + 2, value.size() - mark - 3)
               : value;
}

/// The port of an address on all interfaces: ":8080", "0.0.0.0:8080", "http://*:8080"; 0 for all else.
int portOfListener(std::string_view value)
{
    if (const std::size_t scheme = value.find("://"); scheme != std::string_view::npos)
        value.remove_prefix(scheme + 3);
    value = value.substr(0, value.find_first_of("/,;"));
    const std::size_t colon = value.rfind(':');
    if (colon == std::string_view::npos)
        return 0;
    constexpr auto all = std::to_array<std::string_view>({"", "0.0.0.0", "*", "+", "[::]", "::"});
    return std::find(all.begin(), all.end(), value.substr(0, colon)) == all.end() ? 0 : portIn(value.substr(colon + 1));
}

/// The port that a program listens on by a setting of it; 0 for other settings.
int portListenedOn(std::string_view key, std::string_view value)
{
    constexpr auto keys = std::to_array<std::string_view>(
        {"port", "server.port", "app.port", "http.port", "grpc.port", "server.http.port", "server.grpc.port", "quarkus.http.port",
         "quarkus.grpc.server.port", "micronaut.server.port", "grpc.server.port", "service.port", "app.httpport"});
    if (isAside(key))
        return 0;
    value = withoutSetting(value);
    return std::find(keys.begin(), keys.end(), key) == keys.end() ? portOfListener(value) : portIn(value);
}

class ConfigFacts {
public:
    ConfigFacts(ImportContext &context, const std::string &node, const std::vector<PlacedEntry> &entries)
        : m_context(context), m_node(node)
    {
        for (const PlacedEntry &entry : entries)
            m_byKey.emplace(plainKey(entry.key), &entry);
        for (const SettingFact &setting : context.facts.settings) {
            if (setting.node == node)
                m_deployed.insert(withoutDots(plainKey(setting.name)));
        }
    }

    void read(const PlacedEntry &entry)
    {
        if (entry.value.empty() || entry.value.size() > longestValue || ++m_count > mostSettings)
            return;
        const std::string value = shown(entry);
        m_context.facts.settings.push_back({m_node, entry.key, value, placeOf(entry)});
        const std::string key = plainKey(entry.key);
        // What the deployment sets counts instead of this.
        if (m_node.empty() || entry.isShared || m_deployed.contains(withoutDots(key)))
            return;
        if (const int port = portListenedOn(key, value); port != 0) {
            m_context.facts.endpoints.push_back({m_node, EndpointKind::port, std::to_string(port) + "/tcp", placeOf(entry)});
            return;
        }
        if (!namesNoCall(key))
            addAddress(entry, key, value);
        addRoutes(entry, key);
    }

private:
    static std::string withoutDots(std::string key)
    {
        std::erase(key, '.');
        return key;
    }

    static Place placeOf(const PlacedEntry &entry) { return {entry.file, entry.line}; }

    static std::string shown(const PlacedEntry &entry)
    {
        // Where a service registers is no secret, though it is called a key.
        if (plainKey(entry.key).ends_with("etcd.key"))
            return entry.value;
        std::string text = shownSetting(entry.key, withFallbacks(entry.value));
        return text.erase(0, entry.key.size() + 1);
    }

    void addAddress(const PlacedEntry &entry, const std::string &key, const std::string &value)
    {
        if (key.ends_with("etcd.key"))
            return key == "etcd.key" ? addName(value) : addCall(entry, "grpc", "discovery:///" + value, {});
        const bool isText = value.find(' ') != std::string::npos && value.find(';') == std::string::npos &&
                            value.find('=') == std::string::npos && value.find(',') == std::string::npos;
        if (isText)
            return;
        const bool isBare = value.find_first_of(":/,;") == std::string::npos || value.starts_with("${");
        if (value.find("://") != std::string::npos || (!isBare && !addressesIn(value).empty()))
            return addCall(entry, value.starts_with("lb://") ? "http" : "", value, pathOf(key));
        if (!isBare && value.find(':') != std::string::npos && isLocalAddress(value))
            return addCall(entry, "", value, {});
        if (isBare && namesHost(key))
            return addCall(entry, "", "//" + value + portBeside(key), pathOf(key));
        if (isBare && namesService(key) && isHostName(value))
            addCall(entry, "http", "lb://" + value, pathOf(key));
    }

    static bool isLocalAddress(std::string_view value)
    {
        const std::string_view host = value.substr(0, value.find(':'));
        return isLocalHost(host) || host == "127.0.0.1";
    }

    /// ":6379" where another key beside this one is the port.
    std::string portBeside(const std::string &key) const
    {
        const std::size_t dot = key.rfind('.');
        const auto found = m_byKey.find(key.substr(0, dot == std::string::npos ? 0 : dot + 1) + "port");
        if (found == m_byKey.end())
            return {};
        const int port = portIn(withoutSetting(withFallbacks(found->second->value)));
        return port == 0 ? std::string() : ":" + std::to_string(port);
    }

    /// The path that a gateway takes for what stands beside it in the same route.
    std::string pathOf(const std::string &key) const
    {
        const std::string route = key.substr(0, key.rfind('.') == std::string::npos ? 0 : key.rfind('.'));
        for (const std::string_view beside : {".predicates", ".path"}) {
            const auto found = m_byKey.find(route + std::string(beside));
            const std::vector<std::string> paths = found == m_byKey.end() ? std::vector<std::string>() : pathsIn(*found->second);
            if (!paths.empty())
                return paths.front();
        }
        return {};
    }

    /// "/a/**" and "/b/**" of "Path=/a/**,/b/**,Method=GET" or of "/a/**".
    static std::vector<std::string> pathsIn(const PlacedEntry &entry)
    {
        std::vector<std::string> paths;
        std::string_view rest = entry.value;
        bool isPath = rest.starts_with('/');
        while (!rest.empty()) {
            std::string_view word = trimmed(rest.substr(0, rest.find(',')));
            rest = rest.find(',') == std::string_view::npos ? std::string_view() : rest.substr(rest.find(',') + 1);
            if (const std::size_t equals = word.find('='); equals != std::string_view::npos) {
                isPath = word.substr(0, equals) == "Path";
                word.remove_prefix(equals + 1);
            }
            if (isPath && word.starts_with('/'))
                paths.emplace_back(word);
        }
        return paths;
    }

    /// Routes that a gateway is configured to serve: Spring Cloud Gateway, Zuul, YARP, Ocelot.
    void addRoutes(const PlacedEntry &entry, const std::string &key)
    {
        const bool isSpring = key.starts_with("spring.cloud.gateway.") && key.ends_with(".predicates");
        const bool isZuul = key.starts_with("zuul.routes.");
        const bool isYarp = key.starts_with("reverseproxy.routes.") && key.ends_with(".match.path");
        const bool isOcelot = key.ends_with(".upstreampathtemplate");
        if (!isSpring && !isZuul && !isYarp && !isOcelot)
            return;
        for (const std::string &path : pathsIn(entry))
            m_context.facts.endpoints.push_back({m_node, EndpointKind::http, path, placeOf(entry)});
        // zuul.routes.ID = /path/** goes to the service ID, unless another key beside it tells where to.
        constexpr std::string_view prefix = "zuul.routes.";
        if (!isZuul || !entry.value.starts_with('/'))
            return;
        std::string route = key.substr(prefix.size());
        const bool isLong = route.ends_with(".path");
        route = entry.key.substr(prefix.size(), route.size() - (isLong ? 5 : 0));
        const std::string whole = std::string(prefix) + plainKey(route);
        if (!m_byKey.contains(whole + ".serviceid") && !m_byKey.contains(whole + ".url"))
            addCall(entry, "http", "lb://" + route, entry.value);
    }

    void addCall(const PlacedEntry &entry, std::string protocol, std::string target, std::string path)
    {
        CallFact call;
        call.node = m_node;
        call.protocol = std::move(protocol);
        call.target = std::move(target);
        call.operation = std::move(path);
        call.place = placeOf(entry);
        call.detail = entry.key + "=" + shown(entry);
        m_context.facts.calls.push_back(std::move(call));
    }

    /// The name that the node registers with.
    void addName(const std::string &name)
    {
        for (NodeFact &node : m_context.facts.nodes) {
            if (node.name == m_node && std::find(node.aliases.begin(), node.aliases.end(), name) == node.aliases.end() &&
                name != node.name)
                node.aliases.push_back(name);
        }
    }

    ImportContext &m_context;
    const std::string &m_node;
    std::map<std::string, const PlacedEntry *> m_byKey; ///< by plain key
    std::set<std::string> m_deployed;                   ///< settings that the deployment gives, by plain key without dots
    std::size_t m_count = 0;
};

} // namespace

void addConfigFacts(ImportContext &context, const std::string &node, const std::vector<PlacedEntry> &entries)
{
    ConfigFacts facts(context, node, entries);
    for (const PlacedEntry &entry : entries)
        facts.read(entry);
}

} // namespace alidade
