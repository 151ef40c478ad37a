#include "importers/code/factwriter.h"

#include "importers/code/facttext.h"
#include "importers/code/urltext.h"

namespace alidade {

FactWriter::Side FactWriter::sideOf(const Sighting &sighting, const Frame &frame)
{
    Side side;
    if (!isUnset(sighting.target)) {
        const std::vector<Connection> found = m_folding.connections(sighting.target, frame);
        for (const Connection &connection : found) {
            side.opening = connection.opening;
            side.targets.insert(side.targets.end(), connection.targets.begin(), connection.targets.end());
        }
        if (side.targets.empty())
            side.targets = m_folding.texts(sighting.target, frame);
        return side;
    }
    side.targets = baseTargets(m_base.files()[frame.file].calls[sighting.call], frame, &side.opening);
    return side;
}

std::vector<std::string> FactWriter::typedTargets(std::string_view scope)
{
    if (!m_typed) {
        m_typed.emplace();
        for (std::size_t file = 0; file < m_base.files().size(); ++file) {
            for (const Sighting &sighting : m_sightings.of(file)) {
                const Call &call = m_base.files()[file].calls[sighting.call];
                if (sighting.pattern->deed != Deed::connect || isUnset(sighting.target) || m_base.files()[file].isTest ||
                    !m_reach.runs(file, call.scope, call.line))
                    continue;
                for (const Argument &argument : call.arguments) {
                    if (!argument.name.starts_with('<') || argument.value.parts.empty())
                        continue;
                    const Frame frame{file, call.scope, nullptr, noCall, call.line};
                    (*m_typed)[shortTypeName(argument.value.parts.front().text)] = m_folding.texts(sighting.target, frame);
                }
            }
        }
    }
    for (std::string_view type = scope; !type.empty() && !m_typed->empty(); type = ownerOf(type)) {
        if (const auto found = m_typed->find(lastName(type)); found != m_typed->end())
            return found->second;
    }
    return {};
}

std::vector<std::string> FactWriter::baseTargets(const Call &call, const Frame &frame, const Sighting **opening)
{
    std::vector<Connection> found;
    if (call.receiverCall != noCall)
        found = m_folding.connections({{{Part::Kind::call, {}, {}}}, call.receiverCall}, frame);
    else if (!call.receiver.empty())
        found = m_folding.connections(nameExpression(call.receiver), frame);
    std::vector<std::string> targets;
    for (const Connection &connection : found) {
        if (connection.opening && connection.opening->pattern->deed == Deed::declare) { // a queue: the way is that to its broker
            const Call &declaring = m_base.call(connection.place);
            const Frame at{connection.place.file, declaring.scope, nullptr, noCall, declaring.line};
            for (std::string &target : baseTargets(declaring, at, opening))
                targets.push_back(std::move(target));
            continue;
        }
        *opening = *opening ? *opening : connection.opening;
        targets.insert(targets.end(), connection.targets.begin(), connection.targets.end());
    }
    return targets;
}

void FactWriter::request(std::size_t file, const Sighting &sighting)
{
    const CodeFile &code = m_base.files()[file];
    const Call &call = code.calls[sighting.call];
    const Frame frame{file, call.scope, nullptr, noCall, call.line};
    Side side = sideOf(sighting, frame);
    if (!sighting.pattern->service.empty()) {
        const auto name = code.isGenerated ? std::nullopt : rpcName(file, sighting, frame);
        if (!name)
            return;
        CallFact fact = draft(file, sighting, CallRole::request, side);
        fact.operation = *name;
        if (side.targets.empty())
            side.targets.emplace_back();
        for (const std::string &target : side.targets) {
            fact.target = target;
            add(fact);
        }
        return;
    }
    const ClassContext context = classOf(file, sighting);
    std::vector<std::string> bases;
    if (context.client)
        bases = sideOf(*context.client, frame).targets;
    std::vector<std::string> paths = m_folding.texts(sighting.path, frame);
    if (paths.empty())
        paths.emplace_back();
    const std::vector<std::string> methods = m_folding.texts(sighting.method, frame);
    std::string method = methods.empty() ? std::string() : httpMethod(methods.front());
    if (method.empty() && sighting.method.parts.size() == 1)
        method = httpMethod(sighting.method.parts.front().text);
    if (side.targets.empty())
        side.targets = bases.empty() ? std::vector<std::string>{std::string()} : bases;
    const std::string prefix = context.client || context.group ? prefixesOf(file, sighting, frame).front() : std::string();
    for (const std::string &text : side.targets) {
        const UrlText url = splitUrl(text);
        std::vector<std::string> hosts{text};
        if (!url.hasHost) { // a path alone: the address is that of the client
            const Sighting *opening = nullptr;
            hosts = bases.empty() ? baseTargets(call, frame, &opening) : bases;
            if (hosts.empty())
                hosts = typedTargets(call.kind == Call::Kind::annotation ? call.target : call.scope);
            if (hosts.empty())
                hosts.emplace_back();
        }
        for (const std::string &host : hosts) {
            for (const std::string &path : paths) {
                CallFact fact = draft(file, sighting, CallRole::request, side);
                const std::string base = splitUrl(host).path;
                std::string whole = joinedRoute(joinedRoute(url.hasHost ? url.path : base + url.path, prefix), path);
                fact.target = host;
                if (saysSomething(whole))
                    fact.operation = (method.empty() ? "" : method + " ") + shownPath(whole);
                add(std::move(fact));
            }
        }
    }
}

} // namespace alidade
