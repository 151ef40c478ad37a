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
    std::string calls() const
    {
        std::string text;
        for (const EndpointFact &endpoint : facts.endpoints)
            text += endpoint.node + " serves " + endpoint.name + " " + endpoint.place.file + ":" +
                    std::to_string(endpoint.place.line) + "\n";
        for (const DependencyFact &dependency : facts.dependencies)
            text += dependency.from + " -> " + dependency.to + " " + dependency.via.front() + " " + dependency.place.file + ":" +
                    std::to_string(dependency.place.line) + " " + dependency.detail + "\n";
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
