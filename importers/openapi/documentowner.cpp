#include "importers/openapi/documentowner.h"

#include "importers/deployment/places.h"
#include "model/architecture.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

/// normalisedName() without several endings: "Order Service API" is "order".
std::string bareName(std::string_view name)
{
    std::string bare = normalisedName(name);
    for (std::string next = normalisedName(bare); next != bare; next = normalisedName(bare))
        bare = std::move(next);
    return bare;
}

/// Words that name a document, not what it describes.
bool isGeneric(std::string_view bare)
{
    static constexpr std::array words = {"api",    "openapi", "swagger",   "asyncapi",  "spec",    "specs",   "docs",
                                         "doc",    "schema",  "apis",      "index",     "main",    "rest",    "proto",
                                         "public", "v1",      "v2",        "v3",        "http",    "service", "server",
                                         "root",   "src",     "resources", "contracts", "contract"};
    return bare.empty() || std::find(words.begin(), words.end(), bare) != words.end();
}

/// "cart" of "cart.swagger.json" and "cart-openapi.yaml".
std::string stemOf(std::string_view path)
{
    std::string stem(fileNameOf(path));
    stem.resize(std::min(stem.find('.'), stem.size()));
    for (const std::string_view word : {"openapi", "swagger", "asyncapi"}) {
        const std::size_t at = stem.find(word);
        if (at != std::string::npos)
            stem.erase(at, word.size());
    }
    return stem;
}

} // namespace

DocumentOwners::DocumentOwners(const Facts &facts)
{
    for (const NodeFact &node : facts.nodes) {
        if (isResource(node.kind) || node.kind == NodeKind::telemetry || node.origin == NameOrigin::host)
            continue;
        m_byName[bareName(node.name)].insert(node.name);
        for (const std::string &alias : node.aliases)
            m_byName[bareName(alias)].insert(node.name);
        if (node.path.empty())
            continue;
        m_byDirectory[node.path].insert(node.name);
        if (const std::string directory = bareName(fileNameOf(node.path)); !isGeneric(directory))
            m_byName[directory].insert(node.name);
    }
}

DocumentOwners::Names DocumentOwners::named(std::string_view name) const
{
    const std::string bare = bareName(name);
    const auto found = isGeneric(bare) ? m_byName.end() : m_byName.find(bare);
    return found == m_byName.end() ? Names() : found->second;
}

std::string DocumentOwners::only(const Names &names, bool isHttp)
{
    // What is one name but for spelling and endings is one service, which several sources name.
    const auto isSame = [&](const std::string &name) { return bareName(name) == bareName(*names.begin()); };
    if (!names.empty() && std::all_of(names.begin(), names.end(), isSame))
        return *names.begin();
    std::string result;
    for (const std::string &name : names) {
        const bool isMeant = isHttp && (name.ends_with("http") || name.ends_with("rest"));
        if (isMeant && !result.empty())
            return {};
        if (isMeant)
            result = name;
    }
    return result;
}

std::string DocumentOwners::find(const std::string &path, std::string_view title, bool isHttp) const
{
    for (std::string above = directoryOf(path); !above.empty(); above = directoryOf(above)) {
        if (const auto found = m_byDirectory.find(above); found != m_byDirectory.end())
            return only(found->second, isHttp);
    }
    std::vector<std::string> candidates{std::string(title), stemOf(path)};
    for (std::string above = directoryOf(path); !above.empty(); above = directoryOf(above))
        candidates.emplace_back(fileNameOf(above));
    for (const std::string &candidate : candidates) {
        if (const Names names = named(candidate); !names.empty())
            return only(names, isHttp);
    }
    return {};
}

bool DocumentOwners::isClientCopy(std::string_view path)
{
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
        const std::string_view part = path.substr(0, slash);
        if (part == "client" || part == "clients" || part == "external" || part.ends_with("-client") || part.ends_with("_client"))
            return true;
        path.remove_prefix(slash + 1);
    }
    return false;
}

} // namespace alidade
