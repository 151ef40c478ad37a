#include "importers/compose/compose.h"

#include "importers/compose/project.h"
#include "importers/deployment/images.h"
#include "importers/deployment/places.h"
#include "importers/dockerfile/dockerfile.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>

namespace alidade {

namespace {

/// What the image of a service is: named in the compose file, or what its Dockerfile starts from.
struct BuiltImage {
    std::string language;
    std::optional<Infrastructure> infrastructure;
};

BuiltImage readBuilt(ImportContext &context, const ComposeService &service)
{
    BuiltImage built;
    built.language = service.directory.empty() ? std::string() : languageIn(context.tree, service.directory);
    const TreeFile *file = context.tree.find(service.dockerfile);
    Diagnostics ignored; // the Dockerfile importer says what is wrong with the file
    const auto text = file ? context.tree.read(*file, dockerfileBytes, ignored) : std::nullopt;
    const std::vector<BuildStage> stages = text ? readDockerfile(*text, file->path, ignored) : std::vector<BuildStage>();
    if (built.language.empty())
        built.language = languageOf(stages);
    const auto base = infrastructureOfImage(finalBase(stages));
    // An image made from a database is that database; one made from a web server is some service's pages.
    const std::string name = imageName(finalBase(stages));
    const bool isProxy = base && base->kind == NodeKind::gateway && !name.ends_with("nginx") && !name.ends_with("caddy");
    if (built.language.empty() && base && (isResource(base->kind) || isProxy))
        built.infrastructure = base;
    else if (!service.dockerfile.empty() && !(built.infrastructure = infrastructureOfName(service.name)))
        built.infrastructure = infrastructureOfName(fileNameOf(service.directory));
    return built;
}

class ProjectFacts {
public:
    /// Addresses of `strangers` lead nowhere: they name services of this project that are left out.
    ProjectFacts(ImportContext &context, std::map<std::string, ComposeService> services, std::vector<std::string> strangers)
        : m_context(context), m_services(std::move(services)), m_strangers(std::move(strangers))
    {}

    void write()
    {
        for (const auto &[name, service] : m_services)
            addService(service);
        KnownNodes known(m_context.facts);
        for (const auto &[name, infrastructure] : m_infrastructure)
            known.setInfrastructure(name, infrastructure);
        for (const std::string &name : m_strangers)
            known.hide(name);
        std::vector<Setting> settings;
        for (auto &[name, service] : m_services) {
            // A database does not call whom its variables name.
            const bool isInfrastructure = m_infrastructure.contains(name) && isResource(m_infrastructure.at(name).kind);
            for (Setting &setting : service.settings) {
                if (isInfrastructure && setting.isShared)
                    continue;
                setting.startsAfter = service.startsAfter;
                settings.push_back(std::move(setting));
            }
        }
        addWiring(settings, known, m_context.facts);
    }

private:
    void addService(const ComposeService &service);

    ImportContext &m_context;
    std::map<std::string, ComposeService> m_services;
    std::vector<std::string> m_strangers;
    std::map<std::string, Infrastructure> m_infrastructure;
};

void ProjectFacts::addService(const ComposeService &service)
{
    Facts &facts = m_context.facts;
    const BuiltImage built = readBuilt(m_context, service);
    auto infrastructure = infrastructureOfImage(service.image);
    if (!infrastructure)
        infrastructure = built.infrastructure;
    NodeFact node;
    node.name = service.name;
    node.origin = NameOrigin::composeService;
    node.place = service.place;
    node.image = imageName(service.image);
    node.aliases = service.aliases;
    if (infrastructure) {
        node.kind = infrastructure->kind;
        m_infrastructure.emplace(service.name, *infrastructure);
    } else {
        node.kind = isLoadGenerator(service.name) || isLoadGenerator(service.image) ? NodeKind::client : NodeKind::service;
        node.language = built.language;
    }
    node.path = service.directory;
    facts.nodes.push_back(std::move(node));
    facts.workloads.push_back({service.name, "compose", "service", {}, service.image, service.replicas, service.place});
    std::set<std::string> ports;
    for (const auto &[port, line] : service.ports) {
        if (ports.insert(port).second)
            facts.endpoints.push_back({service.name, EndpointKind::port, port, {service.portsFile, line}});
    }
}

/// What is remembered of a service for the projects that come after its own.
struct Known {
    std::string file;
    std::string directory;
};

/// One node a name: takes the services away whose names an earlier project has, and says so. Gives those that are not
/// built from the same code, so that nobody takes the earlier one for them.
std::vector<std::string> leaveOutKnown(std::map<std::string, ComposeService> &services, std::map<std::string, Known> &seen,
                                       Diagnostics &diagnostics)
{
    std::vector<std::string> strangers;
    std::map<std::pair<std::string, std::string>, std::pair<int, std::string>> doubles; // by this file and the earlier one
    std::erase_if(services, [&](const auto &entry) {
        const auto &[name, service] = entry;
        const auto [it, isNew] = seen.try_emplace(name, Known{service.place.file, service.directory});
        if (isNew)
            return false;
        auto &[line, names] = doubles[{service.place.file, it->second.file}];
        line = line == 0 ? service.place.line : std::min(line, service.place.line);
        names += (names.empty() ? "" : ", ") + name;
        if (service.directory.empty() || service.directory != it->second.directory)
            strangers.push_back(name);
        return true;
    });
    for (const auto &[files, what] : doubles)
        diagnostics.push_back({Severity::warning, files.first, what.first,
                               "services with names that " + files.second + " has too are left out with their settings: " +
                                   what.second + ". Import the directories as sources of their own to keep them apart"});
    return strangers;
}

} // namespace

void importCompose(ImportContext &context)
{
    std::map<std::string, Known> seen;
    for (const ComposeProject &project : findComposeProjects(context.tree)) {
        context.checkStop();
        std::map<std::string, ComposeService> services = readComposeProject(context, project);
        std::vector<std::string> strangers = leaveOutKnown(services, seen, context.diagnostics);
        ProjectFacts(context, std::move(services), std::move(strangers)).write();
    }
}

} // namespace alidade
