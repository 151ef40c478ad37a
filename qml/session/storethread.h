#pragma once

#include "model/error.h"
#include "model/store/workspace.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <future>
#include <optional>

namespace alidade {

/// The thread that owns the open Workspace. Work is done there in the order in which it is posted.
class StoreThread {
public:
    StoreThread();
    /// Finishes what was posted, then ends the thread and closes the workspace.
    ~StoreThread();

    /// Does `work` on the thread; `workspace` is empty while none is open. It must not throw.
    void post(std::function<void(std::optional<Workspace> &workspace)> work);

    /// Does `work` on the thread and waits for it: for workers, never for the UI thread. Throws what `work` throws,
    /// and Error when no workspace is open.
    template <typename Work>
    auto call(Work work) -> decltype(work(std::declval<Workspace &>()))
    {
        using Result = decltype(work(std::declval<Workspace &>()));
        std::packaged_task<Result(std::optional<Workspace> &)> task([&work](std::optional<Workspace> &workspace) {
            if (!workspace)
                throw Error("The workspace was closed.");
            return work(*workspace);
        });
        auto result = task.get_future();
        post([&task](std::optional<Workspace> &workspace) { task(workspace); });
        return result.get();
    }

private:
    QThread m_thread;
    QObject *m_context; ///< lives on m_thread
    std::optional<Workspace> m_workspace;
};

} // namespace alidade
