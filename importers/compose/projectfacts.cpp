#include "importers/compose/projectfacts.h"

#include "importers/deployment/images.h"
#include "importers/deployment/jobs.h"
#include "importers/deployment/places.h"
#include "importers/dockerfile/image.h"
#include "importers/proxy/proxyfiles.h"
#include "importers/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace alidade {

namespace {

/// What the image of a service is: named in the compose file, or what its Dockerfile starts from.
struct Built {
    ImageRecipe recipe;
    std::string language;
    std::string directory; ///< of the code
    std::optional<Infrastructure> infrastructure;
};

Built readBuilt(ImportContext &context, const ComposeService &service)
{
    Built built;
    built.recipe = {service.dockerfile, service.context, service.target, {}};
    built.directory = service.directory;
    const TreeFile *file = context.tree.find(service.dockerfile);
    Diagnostics ignored; // the Dockerfile importer says what is wrong with the file
    const auto text = file ? context.tree.read(*file, dockerfileBytes, ignored) : std::nullopt;
    if (text)
        built.recipe.stages = readDockerfile(*text, file->path, ignored, service.buildArguments);
    const std::vector<BuildStage> &stages = built.recipe.stages;
    if (!service.isWorkingDirectory && service.context != service.directory && !holdsCode(context.tree, service.directory)) {
        if (const std::string dir = codeDirectory(context.tree, built.recipe); !dir.empty())
            built.directory = dir;
    }
    built.language = built.directory.empty() ? std::string() : languageIn(context.tree, built.directory);
    if (built.language.empty())
        built.language = languageOf(stages, service.target);
    const std::string base = stages.empty() ? std::string() : lineageOf(stages, service.target).front()->base;
    const auto known = infrastructureOfImage(base);
    // An image made from a database is that database; one made from a web server is some service's pages.
    const std::string name = imageName(base);
    const bool isProxy = known && known->kind == NodeKind::gateway && !name.ends_with("nginx") && !name.ends_with("caddy");
    if (built.language.empty() && known && (isResource(known->kind) || isProxy))
        built.infrastructure = known;
    else if (!service.dockerfile.empty() && !(built.infrastructure = infrastructureOfName(service.name)))
        built.infrastructure = infrastructureOfName(fileNameOf(service.directory));
    return built;
}

bool isJob(const ComposeService &service)
{
    return !service.isRestarted && service.publishedPorts.empty() && (isJobName(service.name) || isJobImage(service.image));
}

/// An image from elsewhere in a file such as "docker-compose.monitoring.yml" watches the others.
bool isFromElsewhereToWatch(const Tree &tree, const ComposeService &service)
{
    const std::string made = imageName(service.image);
    return service.dockerfile.empty() && !made.empty() && watchesOthers(service.place.file, {}, service.name) &&
           !hasDirectoryNamed(tree, service.name) && !hasDirectoryNamed(tree, made.substr(made.rfind('/') + 1));
}

constexpr std::uint64_t mostConfigBytes = 64U << 10U; ///< what is longer was not written to set a few addresses

bool isConfigFile(std::string_view path)
{
    static constexpr std::array<std::string_view, 8> endings{".json", ".yaml", ".yml", ".toml",
                                                             ".ini",  ".conf", ".cfg", ".properties"};
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return path.ends_with(ending); });
}

/// The text with nothing in the lines that are comments.
std::string withoutComments(std::string_view text)
{
    std::string result;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        const std::string_view words = trimmed(line);
        const bool isComment = words.starts_with('#') || words.starts_with("//") || words.starts_with(';');
        result.append(isComment ? std::string_view() : line).append("\n");
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return result;
}

class ProjectFacts {
public:
    ProjectFacts(ImportContext &context, std::map<std::string, ComposeService> services, std::vector<std::string> strangers)
        : m_context(context), m_services(std::move(services)), m_strangers(std::move(strangers))
    {}

    void writeServices()
    {
        leaveOutTests();
        addLinks();
        for (const auto &[name, service] : m_services)
            addService(service);
    }

    void writeCalls()
    {
        for (const auto &[name, service] : m_services)
            addProxies(service);
        addLabels();
        KnownNodes known(m_context.facts);
        for (const auto &[name, infrastructure] : m_infrastructure)
            known.setInfrastructure(name, infrastructure);
        for (const std::string &name : m_strangers)
            known.hide(name);
        addWiring(settings(), known, m_context.facts);
    }

private:
    void leaveOutTests();
    void addLinks();
    void addService(const ComposeService &service);
    void addProxies(const ComposeService &service);
    void addLabels();
    std::vector<Setting> settings();
    void addMountedFiles(const ComposeService &service, std::vector<Setting> &settings);

    ImportContext &m_context;
    std::map<std::string, ComposeService> m_services;
    std::vector<std::string> m_strangers;
    std::map<std::string, Infrastructure> m_infrastructure;
    std::map<std::string, ImageRecipe> m_recipes;
};

/// What tests the others is no part of the system; what stands beside one of them to carry its calls is a part of that one.
void ProjectFacts::leaveOutTests()
{
    std::erase_if(m_services, [&](const auto &entry) {
        const ComposeService &service = entry.second;
        if (isSidecar(service.image)) {
            m_strangers.push_back(service.name);
            return true;
        }
        if (!isTestRunner(service.name, service.image) || infrastructureOfImage(service.image) || service.isRestarted ||
            !service.publishedPorts.empty())
            return false;
        m_context.diagnostics.push_back(
            {Severity::note, service.place.file, service.place.line, "'" + service.name + "' tests the others and is left out"});
        m_strangers.push_back(service.name);
        return true;
    });
}

/// "links: [db:database]": another name for a service, where no service is called so.
void ProjectFacts::addLinks()
{
    for (const auto &[name, service] : m_services) {
        for (const auto &[target, alias] : service.links) {
            const auto it = m_services.find(target);
            if (it == m_services.end() || m_services.contains(alias))
                continue;
            std::vector<std::string> &aliases = it->second.aliases;
            if (std::find(aliases.begin(), aliases.end(), alias) == aliases.end())
                aliases.push_back(alias);
        }
    }
}

void ProjectFacts::addService(const ComposeService &service)
{
    Facts &facts = m_context.facts;
    Built built = readBuilt(m_context, service);
    auto infrastructure = infrastructureOfImage(service.image);
    if (!infrastructure)
        infrastructure = built.infrastructure;
    NodeFact node;
    node.name = service.name;
    node.origin = NameOrigin::composeService;
    node.place = service.place;
    node.image = imageName(service.image);
    node.aliases = service.aliases;
    if (isJob(service)) {
        node.kind = NodeKind::job;
    } else if (infrastructure) {
        node.kind = infrastructure->kind;
        if (node.kind == NodeKind::datastore && isFromElsewhereToWatch(m_context.tree, service))
            node.kind = NodeKind::telemetry;
        m_infrastructure.emplace(service.name, *infrastructure);
    } else if (isFromElsewhereToWatch(m_context.tree, service)) {
        node.kind = NodeKind::telemetry;
    } else {
        node.kind = isLoadGenerator(service.name) || isLoadGenerator(service.image) ? NodeKind::client : NodeKind::service;
        node.language = built.language;
    }
    node.path = built.directory;
    facts.nodes.push_back(std::move(node));
    facts.workloads.push_back({service.name, "compose", "service", {}, service.image, service.replicas, service.place});
    if (!service.memoryLimit.value.empty())
        facts.traits.push_back(
            {service.name, "memory-limit", "compose", service.memoryLimit.value, {}, service.memoryLimit.place});
    if (!service.cpuLimit.value.empty())
        facts.traits.push_back({service.name, "cpu-limit", "compose", service.cpuLimit.value, {}, service.cpuLimit.place});
    std::set<std::string> ports;
    for (const auto &[port, line] : service.ports) {
        if (ports.insert(port).second)
            facts.endpoints.push_back({service.name, EndpointKind::port, port, {service.portsFile, line}});
    }
    if (!infrastructure || !isResource(infrastructure->kind))
        addImageTraits(built.recipe, service.name, facts);
    m_recipes[service.name] = std::move(built.recipe);
}

/// What proxies do that are configured by files of the tree.
void ProjectFacts::addProxies(const ComposeService &service)
{
    const auto infrastructure = m_infrastructure.find(service.name);
    if (infrastructure != m_infrastructure.end() && infrastructure->second.kind != NodeKind::gateway)
        return;
    std::vector<GivenFile> files = proxyFilesOf(m_context.tree, m_recipes[service.name]);
    for (const Mount &mount : service.mounts) {
        const std::vector<GivenFile> given = filesGiven(m_context.tree, mount.path, mount.place);
        files.insert(files.end(), given.begin(), given.end());
    }
    addProxyFacts(m_context, service.name, files);
}

/// Labels by which Traefik, where it runs in this project, finds what is behind it.
void ProjectFacts::addLabels()
{
    for (const auto &[proxy, proxyService] : m_services) {
        if (proxyOfImage(proxyService.image) != ProxyProduct::traefik)
            continue;
        for (const auto &[name, service] : m_services) {
            const auto isOff = [](const ComposeLabel &label) { return label.name == "traefik.enable" && label.value == "false"; };
            const auto isRouted = [](const ComposeLabel &label) {
                return label.name.starts_with("traefik.") &&
                       (label.name.find(".routers.") != std::string::npos || label.name == "traefik.frontend.rule");
            };
            const auto label = std::find_if(service.labels.begin(), service.labels.end(), isRouted);
            if (name == proxy || label == service.labels.end() ||
                std::any_of(service.labels.begin(), service.labels.end(), isOff))
                continue;
            CallFact call;
            call.node = proxy;
            call.protocol = label->name.starts_with("traefik.tcp") ? "" : "http";
            call.target = name;
            call.framework = "traefik";
            call.place = label->place;
            call.detail = label->name + "=" + label->value;
            m_context.facts.calls.push_back(std::move(call));
        }
    }
}

/// What the services are told: in the compose files, and by their images where those say nothing.
std::vector<Setting> ProjectFacts::settings()
{
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
        if (isInfrastructure)
            continue;
        addMountedFiles(service, settings);
        m_context.facts.settings.insert(m_context.facts.settings.end(), service.flags.begin(), service.flags.end());
        for (Setting &setting : settingsOf(m_recipes[name], name)) {
            const bool isReplaced = service.toldVariables.contains(setting.variable) ||
                                    (service.hasCommand && std::none_of(setting.variable.begin(), setting.variable.end(),
                                                                        [](unsigned char c) { return c >= 'A' && c <= 'Z'; }));
            setting.startsAfter = service.startsAfter;
            if (!isReplaced)
                settings.push_back(std::move(setting));
        }
    }
    return settings;
}

/// A configuration file that a service mounts by its name says of whom it is told; that of a proxy is read as what it is.
void ProjectFacts::addMountedFiles(const ComposeService &service, std::vector<Setting> &settings)
{
    for (const Mount &mount : service.mounts) {
        const TreeFile *file = isConfigFile(mount.path) ? m_context.tree.find(mount.path) : nullptr;
        if (!file || file->size > mostConfigBytes || mayConfigureProxy(mount.path, mount.place))
            continue;
        Diagnostics ignored; // who reads all such files says what is wrong
        const auto text = m_context.tree.read(*file, mostConfigBytes, ignored);
        if (!text)
            continue;
        Setting setting;
        setting.workload = service.name;
        setting.variable = std::string(fileNameOf(mount.path));
        setting.value = withoutComments(*text);
        setting.place = {file->path, 1};
        setting.lineStep = 1;
        setting.isText = true;
        settings.push_back(std::move(setting));
    }
}

} // namespace

void addProjectFacts(ImportContext &context, std::vector<ProjectServices> projects)
{
    std::vector<ProjectFacts> all;
    all.reserve(projects.size());
    for (ProjectServices &project : projects) {
        context.checkStop();
        all.emplace_back(context, std::move(project.services), std::move(project.strangers)).writeServices();
    }
    for (ProjectFacts &project : all) {
        context.checkStop();
        project.writeCalls();
    }
}

} // namespace alidade
