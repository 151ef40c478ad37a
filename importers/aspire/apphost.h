#pragma once

#include "importers/code/codefile.h"
#include "importers/importer.h"

#include <map>
#include <set>

namespace alidade {

/// The resources that one file of an app host adds and joins.
class AppHost {
public:
    /// `projects` gives the directories of C# projects by the identifier that stands for them: "Basket_API".
    AppHost(ImportContext &context, const CodeFile &code, const std::map<std::string, std::string> &projects);

    /// Appends nodes, workloads, dependencies and settings.
    void addFacts();

private:
    void addResource(const Call &call, std::size_t index);
    std::string nameInManifests(const std::string &name) const;
    bool addService(const Call &call, const std::string &name);
    bool addStore(const Call &call, const std::string &name);
    void addLinks(const Call &call, const std::string &from);
    void addDependency(const std::string &from, const std::string &to, const Call &call, const std::string &detail,
                       const std::string &setting);
    std::string directoryOfProject(const Call &call) const;
    std::string nodeOf(const Call &call) const;
    std::string nodeOf(const Argument &argument) const;

    ImportContext &m_context;
    const CodeFile &m_code;
    const std::map<std::string, std::string> &m_projects;
    std::map<std::size_t, std::string> m_nodeOfCall;
    std::map<std::string, std::string> m_nodeOfVariable;
    std::map<std::string, NodeKind> m_kinds; ///< of the nodes of this file
    std::set<std::string> m_names;           ///< of the facts about them
};

} // namespace alidade
