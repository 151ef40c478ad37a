#pragma once

#include "importers/tree.h"
#include "importers/yaml/yaml.h"

#include <map>
#include <memory>
#include <set>
#include <string>

namespace alidade {

/// The YAML and JSON files of a tree that API documents are made of; each is read once.
class ApiFiles {
public:
    /// A node, and the path of the file that it stands in. Nothing: a null pointer.
    struct Located {
        const YamlNode *node = nullptr;
        std::string file;
    };

    ApiFiles(const Tree &tree, Diagnostics &diagnostics) : m_tree(tree), m_diagnostics(diagnostics) {}

    /// The root of a file; nullptr when it is not there or cannot be understood, which has been said then.
    const YamlNode *root(const std::string &path);

    /// Where a `$ref` leads: a JSON pointer (RFC 6901) in this file or another one of the tree. What leads to nothing, out of
    /// the tree or to the network is told once, with its line.
    Located follow(const YamlNode &reference, const std::string &file);

    /// Follows references until something stands there itself; a chain that leads back to itself is told, once.
    Located resolve(const YamlNode &node, const std::string &file);

    Diagnostics &diagnostics() { return m_diagnostics; }

private:
    const YamlNode *tell(const YamlNode &reference, const std::string &file, const std::string &why);

    const Tree &m_tree;
    Diagnostics &m_diagnostics;
    std::map<std::string, std::unique_ptr<YamlNode>> m_roots;
    std::set<std::string> m_told;
};

} // namespace alidade
