#include "model/twins.h"

#include "model/architecture.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace alidade {
namespace {

/// In which form of the system a name stands.
struct Forms {
    bool isComposed = false, isOnCluster = false, isResource = false, hasCode = false;
};

/// Nodes by their names and by what else they are called.
class FormsOfNames {
public:
    explicit FormsOfNames(const Facts &facts)
    {
        for (const NodeFact &node : facts.nodes) {
            Forms &forms = m_forms[node.name];
            forms.isComposed |= node.origin == NameOrigin::composeService;
            forms.isOnCluster |= node.origin == NameOrigin::workload;
            forms.isResource |= isResource(node.kind);
            forms.hasCode |= !isResource(node.kind) && !node.path.empty();
        }
    }
    const Forms *find(const std::string &name) const
    {
        const auto it = m_forms.find(name);
        return it == m_forms.end() ? nullptr : &it->second;
    }

private:
    std::map<std::string, Forms> m_forms;
};

/// What a setting of a service leads to in one form.
struct Leads {
    std::set<std::pair<std::string, std::string>> composed, onCluster; ///< name and protocol
    bool hasResource = false;
};

/// Words that tell a program or a store from others of the same name.
bool tellsRole(std::string_view affix)
{
    static constexpr std::array roles = {
        "worker",     "workers",  "consumer", "producer", "publisher", "subscriber", "job",       "jobs",       "cron",
        "scheduler",  "db",       "database", "cache",    "redis",     "mongo",      "mongodb",   "mysql",      "postgres",
        "postgresql", "sql",      "kafka",    "rabbitmq", "queue",     "proxy",      "gateway",   "client",     "ui",
        "web",        "frontend", "backend",  "test",     "tests",     "e2e",        "migration", "migrations", "migrate",
        "init",       "seed",     "admin",    "exporter", "read",      "write",      "query",     "command",    "internal",
        "external",   "public",   "private",  "v1",       "v2",        "v3",         "old",       "new",        "grpc",
        "rest",       "http",     "graphql",  "bff",      "mock",      "stub",       "listener",  "processor",  "handler",
        "sidecar",    "agent",    "lambda",   "function"};
    for (std::size_t start = 0; start <= affix.size();) {
        const std::size_t end = std::min(affix.find_first_of("-_.", start), affix.size());
        if (std::find(roles.begin(), roles.end(), affix.substr(start, end - start)) != roles.end())
            return true;
        start = end + 1;
    }
    return false;
}

/// What stands before or behind the names of one side.
struct Affix {
    bool isBefore = false;
    std::string text;
    friend auto operator<=>(const Affix &, const Affix &) = default;
};

using Pairs = std::map<Affix, std::vector<std::pair<const AffixCandidate *, const AffixCandidate *>>>;

bool mayBeOne(const AffixCandidate &l, const AffixCandidate &r)
{
    return l.isResource == r.isResource || !(l.hasCode || r.hasCode);
}

bool isSeparator(char c) { return c == '-' || c == '_' || c == '.'; }

/// All pairs of a name and one with something around it. Equality is that of normalised names.
Pairs pairsOf(std::span<const AffixCandidate> candidates)
{
    constexpr std::size_t longestName = 253; // RFC 1123
    std::map<std::string, std::vector<const AffixCandidate *>> shorter;
    for (const AffixCandidate &candidate : candidates) {
        if (!candidate.isLongSide)
            shorter[normalisedName(candidate.name)].push_back(&candidate);
    }
    Pairs pairs;
    for (const AffixCandidate &longer : candidates) {
        const std::string &name = longer.name;
        for (std::size_t i = 1; longer.isLongSide && name.size() <= longestName && i + 1 < name.size(); ++i) {
            if (!isSeparator(name[i]))
                continue;
            const std::string before = name.substr(0, i), behind = name.substr(i + 1);
            for (const auto &[affix, rest] : {std::pair(Affix{true, before}, behind), std::pair(Affix{false, behind}, before)}) {
                const auto found = shorter.find(normalisedName(rest));
                if (found != shorter.end() && found->second.size() == 1 && mayBeOne(*found->second.front(), longer) &&
                    !tellsRole(affix.text))
                    pairs[affix].emplace_back(found->second.front(), &longer);
            }
        }
    }
    return pairs;
}

} // namespace

std::vector<Twins> twinsBySettings(const Facts &facts)
{
    const FormsOfNames known(facts);
    std::map<std::pair<std::string, std::string>, Leads> leads; // by service and setting
    for (const DependencyFact &fact : facts.dependencies) {
        const Forms *to = fact.setting.empty() ? nullptr : known.find(fact.to);
        if (!to || to->hasCode || to->isComposed == to->isOnCluster)
            continue;
        Leads &of = leads[{normalisedName(fact.from), fact.setting}];
        of.hasResource |= to->isResource;
        (to->isComposed ? of.composed : of.onCluster).emplace(fact.to, fact.protocol);
    }
    std::map<std::string, std::set<std::string>> ofComposed, ofCluster;
    std::map<std::pair<std::string, std::string>, std::string> settings;
    for (const auto &[reader, of] : leads) {
        for (const auto &[composed, protocol] : of.composed) {
            for (const auto &[onCluster, other] : of.onCluster) {
                if (!of.hasResource || (protocol != other && !protocol.empty() && !other.empty()))
                    continue;
                ofComposed[composed].insert(onCluster);
                ofCluster[onCluster].insert(composed);
                settings.try_emplace({composed, onCluster}, reader.second);
            }
        }
    }
    std::vector<Twins> twins;
    for (const auto &[names, setting] : settings) {
        if (ofComposed[names.first].size() == 1 && ofCluster[names.second].size() == 1)
            twins.push_back({names.first, names.second, setting + " leads to both, in two forms of the system"});
    }
    return twins;
}

std::vector<Twins> twinsByAffix(std::span<const AffixCandidate> candidates)
{
    Pairs pairs = pairsOf(candidates);
    std::map<const AffixCandidate *, int> count;
    for (const auto &[affix, members] : pairs) {
        for (const auto &[shorter, longer] : members) {
            ++count[shorter];
            ++count[longer];
        }
    }
    std::vector<Twins> twins;
    for (auto &[affix, members] : pairs) {
        constexpr std::size_t fewestPairs = 2;
        std::erase_if(members, [&](const auto &pair) { return count[pair.first] > 1 || count[pair.second] > 1; });
        if (members.size() < fewestPairs)
            continue;
        for (const auto &[shorter, longer] : members) {
            twins.push_back({shorter->name, longer->name,
                             "same name but for \"" + affix.text + "\", as of " + std::to_string(members.size()) + " names"});
        }
    }
    return twins;
}

} // namespace alidade
