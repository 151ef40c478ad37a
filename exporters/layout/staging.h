#pragma once

#include "exporters/layout/helper.h"
#include "exporters/layout/layout.h"

#include <set>

namespace alidade {

/// Boxes and what joins them: the cards of one region, or the regions of the map.
struct BoxGraph {
    std::vector<Rect> boxes;            ///< only the sizes count
    std::vector<BareGraph::Edge> edges; ///< positions in `boxes`, each pair once
    std::vector<std::uint32_t> hosts; ///< per box: the one that it stands beside, which has no host itself, or none; may be empty
    int gap = 28, rankGap = 72;
    double aspect = 1.6; ///< wanted width / height of the whole
};

/// Runs the stages of a layout in the helper program, and remembers what was used and what went wrong.
class Staging {
public:
    Staging(const LayoutOptions &options, std::stop_token stop);

    /// Top left corners of the boxes of each graph, none overlapping another. Connected parts are laid out each on its own and
    /// packed in rows, a part that is too long is folded; a part that the helper did not lay out is put in rows, too. `share`: of
    /// the time that is left.
    std::vector<std::vector<Point>> layOut(const std::vector<BoxGraph> &graphs, double share);

    std::string used() const; ///< "dot", "dot, sfdp", "grid"
    const Diagnostics &diagnostics() const { return m_diagnostics; }

private:
    void report(const std::string &problem);

    const LayoutOptions &m_options;
    std::stop_token m_stop;
    std::chrono::steady_clock::time_point m_deadline;
    std::set<std::string> m_used;
    Diagnostics m_diagnostics;
};

} // namespace alidade
