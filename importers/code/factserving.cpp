#include "importers/code/factwriter.h"

#include "importers/code/facttext.h"
#include "importers/code/urltext.h"

#include <algorithm>

namespace alidade {

namespace {

/// GRPC Health Checking Protocol: what asks for it are probes.
bool isHealthService(std::string_view name) { return name == "Health" || name == "grpc.health.v1.Health"; }

/// gRPC Server Reflection Protocol: it tells tools what the others are.
bool isReflection(std::string_view name) { return name == "ServerReflection" || name.starts_with("grpc.reflection."); }

/// A route without what a deployment sets before all of them: "/cart" of "${BASE_PATH}/cart".
std::string withoutBasePath(std::string path)
{
    const std::size_t start = path.starts_with('/') ? 1 : 0;
    if (path.compare(start, 2, "${") != 0)
        return path;
    int depth = 0;
    for (std::size_t i = start; i < path.size(); ++i) {
        depth += path[i] == '{' ? 1 : path[i] == '}' ? -1 : 0;
        if (depth == 0 && path[i] == '}')
            return i + 1 == path.size() ? "/" : path[i + 1] == '/' ? path.substr(i + 1) : path;
    }
    return path;
}

} // namespace

FactWriter::ClassContext FactWriter::classOf(std::size_t file, const Sighting &sighting) const
{
    ClassContext context;
    const CodeFile &code = m_base.files()[file];
    const Call &call = code.calls[sighting.call];
    if (call.kind != Call::Kind::annotation)
        return context;
    const std::string_view type = ownerOf(call.target);
    for (const Sighting &other : m_sightings.of(file)) {
        const Call &annotation = code.calls[other.call];
        if (type.empty() || annotation.kind != Call::Kind::annotation || annotation.target != type)
            continue;
        if (other.pattern->deed == Deed::group && !context.group)
            context.group = &other;
        if (other.pattern->deed == Deed::connect && !context.client)
            context.client = &other;
    }
    return context;
}

bool FactWriter::isGroup(std::size_t file, std::size_t call) const
{
    const std::vector<Sighting> &all = m_sightings.of(file);
    return std::any_of(all.begin(), all.end(),
                       [&](const Sighting &sighting) { return sighting.call == call && sighting.pattern->deed == Deed::group; });
}

/// The prefixes of groups whose closures a call stands in: `r.Route("/api", func(r chi.Router) { r.Get(…) })`. The calls in
/// a closure stand before the call that takes it, on the same line or below.
std::string FactWriter::nestedPrefix(std::size_t file, std::size_t index, const Frame &frame)
{
    const CodeFile &code = m_base.files()[file];
    std::string prefix;
    std::size_t inner = index;
    for (const Sighting &sighting : m_sightings.of(file)) {
        const Call &outer = code.calls[sighting.call];
        if (sighting.call <= inner || sighting.pattern->deed != Deed::group || outer.kind != Call::Kind::call ||
            outer.scope != code.calls[index].scope || outer.line > code.calls[inner].line)
            continue;
        const bool isChained = code.calls[inner].receiverCall == sighting.call || outer.receiverCall == inner;
        if (isChained || isUnset(sighting.path))
            continue;
        const std::vector<std::string> texts = m_folding.texts(sighting.path, frame);
        prefix = joinedRoute(texts.empty() ? std::string() : texts.front(), prefix);
        inner = sighting.call;
    }
    return prefix == "/" ? std::string() : prefix;
}

std::vector<std::string> FactWriter::prefixesOf(std::size_t file, const Sighting &sighting, const Frame &frame)
{
    const Call &call = m_base.files()[file].calls[sighting.call];
    if (call.kind == Call::Kind::annotation) {
        const ClassContext context = classOf(file, sighting);
        const Sighting *group = context.group ? context.group : context.client;
        std::vector<std::string> prefixes;
        if (group && !isUnset(group->path))
            prefixes = m_folding.texts(group->path, frame);
        if (!call.receiver.empty() && prefixes.empty())
            prefixes = m_folding.prefixes(nameExpression(call.receiver), frame);
        return prefixes.empty() ? std::vector<std::string>{std::string()} : prefixes;
    }
    std::vector<std::string> prefixes{std::string()};
    if (call.receiverCall != noCall)
        prefixes = m_folding.prefixes({{{Part::Kind::call, {}, {}}}, call.receiverCall}, frame);
    else if (!call.receiver.empty() && !m_base.imported(file, call.receiver))
        prefixes = m_folding.prefixes(nameExpression(call.receiver), frame);
    const std::string nested = nestedPrefix(file, sighting.call, frame);
    for (std::string &prefix : prefixes)
        prefix = nested.empty() ? prefix : joinedRoute(prefix, nested);
    return prefixes;
}

std::optional<std::string> FactWriter::rpcName(std::size_t file, const Sighting &sighting, const Frame &frame)
{
    std::vector<std::string> names = m_folding.texts(sighting.service, frame);
    if (const bool isWritten = sighting.service.parts.size() == 1 && sighting.service.parts.front().kind == Part::Kind::name;
        isWritten)
        names = {sighting.service.parts.front().text};
    if (names.empty() || !isKnown(names.front()))
        return std::nullopt;
    return m_rpc(file, m_base.files()[file].calls[sighting.call], names.front());
}

void FactWriter::serve(std::size_t file, const Sighting &sighting)
{
    const CodeFile &code = m_base.files()[file];
    const Call &call = code.calls[sighting.call];
    const Frame frame{file, call.scope, nullptr, noCall, call.line};
    const auto add = [&](EndpointKind kind, std::string name) {
        if (m_tells)
            m_tells = true;
        else if (m_endpoints.emplace(kind, name).second)
            m_facts.endpoints.push_back({m_node, kind, std::move(name), placeOf(decidedAt(file, sighting.call))});
    };
    if (!sighting.pattern->service.empty()) {
        const auto name = code.isGenerated ? std::nullopt : rpcName(file, sighting, frame);
        if (name && isHealthService(*name))
            addTrait("health", file, sighting, {});
        else if (name && !isReflection(*name))
            add(EndpointKind::grpc, *name);
        return;
    }
    if (call.kind == Call::Kind::annotation && isGroup(file, sighting.call) && ownerOf(call.target).empty())
        return; // it stands on the class, for the routes in it
    const std::vector<std::string> methods = m_folding.texts(sighting.method, frame);
    std::string method = methods.empty() ? std::string() : httpMethod(methods.front());
    if (method.empty() && sighting.method.parts.size() == 1)
        method = httpMethod(sighting.method.parts.front().text);
    std::vector<std::string> paths = m_folding.texts(sighting.path, frame);
    if (paths.empty() && isUnset(sighting.path) && !sighting.pattern->path.empty() && call.kind == Call::Kind::annotation)
        paths = {std::string()};
    for (const std::string &prefix : prefixesOf(file, sighting, frame)) {
        for (std::string path : paths) {
            std::string verb = method;
            if (const std::size_t blank = path.find(' '); blank != std::string::npos) { // "GET /orders/{id}"
                verb = httpMethod(path.substr(0, blank));
                path = path.substr(std::min(path.find_first_not_of(' ', blank), path.size()));
            }
            const std::string whole = withoutBasePath(joinedRoute(prefix, path));
            if (saysSomething(whole) || whole == "/" || (whole.empty() && call.kind == Call::Kind::annotation))
                add(EndpointKind::http, (verb.empty() ? "" : verb + " ") + shownPath(whole));
        }
    }
}

} // namespace alidade
