#pragma once

#include "importers/compose/environment.h"
#include "importers/compose/project.h"
#include "importers/yaml/yaml.h"

namespace alidade {

/// Lays what one compose file says of a service over what earlier files said.
class ServiceReader {
public:
    /// `uses` counts the services that read an env_file.
    ServiceReader(ImportContext &context, const std::string &directory, const std::string &file, const Environment &environment,
                  std::map<std::string, int> &uses)
        : m_context(context), m_directory(directory), m_file(file), m_environment(environment), m_uses(uses)
    {}

    void read(const YamlNode &node, ComposeService &service);

private:
    void readBuild(const YamlNode &node, ComposeService &service);
    void readWorkingDirectory(const YamlNode &node, ComposeService &service);
    void readNames(const YamlNode &node, ComposeService &service);
    void readPorts(const YamlNode &node, ComposeService &service);
    void readEnvironment(const YamlNode &node, ComposeService &service);
    void readEnvironmentFiles(const YamlNode &node, ComposeService &service);
    void readCommand(const YamlNode &node, ComposeService &service);
    void addVariable(ComposeService &service, const std::string &name, const YamlNode &place, const std::string *value);
    std::string text(const YamlNode &node) const { return interpolated(node.scalar, m_environment); }

    ImportContext &m_context;
    const std::string &m_directory;
    const std::string &m_file;
    const Environment &m_environment;
    std::map<std::string, int> &m_uses;
};

} // namespace alidade
