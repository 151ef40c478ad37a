#pragma once

#include "model/settingindex.h"

#include <map>
#include <set>

namespace alidade {

/// Which service is meant by a port of the machine that all run on while they are being developed.
class PortIndex {
public:
    PortIndex(const Assembly &assembly, const SettingIndex &settings);

    /// The only service that listens on the port; `none` when there are several, it is another kind of node or the caller,
    /// or so many programs take this port by habit that one of them says nothing.
    Index find(int port, Index caller) const;
    /// Whether the node itself listens on the port, so that this port of its machine is its own.
    bool listens(Index node, int port) const { return m_listeners.contains({port, node}); }

private:
    void add(int port, Index node);

    const Assembly &m_assembly;
    std::set<std::pair<int, Index>> m_listeners;
    std::map<int, Index> m_nodes; ///< `none` where several nodes listen
};

} // namespace alidade
