#pragma once

#include "importers/importer.h"
#include "importers/yaml/yaml.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace alidade::kustomize {

/// A kustomization file with what it names, as far as it lies in the tree.
struct Kustomization {
    std::string dir;
    std::string file;
    YamlNode content;
    bool isComponent = false;
    std::vector<std::string> bases;      ///< directories of kustomizations among its resources
    std::vector<std::string> components; ///< directories
    std::vector<std::string> resources;  ///< files with objects
    std::set<std::string> inputs;        ///< files with patches and values
    std::size_t changes = 0;             ///< patches, components, generators: what it does to its bases
};

/// All kustomizations of a tree by directory. What they name and the tree lacks is said once a file.
std::map<std::string, Kustomization> readKustomizations(ImportContext &context);

/// Which kustomizations are the system, and which are only other forms of it.
struct Choice {
    std::vector<std::string> roots;             ///< directories to build
    std::set<std::string> files;                ///< resources and inputs of any kustomization, read or left out
    std::set<std::string> dirs;                 ///< of kustomizations that are built, as roots or parts of them
    std::map<std::string, std::string> leftOut; ///< directory -> the root that stands for it; empty: an optional component
};

/// A root is a kustomization that no other one includes. Of several roots over the same bases the one that changes least
/// counts; components that no such root includes are optional. `isAside` tells directories that count only when there is
/// nothing else.
Choice chooseRoots(const std::map<std::string, Kustomization> &all, bool (*isAside)(std::string_view path));

/// An object as a kustomization gives it.
struct BuiltObject {
    YamlNode node;
    std::string fullName; ///< its name with prefixes and suffixes
};

/// The files that the nodes of built objects come from, by YamlNode::origin.
class Origins {
public:
    std::uint32_t add(const std::string &file);
    const std::string &file(const YamlNode &node) const { return m_files[node.origin]; }

private:
    std::vector<std::string> m_files;
    std::map<std::string, std::uint32_t> m_numbers;
};

/// Says that all nodes of a document come from a file.
void setOrigin(YamlNode &node, std::uint32_t origin);

/// Builds the kustomization in `dir` with all that it includes.
std::vector<BuiltObject> build(ImportContext &context, const std::map<std::string, Kustomization> &all, const std::string &dir,
                               Origins &origins);

} // namespace alidade::kustomize
