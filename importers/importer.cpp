#include "importers/importer.h"

#include "importers/aspire/aspire.h"
#include "importers/cache/importcache.h"
#include "importers/catalogue/catalogueimporter.h"
#include "importers/code/codeimporter.h"
#include "importers/compose/compose.h"
#include "importers/dockerfile/dockerfileimporter.h"
#include "importers/go/goimporter.h"
#include "importers/kubernetes/kubernetes.h"
#include "importers/licences/licences.h"
#include "importers/openapi/openapi.h"
#include "importers/owners/owners.h"
#include "importers/proto/protoimporter.h"
#include "importers/proto/servedroutes.h"
#include "importers/proxy/proxyimporter.h"
#include "importers/text.h"
#include "model/error.h"

#include <array>

namespace alidade {

namespace {

// Code runs last: what is deployed tells its programs from its tools, and contracts name its services.
constexpr std::array registry{
    Importer{"kubernetes", "Kubernetes manifests", importKubernetes},
    Importer{"compose", "Compose files", importCompose},
    Importer{"dockerfile", "Dockerfiles", importDockerfile},
    Importer{"proxy", "Configuration of proxies", importProxy},
    Importer{"aspire", "App hosts of .NET Aspire", importAspire},
    Importer{"proto", "Protocol Buffers contracts", importProto},
    Importer{"go", "Go modules and packages", importGo},
    Importer{"code", "Code in other languages", importCode},
    // What follows tells which nodes descriptions and catalogues mean.
    Importer{"routes", "Routes of RPC services", importServedRoutes},
    Importer{"api", "OpenAPI and AsyncAPI descriptions", importApiDescriptions},
    Importer{"owners", "Owners of code", importOwners},
    Importer{"catalogue", "Catalogues and drawn designs", importCatalogues},
    Importer{"licences", "Licences", importLicences},
};

} // namespace

std::string sourceName(std::filesystem::path location)
{
    std::string name = location.filename().string();
    while ((name == "repo" || name == ".git") && location.has_relative_path()) {
        location = location.parent_path();
        name = location.filename().string();
    }
    if (name.ends_with(".git") && name.size() > 4)
        name.resize(name.size() - 4);
    return name.empty() ? "root" : escaped(name);
}

void ImportContext::checkStop() const
{
    if (stop.stop_requested())
        throw Cancelled();
}

std::span<const Importer> importers() { return registry; }

Imported importSource(const std::filesystem::path &location, const ImportOptions &options, const Progress &progress,
                      std::stop_token stop)
{
    const std::unique_ptr<Tree> tree = openTree(location, options.revision, progress, stop);
    const std::filesystem::path root = std::filesystem::canonical(location);
    Imported imported;
    imported.source.id = escaped(root.string());
    imported.source.name = options.name.empty() ? sourceName(root) : options.name;
    imported.source.revision = tree->revision();
    imported.source.askedRevision = options.revision;
    imported.source.kind = imported.source.revision.empty() ? "directory" : "git";
    imported.diagnostics = tree->diagnostics();
    ImportCache cache(options.cacheDirectory, imported.source.id);
    ImportContext context{*tree, imported.facts, imported.diagnostics, progress, stop, &cache};
    for (const Importer &importer : importers()) {
        context.checkStop();
        importer.import(context);
        if (options.onStage)
            options.onStage({importer, imported, *tree});
    }
    cache.save();
    return imported;
}

} // namespace alidade
