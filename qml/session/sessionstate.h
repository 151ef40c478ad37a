#pragma once

#include "qml/session/session.h"
#include "qml/session/storethread.h"

#include <QThreadPool>

#include <optional>
#include <set>
#include <tuple>

namespace alidade {

/// What the store thread hands to the screens after a write.
struct Session::Snapshot {
    std::shared_ptr<const Architecture> architecture = std::make_shared<Architecture>();
    std::vector<Revision> history;
    std::optional<std::vector<SourceSummary>> sources; ///< empty while they are as before
    int dependencies = 0, cycles = 0;                  ///< see Session::dependencyCount, cycleCount
    QString file;
    bool isOpen = false, isReadOnly = false, canUndo = false, canRedo = false;
    bool isOtherWorkspace = false; ///< just opened or closed
    Change change;
};

struct Session::State {
    TaskList tasks;
    HistoryModel history;
    ImportRuns imports;
    MessageLog messages;
    SourceList sources;
    RecentFiles recent;
    std::unique_ptr<TrafficWatch> traffic;
    std::function<void()> finishRecording; ///< see Session::setRecording()
    /// Edges that recordings of this workspace brought; touched on the store thread only.
    std::set<std::tuple<TrafficEnd, TrafficEnd, TrafficRelation>> recordedEdges;
    std::set<std::string> recordedServices; ///< the same for services
    QThreadPool pool;
    QThreadPool reading;    ///< one thread: what a person waits for does not wait for an import
    SnippetReader snippets; ///< touched by that thread only
    std::stop_source ending;
    Snapshot now;
    int loading = 0;   ///< opens under way
    StoreThread store; ///< last: its thread ends before the rest goes
};

} // namespace alidade
