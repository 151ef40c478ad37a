#include "importers/config/spring.h"

#include "importers/config/configtext.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace alidade {

namespace {

constexpr std::uint64_t maxFileBytes = 1U << 20U;

/// Artifacts of clients and of the server that they look for.
struct Registry {
    std::string_view server;
    std::array<std::string_view, 2> clients;
};

constexpr std::array registries{
    Registry{"spring-cloud-starter-netflix-eureka-server",
             {"spring-cloud-starter-netflix-eureka-client", "spring-cloud-starter-eureka"}},
    Registry{"spring-cloud-config-server", {"spring-cloud-starter-config", "spring-cloud-config-client"}},
};

/// A registry that is a product of its own: its image, and the artifacts of its clients.
struct ProductRegistry {
    std::string_view image;
    std::string_view protocol;
    std::array<std::string_view, 4> clients;
};

constexpr std::array productRegistries{
    ProductRegistry{"consul",
                    "consul",
                    {"spring-cloud-starter-consul-discovery", "spring-cloud-starter-consul-config",
                     "spring-cloud-starter-consul-all", "micronaut-discovery-client"}},
    ProductRegistry{"nacos-server",
                    "http",
                    {"spring-cloud-starter-alibaba-nacos-discovery", "spring-cloud-starter-alibaba-nacos-config",
                     "dubbo-registry-nacos", "dubbo-nacos-spring-boot-starter"}},
    ProductRegistry{"zookeeper",
                    "zookeeper",
                    {"spring-cloud-starter-zookeeper-discovery", "spring-cloud-starter-zookeeper-config",
                     "dubbo-registry-zookeeper", "dubbo-zookeeper-spring-boot-starter"}},
};

/// The line in which a build file names an artifact, 0 when it does not; longer names that begin so are others, and what
/// is commented out does not count.
int lineOfArtifact(std::string_view text, std::string_view artifact)
{
    for (std::size_t at = text.find(artifact); at != std::string_view::npos; at = text.find(artifact, at + 1)) {
        const char next = at + artifact.size() < text.size() ? text[at + artifact.size()] : ' ';
        const std::string_view before = text.substr(0, at);
        const std::size_t opened = before.rfind("<!--");
        const bool isComment = opened != std::string_view::npos && before.find("-->", opened) == std::string_view::npos;
        const std::string_view row = before.substr(before.rfind('\n') + 1);
        if (std::string_view("<'\":").find(next) != std::string_view::npos && !isComment &&
            row.find("//") == std::string_view::npos)
            return static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
    }
    return 0;
}

struct BuildFile {
    std::string path, text;
};

/// The only node that runs such an image; empty when there is none, or several.
std::string onlyNodeOf(const Facts &facts, std::string_view image)
{
    std::string found;
    for (const NodeFact &node : facts.nodes) {
        if (node.image.substr(node.image.rfind('/') + 1) != image || node.name == found)
            continue;
        if (!found.empty())
            return {};
        found = node.name;
    }
    return found;
}

void addProductRegistries(ImportContext &context, const std::map<std::string, BuildFile> &builds)
{
    for (const ProductRegistry &registry : productRegistries) {
        const std::string server = onlyNodeOf(context.facts, registry.image);
        for (const auto &[node, build] : builds) {
            for (const std::string_view client : registry.clients) {
                const int line = server.empty() ? 0 : lineOfArtifact(build.text, client);
                if (line == 0)
                    continue;
                context.facts.dependencies.push_back({node,
                                                      server,
                                                      std::string(registry.protocol),
                                                      Mode::data,
                                                      Voice::coded,
                                                      {},
                                                      {build.path, line},
                                                      std::string(client)});
                break;
            }
        }
    }
}

} // namespace

std::string springApplicationName(ImportContext &context, const std::string &dir)
{
    const std::string resources = dir + (dir.empty() ? "" : "/") + "src/main/resources/";
    for (const std::string name : {"application.yml", "application.yaml", "application.properties", "bootstrap.yml",
                                   "bootstrap.yaml", "bootstrap.properties"}) {
        const TreeFile *file = context.tree.find(resources + name);
        Diagnostics said; // whoever reads all of it says what is wrong
        const auto text = file ? context.tree.read(*file, maxFileBytes, said) : std::nullopt;
        if (!text)
            continue;
        const ConfigFormat format = name.ends_with(".properties") ? ConfigFormat::properties : ConfigFormat::yaml;
        for (const ConfigEntry &entry : readConfiguration(*text, format, file->path, said)) {
            if (entry.key == "spring.application.name" && !entry.value.empty() &&
                entry.value.find_first_of("${}@ ") == std::string::npos)
                return entry.value;
        }
    }
    return {};
}

void addSpringDiscovery(ImportContext &context)
{
    std::map<std::string, BuildFile> builds; // by node
    for (const NodeFact &node : context.facts.nodes) {
        for (const std::string_view name : {"pom.xml", "build.gradle", "build.gradle.kts"}) {
            const TreeFile *file =
                node.path.empty() || isResource(node.kind) ? nullptr : context.tree.find(node.path + "/" + std::string(name));
            auto text =
                file && !builds.contains(node.name) ? context.tree.read(*file, maxFileBytes, context.diagnostics) : std::nullopt;
            if (text)
                builds.emplace(node.name, BuildFile{file->path, std::move(*text)});
        }
    }
    addProductRegistries(context, builds);
    for (const Registry &registry : registries) {
        std::map<std::string, std::string> servers; // node by build file: several names may mean the same program
        for (const auto &[node, build] : builds) {
            if (lineOfArtifact(build.text, registry.server) != 0)
                servers.emplace(build.path, node);
        }
        if (servers.size() != 1)
            continue;
        const auto &[serverFile, server] = *servers.begin();
        for (const auto &[node, build] : builds) {
            for (const std::string_view client : registry.clients) {
                const int line = build.path == serverFile ? 0 : lineOfArtifact(build.text, client);
                if (line == 0)
                    continue;
                context.facts.dependencies.push_back(
                    {node, server, "http", Mode::sync, Voice::coded, {}, {build.path, line}, std::string(client)});
                break;
            }
        }
    }
}

} // namespace alidade
