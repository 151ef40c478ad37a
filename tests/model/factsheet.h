#pragma once

#include "model/architecture.h"

namespace alidade::test {

/// The facts of one source, written like a sentence.
struct FactSheet : SourceFacts {
    explicit FactSheet(const std::string &name)
    {
        source = {.id = "/" + name, .name = name, .kind = "directory", .revision = {}, .importedAt = {}};
    }
    FactSheet &node(NodeFact fact)
    {
        if (fact.place.file.empty())
            fact.place = {fact.name + ".yaml", 1};
        facts.nodes.push_back(std::move(fact));
        return *this;
    }
    FactSheet &service(const std::string &name) { return node({.name = name, .origin = NameOrigin::annotation}); }
    FactSheet &workload(const std::string &name, std::vector<std::string> aliases = {})
    {
        return node({.name = name, .origin = NameOrigin::workload, .aliases = std::move(aliases)});
    }
    FactSheet &resource(const std::string &name, NodeKind kind)
    {
        return node({.name = name, .kind = kind, .origin = NameOrigin::workload});
    }
    FactSheet &vanished(NodeFact fact)
    {
        gone.push_back(std::move(fact));
        return *this;
    }
    FactSheet &calls(const std::string &from, const std::string &to, const std::string &protocol = "grpc", Mode mode = Mode::sync,
                     Voice voice = Voice::coded, int line = 1)
    {
        facts.dependencies.push_back({from, to, protocol, mode, voice, {}, {from + ".go", line}, to});
        return *this;
    }
    FactSheet &package(const std::string &path, const std::string &module, const std::string &service)
    {
        facts.packages.push_back({path, module, service, false, {path + "/a.go", 1}});
        return *this;
    }
    FactSheet &imports(const std::string &from, const std::string &to, int line, bool isTestOnly = false)
    {
        facts.imports.push_back({from, to, isTestOnly, 2, {from + "/a.go", line}});
        return *this;
    }
    FactSheet &module(const std::string &path, const std::string &service)
    {
        facts.modules.push_back({path, path, service, "1.21", {path + "/go.mod", 1}});
        return *this;
    }
    FactSheet &requires_(const std::string &from, const std::string &to, bool isIndirect = false)
    {
        facts.moduleDependencies.push_back({from, to, isIndirect, {from + "/go.mod", 5}});
        return *this;
    }
    FactSheet &serves(const std::string &node, const std::string &name, EndpointKind kind = EndpointKind::grpc)
    {
        facts.endpoints.push_back({node, kind, name, {node + ".go", 7}});
        return *this;
    }
    FactSheet &deploys(const std::string &node, const std::string &image = {}, const std::string &nameSpace = {})
    {
        facts.workloads.push_back({node, "kubernetes", "Deployment", nameSpace, image, 1, {node + ".yaml", 2}});
        return *this;
    }
    FactSheet &sets(const std::string &node, const std::string &name, const std::string &value)
    {
        facts.settings.push_back({node, name, value, {node + ".yaml", 3}});
        return *this;
    }
    /// An address in a setting of a deployment.
    FactSheet &isTold(const std::string &from, const std::string &to, const std::string &setting)
    {
        sets(from, setting, to + ":80");
        facts.dependencies.push_back({.from = from,
                                      .to = to,
                                      .protocol = "http",
                                      .voice = Voice::deployed,
                                      .place = {from + ".yaml", 3},
                                      .detail = setting + "=" + to + ":80",
                                      .setting = setting});
        return *this;
    }
    /// The settings that the code of a node names.
    FactSheet &reads(const std::string &node, std::vector<std::string> settings)
    {
        facts.readings.push_back({node, std::move(settings), {node + ".go", 1}});
        return *this;
    }
    /// A call in the code; `framework` is "lib" unless the fact says otherwise.
    FactSheet &does(CallFact fact)
    {
        if (fact.framework.empty())
            fact.framework = "lib";
        if (fact.place.file.empty())
            fact.place = {fact.node + ".go", 10};
        facts.calls.push_back(std::move(fact));
        return *this;
    }
    /// An address in the code of a node that stands in no known call.
    FactSheet &mentions(const std::string &node, const std::string &target)
    {
        facts.calls.push_back({.node = node, .target = target, .place = {node + ".go", 20}});
        return *this;
    }
};

inline std::string nodesText(const Architecture &a)
{
    std::string text;
    for (const Node &node : a.nodes) {
        text += node.name + " " + std::string(toText(node.kind));
        for (const std::string &alias : node.aliases)
            text += " =" + alias;
        text += node.context == none ? "" : " in " + a.contexts[node.context].id;
        text += node.isGone ? " gone\n" : "\n";
    }
    return text;
}

inline std::string dependenciesText(const Architecture &a)
{
    std::string text;
    for (const Dependency &d : a.dependencies) {
        text += a.nodes[d.from].name + " > " + a.nodes[d.to].name + " " + std::string(toText(d.mode)) + " " +
                (d.protocol.empty() ? "?" : d.protocol);
        for (Voice voice : {Voice::designed, Voice::coded, Voice::deployed, Voice::observed})
            text += d.voices.contains(voice) ? " " + std::string(toText(voice)) : "";
        text += d.isCutAccepted ? " cut\n" : "\n";
    }
    return text;
}

} // namespace alidade::test
