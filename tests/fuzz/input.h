#pragma once

#include "importers/importer.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace alidade::fuzz {

inline std::string_view textOf(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), size};
}

/// Ends the process when a promise of a reader does not hold, so that the fuzzer keeps the input.
inline void promise(bool holds)
{
    if (!holds)
        std::abort();
}

/// Runs an importer over files; every fact it makes must name a file of the tree.
inline void import(void (*importer)(ImportContext &), std::vector<std::pair<std::string, std::string>> files)
{
    const auto tree = memoryTree(std::move(files));
    Facts facts;
    Diagnostics diagnostics;
    const Progress progress;
    ImportContext context{*tree, facts, diagnostics, progress, {}};
    importer(context);
    for (const NodeFact &node : facts.nodes)
        promise(!node.name.empty() && tree->find(node.place.file));
    for (const DependencyFact &dependency : facts.dependencies)
        promise(dependency.from != dependency.to && tree->find(dependency.place.file) && dependency.place.line >= 0);
    for (const ContractItemFact &item : facts.contractItems)
        promise(tree->find(item.place.file) && item.place.line >= 0);
    for (const Diagnostic &diagnostic : diagnostics)
        promise(!diagnostic.message.empty() && diagnostic.line >= 0);
}

} // namespace alidade::fuzz
