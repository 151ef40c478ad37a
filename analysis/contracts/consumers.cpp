#include "analysis/contracts/consumers.h"

#include <algorithm>
#include <tuple>

namespace alidade {

namespace {

/// "pkg.Service/Method" -> "pkg.Service.Method".
std::string dotted(std::string_view operation)
{
    std::string name(methodIn(operation));
    std::replace(name.begin(), name.end(), '/', '.');
    return name;
}

std::string_view scopeOf(std::string_view fullName)
{
    const std::size_t dot = fullName.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : fullName.substr(0, dot);
}

/// The places that show a use best: code and traffic, and only without those what was deployed or designed.
std::vector<Evidence> bestEvidence(const std::vector<Evidence> &all)
{
    std::vector<Evidence> best;
    std::copy_if(all.begin(), all.end(), std::back_inserter(best),
                 [](const Evidence &each) { return each.voice == Voice::coded || each.voice == Voice::observed; });
    return best.empty() ? all : best;
}

bool endsInName(std::string_view fullName, std::string_view name)
{
    return fullName == name ||
           (fullName.size() > name.size() && fullName.ends_with(name) && fullName[fullName.size() - name.size() - 1] == '.');
}

} // namespace

std::string_view methodIn(std::string_view operation)
{
    const std::string_view path = operation.substr(operation.find(' ') + 1); // npos + 1 is 0: no word in front
    return path.starts_with('/') ? path.substr(1) : path;
}

ContractConsumers::ContractConsumers(const Architecture &architecture, const ContractSet &older, const ContractSet &newer)
{
    addSchema(older);
    if (&older != &newer)
        addSchema(newer);
    addUses(architecture);
}

void ContractConsumers::addSchema(const ContractSet &set)
{
    for (const ProtoFile &file : set.schema.files) {
        if (file.place.empty())
            continue; // what is built in is nobody's contract
        m_packages.insert(file.package);
        for (const ProtoMessage &message : file.messages)
            addMessage(message);
        for (const ProtoEnum &words : file.enums)
            m_types.insert(words.fullName);
        for (const ProtoService &service : file.services) {
            m_services.insert(service.fullName);
            m_packageServices[file.package].insert(service.fullName);
            for (const ProtoMethod &method : service.methods) {
                const std::string name = protoName(service.fullName, method.name);
                m_methods.insert(name);
                m_users[method.inputType].insert(name);
                m_users[method.outputType].insert(name);
            }
        }
    }
}

void ContractConsumers::addMessage(const ProtoMessage &message)
{
    m_types.insert(message.fullName);
    for (const ProtoField &field : message.fields) {
        if (!field.typeName.empty())
            m_users[field.typeName].insert(message.fullName);
    }
    for (const ProtoEnum &words : message.enums)
        m_types.insert(words.fullName);
    for (const ProtoMessage &nested : message.messages)
        addMessage(nested);
}

void ContractConsumers::addUses(const Architecture &architecture)
{
    for (const Dependency &dependency : architecture.dependencies) {
        for (const std::string &via : dependency.via)
            addUse(architecture.nodes[dependency.from].name, via, false, bestEvidence(dependency.evidence));
    }
    for (const OpenCall &call : architecture.openCalls)
        addUse(architecture.nodes[call.node].name, call.operation, false, {call.evidence});
    for (const Node &node : architecture.nodes) {
        for (const Endpoint &endpoint : node.endpoints)
            addUse(node.name, endpoint.name, true, {endpoint.evidence});
    }
}

void ContractConsumers::addUse(std::string node, const std::string &via, bool serves, const std::vector<Evidence> &evidence)
{
    const std::string name = dotted(via);
    const bool isMethod = m_methods.contains(name) || m_services.contains(scopeOf(name));
    const std::string service = isMethod ? std::string(scopeOf(name)) : name;
    if (!m_services.contains(service))
        return;
    const std::string method = isMethod ? service + "/" + std::string(protoShortName(name)) : service;
    std::vector<ContractUse> &uses = m_uses[service];
    const auto known = std::find_if(uses.begin(), uses.end(), [&](const ContractUse &use) {
        return use.node == node && use.method == method && use.serves == serves;
    });
    if (known == uses.end())
        uses.push_back({std::move(node), method, serves, evidence});
    else
        known->evidence.insert(known->evidence.end(), evidence.begin(), evidence.end());
}

/// The methods that reach a type, a service or a package; a method itself.
ContractConsumers::Names ContractConsumers::methodsOf(std::string_view element) const
{
    Names methods;
    const auto addService = [&](std::string_view service) {
        const std::string prefix = std::string(service) + ".";
        for (auto it = m_methods.lower_bound(prefix); it != m_methods.end() && it->starts_with(prefix); ++it)
            methods.insert(*it);
    };
    std::string_view name = element;
    while (!name.empty() && !m_types.contains(name) && !m_services.contains(name) && !m_methods.contains(name) &&
           !m_packages.contains(name))
        name = scopeOf(name); // a field, a value, a reserved range
    if (m_methods.contains(name)) {
        methods.emplace(name);
    } else if (m_services.contains(name)) {
        addService(name);
    } else if (m_types.contains(name)) {
        std::vector<std::string> open{std::string(name)};
        for (Names seen{std::string(name)}; !open.empty();) {
            const auto users = m_users.find(open.back());
            open.pop_back();
            if (users == m_users.end())
                continue;
            for (const std::string &user : users->second) {
                if (m_methods.contains(user))
                    methods.insert(user);
                else if (seen.insert(user).second)
                    open.push_back(user);
            }
        }
    } else if (const auto services = m_packageServices.find(name); services != m_packageServices.end()) {
        for (const std::string &service : services->second)
            addService(service);
    }
    return methods;
}

std::vector<ConsumerVerdict> ContractConsumers::verdicts(const ContractFinding &change) const
{
    const Names methods = methodsOf(change.element);
    Names services;
    for (const std::string &method : methods)
        services.emplace(scopeOf(method));
    std::map<std::string, ConsumerVerdict> byNode;
    for (const auto &[service, uses] : m_uses) {
        for (const ContractUse &use : uses) {
            if (use.serves)
                continue;
            ConsumerVerdict &verdict = byNode[use.node];
            verdict.consumer = use.node;
            const bool isByMethod = use.method.find('/') != std::string::npos;
            const bool isTouched = isByMethod ? methods.contains(dotted(use.method)) : services.contains(service);
            if (!isTouched)
                continue;
            // Who is known by service only uses what changed for sure when all of the service changed.
            const bool isWhole = change.element == service || change.element == scopeOf(service);
            verdict.impact = std::max(verdict.impact, isByMethod || isWhole ? Impact::breaks : Impact::possible);
            verdict.methods.push_back(use.method);
            verdict.evidence.insert(verdict.evidence.end(), use.evidence.begin(), use.evidence.end());
        }
    }
    std::vector<ConsumerVerdict> result;
    result.reserve(byNode.size());
    for (auto &[node, verdict] : byNode)
        result.push_back(std::move(verdict));
    std::stable_sort(result.begin(), result.end(), [](const auto &l, const auto &r) { return l.impact > r.impact; });
    return result;
}

ContractConsumers::Names ContractConsumers::resolve(std::string_view name) const
{
    Names found;
    const std::string wanted = dotted(name);
    for (const Names *names : {&m_types, &m_services, &m_methods, &m_packages}) {
        for (const std::string &each : *names) {
            if (!wanted.empty() && endsInName(each, wanted))
                found.insert(each);
        }
    }
    if (!found.empty() || wanted.find('.') == std::string::npos)
        return found;
    return resolve(scopeOf(wanted)); // a field or a value
}

std::vector<ContractUse> ContractConsumers::usesOf(std::string_view name) const
{
    Names methods, services;
    for (const std::string &element : resolve(name))
        methods.merge(methodsOf(element));
    for (const std::string &method : methods)
        services.emplace(scopeOf(method));
    std::vector<ContractUse> result;
    for (const std::string &service : services) {
        const auto uses = m_uses.find(service);
        if (uses == m_uses.end())
            continue;
        for (const ContractUse &use : uses->second) {
            if (use.method == service || methods.contains(dotted(use.method)))
                result.push_back(use);
        }
    }
    const auto key = [](const ContractUse &use) { return std::tuple(use.method, !use.serves, use.node); };
    std::sort(result.begin(), result.end(), [&](const auto &l, const auto &r) { return key(l) < key(r); });
    return result;
}

} // namespace alidade
