#include "importers/code/factwriter.h"

#include "importers/code/facttext.h"
#include "importers/deployment/secrets.h"

#include <algorithm>

namespace alidade {

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
        if (fact.framework.empty() || (fact.operation.empty() && m_opened.contains(fact.place)))
            continue;
        reached.emplace(fact.protocol, fact.target);
        reached.emplace(std::string(), fact.target);
        protocols.insert(fact.protocol);
    }
    const auto isReached = [&](const CallFact &fact) {
        return fact.target.empty() ? protocols.contains(fact.protocol) : reached.contains({fact.protocol, fact.target});
    };
    for (const CallFact &fact : m_facts.calls) {
        if (!fact.framework.empty())
            told += fact.target + '\n';
    }
    std::set<std::tuple<Place, CallRole, std::string>> detailed;
    for (const CallFact &fact : m_facts.calls) {
        if (!fact.operation.empty())
            detailed.emplace(fact.place, fact.role, fact.target);
    }
    const bool isSqlEmbedded = m_opensEmbeddedSql && !m_opensSqlServer;
    std::erase_if(m_facts.calls, [&](const CallFact &fact) {
        if (isSqlEmbedded && fact.role == CallRole::store && fact.protocol == "sql" && !fact.framework.empty())
            return true;
        if (fact.role != CallRole::request && fact.operation.empty() && detailed.contains({fact.place, fact.role, fact.target}))
            return true; // two tables know the call, and one knows more
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
    if (deed == Deed::trait || deed == Deed::program || call.kind == Call::Kind::annotation || isForDerived(file, sighting))
        return readOnWay(file, sighting);
    const bool isOpening = deed == Deed::connect || deed == Deed::store || deed == Deed::table;
    const auto tells = [&] {
        m_tells = isOpening;
        readOnWay(file, sighting);
        return *std::exchange(m_tells, std::nullopt);
    };
    m_ways.each(file, call.scope, tells, [&] { readOnWay(file, sighting); });
    if (m_ways.tookTooMany())
        m_cutAt.insert({m_base.files()[file].path, call.line});
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
    case Deed::group:
    case Deed::declare: return;
    }
}

std::string FactWriter::typeText(std::size_t file, const Sighting &sighting) const
{
    const Expression &type = sighting.type;
    const CodeFile &code = m_base.files()[file];
    if (type.call != noCall && type.call < code.calls.size() && code.calls[type.call].kind == Call::Kind::construction)
        return code.calls[type.call].name;
    if (type.parts.size() == 1 && type.parts.front().kind == Part::Kind::text)
        return type.parts.front().text;
    if (type.parts.size() != 1 || type.parts.front().kind != Part::Kind::name)
        return {};
    const std::string &name = type.parts.front().text;
    std::string written = m_base.writtenTypeOf(file, code.calls[sighting.call].scope, name);
    if (const char first = shortTypeName(name).empty() ? 'a' : shortTypeName(name).front();
        written.empty() && first >= 'A' && first <= 'Z') // the type itself
        written = name;
    return written.find('(') == std::string::npos && written != "byte" ? written : std::string();
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
    fact.target = withoutOwnFallbacks(std::move(fact.target));
    fact.target = shownSetting({}, fact.target == unknownText ? std::string_view() : std::string_view(fact.target));
    if (m_known.emplace(fact.place, fact.target, fact.operation, fact.access, fact.role).second)
        m_facts.calls.push_back(std::move(fact));
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
    addTrait(sighting.pattern->trait, file, sighting, value);
}

void FactWriter::addTrait(const std::string &word, std::size_t file, const Sighting &sighting, const std::string &value)
{
    const CodeFile &code = m_base.files()[file];
    const Call &call = code.calls[sighting.call];
    const Place place{code.path, call.line};
    if (m_tells)
        m_tells = true;
    else if (m_traits.emplace(place, word, value).second)
        m_facts.traits.push_back({m_node, word, sighting.framework->name, shownSetting({}, value),
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
