#pragma once

#include "qml/contracts/contractlibrary.h"

#include <QThreadPool>

#include <functional>
#include <stop_token>

namespace alidade {

/// A part of the screen that says something about the chosen contract. What takes long is done on a worker thread, and only
/// while the part is shown; a newer wish stops an older one. (Parts name it in full: with Qt 6.4, qmllint does not
/// find the base otherwise.)
class ContractPart : public QObject {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(alidade::ContractLibrary *library READ library WRITE setLibrary NOTIFY libraryChanged REQUIRED)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY busyChanged)

public:
    explicit ContractPart(QObject *parent = nullptr);
    ~ContractPart() override;

    ContractLibrary *library() const { return m_library; }
    void setLibrary(ContractLibrary *library);
    bool isActive() const { return m_isActive; }
    void setActive(bool active);
    bool isBusy() const { return m_running > 0; }

Q_SIGNALS:
    void libraryChanged();
    void activeChanged();
    void busyChanged();

protected:
    /// What there is to say may have changed: `chosen` is empty when no contract is chosen or its source is not read yet.
    virtual void refresh(const std::optional<ChosenContract> &chosen) = 0;
    /// Calls refresh() now when the part is shown, else when it will be.
    void refreshSoon();
    /// Does `work` on the worker thread, then what it returns on the UI thread, unless something newer was asked for meanwhile.
    void run(std::function<std::function<void()>(std::stop_token)> work);
    /// Stops what runs; nothing of it is taken any more.
    void stop();

private:
    ContractLibrary *m_library = nullptr;
    bool m_isActive = false, m_isStale = true;
    int m_running = 0;
    std::stop_source m_stop;
    QThreadPool m_pool; ///< one thread
};

} // namespace alidade
