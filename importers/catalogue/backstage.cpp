#include "importers/catalogue/backstage.h"

#include "importers/catalogue/design.h"
#include "importers/deployment/places.h"
#include "importers/text.h"
#include "importers/yaml/yaml.h"
#include "model/architecture.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <optional>
#include <set>

namespace alidade {

namespace {

struct Entity {
    std::string kind; ///< in small letters
    std::string name;
    std::string type;
    const YamlNode *spec = nullptr;
    Place place;
};

/// "component:default/order" -> "component", "order". References ignore case.
std::pair<std::string, std::string> parted(std::string_view reference, std::string_view usualKind)
{
    std::string kind(usualKind);
    if (const std::size_t colon = reference.find(':'); colon != std::string_view::npos) {
        kind = lowered(reference.substr(0, colon));
        reference.remove_prefix(colon + 1);
    }
    return {kind, std::string(reference.substr(reference.find('/') + 1))};
}

bool isCatalogue(std::string_view path)
{
    const std::string_view name = fileNameOf(path);
    return name.starts_with("catalog-info") && (name.ends_with(".yaml") || name.ends_with(".yml"));
}

class CatalogueReader {
public:
    explicit CatalogueReader(ImportContext &context) : m_context(context) {}

    void read()
    {
        for (const TreeFile &file : m_context.tree.files()) {
            if (isCatalogue(file.path) && !isAside(file.path))
                readFile(file.path);
        }
        for (std::size_t i = 0; i < m_later.size(); ++i)
            readFile(std::string(m_later[i]));
        for (const Entity &entity : m_entities) {
            for (const YamlNode &api : (*entity.spec)["providesApis"].items)
                m_providers[lowered(parted(api.text(), "api").second)].insert(entity.name);
        }
        std::erase_if(m_entities, [this](const Entity &entity) { return isWholeSource(entity); });
        for (std::size_t i = 0; i < m_entities.size(); ++i)
            m_known[{m_entities[i].kind, lowered(m_entities[i].name)}] = i;
        for (const Entity &entity : m_entities)
            addNode(entity);
        for (const Entity &entity : m_entities)
            addDependencies(entity);
    }

private:
    void readFile(const std::string &path)
    {
        const TreeFile *file = m_context.tree.find(path);
        if (!file || m_read.size() == DesignLimits::files || !m_read.insert(path).second)
            return;
        m_context.checkStop();
        const auto text = m_context.tree.read(*file, YamlLimits::fileBytes, m_context.diagnostics);
        if (!text || isYamlTemplate(*text))
            return;
        for (YamlNode &document : readYaml(*text, path, m_context.diagnostics)) {
            if (document["apiVersion"].text().starts_with("backstage.io/"))
                readEntity(m_documents.emplace_back(std::move(document)), path);
        }
    }

    void readEntity(const YamlNode &document, const std::string &path)
    {
        Entity entity;
        entity.kind = lowered(document["kind"].text());
        const YamlNode &name = document.at("metadata.name");
        entity.name = name.text();
        entity.spec = &document["spec"];
        entity.type = lowered((*entity.spec)["type"].text());
        entity.place = {path, name.line == 0 ? document.line : name.line};
        if (entity.kind == "location") {
            readTarget((*entity.spec)["target"], path);
            for (const YamlNode &target : (*entity.spec)["targets"].items)
                readTarget(target, path);
            return;
        }
        if (entity.name.empty()) {
            m_context.diagnostics.push_back({Severity::warning, path, document.line, "The entity has no name; it is left out"});
            return;
        }
        if (entity.name.find("${") != std::string::npos)
            return; // a template of a catalogue
        ++m_inFile[path];
        m_entities.push_back(std::move(entity));
    }

    /// A file that a Location names; URLs and patterns are for Backstage itself.
    void readTarget(const YamlNode &target, const std::string &from)
    {
        const std::string text = target.text();
        const auto path = joined(directoryOf(from), text);
        if (!text.empty() && text.find("://") == std::string::npos && path && !isAside(*path))
            m_later.push_back(*path);
    }

    /// Whether the entity is the one component of a file at the root of a source with several services, and none is called
    /// as it is: it stands for all of them, and so does its owner where no CODEOWNERS file says more.
    bool isWholeSource(const Entity &entity)
    {
        const bool isAlone =
            entity.kind == "component" && directoryOf(entity.place.file).empty() && m_inFile[entity.place.file] == 1;
        if (!isAlone || m_built.size() < 2 || m_built.contains(normalisedName(entity.name)))
            return false;
        const YamlNode &owner = (*entity.spec)["owner"];
        const std::string name = parted(owner.text(), "group").second;
        if (!name.empty() && m_context.facts.owners.empty())
            m_context.facts.owners.push_back({{}, "*", {name}, {entity.place.file, owner.line}});
        return true;
    }

    /// Whether a component runs: libraries and documents do not.
    static bool isNode(const Entity &entity)
    {
        static constexpr auto still = std::to_array<std::string_view>({"library", "documentation", "template", "package", "sdk"});
        const bool runs = std::find(still.begin(), still.end(), entity.type) == still.end();
        return entity.kind == "resource" || (entity.kind == "component" && runs);
    }

    static NodeKind kindOf(const Entity &entity)
    {
        const NodeKind kind = designedKind({entity.type}, entity.type);
        const bool isQueue = entity.type.find("queue") != std::string::npos || entity.type.find("stream") != std::string::npos;
        if (entity.kind == "resource" && kind == NodeKind::service)
            return isQueue ? NodeKind::broker : NodeKind::external;
        return kind;
    }

    void addNode(const Entity &entity)
    {
        if (!isNode(entity))
            return;
        NodeFact node;
        node.name = entity.name;
        node.kind = kindOf(entity);
        node.origin = NameOrigin::catalogue;
        if (entity.kind == "component" && m_inFile[entity.place.file] == 1)
            node.path = directoryOf(entity.place.file);
        // Of a source with one service the one component at its root is that service, whatever it is called.
        const bool isTheOne = entity.kind == "component" && m_built.size() == 1 && directoryOf(entity.place.file).empty() &&
                              m_inFile[entity.place.file] == 1;
        if (isTheOne && m_built.begin()->second != entity.name)
            node.aliases.push_back(m_built.begin()->second);
        node.place = entity.place;
        m_context.facts.nodes.push_back(std::move(node));
        const YamlNode &owner = (*entity.spec)["owner"];
        const std::string name = parted(owner.text(), "group").second;
        if (!name.empty())
            m_context.facts.owners.push_back({entity.name, {}, {name}, {entity.place.file, owner.line}});
    }

    void addDependencies(const Entity &entity)
    {
        if (!isNode(entity))
            return;
        for (const YamlNode &reference : (*entity.spec)["dependsOn"].items) {
            const auto [kind, name] = parted(reference.text(), "component");
            if (kind == "api")
                addApi(entity, name, reference);
            else
                add(entity, kind, name, {}, reference, "dependsOn " + reference.text());
        }
        for (const YamlNode &reference : (*entity.spec)["consumesApis"].items)
            addApi(entity, parted(reference.text(), "api").second, reference);
    }

    /// Who consumes an API depends on the one component that provides it. Messages go through a broker that the entity does
    /// not name.
    void addApi(const Entity &entity, const std::string &api, const YamlNode &reference)
    {
        const auto known = m_known.find({"api", lowered(api)});
        const std::string type = known == m_known.end() ? std::string() : m_entities[known->second].type;
        const auto providers = m_providers.find(lowered(api));
        if (type == "asyncapi" || providers == m_providers.end() || providers->second.size() != 1)
            return;
        const std::string protocol = type == "grpc" ? "grpc" : type == "openapi" || type == "graphql" ? "http" : std::string();
        add(entity, "component", *providers->second.begin(), protocol, reference, "consumes API " + api);
    }

    void add(const Entity &entity, const std::string &kind, const std::string &name, const std::string &protocol,
             const YamlNode &reference, std::string detail)
    {
        const auto target = m_known.find({kind, lowered(name)});
        if (target == m_known.end()) {
            if ((kind == "component" || kind == "resource") && ++m_faults <= DesignLimits::faults)
                m_context.diagnostics.push_back(
                    {Severity::note, entity.place.file, reference.line,
                     "The catalogue in the source has no " + escaped(kind) + " '" + escaped(name) + "'"});
            return;
        }
        const Entity &to = m_entities[target->second];
        if (!isNode(to) || to.name == entity.name)
            return;
        DependencyFact fact;
        fact.from = entity.name;
        fact.to = to.name;
        fact.protocol = protocol;
        fact.voice = Voice::designed;
        fact.place = {entity.place.file, reference.line};
        fact.detail = std::move(detail);
        m_context.facts.dependencies.push_back(std::move(fact));
    }

    ImportContext &m_context;
    std::map<std::string, std::string> m_built = builtServices(m_context.facts);
    std::deque<YamlNode> m_documents; ///< keeps what entities point to
    std::vector<Entity> m_entities;
    std::map<std::pair<std::string, std::string>, std::size_t> m_known; ///< kind, name in small letters
    std::map<std::string, std::set<std::string>> m_providers;           ///< by API in small letters
    std::map<std::string, int> m_inFile;
    std::set<std::string> m_read;
    std::deque<std::string> m_later; ///< files that Locations name
    std::size_t m_faults = 0;
};

} // namespace

void importBackstage(ImportContext &context) { CatalogueReader(context).read(); }

} // namespace alidade
