#include "importers/compose/servicereader.h"

#include "importers/deployment/flags.h"
#include "importers/deployment/places.h"
#include "importers/deployment/secrets.h"
#include "importers/dockerfile/instructions.h"

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

/// Source and target of a volume: "./a:/b:ro", or a mapping.
std::pair<std::string, std::string> endsOf(const YamlNode &volume, const auto &text)
{
    if (!volume.isScalar())
        return {text(volume["source"]), text(volume["target"])};
    const std::string both = text(volume);
    const std::size_t colon = both.find(':');
    if (colon == std::string::npos)
        return {};
    std::string target = both.substr(colon + 1);
    target.resize(std::min(target.find(':'), target.size()));
    return {both.substr(0, colon), std::move(target)};
}

} // namespace

void ServiceReader::read(const YamlNode &node, ComposeService &service, const std::string &name)
{
    service.name = name;
    if (service.image.empty())
        service.image = text(node["image"]);
    if (const YamlNode &replicas = node.at("deploy.replicas"); replicas.isScalar())
        std::from_chars(replicas.scalar.data(), replicas.scalar.data() + replicas.scalar.size(), service.replicas);
    const std::string restart = text(node["restart"]);
    service.isRestarted = service.isRestarted || restart == "always" || restart == "unless-stopped";
    readLimits(node, service);
    readBuild(node["build"], service);
    readDirectory(node, service);
    readNames(node, service);
    readPorts(node["ports"], service);
    readPorts(node["expose"], service);
    readEnvironment(node["environment"], service);
    readEnvironmentFiles(node["env_file"], service);
    if (!service.hasCommand) {
        readCommand(node["command"], service);
        readCommand(node["entrypoint"], service);
    }
    readMounts(node, service);
    readLabels(node["labels"], service);
    readLabels(node.at("deploy.labels"), service);
}

void ServiceReader::readLimits(const YamlNode &node, ComposeService &service)
{
    const auto take = [this](const YamlNode &limit, Limit &known) {
        if (known.value.empty() && limit.isScalar())
            known = {text(limit), {m_place.file, limit.line}};
    };
    take(node.at("deploy.resources.limits.memory"), service.memoryLimit);
    take(node["mem_limit"], service.memoryLimit);
    take(node.at("deploy.resources.limits.cpus"), service.cpuLimit);
    take(node["cpus"], service.cpuLimit);
}

void ServiceReader::readBuild(const YamlNode &node, ComposeService &service)
{
    const std::string context = node.isScalar() ? text(node) : text(node["context"]);
    if (context.find("://") != std::string::npos || (context.empty() && !node.isMapping()) || !service.dockerfile.empty())
        return;
    const auto directory = joined(m_place.directory, context);
    if (!directory)
        return;
    const std::string name = node.isMapping() && node["dockerfile"].isScalar() ? text(node["dockerfile"]) : "Dockerfile";
    const auto dockerfile = joined(*directory, name);
    if (!dockerfile)
        return;
    service.dockerfile = *dockerfile;
    service.context = *directory;
    service.target = text(node["target"]);
    for (const YamlEntry &argument : node["args"].entries)
        service.buildArguments[argument.key] = text(argument.value);
    for (const YamlNode &argument : node["args"].items) {
        const std::string both = text(argument);
        if (const std::size_t equals = both.find('='); equals != std::string::npos)
            service.buildArguments[both.substr(0, equals)] = both.substr(equals + 1);
    }
    const std::string dir = directoryOf(*dockerfile);
    // The Dockerfile may stand far below a shared context, or apart from the code in a directory of its own.
    service.directory = serviceDirectory(dir.size() > directory->size() || m_context.tree.find(*dockerfile) ? dir : *directory);
}

/// The directory that is mounted where the service works, which is its code in a development set-up.
void ServiceReader::readDirectory(const YamlNode &node, ComposeService &service)
{
    const std::string working = text(node["working_dir"]);
    if (working.empty())
        return;
    for (const YamlNode &volume : node["volumes"].items) {
        const auto [source, target] = endsOf(volume, [this](const YamlNode &each) { return text(each); });
        const bool isBelow =
            working == target || (working.starts_with(target) && (target.ends_with('/') || working[target.size()] == '/'));
        if (!source.starts_with('.') || target.empty() || !isBelow)
            continue;
        if (const auto base = joined(m_place.directory, source)) {
            service.directory = joined(*base, "./" + working.substr(target.size())).value_or(service.directory);
            service.isWorkingDirectory = true;
        }
    }
}

/// Files and directories of the tree that the service sees: volumes and configs.
void ServiceReader::readMounts(const YamlNode &node, ComposeService &service)
{
    for (const YamlNode &volume : node["volumes"].items) {
        const auto [source, target] = endsOf(volume, [this](const YamlNode &each) { return text(each); });
        if (source.starts_with('.') || source.find('/') != std::string::npos)
            addMount(source, target, service);
    }
    for (const YamlNode &config : node["configs"].items) {
        const std::string name = config.isScalar() ? config.scalar : config["source"].text();
        addMount(text((*m_place.configs)[name]["file"]), config["target"].text("/" + name), service);
    }
}

void ServiceReader::addMount(std::string_view source, std::string_view place, ComposeService &service)
{
    const auto path =
        source.empty() || source.starts_with('/') || source.starts_with('~') ? std::nullopt : joined(m_place.directory, source);
    if (path && !path->empty())
        service.mounts.push_back({*path, std::string(place)});
}

void ServiceReader::readLabels(const YamlNode &node, ComposeService &service)
{
    for (const YamlEntry &label : node.entries)
        service.labels.push_back({label.key, text(label.value), {m_place.file, label.line}});
    for (const YamlNode &label : node.items) {
        const std::string both = text(label);
        const std::size_t equals = std::min(both.find('='), both.size());
        service.labels.push_back(
            {both.substr(0, equals), both.substr(std::min(equals + 1, both.size())), {m_place.file, label.line}});
    }
}

void ServiceReader::readNames(const YamlNode &node, ComposeService &service)
{
    const auto add = [&](std::string alias) {
        if (!alias.empty() && alias != service.name && alias != "localhost" &&
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
    for (const YamlNode &link : node["links"].items) {
        const std::string both = text(link);
        const std::size_t colon = both.find(':');
        if (colon != std::string::npos)
            service.links.emplace_back(both.substr(0, colon), both.substr(colon + 1));
    }
}

void ServiceReader::readPorts(const YamlNode &node, ComposeService &service)
{
    for (const YamlNode &port : node.items) {
        std::string number = port.isMapping() ? text(port["target"]) : text(port);
        readPublished(port.isMapping() ? text(port["published"]) + ":" + number : number, service);
        std::string protocol = port["protocol"].text("tcp");
        if (const std::size_t slash = number.find('/'); slash != std::string::npos) {
            protocol = number.substr(slash + 1);
            number.resize(slash);
        }
        number = number.substr(number.rfind(':') + 1);
        if (number.empty() || number.size() > 5 || number.find_first_not_of("0123456789") != std::string::npos)
            continue;
        service.ports.emplace_back(number.append("/").append(protocol), port.line);
        service.portsFile = m_place.file;
    }
}

/// "127.0.0.1:8080:80" publishes 8080; "80" alone a port that nobody knows.
void ServiceReader::readPublished(std::string_view mapping, ComposeService &service)
{
    const std::size_t last = mapping.rfind(':');
    if (last == std::string_view::npos)
        return;
    mapping = mapping.substr(0, last);
    mapping = mapping.substr(mapping.rfind(':') + 1);
    int port = 0;
    const auto [end, error] = std::from_chars(mapping.data(), mapping.data() + mapping.size(), port);
    if (error == std::errc() && end == mapping.data() + mapping.size())
        service.publishedPorts.insert(port);
}

void ServiceReader::addVariable(ComposeService &service, const std::string &name, const YamlNode &place, const std::string *value)
{
    Setting setting;
    setting.workload = service.name;
    setting.variable = name;
    setting.place = {m_place.file, place.line};
    const auto outer = m_environment.find(name);
    if (value)
        setting.value = interpolated(*value, m_environment);
    else if (outer != m_environment.end())
        setting.value = outer->second.value;
    if (!service.toldVariables.contains(name) && !setting.value.empty())
        service.toldVariables.insert(name);
    else
        return;
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

/// Of several files the last one counts, and what `environment` says more than any of them.
void ServiceReader::readEnvironmentFiles(const YamlNode &node, ComposeService &service)
{
    std::vector<std::string> names = words(node);
    std::reverse(names.begin(), names.end());
    for (const std::string &name : names) {
        const auto path = joined(m_place.directory, interpolated(name, m_environment));
        const TreeFile *file = path ? m_context.tree.find(*path) : nullptr;
        const auto content = file ? m_context.tree.read(*file, environmentFileBytes, m_context.diagnostics) : std::nullopt;
        if (!content)
            continue;
        ++m_uses[*path];
        Environment variables;
        readEnvironmentFile(*content, *path, variables);
        for (const auto &[variable, value] : variables) {
            if (value.value.empty() || !service.toldVariables.insert(variable).second)
                continue;
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
        setting.place = {m_place.file, lineAt(argument, 0)};
        setting.lineStep = argument.isLiteral ? 1 : 0;
        setting.isText = !isFlag;
        service.settings.push_back(std::move(setting));
    };
    service.hasCommand = service.hasCommand || node.isScalar() || node.isSequence();
    if (node.isScalar())
        add(node);
    std::vector<std::string> arguments = wordsOf(node.isScalar() && !node.isLiteral ? text(node) : std::string());
    for (const YamlNode &item : node.items) {
        add(item);
        arguments.push_back(text(item));
    }
    if (const std::string words = commandWordsOf(arguments); !words.empty())
        service.flags.push_back({service.name, std::string(commandWords), words, {m_place.file, node.line}});
    if (const std::string script = commandScriptOf(arguments); !script.empty())
        service.flags.push_back({service.name, std::string(commandScript), script, {m_place.file, node.line}});
    for (const auto &[flag, value] : flagsOf(arguments)) {
        std::string shown = shownSetting(flag, value);
        shown.erase(0, flag.size() + 1);
        service.flags.push_back({service.name, flag, std::move(shown), {m_place.file, node.line}});
    }
}

} // namespace alidade
