#include "importers/code/factwriter.h"

#include "importers/code/sqltext.h"
#include "importers/code/urltext.h"
#include "importers/deployment/secrets.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

constexpr std::string_view unknownText = "{…}";

std::string textOf(const Call &call) { return call.receiver.empty() ? call.name : call.receiver + "." + call.name; }

bool isKnown(std::string_view text) { return !text.empty() && text != unknownText; }

/// A topic or path that is only what nobody knows says nothing.
bool saysSomething(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.substr(at).starts_with(unknownText))
            at += unknownText.size() - 1;
        else if (text[at] != '/' && text[at] != '.' && text[at] != ' ')
            return true;
    }
    return false;
}

std::string upper(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

/// "GET" of "http.MethodGet", "HttpMethod.GET", "RequestMethod.GET", "get"; empty for what is no method.
std::string httpMethod(std::string_view text)
{
    static constexpr std::array<std::string_view, 7> methods{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"};
    const std::string word = upper(std::string(text));
    for (const std::string_view method : methods) {
        if (word == method || word.ends_with("METHOD" + std::string(method)) || word.ends_with("." + std::string(method)))
            return std::string(method);
    }
    return {};
}

/// Whether what stands in a call may be the bare name of a table. Elsewhere SQL stands there, or nothing that counts.
bool namesTables(std::string_view call, std::string_view protocol)
{
    static constexpr std::array<std::string_view, 8> words{"TABLE", "COLLECTION", "MODEL", "FROM",
                                                           "INTO",  "ENTITY",     "INPUT", "SCHEMA"};
    const std::string name = upper(std::string(call));
    return protocol != "sql" ||
           std::any_of(words.begin(), words.end(), [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

std::string joinedPath(std::string_view prefix, std::string_view path)
{
    std::string result(prefix);
    if (!path.empty() && path.front() != '/' && !result.ends_with('/'))
        result += '/';
    return result + std::string(path);
}

/// Whether a call opens a database inside of the program.
bool isEmbeddedSql(const CallFact &fact)
{
    const std::string text = upper(fact.target + ' ' + fact.detail);
    static constexpr std::array<std::string_view, 4> words{"SQLITE", "JDBC:H2", "HSQLDB", ":MEMORY:"};
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

} // namespace

FactWriter::FactWriter(const CodeBase &base, const SightingIndex &sightings, const Reach &reach, const RpcResolver &rpc,
                       std::string node)
    : m_base(base), m_sightings(sightings), m_reach(reach), m_rpc(rpc), m_node(std::move(node)),
      m_folding(base, sightings, [this](CodePlace call) { return m_reach.runs(call); }),
      m_ways(
          base, m_folding, [this](CodePlace call) { return m_reach.runs(call); },
          [this](std::size_t each) { return m_reach.isOwn(each); })
{}

/// Ways that were opened and addresses that stand somewhere say nothing more where a call tells that it goes there, and
/// what is done with a database does not where that is inside of the program.
Facts FactWriter::take()
{
    std::set<std::pair<std::string, std::string>> reached;
    std::set<std::string> protocols;
    std::string told;
    for (const CallFact &fact : m_facts.calls) {
        if (fact.framework.empty() || m_opened.contains(fact.place))
            continue;
        reached.emplace(fact.protocol, fact.target);
        protocols.insert(fact.protocol);
    }
    const auto isReached = [&](const CallFact &fact) {
        return fact.target.empty() ? protocols.contains(fact.protocol) : reached.contains({fact.protocol, fact.target});
    };
    for (const CallFact &fact : m_facts.calls) {
        if (!fact.framework.empty())
            told += fact.target + '\n';
    }
    const bool isSqlEmbedded = m_opensEmbeddedSql && !m_opensSqlServer;
    std::erase_if(m_facts.calls, [&](const CallFact &fact) {
        if (isSqlEmbedded && fact.role == CallRole::store && fact.protocol == "sql" && !fact.framework.empty())
            return true;
        if (fact.framework.empty())
            return told.find(fact.target) != std::string::npos;
        return fact.operation.empty() && m_opened.contains(fact.place) && isReached(fact);
    });
    return std::move(m_facts);
}

void FactWriter::readFile(std::size_t file)
{
    for (const Sighting &sighting : m_sightings.of(file)) {
        const Call &call = m_base.files()[file].calls[sighting.call];
        const std::string_view scope = call.kind == Call::Kind::annotation && call.scope.empty() ? call.target : call.scope;
        if (m_reach.runs(file, scope, call.line))
            read(file, sighting);
    }
    readAddresses(file);
}

/// What helpers do for others is read once for each of these.
void FactWriter::read(std::size_t file, const Sighting &sighting)
{
    const Call &call = m_base.files()[file].calls[sighting.call];
    const Deed deed = sighting.pattern->deed;
    if (deed == Deed::trait || deed == Deed::program || call.kind == Call::Kind::annotation)
        return readOnWay(file, sighting);
    const bool isOpening = deed == Deed::connect || deed == Deed::store || deed == Deed::table;
    const auto tells = [&] {
        m_tells = isOpening;
        readOnWay(file, sighting);
        return *std::exchange(m_tells, std::nullopt);
    };
    m_ways.each(file, call.scope, tells, [&] { readOnWay(file, sighting); });
}

void FactWriter::readOnWay(std::size_t file, const Sighting &sighting)
{
    switch (sighting.pattern->deed) {
    case Deed::serve: return classOf(file, sighting).client ? request(file, sighting) : serve(file, sighting);
    case Deed::request: return request(file, sighting);
    case Deed::connect:
    case Deed::store:
    case Deed::table: return store(file, sighting);
    case Deed::produce:
    case Deed::consume: return post(file, sighting);
    case Deed::trait: return trait(file, sighting);
    case Deed::program: return program(file, sighting);
    case Deed::group: return;
    }
}

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
        prefix = joinedPath(texts.empty() ? std::string() : texts.front(), prefix);
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
        prefix = nested.empty() ? prefix : joinedPath(prefix, nested);
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
        if (const auto name = code.isGenerated ? std::nullopt : rpcName(file, sighting, frame))
            add(EndpointKind::grpc, *name);
        return;
    }
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
            const std::string whole = joinedPath(prefix, path);
            if (saysSomething(whole) || whole == "/" || (whole.empty() && call.kind == Call::Kind::annotation))
                add(EndpointKind::http, (verb.empty() ? "" : verb + " ") + shownPath(whole));
        }
    }
}

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

std::vector<std::string> FactWriter::baseTargets(const Call &call, const Frame &frame, const Sighting **opening)
{
    std::vector<Connection> found;
    if (call.receiverCall != noCall)
        found = m_folding.connections({{{Part::Kind::call, {}, {}}}, call.receiverCall}, frame);
    else if (!call.receiver.empty())
        found = m_folding.connections(nameExpression(call.receiver), frame);
    std::vector<std::string> targets;
    for (const Connection &connection : found) {
        *opening = *opening ? *opening : connection.opening;
        targets.insert(targets.end(), connection.targets.begin(), connection.targets.end());
    }
    return targets;
}

std::string FactWriter::typeText(std::size_t file, const Sighting &sighting) const
{
    const Expression &type = sighting.type;
    const CodeFile &code = m_base.files()[file];
    if (type.call != noCall && type.call < code.calls.size() && code.calls[type.call].kind == Call::Kind::construction)
        return code.calls[type.call].name;
    if (type.parts.size() == 1 && type.parts.front().kind == Part::Kind::name) {
        const std::string written = m_base.writtenTypeOf(file, code.calls[sighting.call].scope, type.parts.front().text);
        return written.find('(') == std::string::npos && written != "byte" ? written : std::string();
    }
    return {};
}

CallFact FactWriter::draft(std::size_t file, const Sighting &sighting, CallRole role, const Side &side) const
{
    const CodeFile &code = m_base.files()[file];
    const Call &call = code.calls[sighting.call];
    CallFact fact;
    fact.node = m_node;
    fact.role = role;
    fact.protocol = sighting.pattern->protocol;
    if (fact.protocol.empty() && side.opening)
        fact.protocol = side.opening->pattern->protocol;
    fact.type = typeText(file, sighting);
    fact.access = sighting.pattern->access;
    fact.framework =
        side.opening && sighting.pattern->protocol.empty() ? side.opening->framework->name : sighting.framework->name;
    const CodePlace decided = decidedAt(file, sighting.call);
    const Call &decider = m_base.call(decided);
    fact.function = call.kind == Call::Kind::annotation ? call.target : decider.scope;
    fact.place = placeOf(decided);
    fact.detail = textOf(decider);
    if (&decider != &call)
        fact.detail += " → " + textOf(call) + " (" + code.path + ":" + std::to_string(call.line) + ")";
    return fact;
}

CodePlace FactWriter::decidedAt(std::size_t file, std::size_t call) const
{
    const Way *way = m_folding.wayInto(file, m_base.files()[file].calls[call].scope);
    return way && !way->calls.empty() ? way->calls.back()
                                      : CodePlace{static_cast<std::uint32_t>(file), static_cast<std::uint32_t>(call)};
}

Place FactWriter::placeOf(CodePlace call) const { return {m_base.files()[call.file].path, m_base.call(call).line}; }

void FactWriter::add(CallFact fact)
{
    if (m_tells) {
        m_tells = *m_tells || !fact.operation.empty();
        return;
    }
    fact.target = shownSetting({}, fact.target == unknownText ? std::string_view() : std::string_view(fact.target));
    if (m_known.emplace(fact.place, fact.target, fact.operation, fact.role).second)
        m_facts.calls.push_back(std::move(fact));
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
                hosts.emplace_back();
        }
        for (const std::string &host : hosts) {
            for (const std::string &path : paths) {
                CallFact fact = draft(file, sighting, CallRole::request, side);
                const std::string base = splitUrl(host).path;
                std::string whole = joinedPath(joinedPath(url.hasHost ? url.path : base + url.path, prefix), path);
                fact.target = host;
                if (saysSomething(whole))
                    fact.operation = (method.empty() ? "" : method + " ") + shownPath(whole);
                add(std::move(fact));
            }
        }
    }
}

void FactWriter::post(std::size_t file, const Sighting &sighting)
{
    const Call &call = m_base.files()[file].calls[sighting.call];
    const Frame frame{file, call.scope, nullptr, noCall, call.line};
    const CallRole role = sighting.pattern->deed == Deed::produce ? CallRole::produce : CallRole::consume;
    Side side = sideOf(sighting, frame);
    std::vector<std::string> topics = m_folding.texts(sighting.topic, frame);
    if (!saysSomething(topics.empty() ? std::string() : topics.front()))
        topics = {std::string()};
    if (side.targets.empty())
        side.targets.emplace_back();
    for (const std::string &target : side.targets) {
        for (const std::string &topic : topics) {
            CallFact fact = draft(file, sighting, role, side);
            fact.target = target;
            fact.operation = topic;
            add(std::move(fact));
        }
    }
}

void FactWriter::store(std::size_t file, const Sighting &sighting)
{
    static constexpr std::array<std::string_view, 9> brokers{"kafka",  "nats",      "amqp", "mqtt", "pulsar",
                                                             "pubsub", "messaging", "jms",  "sqs"};
    const Call &call = m_base.files()[file].calls[sighting.call];
    const Frame frame{file, call.scope, nullptr, noCall, call.line};
    const CodePattern &pattern = *sighting.pattern;
    Side side = sideOf(sighting, frame);
    CallRole role = CallRole::store;
    if (pattern.deed == Deed::connect) {
        // A way that is opened counts by its address alone, or as one to a broker or store; what is done through it tells more.
        const bool isBroker = std::find(brokers.begin(), brokers.end(), pattern.protocol) != brokers.end();
        const bool isPeer =
            pattern.protocol == "http" || pattern.protocol == "grpc" || pattern.protocol == "tcp" || pattern.protocol.empty();
        role = isPeer ? CallRole::request : isBroker ? CallRole::produce : CallRole::store;
        std::erase_if(side.targets, [](const std::string &target) { return !saysSomething(target); });
        if (side.targets.empty() && role == CallRole::request)
            return;
        if (!m_tells)
            m_opened.insert(placeOf(decidedAt(file, sighting.call)));
    }
    std::vector<TableUse> tables;
    if (pattern.deed == Deed::table || !isUnset(sighting.table)) {
        for (const std::string &text : m_folding.texts(sighting.table, frame)) {
            if (isSql(text)) {
                for (TableUse &use : tablesIn(text))
                    tables.push_back(std::move(use));
            } else if (namesTables(call.name, pattern.protocol) && text.find_first_of(" {}$()\n") == std::string::npos &&
                       !text.empty()) {
                tables.push_back({text, pattern.access == "write"});
            }
        }
        if (pattern.deed == Deed::table && tables.empty())
            return;
    }
    if (side.targets.empty())
        side.targets.emplace_back();
    for (const std::string &target : side.targets) {
        CallFact fact = draft(file, sighting, role, side);
        fact.target = target;
        if (!m_tells && fact.protocol == "sql" && !pattern.target.empty())
            (isEmbeddedSql(fact) ? m_opensEmbeddedSql : m_opensSqlServer) = true;
        if (tables.empty())
            add(fact);
        for (const TableUse &use : tables) {
            fact.operation = use.table;
            if (fact.access.empty() || isUnset(sighting.table) == false)
                fact.access = use.isWritten ? "write" : pattern.access.empty() ? "read" : pattern.access;
            add(fact);
        }
    }
}

/// The name under which a program makes itself known is one of the names of its node.
void FactWriter::program(std::size_t file, const Sighting &sighting)
{
    const Call &call = m_base.files()[file].calls[sighting.call];
    const std::vector<std::string> names = m_folding.texts(sighting.value, Frame{file, call.scope, nullptr, noCall, call.line});
    if (names.size() != 1 || names.front() == m_node || names.front().find_first_of("{}$ /") != std::string::npos)
        return;
    NodeFact node;
    node.name = m_node;
    node.aliases = names;
    m_facts.nodes.push_back(std::move(node));
}

void FactWriter::trait(std::size_t file, const Sighting &sighting)
{
    const CodeFile &code = m_base.files()[file];
    const Call &call = code.calls[sighting.call];
    const Frame frame{file, call.scope, nullptr, noCall, call.line};
    const std::vector<std::string> values = m_folding.texts(sighting.value, frame);
    std::string value = values.empty() || values.front() == unknownText ? std::string() : values.front();
    if (value.empty() && sighting.value.parts.size() == 1 && sighting.value.parts.front().kind == Part::Kind::name)
        value = sighting.value.parts.front().text;
    const Place place{code.path, call.line};
    if (m_traits.emplace(place, sighting.pattern->trait, value).second)
        m_facts.traits.push_back({m_node, sighting.pattern->trait, sighting.framework->name, shownSetting({}, value),
                                  call.kind == Call::Kind::annotation ? call.target : call.scope, place});
}

/// Addresses in no known call: they count when they name a node.
void FactWriter::readAddresses(std::size_t file)
{
    for (const AddressText &address : m_base.files()[file].addresses) {
        if (!m_reach.runs(file, address.scope, address.line))
            continue;
        const auto tells = [&] {
            const std::vector<std::string> texts =
                m_folding.texts(address.value, Frame{file, address.scope, nullptr, noCall, address.line});
            return std::all_of(texts.begin(), texts.end(), [](const std::string &text) {
                const std::size_t scheme = text.find("://");
                const std::string_view host = std::string_view(text).substr(scheme == std::string::npos ? 0 : scheme + 3);
                return !host.starts_with(unknownText);
            });
        };
        m_ways.each(file, address.scope, tells, [&] { readAddress(file, address); });
    }
}

void FactWriter::readAddress(std::size_t file, const AddressText &address)
{
    const Way *way = m_folding.wayInto(file, address.scope);
    const bool isHandedOver = way && !way->calls.empty();
    for (const std::string &text : m_folding.texts(address.value, Frame{file, address.scope, nullptr, noCall, address.line})) {
        if (!saysSomething(text))
            continue;
        CallFact fact;
        fact.node = m_node;
        fact.target = text;
        fact.function = isHandedOver ? m_base.call(way->calls.back()).scope : address.scope;
        fact.place = isHandedOver ? placeOf(way->calls.back()) : Place{m_base.files()[file].path, address.line};
        fact.detail = shownSetting({}, text);
        add(std::move(fact));
    }
}

} // namespace alidade
