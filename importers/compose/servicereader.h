#pragma once

#include "importers/compose/environment.h"
#include "importers/compose/project.h"
#include "importers/yaml/yaml.h"

namespace alidade {

/// Where a service is described.
struct FilePlace {
    std::string file;
    std::string directory;   ///< that relative paths start from
    const YamlNode *configs; ///< of the same document
};

/// Adds what one place in a compose file says of a service to what is known of it; what is known already counts more.
class ServiceReader {
public:
    /// `uses` counts the services that read an env_file.
    ServiceReader(ImportContext &context, const FilePlace &place, const Environment &environment,
                  std::map<std::string, int> &uses)
        : m_context(context), m_place(place), m_environment(environment), m_uses(uses)
    {}

    void read(const YamlNode &node, ComposeService &service, const std::string &name);

private:
    void readLimits(const YamlNode &node, ComposeService &service);
    void readBuild(const YamlNode &node, ComposeService &service);
    void readDirectory(const YamlNode &node, ComposeService &service);
    void readNames(const YamlNode &node, ComposeService &service);
    void readPorts(const YamlNode &node, ComposeService &service);
    void readPublished(std::string_view mapping, ComposeService &service);
    void readEnvironment(const YamlNode &node, ComposeService &service);
    void readEnvironmentFiles(const YamlNode &node, ComposeService &service);
    void readCommand(const YamlNode &node, ComposeService &service);
    void readMounts(const YamlNode &node, ComposeService &service);
    void readLabels(const YamlNode &node, ComposeService &service);
    void addMount(std::string_view source, std::string_view place, ComposeService &service);
    void addVariable(ComposeService &service, const std::string &name, const YamlNode &place, const std::string *value);
    std::string text(const YamlNode &node) const { return interpolated(node.scalar, m_environment); }

    ImportContext &m_context;
    const FilePlace &m_place;
    const Environment &m_environment;
    std::map<std::string, int> &m_uses;
};

} // namespace alidade
