#include "importers/compose/servicereader.h"

#include "importers/deployment/places.h"

#include <algorithm>
#include <charconv>

namespace alidade {

namespace {

/// The strings of a list, or the keys of a mapping, or one string: the forms that compose allows for most fields.
std::vector<std::string> words(const YamlNode &node)
{
    std::vector<std::string> result;
    if (node.isScalar())
        result.push_back(node.scalar);
    for (const YamlNode &item : node.items)
        result.push_back(item.isMapping() ? item["path"].text() : item.text());
    for (const YamlEntry &entry : node.entries)
        result.push_back(entry.key);
    std::erase(result, std::string());
    return result;
}

} // namespace

void ServiceReader::read(const YamlNode &node, ComposeService &service)
{
    if (service.image.empty())
        service.image = text(node["image"]);
    if (const YamlNode &replicas = node.at("deploy.replicas"); replicas.isScalar())
        std::from_chars(replicas.scalar.data(), replicas.scalar.data() + replicas.scalar.size(), service.replicas);
    readBuild(node["build"], service);
    readWorkingDirectory(node, service);
    readNames(node, service);
    readPorts(node["ports"], service);
    readPorts(node["expose"], service);
    readEnvironment(node["environment"], service);
    readEnvironmentFiles(node["env_file"], service);
    readCommand(node["command"], service);
    readCommand(node["entrypoint"], service);
}

void ServiceReader::readBuild(const YamlNode &node, ComposeService &service)
{
    const std::string context = node.isScalar() ? text(node) : text(node["context"]);
    if (context.find("://") != std::string::npos || (context.empty() && !node.isMapping()) || !service.dockerfile.empty())
        return;
    const auto directory = joined(m_directory, context);
    if (!directory)
        return;
    const std::string name = node.isMapping() && node["dockerfile"].isScalar() ? text(node["dockerfile"]) : "Dockerfile";
    const auto dockerfile = joined(*directory, name);
    if (!dockerfile)
        return;
    service.dockerfile = *dockerfile;
    const std::string dir = directoryOf(*dockerfile);
    // The Dockerfile may stand far below a shared context, or apart from the code in a directory of its own.
    service.directory = serviceDirectory(dir.size() > directory->size() || m_context.tree.find(*dockerfile) ? dir : *directory);
}

/// The directory that is mounted where the service works, which is its code in a development set-up.
void ServiceReader::readWorkingDirectory(const YamlNode &node, ComposeService &service)
{
    const std::string working = text(node["working_dir"]);
    if (working.empty())
        return;
    for (const YamlNode &volume : node["volumes"].items) {
        std::string source = text(volume["source"]);
        std::string target = text(volume["target"]);
        if (volume.isScalar()) {
            const std::string both = text(volume);
            const std::size_t colon = both.find(':');
            if (colon == std::string::npos)
                continue;
            source = both.substr(0, colon);
            target = both.substr(colon + 1);
            target = target.substr(0, target.find(':'));
        }
        const bool isBelow =
            working == target || (working.starts_with(target) && (target.ends_with('/') || working[target.size()] == '/'));
        if (!source.starts_with('.') || target.empty() || !isBelow)
            continue;
        if (const auto base = joined(m_directory, source))
            service.directory = joined(*base, "./" + working.substr(target.size())).value_or(service.directory);
    }
}

void ServiceReader::readNames(const YamlNode &node, ComposeService &service)
{
    const auto add = [&](std::string alias) {
        if (!alias.empty() && alias != service.name &&
            std::find(service.aliases.begin(), service.aliases.end(), alias) == service.aliases.end())
            service.aliases.push_back(std::move(alias));
    };
    add(text(node["container_name"]));
    add(text(node["hostname"]));
    for (const YamlEntry &network : node["networks"].entries) {
        for (const YamlNode &alias : network.value["aliases"].items)
            add(text(alias));
    }
    for (std::string &name : words(node["depends_on"]))
        service.startsAfter.push_back(std::move(name));
}

void ServiceReader::readPorts(const YamlNode &node, ComposeService &service)
{
    for (const YamlNode &port : node.items) {
        std::string number = port.isMapping() ? text(port["target"]) : text(port);
        std::string protocol = port["protocol"].text("tcp");
        if (const std::size_t slash = number.find('/'); slash != std::string::npos) {
            protocol = number.substr(slash + 1);
            number.resize(slash);
        }
        number = number.substr(number.rfind(':') + 1);
        if (number.empty() || number.size() > 5 || number.find_first_not_of("0123456789") != std::string::npos)
            continue;
        service.ports.emplace_back(number.append("/").append(protocol), port.line);
        service.portsFile = m_file;
    }
}

void ServiceReader::addVariable(ComposeService &service, const std::string &name, const YamlNode &place, const std::string *value)
{
    Setting setting;
    setting.workload = service.name;
    setting.variable = name;
    setting.place = {m_file, place.line};
    const auto outer = m_environment.find(name);
    if (value)
        setting.value = interpolated(*value, m_environment);
    else if (outer != m_environment.end())
        setting.value = outer->second.value;
    service.settings.push_back(setting);
    if (!value && outer != m_environment.end()) { // both places say it: this one who, that one what
        setting.place = {outer->second.file, outer->second.line};
        service.settings.push_back(setting);
    }
}

void ServiceReader::readEnvironment(const YamlNode &node, ComposeService &service)
{
    for (const YamlEntry &entry : node.entries)
        addVariable(service, entry.key, entry.value, entry.value.isScalar() ? &entry.value.scalar : nullptr);
    for (const YamlNode &item : node.items) {
        const std::size_t equals = item.scalar.find('=');
        const std::string value = equals == std::string::npos ? std::string() : item.scalar.substr(equals + 1);
        addVariable(service, item.scalar.substr(0, equals), item, equals == std::string::npos ? nullptr : &value);
    }
}

void ServiceReader::readEnvironmentFiles(const YamlNode &node, ComposeService &service)
{
    for (const std::string &name : words(node)) {
        const auto path = joined(m_directory, interpolated(name, m_environment));
        const TreeFile *file = path ? m_context.tree.find(*path) : nullptr;
        const auto content = file ? m_context.tree.read(*file, environmentFileBytes, m_context.diagnostics) : std::nullopt;
        if (!content)
            continue;
        ++m_uses[*path];
        Environment variables;
        readEnvironmentFile(*content, *path, variables);
        for (const auto &[variable, value] : variables) {
            Setting setting;
            setting.workload = service.name;
            setting.variable = variable;
            setting.value = value.value;
            setting.place = {value.file, value.line};
            setting.isShared = true; // until it is known how many use the file
            service.settings.push_back(std::move(setting));
        }
    }
}

void ServiceReader::readCommand(const YamlNode &node, ComposeService &service)
{
    const auto add = [&](const YamlNode &argument) {
        const std::string value = text(argument);
        const std::size_t dashes = value.find_first_not_of('-');
        const std::size_t equals = value.find('=');
        const bool isFlag =
            (dashes == 1 || dashes == 2) && equals != std::string::npos && value.find_first_of(" \t\r\n") == std::string::npos;
        Setting setting;
        setting.workload = service.name;
        setting.variable = isFlag ? value.substr(dashes, equals - dashes) : std::string();
        setting.value = isFlag ? value.substr(equals + 1) : value;
        setting.place = {m_file, lineAt(argument, 0)};
        setting.lineStep = argument.isLiteral ? 1 : 0;
        setting.isText = !isFlag;
        service.settings.push_back(std::move(setting));
    };
    if (node.isScalar())
        add(node);
    for (const YamlNode &item : node.items)
        add(item);
}

} // namespace alidade
