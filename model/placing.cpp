#include "model/placing.h"

#include <algorithm>
#include <unordered_map>

namespace alidade {
namespace {

using Seen = std::size_t;

/// Finds facts by the names that nodes are called by.
class Holders {
public:
    explicit Holders(std::span<const SeenNode> seen) : m_seen(seen)
    {
        for (Seen i = 0; i < seen.size(); ++i) {
            if (seen[i].fact->origin == NameOrigin::host)
                continue;
            m_named[seen[i].fact->name].push_back(i);
            for (const std::string &alias : seen[i].fact->aliases)
                m_aliased.emplace(alias, i);
        }
    }

    const std::vector<Seen> &named(std::string_view name) const
    {
        static const std::vector<Seen> nothing;
        auto it = m_named.find(name);
        return it == m_named.end() ? nothing : it->second;
    }

    /// A fact of the node with this name; the number of facts when there is none.
    Seen holder(std::string_view name) const
    {
        const Seen nobody = m_seen.size();
        // Of a program and a resource with one name, the resource is shown as "name (cache)".
        if (const std::vector<Seen> &facts = named(name); !facts.empty()) {
            Seen service = firstOf(facts, false);
            return service == nobody ? facts.front() : service;
        }
        if (name.ends_with(')')) {
            if (Seen resource = firstOf(named(name.substr(0, name.rfind(" ("))), true); resource != nobody)
                return resource;
        }
        auto it = m_aliased.find(name);
        return it == m_aliased.end() ? nobody : it->second;
    }

private:
    Seen firstOf(const std::vector<Seen> &facts, bool wantsResource) const
    {
        auto it =
            std::find_if(facts.begin(), facts.end(), [&](Seen i) { return isResource(m_seen[i].fact->kind) == wantsResource; });
        return it == facts.end() ? m_seen.size() : *it;
    }

    std::span<const SeenNode> m_seen;
    std::unordered_map<std::string_view, std::vector<Seen>> m_named;
    std::unordered_map<std::string_view, Seen> m_aliased;
};

} // namespace

std::vector<Move> placeDecided(std::span<SeenNode> seen, std::span<const IdentityDecision> identities,
                               std::set<std::string, std::less<>> &sharedAliases)
{
    std::vector<Move> moves;
    if (identities.empty())
        return moves;
    const Holders holders(seen);
    for (const IdentityDecision &decision : identities) {
        const bool isApart = decision.node.empty();
        const Seen to = isApart ? seen.size() : holders.holder(decision.node);
        if (decision.node == decision.name || (!isApart && to == seen.size()) || holders.named(decision.name).empty())
            continue;
        sharedAliases.insert(decision.name);
        for (Seen what : holders.named(decision.name)) {
            seen[what].placing = isApart ? Placing::apart : Placing::moved;
            if (!isApart)
                moves.push_back({what, to});
        }
    }
    return moves;
}

} // namespace alidade
