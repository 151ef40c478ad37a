#pragma once

#include "importers/go/goimporter.h"

#include <string>
#include <utility>
#include <vector>

namespace alidade::test {

using Files = std::vector<std::pair<std::string, std::string>>;

/// What the Go importer finds in these files; `known` are facts of importers that ran before.
struct GoImportRun {
    explicit GoImportRun(Files files, Facts known = {}) : tree(memoryTree(std::move(files))), facts(std::move(known))
    {
        const Progress progress;
        ImportContext context{*tree, facts, diagnostics, progress, {}};
        importGo(context);
    }

    /// "order [services/order] annotation", one line a node
    std::string nodes() const
    {
        std::string text;
        for (const NodeFact &node : facts.nodes)
            text += node.name + " [" + node.path + "] " + std::string(toText(node.origin)) + "\n";
        return text;
    }
    /// "example.com/order: order", one line a module
    std::string modules() const
    {
        std::string text;
        for (const ModuleFact &module : facts.modules)
            text += module.path + ": " + (module.service.empty() ? "-" : module.service) + "\n";
        return text;
    }
    std::string packages() const
    {
        std::string text;
        for (const PackageFact &package : facts.packages)
            text +=
                package.path + ": " + (package.service.empty() ? "-" : package.service) + (package.isMain ? " main" : "") + "\n";
        return text;
    }
    /// "a -> b (2) a/x.go:3", one line an import; " test" when only tests import it
    std::string imports() const
    {
        std::string text;
        for (const ImportFact &import : facts.imports)
            text += import.from + " -> " + import.to + " (" + std::to_string(import.count) + ") " + import.place.file + ":" +
                    std::to_string(import.place.line) + (import.isTestOnly ? " test" : "") + "\n";
        return text;
    }
    std::string moduleDependencies() const
    {
        std::string text;
        for (const ModuleDependencyFact &dependency : facts.moduleDependencies)
            text += dependency.from + " -> " + dependency.to + " " + dependency.place.file + ":" +
                    std::to_string(dependency.place.line) + (dependency.isIndirect ? " indirect" : "") + "\n";
        return text;
    }
    /// "order serves X a.go:1", then "web request grpc [target] operation a.go:2 Function detail", one line a call
    std::string calls() const
    {
        std::string text;
        for (const EndpointFact &endpoint : facts.endpoints)
            text += endpoint.node + " serves " + endpoint.name + " " + endpoint.place.file + ":" +
                    std::to_string(endpoint.place.line) + "\n";
        for (const CallFact &call : facts.calls)
            text += call.node + " " + std::string(toText(call.role)) + " " + (call.protocol.empty() ? "-" : call.protocol) +
                    " [" + call.target + "] " + (call.operation.empty() ? "-" : call.operation) + " " + call.place.file + ":" +
                    std::to_string(call.place.line) + (call.function.empty() ? "" : " " + call.function) + "\n";
        return text;
    }
    /// "order timeout 30s a.go:1", one line a trait
    std::string traits() const
    {
        std::string text;
        for (const TraitFact &trait : facts.traits)
            text += trait.node + " " + trait.trait + " " + (trait.value.empty() ? "-" : trait.value) + " " + trait.place.file +
                    ":" + std::to_string(trait.place.line) + "\n";
        return text;
    }
    std::string problems() const
    {
        std::string text;
        for (const Diagnostic &diagnostic : diagnostics)
            text += toText(diagnostic) + "\n";
        return text;
    }

    std::unique_ptr<Tree> tree;
    Facts facts;
    Diagnostics diagnostics;
};

} // namespace alidade::test
