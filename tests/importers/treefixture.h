#pragma once

#include "importers/importer.h"

#include <string>
#include <utility>
#include <vector>

namespace alidade::test {

/// What one importer made of a few files.
struct Read {
    Facts facts;
    Diagnostics diagnostics;

    /// One fact a line, so that tests compare text.
    std::string nodes() const;
    std::string dependencies() const;
    std::string endpoints() const;
    std::string items() const;
    std::string messages() const;
};

inline Read read(void (*import)(ImportContext &), std::vector<std::pair<std::string, std::string>> files)
{
    const auto tree = memoryTree(std::move(files));
    Read result;
    const Progress progress;
    ImportContext context{*tree, result.facts, result.diagnostics, progress, {}};
    import(context);
    return result;
}

inline std::string placeText(const Place &place) { return place.file + ":" + std::to_string(place.line); }

inline std::string Read::nodes() const
{
    std::string text;
    for (const NodeFact &node : facts.nodes) {
        text += node.name + " " + std::string(toText(node.kind)) + " " + std::string(toText(node.origin));
        for (const std::string &word : {node.language, node.path, node.image})
            text += word.empty() ? "" : " " + word;
        for (const std::string &alias : node.aliases)
            text += " ~" + alias;
        text += "\n";
    }
    return text;
}

inline std::string Read::dependencies() const
{
    std::string text;
    for (const DependencyFact &d : facts.dependencies)
        text += d.from + " -> " + d.to + " " + (d.protocol.empty() ? "-" : d.protocol) + " " + std::string(toText(d.mode)) + " " +
                placeText(d.place) + " " + d.detail + "\n";
    return text;
}

inline std::string Read::endpoints() const
{
    std::string text;
    for (const EndpointFact &e : facts.endpoints)
        text += e.node + " " + e.name + " " + placeText(e.place) + "\n";
    return text;
}

inline std::string Read::items() const
{
    std::string text;
    for (const ContractItemFact &i : facts.contractItems)
        text += i.kind + " " + i.name + (i.type.empty() ? "" : " (" + i.type + ")") +
                (i.number == 0 ? "" : " = " + std::to_string(i.number)) + " " + placeText(i.place) + "\n";
    return text;
}

inline std::string Read::messages() const
{
    std::string text;
    for (const Diagnostic &diagnostic : diagnostics)
        text += toText(diagnostic) + "\n";
    return text;
}

} // namespace alidade::test
