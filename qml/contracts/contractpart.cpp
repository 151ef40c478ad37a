#include "qml/contracts/contractpart.h"

#include "model/error.h"
#include "qml/session/corewords.h"

namespace alidade {

ContractPart::ContractPart(QObject *parent) : QObject(parent) { m_pool.setMaxThreadCount(1); }

ContractPart::~ContractPart()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void ContractPart::setLibrary(ContractLibrary *library)
{
    m_library = library;
    connect(library, &ContractLibrary::currentChanged, this, &ContractPart::refreshSoon);
    Q_EMIT libraryChanged();
    refreshSoon();
}

void ContractPart::setActive(bool active)
{
    if (std::exchange(m_isActive, active) == active)
        return;
    Q_EMIT activeChanged();
    if (m_isActive && m_isStale)
        refreshSoon();
}

void ContractPart::refreshSoon()
{
    m_isStale = !m_isActive || !m_library;
    if (m_isStale)
        return;
    std::optional<ChosenContract> chosen = m_library->chosen();
    if (chosen && !chosen->source)
        chosen.reset();
    refresh(chosen);
}

void ContractPart::stop()
{
    m_stop.request_stop();
    m_stop = {};
}

void ContractPart::run(std::function<std::function<void()>(std::stop_token)> work)
{
    stop();
    ++m_running;
    Q_EMIT busyChanged();
    m_pool.start([this, work = std::move(work), stop = m_stop.get_token()] {
        std::function<void()> then;
        QString failure;
        try {
            if (!stop.stop_requested())
                then = work(stop);
        } catch (const Cancelled &) {
        } catch (const std::exception &error) {
            failure = QString::fromUtf8(error.what());
        }
        QMetaObject::invokeMethod(this, [this, stop, then, failure] {
            --m_running;
            if (then && !stop.stop_requested())
                then();
            if (!failure.isEmpty())
                m_library->session()->showMessage(coreText(failure), true);
            Q_EMIT busyChanged();
        });
    });
}

} // namespace alidade
