#pragma once

#include "model/error.h"
#include "model/store/workspace.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <optional>
#include <thread>

namespace alidade {

/// The thread that owns the open Workspace. Work is done there in the order in which it is posted. It is a plain queue and
/// no Qt event loop, so that what was posted is still written when the application object is already gone.
class StoreThread {
public:
    StoreThread();
    /// Finishes what was posted, then ends the thread and closes the workspace.
    ~StoreThread();

    /// Does `work` on the thread; `workspace` is empty while none is open. It must not throw.
    void post(std::function<void(std::optional<Workspace> &workspace)> work);

    /// Does `work` on the thread and waits for it: for workers, never for the UI thread. Throws what `work` throws,
    /// and Error when no workspace is open.
    template <typename Work> auto call(Work work) -> decltype(work(std::declval<Workspace &>()))
    {
        return callMaybe([&work](std::optional<Workspace> &workspace) {
            if (!workspace)
                throw Error("The workspace was closed.");
            return work(*workspace);
        });
    }
    /// The same with `workspace` empty while none is open.
    template <typename Work> auto callMaybe(Work work) -> decltype(work(std::declval<std::optional<Workspace> &>()))
    {
        using Result = decltype(work(std::declval<std::optional<Workspace> &>()));
        std::packaged_task<Result(std::optional<Workspace> &)> task([&work](auto &workspace) { return work(workspace); });
        auto result = task.get_future();
        post([&task](std::optional<Workspace> &workspace) { task(workspace); });
        return result.get();
    }

private:
    using Task = std::function<void(std::optional<Workspace> &)>;
    void run();

    std::mutex m_mutex; ///< guards the two below
    std::deque<Task> m_tasks;
    bool m_isEnding = false;
    std::condition_variable m_changed;
    std::optional<Workspace> m_workspace; ///< touched by the thread only
    std::thread m_thread;
};

} // namespace alidade
