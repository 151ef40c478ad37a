#include "qml/session/storethread.h"

namespace alidade {

StoreThread::StoreThread() : m_context(new QObject)
{
    m_thread.setObjectName(QStringLiteral("store"));
    m_context->moveToThread(&m_thread);
    m_thread.start();
}

StoreThread::~StoreThread()
{
    post([this](std::optional<Workspace> &workspace) {
        workspace.reset();
        m_context->deleteLater();
        m_thread.quit();
    });
    m_thread.wait();
}

void StoreThread::post(std::function<void(std::optional<Workspace> &)> work)
{
    QMetaObject::invokeMethod(m_context, [this, work = std::move(work)] { work(m_workspace); }, Qt::QueuedConnection);
}

} // namespace alidade
