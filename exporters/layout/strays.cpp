#include "exporters/layout/strays.h"

#include "exporters/drawing/boxindex.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace alidade {

namespace {

/// Cards further apart do not stand together; wider than any gap that a layout leaves between neighbours.
constexpr double farApart = 240;

/// Placed cards of one group that stand together.
struct Cluster {
    std::vector<Index> nodes;
    Rect extent;
    std::size_t manual = 0;
};

class Clusters {
public:
    Clusters(const Architecture &architecture, const Group &group) : m_isTray(group.context == none)
    {
        for (const Index member : group.members) {
            const auto placement = placementOf(architecture, architecture.nodes[member]);
            if (!placement)
                continue;
            Rect card = cardSize(architecture.nodes[member]);
            card.x = placement->x;
            card.y = placement->y;
            m_nodes.push_back(member);
            m_isManual.push_back(placement->isManual);
            m_cards.add(card);
        }
    }

    std::vector<Cluster> found()
    {
        m_parent.resize(m_nodes.size());
        std::iota(m_parent.begin(), m_parent.end(), 0U);
        for (std::uint32_t i = 0; i < m_nodes.size(); ++i) {
            const Rect near = m_cards.boxes()[i].grown(farApart);
            m_cards.any(near, [&](std::uint32_t other) {
                if (m_cards.boxes()[other].intersects(near))
                    m_parent[std::max(root(i), root(other))] = std::min(root(i), root(other));
                return false;
            });
        }
        std::map<std::uint32_t, Cluster> clusters;
        for (std::uint32_t i = 0; i < m_nodes.size(); ++i) {
            Cluster &cluster = clusters[root(i)];
            cluster.nodes.push_back(m_nodes[i]);
            cluster.extent = cluster.extent.united(m_cards.boxes()[i]);
            cluster.manual += m_isManual[i] ? 1 : 0;
        }
        std::vector<Cluster> result;
        result.reserve(clusters.size());
        for (auto &[first, cluster] : clusters)
            result.push_back(std::move(cluster));
        // The home of the group first: where a person put most, then where most stands. In the tray nobody chose to be: one
        // card that was pulled out of it does not make all the others strays.
        const auto rank = [this](const Cluster &cluster) {
            return std::pair(m_isTray ? 0 : cluster.manual, cluster.nodes.size());
        };
        std::stable_sort(result.begin(), result.end(), [&](const Cluster &l, const Cluster &r) { return rank(l) > rank(r); });
        return result;
    }

private:
    std::uint32_t root(std::uint32_t i)
    {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }

    bool m_isTray;
    std::vector<Index> m_nodes;
    std::vector<bool> m_isManual;
    BoxIndex m_cards;
    std::vector<std::uint32_t> m_parent;
};

} // namespace

std::vector<bool> straysOf(const Architecture &architecture, const std::vector<Group> &groups)
{
    BoxIndex cards; // of all groups
    std::vector<Index> owners;
    for (Index node = 0; node < architecture.nodes.size(); ++node) {
        if (const auto placement = placementOf(architecture, architecture.nodes[node])) {
            const Rect size = cardSize(architecture.nodes[node]);
            cards.add({placement->x, placement->y, size.width, size.height});
            owners.push_back(node);
        }
    }
    std::vector<bool> isStray(architecture.nodes.size());
    for (const Group &group : groups) {
        const std::vector<Cluster> clusters = Clusters(architecture, group).found();
        for (std::size_t i = 1; i < clusters.size(); ++i) {
            const Rect stretched = clusters.front().extent.united(clusters[i].extent);
            const auto isForeign = [&](std::uint32_t card) {
                return architecture.nodes[owners[card]].context != group.context && cards.boxes()[card].intersects(stretched);
            };
            if (clusters[i].manual > 0 || !cards.any(stretched, isForeign))
                continue;
            for (const Index node : clusters[i].nodes)
                isStray[node] = true;
        }
    }
    return isStray;
}

} // namespace alidade
