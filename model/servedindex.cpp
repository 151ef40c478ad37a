#include "model/servedindex.h"

#include <algorithm>
#include <array>

namespace alidade {
namespace {

constexpr std::size_t shortestTelling = 4;
constexpr std::size_t mostSegments = 32;
constexpr std::size_t mostRoutes = 2000; ///< that one segment may stand in and still tell something
constexpr std::array commonSegments = std::to_array<std::string_view>(
    {"api",   "rest",    "internal",  "public", "service",    "services", "health", "healthz", "healthcheck",
     "ready", "readyz",  "readiness", "live",   "livez",      "liveness", "status", "metrics", "ping",
     "info",  "version", "actuator",  "index",  "index.html", "login",    "home",   "root",    "swagger",
     "docs",  "static",  "debug",     "test",   "admin",      "data",     "list",   "search",  "favicon.ico"});

char lowerCase(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string inLowerCase(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), lowerCase);
    return result;
}

/// How two segments are compared. Frameworks of .NET take "/Orders" and "/orders" for the same.
enum class Case : std::uint8_t { counts, ignored };

bool areSame(std::string_view a, std::string_view b, Case letters)
{
    if (letters == Case::counts)
        return a == b;
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char l, char r) { return lowerCase(l) == lowerCase(r); });
}

bool isParameter(std::string_view segment)
{
    return segment.empty() || segment.front() == '{' || segment.front() == ':' || segment.front() == '<' ||
           segment.front() == '[' || segment.front() == '*' || segment.front() == '$';
}

/// Whether it stands for any number of segments: "{rest...}", "**", "*path".
bool isRest(std::string_view segment)
{
    return segment.starts_with('*') || segment.ends_with("...}") || segment.starts_with("{*") || segment.ends_with(":path}") ||
           segment.ends_with(":.*}");
}

bool isVersion(std::string_view segment)
{
    return segment.size() >= 2 && segment.size() <= 4 && (segment[0] == 'v' || segment[0] == 'V') &&
           std::all_of(segment.begin() + 1, segment.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isCommon(std::string_view segment)
{
    return isVersion(segment) || std::any_of(commonSegments.begin(), commonSegments.end(),
                                             [&](std::string_view common) { return areSame(segment, common, Case::ignored); });
}

bool isTelling(std::string_view segment)
{
    auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return !isParameter(segment) && !isCommon(segment) && segment.find('{') == std::string_view::npos &&
           std::count_if(segment.begin(), segment.end(), isLetter) >= static_cast<std::ptrdiff_t>(shortestTelling);
}

/// "POST /charge/{}" -> "POST", "/charge/{}"; a method that means all of them is left out.
std::pair<std::string_view, std::string_view> methodAndPath(std::string_view operation)
{
    std::size_t slash = operation.find('/');
    if (slash == std::string_view::npos)
        return {};
    std::string_view method = operation.substr(0, slash);
    while (method.ends_with(' '))
        method.remove_suffix(1);
    if (method == "ANY" || method == "*" || method == "ALL" || method == "REQUEST")
        method = {};
    std::string_view path = operation.substr(slash);
    return {method, path.substr(0, path.find_first_of("?#"))};
}

std::vector<std::string_view> segmentsOf(std::string_view path)
{
    std::vector<std::string_view> segments;
    while (!path.empty() && segments.size() < mostSegments) {
        std::size_t begin = path.find_first_not_of('/');
        if (begin == std::string_view::npos)
            break;
        path.remove_prefix(begin);
        std::size_t end = std::min(path.find('/'), path.size());
        segments.push_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return segments;
}

/// How well a route answers to a call, -1 when it does not: by the literal segments that agree; of two with as many, the one
/// that does not take on whatever follows.
int agreement(const std::vector<std::string_view> &route, const std::vector<std::string_view> &call, Case letters)
{
    int literals = 0;
    for (std::size_t i = 0; i < route.size(); ++i) {
        if (isRest(route[i]) && i + 1 == route.size())
            return 2 * literals;
        if (i >= call.size())
            return -1;
        if (isParameter(route[i]))
            continue;
        if (!areSame(route[i], call[i], letters))
            return -1;
        ++literals;
    }
    return route.size() == call.size() ? 2 * literals + 1 : -1;
}

bool haveTellingInCommon(const std::vector<std::string_view> &route, const std::vector<std::string_view> &call, Case letters)
{
    for (std::size_t i = 0; i < std::min(route.size(), call.size()); ++i) {
        if (areSame(route[i], call[i], letters) && isTelling(route[i]))
            return true;
    }
    return false;
}

/// Without the "/api/v1" before it, which gateways and base paths add and take off.
std::vector<std::string_view> withoutBase(std::vector<std::string_view> segments)
{
    auto first = std::find_if_not(segments.begin(), segments.end(), isCommon);
    segments.erase(segments.begin(), first);
    return segments;
}

} // namespace

std::string_view rpcServiceOf(std::string_view operation)
{
    while (operation.starts_with('/'))
        operation.remove_prefix(1);
    return operation.substr(0, operation.find('/'));
}

std::string_view shortRpcName(std::string_view service) { return service.substr(service.rfind('.') + 1); }

bool isCommonRpc(std::string_view service)
{
    return service.starts_with("grpc.") || service.starts_with("google.") || service.starts_with("opentelemetry.") ||
           service.starts_with("envoy.") || service == "Health" || service == "ServerReflection";
}

ServedIndex::ServedIndex(const Assembly &assembly) : m_assembly(assembly)
{
    for (Index i = 0; i < assembly.result.nodes.size(); ++i) {
        const Node &node = assembly.result.nodes[i];
        for (const Endpoint &endpoint : node.endpoints) {
            if (node.isGone)
                continue;
            if (endpoint.kind == EndpointKind::grpc)
                addRpc(endpoint.name, i);
            else if (endpoint.kind == EndpointKind::http)
                addRoute(endpoint.name, i);
        }
    }
}

void ServedIndex::addRpc(std::string_view name, Index node)
{
    std::string_view service = rpcServiceOf(name);
    if (isCommonRpc(service))
        return;
    m_rpc[std::string(service)].push_back(node);
    m_shortRpc[std::string(shortRpcName(service))].push_back(node);
}

void ServedIndex::addRoute(std::string_view name, Index node)
{
    auto [method, path] = methodAndPath(name);
    Route route{node, method, segmentsOf(path)};
    bool isKnown = false;
    for (std::string_view segment : route.segments) {
        if (isTelling(segment)) {
            m_bySegment[inLowerCase(segment)].push_back(m_routes.size());
            isKnown = true;
        }
    }
    if (isKnown)
        m_routes.push_back(std::move(route));
}

Candidates ServedIndex::candidates(std::vector<Index> nodes, Index caller) const
{
    Candidates result;
    auto name = [this](Index node) -> const std::string & { return m_assembly.result.nodes[node].name; };
    std::sort(nodes.begin(), nodes.end(), [&](Index l, Index r) { return name(l) < name(r); });
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    result.isServedByCaller = std::erase(nodes, caller) > 0;
    result.areTooMany = nodes.size() > mostServers;
    if (!result.areTooMany)
        result.nodes = std::move(nodes);
    return result;
}

Candidates ServedIndex::rpcServers(std::string_view operation, Index caller) const
{
    std::string_view service = rpcServiceOf(operation);
    if (service.empty() || isCommonRpc(service))
        return {};
    auto found = m_rpc.find(std::string(service));
    if (found != m_rpc.end())
        return candidates(found->second, caller);
    found = m_shortRpc.find(std::string(shortRpcName(service)));
    return found == m_shortRpc.end() ? Candidates() : candidates(found->second, caller);
}

Candidates ServedIndex::routeServers(std::string_view operation, Index caller) const
{
    auto [method, path] = methodAndPath(operation);
    const std::vector<std::string_view> call = segmentsOf(path);
    const std::vector<std::size_t> *routes = nullptr; // those of the rarest telling segment
    for (std::string_view segment : call) {
        auto it = isTelling(segment) ? m_bySegment.find(inLowerCase(segment)) : m_bySegment.end();
        if (it != m_bySegment.end() && (!routes || it->second.size() < routes->size()))
            routes = &it->second;
    }
    if (!routes)
        return {};
    if (routes->size() > mostRoutes)
        return {.nodes = {}, .areTooMany = true};
    using Pass = std::pair<bool, Case>;
    for (const auto &[isExact, letters] :
         {Pass{true, Case::counts}, Pass{false, Case::counts}, Pass{true, Case::ignored}, Pass{false, Case::ignored}}) {
        std::vector<Index> nodes;
        int best = 0;
        const std::vector<std::string_view> wanted = isExact ? call : withoutBase(call);
        for (std::size_t number : *routes) {
            const Route &route = m_routes[number];
            const std::vector<std::string_view> served = isExact ? route.segments : withoutBase(route.segments);
            bool isMethod = method.empty() || route.method.empty() || method == route.method;
            int score = isMethod && haveTellingInCommon(served, wanted, letters) ? agreement(served, wanted, letters) : -1;
            if (score < best || score < 0)
                continue;
            if (score > best)
                nodes.clear();
            best = score;
            nodes.push_back(route.node);
        }
        if (!nodes.empty())
            return candidates(std::move(nodes), caller);
    }
    return {};
}

} // namespace alidade
