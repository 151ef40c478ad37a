#include "importers/aspire/apphost.h"

#include "importers/deployment/images.h"
#include "importers/deployment/places.h"
#include "importers/deployment/secrets.h"
#include "importers/text.h"
#include "model/address.h"
#include "model/architecture.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

constexpr std::string_view platform = "aspire";

struct Added {
    std::string_view name; ///< behind "Add"
    NodeKind kind;
};

/// Programs, by the method that adds them.
constexpr auto programs = std::to_array<Added>({
    {"Project", NodeKind::service},
    {"CSharpApp", NodeKind::service},
    {"Container", NodeKind::service},
    {"Dockerfile", NodeKind::service},
    {"Executable", NodeKind::service},
    {"NpmApp", NodeKind::service},
    {"NodeApp", NodeKind::service},
    {"ViteApp", NodeKind::service},
    {"JavaScriptApp", NodeKind::service},
    {"PythonApp", NodeKind::service},
    {"UvicornApp", NodeKind::service},
    {"PythonModule", NodeKind::service},
    {"GolangApp", NodeKind::service},
    {"SpringApp", NodeKind::service},
    {"RustApp", NodeKind::service},
    {"AzureFunctionsProject", NodeKind::service},
    {"Yarp", NodeKind::gateway},
});

/// Resources whose method is not called as a well-known image is.
constexpr auto resources = std::to_array<Added>({
    {"SqlServer", NodeKind::datastore},
    {"MongoDB", NodeKind::datastore},
    {"Oracle", NodeKind::datastore},
    {"Garnet", NodeKind::cache},
    {"Qdrant", NodeKind::datastore},
    {"Milvus", NodeKind::datastore},
    {"AzureSqlServer", NodeKind::datastore},
    {"AzurePostgresFlexibleServer", NodeKind::datastore},
    {"AzureCosmosDB", NodeKind::datastore},
    {"AzureRedis", NodeKind::cache},
    {"AzureServiceBus", NodeKind::broker},
    {"AzureEventHubs", NodeKind::broker},
    {"AzureStorage", NodeKind::bucket},
    {"Seq", NodeKind::telemetry},
});

const Added *find(const auto &table, std::string_view name)
{
    const auto found = std::find_if(table.begin(), table.end(), [&](const Added &each) { return each.name == name; });
    return found == table.end() ? nullptr : &*found;
}

/// The text of an argument that is written out; empty for others.
std::string textOf(const Call &call, std::size_t position)
{
    if (position >= call.arguments.size())
        return {};
    const std::vector<Part> &parts = call.arguments[position].value.parts;
    return parts.size() == 1 && parts[0].kind == Part::Kind::text ? parts[0].text : std::string();
}

/// Whether what a setting holds is called; addresses to come back to are only told on.
bool namesAddress(std::string_view variable)
{
    constexpr auto endings = std::to_array<std::string_view>({"url", "uri", "host", "address", "addr", "endpoint"});
    constexpr auto others = std::to_array<std::string_view>({"callback", "redirect", "origin", "cors", "client", "public"});
    const std::string name = lowered(variable);
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view word) { return name.ends_with(word); }) &&
           std::none_of(others.begin(), others.end(),
                        [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

Mode modeTo(NodeKind kind)
{
    if (kind == NodeKind::telemetry)
        return Mode::telemetry;
    return kind == NodeKind::broker ? Mode::async : isResource(kind) ? Mode::data : Mode::sync;
}

} // namespace

AppHost::AppHost(ImportContext &context, const CodeFile &code, const std::map<std::string, std::string> &projects)
    : m_context(context), m_code(code), m_projects(projects)
{}

void AppHost::addFacts()
{
    for (std::size_t i = 0; i < m_code.calls.size(); ++i) {
        const Call &call = m_code.calls[i];
        if (call.kind != Call::Kind::call)
            continue;
        if (call.name.starts_with("Add"))
            addResource(call, i);
        if (const std::string node = nodeOf(call); !node.empty())
            m_nodeOfCall.emplace(i, node);
        if (const auto node = m_nodeOfCall.find(i); node != m_nodeOfCall.end() && !call.assignedTo.empty())
            m_nodeOfVariable.emplace(call.assignedTo, node->second);
    }
    for (std::size_t i = 0; i < m_code.calls.size(); ++i) {
        if (const auto node = m_nodeOfCall.find(i); node != m_nodeOfCall.end())
            addLinks(m_code.calls[i], node->second);
    }
}

void AppHost::addResource(const Call &call, std::size_t index)
{
    const std::string name = textOf(call, 0);
    if (name.empty() || !isHostName(name))
        return;
    const std::string parent = nodeOf(call);
    if (!parent.empty()) { // a database, queue or container in the resource that it is added to
        const auto kind = m_kinds.find(parent);
        for (NodeFact &node : m_context.facts.nodes) {
            if (kind != m_kinds.end() && isResource(kind->second) && node.name == parent && node.name != name)
                node.aliases.push_back(name);
        }
        return;
    }
    if (addService(call, name) || addStore(call, name))
        m_nodeOfCall.emplace(index, name);
}

/// The name that manifests of the source have for what the host calls so but for spelling and ending; empty when there is
/// none, or several.
std::string AppHost::nameInManifests(const std::string &name) const
{
    const std::string wanted = normalisedName(name);
    std::string found;
    for (const NodeFact &node : m_context.facts.nodes) {
        if (node.origin != NameOrigin::workload || m_names.contains(node.name) || isResource(node.kind) ||
            normalisedName(node.name) != wanted)
            continue;
        if (node.name == name || (!found.empty() && node.name != found))
            return {};
        found = node.name;
    }
    return found;
}

/// A project, a container or a program in another language.
bool AppHost::addService(const Call &call, const std::string &name)
{
    const Added *added = find(programs, std::string_view(call.name).substr(3));
    if (!added)
        return false;
    NodeFact node;
    node.name = nameInManifests(name);
    if (node.name.empty())
        node.name = name;
    else
        node.aliases.push_back(name);
    node.kind = added->kind;
    node.origin = NameOrigin::workload;
    node.place = {m_code.path, call.line};
    const std::string second = textOf(call, 1);
    if (added->name == "Container") {
        node.image = imageName(second);
        if (const auto known = infrastructureOfImage(second))
            node.kind = known->kind;
    } else {
        node.path = directoryOfProject(call);
        if (!node.path.empty())
            node.language = languageIn(m_context.tree, node.path);
    }
    m_kinds.emplace(name, node.kind);
    m_names.insert(node.name);
    m_context.facts.workloads.push_back({name, std::string(platform), call.name.substr(3), {}, {}, 1, node.place});
    m_context.facts.nodes.push_back(std::move(node));
    return true;
}

bool AppHost::addStore(const Call &call, const std::string &name)
{
    const std::string what = call.name.substr(3);
    const Added *added = find(resources, what);
    const auto known = infrastructureOfImage(lowered(what));
    if (!added && !(known && (isResource(known->kind) || known->kind == NodeKind::telemetry)))
        return false;
    NodeFact node;
    node.name = name;
    node.kind = added ? added->kind : known->kind;
    node.origin = NameOrigin::workload;
    node.image = lowered(what);
    node.place = {m_code.path, call.line};
    m_kinds.emplace(name, node.kind);
    m_context.facts.workloads.push_back({name, std::string(platform), what, {}, lowered(what), 1, node.place});
    m_context.facts.nodes.push_back(std::move(node));
    return true;
}

/// What a call in the chain of a node's methods joins it with.
void AppHost::addLinks(const Call &call, const std::string &from)
{
    if (call.name == "WithEnvironment") {
        const std::string variable = textOf(call, 0);
        const std::string to = call.arguments.size() > 1 ? nodeOf(call.arguments[1]) : std::string();
        std::string value = textOf(call, 1);
        if (value.empty() && !to.empty())
            value = "http://" + to;
        std::string shown = shownSetting(variable, value);
        if (variable.empty() || value.empty())
            return;
        m_context.facts.settings.push_back({from, variable, shown.erase(0, variable.size() + 1), {m_code.path, call.line}});
        if (!to.empty() && to != from && namesAddress(variable))
            addDependency(from, to, call, variable + "=" + value, variable);
        return;
    }
    // Routes of a proxy are made in methods of many names; it has no other business with what is handed to these.
    const auto kind = m_kinds.find(from);
    const bool isProxied = kind != m_kinds.end() && kind->second == NodeKind::gateway && !call.name.starts_with("Wait");
    if (call.name != "WithReference" && !isProxied)
        return;
    for (const Argument &argument : call.arguments) {
        const std::string to = nodeOf(argument);
        if (!to.empty() && to != from)
            addDependency(from, to, call, call.name + "(" + argument.value.parts[0].text + ")", {});
    }
}

void AppHost::addDependency(const std::string &from, const std::string &to, const Call &call, const std::string &detail,
                            const std::string &setting)
{
    const auto kind = m_kinds.find(to);
    DependencyFact fact;
    fact.from = from;
    fact.to = to;
    fact.mode = modeTo(kind == m_kinds.end() ? NodeKind::service : kind->second);
    fact.voice = Voice::deployed;
    fact.place = {m_code.path, call.line};
    fact.detail = detail;
    fact.setting = setting;
    m_context.facts.dependencies.push_back(std::move(fact));
}

/// By the type of `AddProject<Projects.Basket_API>`, or a path among the arguments.
std::string AppHost::directoryOfProject(const Call &call) const
{
    for (const Argument &argument : call.arguments) {
        if (!argument.name.starts_with('<') || argument.value.parts.empty())
            continue;
        const std::string &type = argument.value.parts[0].text;
        const auto project = m_projects.find(type.substr(type.rfind('.') + 1));
        return project == m_projects.end() ? std::string() : project->second;
    }
    std::string path = textOf(call, 1);
    std::replace(path.begin(), path.end(), '\\', '/');
    const auto whole = path.empty() ? std::nullopt : joined(directoryOf(m_code.path), path);
    return !whole ? std::string() : m_context.tree.find(*whole) ? directoryOf(*whole) : *whole;
}

/// The node whose method is called.
std::string AppHost::nodeOf(const Call &call) const
{
    const auto chained = m_nodeOfCall.find(call.receiverCall);
    if (call.receiverCall != noCall)
        return chained == m_nodeOfCall.end() ? std::string() : chained->second;
    const auto variable = m_nodeOfVariable.find(call.receiver);
    return variable == m_nodeOfVariable.end() ? std::string() : variable->second;
}

/// The node that an argument is, or is an endpoint of.
std::string AppHost::nodeOf(const Argument &argument) const
{
    if (argument.value.call != noCall) {
        const auto made = m_nodeOfCall.find(argument.value.call);
        return made == m_nodeOfCall.end() ? std::string() : made->second;
    }
    const std::vector<Part> &parts = argument.value.parts;
    const auto variable =
        parts.size() == 1 && parts[0].kind == Part::Kind::name ? m_nodeOfVariable.find(parts[0].text) : m_nodeOfVariable.end();
    return variable == m_nodeOfVariable.end() ? std::string() : variable->second;
}

} // namespace alidade
