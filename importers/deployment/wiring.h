#pragma once

#include "importers/deployment/images.h"
#include "model/facts.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// A value that a deployment hands to a workload.
struct Setting {
    std::string workload;
    std::string variable; ///< or flag, or key of a mounted file; empty when it has no name
    std::string value;
    Place place;           ///< of the value's first line
    int lineStep = 0;      ///< 1: the value's lines stand one below the other, the first at `place`
    bool isText = false;   ///< a script or a file: only names that the tree knows count
    bool isShared = false; ///< given to several workloads at once: says nothing about which service calls which
    std::vector<std::string> startsAfter = {}; ///< workloads that this one waits for: a bare name of one of them counts
    bool isBuiltIn = false;     ///< the image has it, and nobody asked for it: no public host in it is known to be called
    std::string nameSpace = {}; ///< of the workload: names are looked up there first
};

/// The nodes that addresses in one source may mean.
class KnownNodes {
public:
    /// Takes over names and aliases of the facts so far. The first one that claims a name keeps it.
    explicit KnownNodes(const Facts &facts);

    void addNameSpace(const std::string &nameSpace) { m_nameSpaces.insert(nameSpace); }
    /// Tells that `name` means `node` within a namespace, whatever it means elsewhere. An empty namespace tells nothing.
    void addName(const std::string &name, const std::string &nameSpace, const std::string &node);
    /// Makes a node unknown to find().
    void hide(const std::string &node) { m_hidden.insert(node); }
    void addPort(const std::string &node, int port, std::string_view protocol);
    void setInfrastructure(const std::string &node, const Infrastructure &infrastructure);

    /// The node with this name, alias, or cluster DNS name (NAME.NAMESPACE[.svc[.cluster.local]]), as a workload of the
    /// namespace `from` means it; empty when unknown.
    std::string find(std::string_view host, std::string_view from = {}) const;
    std::string_view protocol(const std::string &node, int port) const;
    NodeKind kind(const std::string &node) const;

private:
    std::string findAny(std::string_view host, std::string_view from) const;

    std::map<std::string, std::string, std::less<>> m_names;     ///< name or alias in lower case -> node
    std::map<std::string, std::string, std::less<>> m_qualified; ///< "name.namespace" in lower case -> node
    std::set<std::string> m_hidden;
    std::set<std::string, std::less<>> m_nameSpaces;
    std::map<std::string, NodeKind> m_kinds;
    std::map<std::pair<std::string, int>, std::string> m_ports;
    std::map<std::string, std::string> m_protocols;
};

/// Appends the settings as facts, who depends on whom by the addresses in them, and a node for each public host among them.
void addWiring(const std::vector<Setting> &settings, const KnownNodes &known, Facts &facts);

} // namespace alidade
