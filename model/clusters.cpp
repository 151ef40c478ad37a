#include "model/clusters.h"

#include "model/architecture.h"
#include "model/placing.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>

namespace alidade {
namespace {

using Seen = std::size_t;

unsigned bit(NameOrigin origin) { return 1U << static_cast<unsigned>(origin); }

const unsigned programOrigins = bit(NameOrigin::annotation) | bit(NameOrigin::command);
const unsigned codeOrigins = programOrigins | bit(NameOrigin::dockerfile);
const unsigned deployedOrigins = bit(NameOrigin::workload) | bit(NameOrigin::composeService);

/// "order-v2", "order-canary" of "order": deployed side by side, but one service.
bool isVariantOf(std::string_view name, std::string_view stem)
{
    if (name == stem)
        return true;
    if (!name.starts_with(stem) || name.size() < stem.size() + 2 || name[stem.size()] != '-')
        return false;
    std::string_view ending = name.substr(stem.size() + 1);
    constexpr std::array<std::string_view, 6> words{"canary", "stable", "blue", "green", "primary", "preview"};
    if (std::find(words.begin(), words.end(), ending) != words.end())
        return true;
    if (ending.starts_with('v'))
        ending.remove_prefix(1);
    return !ending.empty() && std::all_of(ending.begin(), ending.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The name without what people spell differently: case, '-', '_', '.'.
std::string spelling(std::string_view name)
{
    std::string result;
    for (char c : name) {
        if (c != '-' && c != '_' && c != '.' && c != ' ')
            result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

/// "localhost:8080" is where a service is found on somebody's machine. It joins nothing: on another machine, or in the files
/// of another source, somebody else has that port.
bool isOnThisMachine(std::string_view alias)
{
    return alias.starts_with("localhost:") || alias.starts_with("host.docker.internal:");
}

std::string_view basename(std::string_view image) { return image.substr(image.rfind('/') + 1); }

class Joiner {
public:
    explicit Joiner(std::span<SeenNode> seen) : m_seen(seen), m_parent(seen.size()), m_cluster(seen.size())
    {
        std::iota(m_parent.begin(), m_parent.end(), Seen(0));
        for (Seen i = 0; i < seen.size(); ++i) {
            const NodeFact &fact = *seen[i].fact;
            (seen[i].isGone ? m_cluster[i].goneOrigins : m_cluster[i].origins) = bit(fact.origin);
            m_cluster[i].isResource = isResource(fact.kind);
            m_cluster[i].isProgram = !isResource(fact.kind) && (bit(fact.origin) & programOrigins);
            m_cluster[i].best = i;
        }
    }

    Clusters run(std::span<const IdentityDecision> identities, std::span<const Twins> twins)
    {
        const std::vector<Move> moves = placeDecided(m_seen, identities, m_result.sharedAliases);
        joinByName();
        joinByAlias();
        joinByNormalisedName();
        joinByImage();
        joinByImageName();
        joinByDirectory();
        joinTwins(twins);
        joinByAffix(bit(NameOrigin::composeService), bit(NameOrigin::workload));
        joinByAffix(deployedOrigins, codeOrigins);
        for (const Move &move : moves)
            unite(move.to, move.what);
        m_result.root.resize(m_seen.size());
        for (Seen i = 0; i < m_seen.size(); ++i)
            m_result.root[i] = find(i);
        return std::move(m_result);
    }

private:
    struct Cluster {
        unsigned origins = 0;     ///< of the facts that stand
        unsigned goneOrigins = 0; ///< of those that an earlier import had
        bool isResource = false;
        bool isProgram = false; ///< its own code names it a service
        Seen best = 0;          ///< the fact with the best name
    };
    struct Entry {
        std::string key;
        Seen seen;
        friend bool operator<(const Entry &l, const Entry &r) { return l.key != r.key ? l.key < r.key : l.seen < r.seen; }
    };

    const NodeFact &fact(Seen seen) const { return *m_seen[seen].fact; }
    const std::string &bestName(Seen seen) { return fact(m_cluster[find(seen)].best).name; }
    bool isNamed(Seen seen) const { return fact(seen).origin != NameOrigin::host; }
    bool isJoinable(Seen seen) const { return isNamed(seen) && m_seen[seen].placing == Placing::found; }

    Seen find(Seen i)
    {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }

    /// Whether the first fact's name says more about the cluster: a shorter name of an earlier origin.
    bool isBetter(Seen l, Seen r) const
    {
        auto key = [this](Seen i) {
            return std::tuple(m_seen[i].isGone, fact(i).origin, fact(i).name.size(), std::string_view(fact(i).name));
        };
        return key(l) < key(r);
    }

    void unite(Seen a, Seen b)
    {
        a = find(a);
        b = find(b);
        if (a == b)
            return;
        if (b < a)
            std::swap(a, b);
        m_parent[b] = a;
        Cluster &to = m_cluster[a];
        const Cluster &from = m_cluster[b];
        to.origins |= from.origins;
        to.goneOrigins |= from.goneOrigins;
        to.isResource |= from.isResource;
        to.isProgram |= from.isProgram;
        if (isBetter(from.best, to.best))
            to.best = from.best;
    }

    void match(Seen a, Seen b, const std::string &reason)
    {
        // What has the better name stays; the sentence is about the other.
        Seen joined =
            isBetter(m_cluster[find(a)].best, m_cluster[find(b)].best) ? m_cluster[find(b)].best : m_cluster[find(a)].best;
        m_result.matches.push_back({joined, reason});
        unite(a, b);
    }

    /// A program and a database of the same name are two things.
    bool mayShareName(Seen a, Seen b)
    {
        const Cluster &l = m_cluster[find(a)], &r = m_cluster[find(b)];
        return !(l.isResource && r.isProgram) && !(l.isProgram && r.isResource);
    }

    /// Two things that one kind of source tells apart are different, however alike their names.
    bool mayMatch(Seen a, Seen b)
    {
        const Cluster &l = m_cluster[find(a)], &r = m_cluster[find(b)];
        return l.isResource == r.isResource && !((l.origins | l.goneOrigins) & (r.origins | r.goneOrigins));
    }

    /// What has no code may be a store although nobody knows its image.
    bool mayBeTwins(Seen a, Seen b)
    {
        const Cluster &l = m_cluster[find(a)], &r = m_cluster[find(b)];
        return mayShareName(a, b) && !((l.origins | l.goneOrigins) & (r.origins | r.goneOrigins));
    }

    /// Calls `visit(key, seen…)` for each run of equal keys.
    template <typename Visit> static void forEachKey(std::vector<Entry> entries, Visit visit)
    {
        std::sort(entries.begin(), entries.end());
        std::vector<Seen> members;
        for (std::size_t i = 0; i < entries.size();) {
            members.clear();
            std::size_t end = i;
            for (; end < entries.size() && entries[end].key == entries[i].key; ++end)
                members.push_back(entries[end].seen);
            visit(entries[i].key, members);
            i = end;
        }
    }

    /// One fact of each cluster among `members`.
    std::vector<Seen> distinct(const std::vector<Seen> &members)
    {
        std::vector<Seen> roots;
        roots.reserve(members.size());
        for (Seen member : members)
            roots.push_back(find(member));
        std::sort(roots.begin(), roots.end());
        roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
        return roots;
    }

    void joinByName()
    {
        std::vector<Entry> entries;
        for (Seen i = 0; i < m_seen.size(); ++i) {
            if (isNamed(i))
                entries.push_back({fact(i).name, i});
        }
        forEachKey(std::move(entries), [this](const std::string &, const std::vector<Seen> &members) {
            bool hasProgram = std::any_of(members.begin(), members.end(), [this](Seen i) { return m_cluster[i].isProgram; });
            Seen resource = m_seen.size(), other = m_seen.size();
            for (Seen member : members) {
                Seen &first = hasProgram && isResource(fact(member).kind) ? resource : other;
                if (first == m_seen.size())
                    first = member;
                unite(first, member);
            }
        });
    }

    void joinByAlias()
    {
        std::unordered_map<std::string_view, std::vector<Seen>> named;
        std::vector<Entry> entries;
        for (Seen i = 0; i < m_seen.size(); ++i) {
            if (!isJoinable(i))
                continue;
            named[fact(i).name].push_back(i);
            for (const std::string &alias : fact(i).aliases) {
                if (!m_result.sharedAliases.contains(alias) && !isOnThisMachine(alias))
                    entries.push_back({alias, i});
            }
        }
        forEachKey(std::move(entries), [&](const std::string &alias, const std::vector<Seen> &claimers) {
            auto it = named.find(alias);
            if (!nameOneThing(alias, claimers, it == named.end() ? std::vector<Seen>() : it->second)) {
                m_result.sharedAliases.insert(alias);
                return;
            }
            for (Seen claimer : claimers) {
                if (mayShareName(claimers.front(), claimer))
                    unite(claimers.front(), claimer);
            }
            for (Seen holder : it == named.end() ? std::vector<Seen>() : it->second) {
                if (mayShareName(holder, claimers.front()))
                    unite(holder, claimers.front());
            }
        });
    }

    /// Whether all that claim the alias can be one thing: container names such as "server" stand in many workloads,
    /// and a sidecar may be called as another workload is.
    bool nameOneThing(const std::string &alias, const std::vector<Seen> &claimers, const std::vector<Seen> &holders) const
    {
        for (Seen claimer : claimers) {
            for (const auto *others : {&holders, &claimers}) {
                for (Seen other : *others) {
                    bool areDifferent = fact(other).origin == fact(claimer).origin && fact(other).name != fact(claimer).name &&
                                        !m_seen[other].isGone && !m_seen[claimer].isGone;
                    if (areDifferent && !(isVariantOf(fact(other).name, alias) && isVariantOf(fact(claimer).name, alias)))
                        return false;
                }
            }
        }
        return true;
    }

    void joinByNormalisedName()
    {
        std::vector<Entry> entries;
        for (Seen i = 0; i < m_seen.size(); ++i) {
            if (!isJoinable(i))
                continue;
            entries.push_back({normalisedName(fact(i).name), i});
            for (const std::string &alias : fact(i).aliases) {
                if (!m_result.sharedAliases.contains(alias) && !isOnThisMachine(alias))
                    entries.push_back({normalisedName(alias), i});
            }
        }
        forEachKey(std::move(entries), [this](const std::string &, const std::vector<Seen> &members) {
            std::vector<Seen> clusters = distinct(members);
            if (clusters.size() < 2)
                return;
            // The shortest names first: "order" rather than "order-api" is what "order-service" means.
            std::sort(clusters.begin(), clusters.end(), [this](Seen l, Seen r) {
                const std::string &a = bestName(l), &b = bestName(r);
                return std::tuple(a.size(), std::string_view(a), l) < std::tuple(b.size(), std::string_view(b), r);
            });
            for (std::size_t i = 1; i < clusters.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    if (find(clusters[j]) != find(clusters[i]) && mayMatch(clusters[j], clusters[i])) {
                        bool hasEnding = spelling(bestName(clusters[j])) != spelling(bestName(clusters[i]));
                        match(clusters[j], clusters[i],
                              hasEnding ? "same name without its ending" : "same name but for its spelling");
                        break;
                    }
                }
            }
        });
    }

    enum class Resources : std::uint8_t { stayApart, mayJoin };

    /// Joins all clusters of a bucket, if none of them is certainly different from another one.
    void matchAll(const std::vector<Seen> &members, const std::string &reason, Resources resources = Resources::stayApart)
    {
        std::vector<Seen> clusters = distinct(members);
        unsigned origins = 0;
        for (Seen cluster : clusters) {
            unsigned mine = m_cluster[cluster].origins | m_cluster[cluster].goneOrigins;
            const bool isApart =
                m_cluster[cluster].isResource && (resources == Resources::stayApart || !m_cluster[clusters.front()].isResource);
            const bool isAnother = !m_cluster[cluster].isResource && m_cluster[clusters.front()].isResource;
            if (isApart || isAnother || (origins & mine))
                return;
            origins |= mine;
        }
        for (std::size_t i = 1; i < clusters.size(); ++i)
            match(clusters[0], clusters[i], reason);
    }

    void joinByImage()
    {
        std::vector<Entry> entries;
        for (Seen i = 0; i < m_seen.size(); ++i) {
            // Without an owner it may be anybody's: "nginx".
            if (isJoinable(i) && fact(i).image.find('/') != std::string::npos)
                entries.push_back({fact(i).image, i});
        }
        forEachKey(std::move(entries), [this](const std::string &image, const std::vector<Seen> &members) {
            matchAll(members, "same image " + image);
        });
    }

    void joinByImageName()
    {
        std::vector<Entry> entries;
        for (Seen i = 0; i < m_seen.size(); ++i) {
            if (isJoinable(i) && !fact(i).image.empty())
                entries.push_back({normalisedName(basename(fact(i).image)), i});
            if (isJoinable(i) && (bit(fact(i).origin) & codeOrigins))
                entries.push_back({normalisedName(fact(i).name), i});
        }
        forEachKey(std::move(entries), [this](const std::string &, const std::vector<Seen> &members) {
            bool hasCode =
                std::any_of(members.begin(), members.end(), [this](Seen i) { return bit(fact(i).origin) & codeOrigins; });
            if (hasCode)
                matchAll(members, "its image is named so");
        });
    }

    void joinByDirectory()
    {
        std::vector<Entry> entries;
        for (Seen i = 0; i < m_seen.size(); ++i) {
            if (isJoinable(i) && !fact(i).path.empty())
                entries.push_back({std::to_string(m_seen[i].source) + '\n' + fact(i).path, i});
        }
        forEachKey(std::move(entries), [this](const std::string &key, const std::vector<Seen> &members) {
            std::string reason = "same directory " + key.substr(key.find('\n') + 1);
            std::vector<Seen> present;
            std::copy_if(members.begin(), members.end(), std::back_inserter(present),
                         [this](Seen i) { return !m_seen[i].isGone; });
            matchAll(present, reason, Resources::mayJoin);
            std::vector<Seen> standing = distinct(present);
            if (standing.size() != 1)
                return;
            // What stood there under another name was renamed.
            for (Seen cluster : distinct(members)) {
                bool isGone = m_cluster[cluster].origins == 0;
                if (isGone && m_cluster[cluster].isResource == m_cluster[find(standing[0])].isResource)
                    match(standing[0], cluster, reason + " as before");
            }
        });
    }

    void joinTwins(std::span<const Twins> twins)
    {
        std::unordered_map<std::string_view, Seen> named;
        for (Seen i = 0; i < m_seen.size() && !twins.empty(); ++i) {
            if (isJoinable(i))
                named.emplace(fact(i).name, i);
        }
        for (const Twins &pair : twins) {
            const auto first = named.find(pair.first), second = named.find(pair.second);
            if (first != named.end() && second != named.end() && find(first->second) != find(second->second) &&
                mayBeTwins(first->second, second->second))
                match(first->second, second->second, pair.reason);
        }
    }

    /// What only the one origins know and what only the others know, if all their names differ by the same affix.
    void joinByAffix(unsigned one, unsigned other)
    {
        std::vector<AffixCandidate> candidates;
        for (Seen i = 0; i < m_seen.size(); ++i) {
            const unsigned origins = m_cluster[i].origins | m_cluster[i].goneOrigins;
            const bool isOfOne = origins & one, isOfOther = origins & other;
            if (find(i) == i && isJoinable(m_cluster[i].best) && isOfOne != isOfOther)
                candidates.push_back({bestName(i), isOfOther, m_cluster[i].isResource, (origins & codeOrigins) != 0});
        }
        joinTwins(twinsByAffix(candidates));
        for (AffixCandidate &candidate : candidates)
            candidate.isLongSide = !candidate.isLongSide;
        joinTwins(twinsByAffix(candidates));
    }

    std::span<SeenNode> m_seen;
    std::vector<Seen> m_parent;
    std::vector<Cluster> m_cluster; ///< valid at roots
    Clusters m_result;
};

} // namespace

Clusters clusterNodes(std::span<SeenNode> seen, std::span<const IdentityDecision> identities, std::span<const Twins> twins)
{
    return Joiner(seen).run(identities, twins);
}

} // namespace alidade
