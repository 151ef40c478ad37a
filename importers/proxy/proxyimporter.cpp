#include "importers/proxy/proxyimporter.h"

#include "importers/deployment/places.h"
#include "importers/proxy/proxyfiles.h"

#include <algorithm>
#include <map>
#include <set>

namespace alidade {

namespace {

/// Tells which node runs with a file that nothing else says so of.
class Runners {
public:
    explicit Runners(const Facts &facts)
    {
        for (const NodeFact &node : facts.nodes) {
            if (isResource(node.kind) || node.kind == NodeKind::telemetry || node.origin == NameOrigin::host)
                continue;
            if (!node.path.empty())
                m_byDirectory[node.path].insert(node.name);
            m_names.insert(node.name);
            if (const auto product = proxyOfImage(node.image))
                m_byProduct[*product].insert(node.name);
        }
        for (const CallFact &call : facts.calls)
            m_told.emplace(call.node, call.framework);
    }

    /// The node; empty when none or several may be meant, or when it is known what the node runs with.
    std::string find(const std::string &path, ProxyProduct product) const
    {
        std::string node;
        for (std::string dir = directoryOf(path); !dir.empty() && node.empty(); dir = directoryOf(dir)) {
            if (const auto it = m_byDirectory.find(dir); it != m_byDirectory.end())
                node = it->second.size() == 1 ? *it->second.begin() : named(it->second, path);
            if (node.empty() && m_names.contains(fileNameOf(dir)))
                node = fileNameOf(dir);
        }
        const auto byProduct = m_byProduct.find(product);
        if (node.empty() && byProduct != m_byProduct.end() && byProduct->second.size() == 1)
            node = *byProduct->second.begin();
        return m_told.contains({node, std::string(toText(product))}) ? std::string() : node;
    }

private:
    /// The one whose name the path holds.
    static std::string named(const std::set<std::string> &nodes, const std::string &path)
    {
        std::string found;
        for (const std::string &node : nodes) {
            if (path.find(node) == std::string::npos)
                continue;
            if (!found.empty())
                return {};
            found = node;
        }
        return found;
    }

    std::map<std::string, std::set<std::string>> m_byDirectory;
    std::map<ProxyProduct, std::set<std::string>> m_byProduct;
    std::set<std::string, std::less<>> m_names;
    std::set<std::pair<std::string, std::string>> m_told; ///< node and framework
};

} // namespace

void importProxy(ImportContext &context)
{
    const Runners runners(context.facts);
    std::set<std::string> told;
    for (const CallFact &call : context.facts.calls)
        told.insert(call.place.file);
    std::map<std::string, std::vector<GivenFile>> files;
    for (const TreeFile &file : context.tree.files()) {
        if (!mayConfigureProxy(file.path) || isTestData(file.path) || isExample(file.path) || told.contains(file.path) ||
            file.size > proxyFileBytes)
            continue;
        context.checkStop();
        Diagnostics ignored; // it is read once more, and then said what is wrong with it
        const auto text = context.tree.read(file, proxyFileBytes, ignored);
        const auto product = text ? proxyOf(file.path, {}, *text) : std::nullopt;
        if (!product)
            continue;
        if (const std::string node = runners.find(file.path, *product); !node.empty())
            files[node].push_back({&file, {}});
    }
    for (const auto &[node, given] : files)
        addProxyFacts(context, node, given);
}

} // namespace alidade
