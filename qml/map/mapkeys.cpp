#include "qml/map/mapkeys.h"

#include <algorithm>

namespace alidade {

namespace {

constexpr std::string_view nodePrefix = "node:", contextPrefix = "context:", dependencyPrefix = "dependency:",
                           relationPrefix = "relation:";

/// The two ends of "FROM>TO".
std::pair<std::string, std::string> ends(const std::string &key, std::size_t from)
{
    const std::size_t middle = key.find('>', from);
    return middle == std::string::npos ? std::pair<std::string, std::string>{}
                                       : std::pair{key.substr(from, middle - from), key.substr(middle + 1)};
}

Index findDependency(const Architecture &a, const std::pair<std::string, std::string> &names)
{
    const Index from = a.findNode(names.first), to = a.findNode(names.second);
    const auto it = std::find_if(a.dependencies.begin(), a.dependencies.end(),
                                 [&](const Dependency &d) { return d.from == from && d.to == to; });
    return from == none || to == none || it == a.dependencies.end() ? none : static_cast<Index>(it - a.dependencies.begin());
}

Index findRelation(const Architecture &a, const std::pair<std::string, std::string> &ids)
{
    const auto it = std::find_if(a.relations.begin(), a.relations.end(),
                                 [&](const ContextRelation &r) { return r.upstream == ids.first && r.downstream == ids.second; });
    return it == a.relations.end() ? none : static_cast<Index>(it - a.relations.begin());
}

} // namespace

std::string nodeKey(const std::string &name) { return std::string(nodePrefix) + name; }
std::string contextKey(const std::string &id) { return std::string(contextPrefix) + id; }

std::string keyOf(const Architecture &a, Owner owner)
{
    switch (owner.kind) {
    case Owner::Kind::node: return owner.index < a.nodes.size() ? nodeKey(a.nodes[owner.index].name) : std::string();
    case Owner::Kind::context: return owner.index < a.contexts.size() ? contextKey(a.contexts[owner.index].id) : std::string();
    case Owner::Kind::dependency:
        if (owner.index < a.dependencies.size()) {
            const Dependency &d = a.dependencies[owner.index];
            return std::string(dependencyPrefix) + a.nodes[d.from].name + '>' + a.nodes[d.to].name;
        }
        return {};
    case Owner::Kind::relation:
        if (owner.index < a.relations.size())
            return std::string(relationPrefix) + a.relations[owner.index].upstream + '>' + a.relations[owner.index].downstream;
        return {};
    default: return {};
    }
}

Owner ownerOf(const Architecture &a, const std::string &key)
{
    const auto found = [](Owner::Kind kind, Index index) { return index == none ? Owner{} : Owner{kind, index}; };
    if (key.starts_with(nodePrefix))
        return found(Owner::Kind::node, a.findNode(key.substr(nodePrefix.size())));
    if (key.starts_with(contextPrefix))
        return found(Owner::Kind::context, a.findContext(key.substr(contextPrefix.size())));
    if (key.starts_with(dependencyPrefix))
        return found(Owner::Kind::dependency, findDependency(a, ends(key, dependencyPrefix.size())));
    if (key.starts_with(relationPrefix))
        return found(Owner::Kind::relation, findRelation(a, ends(key, relationPrefix.size())));
    return {};
}

} // namespace alidade
