#include "model/store/knownnames.h"

#include <set>

namespace alidade {
namespace {

std::set<std::string> decidedNodes(const Decisions &decisions)
{
    std::set<std::string> nodes;
    for (const auto &[node, context] : decisions.membership)
        nodes.insert(node);
    for (const auto &[item, placement] : decisions.placements)
        nodes.insert(nodeOfItem(item));
    for (const Note &note : decisions.notes)
        nodes.insert(nodeOfItem(note.target));
    for (const AcceptedCut &cut : decisions.acceptedCuts) {
        nodes.insert(cut.from);
        nodes.insert(cut.to);
    }
    return nodes;
}

} // namespace

std::string nodeOfItem(const std::string &item)
{
    return item.starts_with(nodePrefix) ? item.substr(nodePrefix.size()) : std::string();
}

KnownNames::KnownNames(const Architecture &architecture)
{
    for (const Node &node : architecture.nodes) {
        // A node that only a decision names has no other name.
        if (node.isGone && node.evidence.empty())
            continue;
        auto index = static_cast<Index>(m_present.size());
        m_index.add(node.name, index);
        for (const std::string &alias : node.aliases)
            m_index.add(alias, index);
        m_present.push_back(node.name);
    }
}

NodeNames::NodeNames(const KnownNames &known, const Decisions &decisions) : m_known(&known)
{
    for (const std::string &name : decidedNodes(decisions)) {
        Index node = known.find(name);
        if (node != none && known.presentName(node) != name)
            m_stale[node].push_back(name);
    }
}

std::string NodeNames::presentName(const std::string &name) const
{
    Index node = m_known ? m_known->find(name) : none;
    return node == none ? name : m_known->presentName(node);
}

std::vector<std::string> NodeNames::staleNames(const std::string &presentName) const
{
    auto it = m_stale.find(m_known ? m_known->find(presentName) : none);
    return it == m_stale.end() ? std::vector<std::string>() : it->second;
}

} // namespace alidade
