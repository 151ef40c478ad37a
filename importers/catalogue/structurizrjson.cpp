#include "importers/catalogue/structurizrjson.h"

#include "importers/deployment/places.h"
#include "importers/text.h"
#include "importers/yaml/yaml.h"

#include <algorithm>
#include <map>

namespace alidade {

namespace {

class WorkspaceReader {
public:
    WorkspaceReader(ImportContext &context, std::string file) : m_context(context), m_file(std::move(file)) {}

    Design read(const YamlNode &workspace)
    {
        const YamlNode &model = workspace["model"];
        readElements(model["people"], DesignRole::person, noElement);
        readElements(model["softwareSystems"], DesignRole::system, noElement);
        for (const auto &[from, node] : m_holders)
            readRelations((*node)["relationships"], from);
        return std::move(m_design);
    }

private:
    void readElements(const YamlNode &list, DesignRole role, std::size_t parent)
    {
        for (const YamlNode &node : list.items) {
            if (m_design.elements.size() == DesignLimits::elements)
                return;
            DesignElement element;
            element.name = node["name"].text();
            element.role = role;
            element.technology = node["technology"].text();
            element.parent = parent;
            element.place = {m_file, node.find("name") ? node["name"].line : node.line};
            const std::string all = node["tags"].text();
            for (std::string_view rest = all; !rest.empty();) {
                const std::size_t end = std::min(rest.find(','), rest.size());
                element.tags.emplace_back(trimmed(rest.substr(0, end)));
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
            if (node["location"].text() == "External")
                element.tags.emplace_back("External");
            const std::size_t index = m_design.elements.size();
            m_design.elements.push_back(std::move(element));
            m_byId.emplace(node["id"].text(), index);
            m_holders.emplace_back(index, &node);
            readElements(node["containers"], DesignRole::container, index);
            readElements(node["components"], DesignRole::part, index);
        }
    }

    void readRelations(const YamlNode &list, std::size_t from)
    {
        for (const YamlNode &node : list.items) {
            const auto to = m_byId.find(node["destinationId"].text());
            // A relationship that others imply says nothing of its own.
            if (node.find("linkedRelationshipId") || m_design.relations.size() == DesignLimits::relations)
                continue;
            if (to == m_byId.end()) {
                if (++m_faults <= DesignLimits::faults)
                    m_context.diagnostics.push_back({Severity::warning, m_file, node.line,
                                                     "The workspace has no element '" + escaped(node["destinationId"].text()) +
                                                         "'; the relationship is left out"});
                continue;
            }
            DesignRelation relation;
            relation.from = from;
            relation.to = to->second;
            relation.description = node["description"].text();
            relation.technology = node["technology"].text();
            relation.isAsync = node["interactionStyle"].text() == "Asynchronous" ||
                               node["tags"].text().find("Asynchronous") != std::string::npos;
            relation.place = {m_file, node.line};
            m_design.relations.push_back(std::move(relation));
        }
    }

    ImportContext &m_context;
    std::string m_file;
    Design m_design;
    std::map<std::string, std::size_t> m_byId;
    std::vector<std::pair<std::size_t, const YamlNode *>> m_holders;
    std::size_t m_faults = 0;
};

bool mayBeWorkspace(std::string_view path)
{
    const std::string_view name = fileNameOf(path);
    return name.ends_with(".json") &&
           (name.find("workspace") != std::string_view::npos || name.find("structurizr") != std::string_view::npos);
}

} // namespace

std::vector<Design> readStructurizrJson(ImportContext &context)
{
    std::vector<Design> designs;
    for (const TreeFile &file : context.tree.files()) {
        if (!mayBeWorkspace(file.path) || isAside(file.path))
            continue;
        context.checkStop();
        const auto text = context.tree.read(file, DesignLimits::fileBytes, context.diagnostics);
        if (!text || text->find("\"softwareSystems\"") == std::string::npos)
            continue;
        const std::vector<YamlNode> documents = readYaml(*text, file.path, context.diagnostics);
        if (!documents.empty())
            designs.push_back(WorkspaceReader(context, file.path).read(documents[0]));
    }
    return designs;
}

} // namespace alidade
