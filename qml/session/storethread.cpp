#include "qml/session/storethread.h"

namespace alidade {

StoreThread::StoreThread() : m_thread([this] { run(); }) {}

StoreThread::~StoreThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void StoreThread::post(Task work)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(work));
    }
    m_changed.notify_one();
}

void StoreThread::run()
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_isEnding || !m_tasks.empty(); });
        if (m_tasks.empty())
            break;
        const Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task(m_workspace);
    }
    m_workspace.reset();
}

} // namespace alidade
