#include "importers/config/configuration.h"

#include "importers/config/configfacts.h"
#include "importers/config/configkind.h"
#include "importers/config/lines.h"
#include "importers/config/spring.h"
#include "importers/deployment/places.h"
#include "importers/text.h"
#include "model/architecture.h"

#include <algorithm>
#include <map>
#include <set>

namespace alidade {

namespace {

constexpr std::uint64_t maxConfigBytes = 256U << 10U;

struct Found {
    const TreeFile *file = nullptr;
    ConfigKind kind;
    bool isShared = false;
};

class Configuration {
public:
    explicit Configuration(ImportContext &context) : m_context(context)
    {
        for (const NodeFact &node : context.facts.nodes) {
            if (isResource(node.kind) || node.kind == NodeKind::telemetry || node.kind == NodeKind::external)
                continue;
            if (node.origin == NameOrigin::workload || node.origin == NameOrigin::composeService)
                m_workloads.insert(node.name);
            if (node.origin == NameOrigin::composeService)
                m_composedIn[directoryOf(node.place.file)].insert(normalisedName(node.name));
            if (!node.path.empty())
                m_nodesIn[node.path].insert(node.name);
            else if (!node.language.empty())
                m_nodesIn[{}].insert(node.name);
            for (const std::string &name : node.aliases)
                m_nodeCalled.emplace(lowered(name), node.name);
            m_nodeCalled.insert_or_assign(lowered(node.name), node.name);
        }
        // Without a directory of its own, one node may be the whole tree; of several nobody knows.
        if (const auto root = m_nodesIn.find({}); root != m_nodesIn.end() && m_nodesIn.size() > 1)
            m_nodesIn.erase(root);
    }

    void run()
    {
        findFiles();
        for (const auto &[node, files] : m_files) {
            m_context.checkStop();
            addConfigFacts(m_context, node, entriesFor(node, files));
        }
    }

private:
    void findFiles()
    {
        std::vector<Found> found;
        std::set<std::string> sharedDirectories;
        for (const TreeFile &file : m_context.tree.files()) {
            auto kind = configKindOf(file.path);
            if (!kind)
                continue;
            const std::string dir = directoryOf(file.path);
            const std::string named = nodeNamed(*kind);
            if (!named.empty() && !ownersIn(dir).contains(named))
                sharedDirectories.insert(dir);
            found.push_back({&file, std::move(*kind)});
        }
        for (const Found &each : found) {
            const std::string dir = directoryOf(each.file->path);
            const std::string named = nodeNamed(each.kind);
            const std::set<std::string> owners = !named.empty()                    ? std::set{named}
                                                 : sharedDirectories.contains(dir) ? std::set{std::string()}
                                                                                   : ownersIn(dir);
            for (const std::string &node : owners) {
                m_files[node].push_back(each);
                m_files[node].back().isShared = haveSeveral(owners) || (named.empty() && isOfSystem(dir));
            }
        }
    }

    /// The node that a file is named after; none where a framework gives it its name.
    std::string nodeNamed(const ConfigKind &kind) const
    {
        const auto found = kind.isNamed ? m_nodeCalled.end() : m_nodeCalled.find(kind.base);
        return found == m_nodeCalled.end() ? std::string() : found->second;
    }

    /// Whether the nearest directory with nodes is that of a whole system: its compose file runs several services.
    bool isOfSystem(std::string dir) const
    {
        while (!dir.empty() && !m_nodesIn.contains(dir))
            dir = directoryOf(dir);
        const auto run = m_composedIn.find(dir);
        return run != m_composedIn.end() && run->second.size() > 1;
    }

    /// Whether these are several programs rather than several names of one: of a Dockerfile, a program and a workload.
    bool haveSeveral(const std::set<std::string> &owners) const
    {
        std::set<std::string> workloads, all;
        for (const std::string &owner : owners) {
            all.insert(normalisedName(owner));
            if (m_workloads.contains(owner))
                workloads.insert(normalisedName(owner));
        }
        return (workloads.empty() ? all : workloads).size() > 1;
    }

    /// The nodes of the nearest directory that has some.
    std::set<std::string> ownersIn(std::string dir) const
    {
        for (;; dir = directoryOf(dir)) {
            if (const auto here = m_nodesIn.find(dir); here != m_nodesIn.end())
                return here->second;
            if (dir.empty())
                return {};
        }
    }

    /// All values for a node, those that count first.
    std::vector<PlacedEntry> entriesFor(const std::string &node, const std::vector<Found> &files)
    {
        const std::set<std::string> active = activeProfiles(node);
        std::vector<std::pair<int, PlacedEntry>> ranked;
        for (const Found &found : files) {
            for (const ConfigEntry &entry : read(found)) {
                const std::string &profile = entry.profile.empty() ? found.kind.profile : entry.profile;
                const auto rank = active.contains(profile) ? std::optional(-1) : rankOfProfile(profile);
                if (rank)
                    ranked.emplace_back(*rank * 2 + (found.kind.isNamed ? 0 : 1),
                                        PlacedEntry{entry, found.file->path, found.isShared});
            }
        }
        std::stable_sort(ranked.begin(), ranked.end(), [](const auto &l, const auto &r) { return l.first < r.first; });
        std::vector<PlacedEntry> entries;
        std::set<std::string> known;
        for (auto &[rank, entry] : ranked) {
            if (known.insert(lowered(entry.key)).second)
                entries.push_back(std::move(entry));
        }
        return entries;
    }

    const std::vector<ConfigEntry> &read(const Found &found)
    {
        const auto [it, isNew] = m_read.try_emplace(found.file->path);
        const auto text =
            isNew ? m_context.tree.read(*found.file, maxConfigBytes, m_context.diagnostics) : std::optional<std::string>();
        if (text) {
            // The reader of manifests sees every YAML file and says what is wrong with it.
            Diagnostics said;
            Diagnostics &faults = found.kind.format == ConfigFormat::yaml ? said : m_context.diagnostics;
            it->second = readConfiguration(*text, found.kind.format, found.file->path, faults);
        }
        return it->second;
    }

    /// The profiles that the deployment tells the node to take.
    std::set<std::string> activeProfiles(const std::string &node) const
    {
        static const std::set<std::string, std::less<>> variables{"SPRING_PROFILES_ACTIVE", "ASPNETCORE_ENVIRONMENT",
                                                                  "DOTNET_ENVIRONMENT",     "MICRONAUT_ENVIRONMENTS",
                                                                  "QUARKUS_PROFILE",        "NODE_ENV"};
        std::set<std::string> profiles;
        for (const SettingFact &setting : m_context.facts.settings) {
            if (setting.node != node || !variables.contains(setting.name))
                continue;
            std::string word;
            for (const char c : lowered(setting.value) + ",") {
                if (c != ',')
                    word += c;
                else if (!word.empty())
                    profiles.insert(std::exchange(word, {}));
            }
        }
        return profiles;
    }

    ImportContext &m_context;
    std::map<std::string, std::set<std::string>> m_nodesIn;    ///< by directory
    std::map<std::string, std::set<std::string>> m_composedIn; ///< services by the directory of their compose file
    std::set<std::string> m_workloads;
    std::map<std::string, std::string> m_nodeCalled;        ///< by name or alias in lower case
    std::map<std::string, std::vector<Found>> m_files;      ///< by node
    std::map<std::string, std::vector<ConfigEntry>> m_read; ///< by path
};

} // namespace

void addConfiguration(ImportContext &context)
{
    addSpringDiscovery(context);
    Configuration(context).run();
}

} // namespace alidade
