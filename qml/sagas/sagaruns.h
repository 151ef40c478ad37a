#pragma once

#include "analysis/sagas/observedruns.h"
#include "qml/sagas/sagaview.h"

namespace alidade {

/// The runs of the shown saga that the traces of the workspace tell of. Read when it is active and the saga or the traffic
/// changes; matched on a worker thread.
class SagaRuns : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::SagaView *view READ view WRITE setView NOTIFY viewChanged REQUIRED)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged)
    Q_PROPERTY(bool isReading READ isReading NOTIFY runsChanged)
    /// trace, status, statusText, start, duration, detail, contradictions (sentences); the last ones first.
    Q_PROPERTY(QVariantList runs READ runs NOTIFY runsChanged)
    /// step, called, done, failed, undone: how many runs came there.
    Q_PROPERTY(QVariantList flow READ flow NOTIFY runsChanged)

public:
    explicit SagaRuns(QObject *parent = nullptr) : QObject(parent) {}

    SagaView *view() const { return m_view; }
    void setView(SagaView *view);
    bool isActive() const { return m_isActive; }
    void setActive(bool active);
    bool isReading() const { return m_isReading; }
    QVariantList runs() const;
    QVariantList flow() const;

    /// Plays what the trace shows on the flow.
    Q_INVOKABLE void show(int run);

Q_SIGNALS:
    void viewChanged();
    void activeChanged();
    void runsChanged();

private:
    void read();
    void readAgain();

    QPointer<SagaView> m_view;
    Saga m_saga;
    std::vector<ObservedRun> m_runs;
    std::vector<ObservedFlow> m_flow;
    bool m_isActive = false, m_isReading = false, m_isStale = true;
};

/// What a trace shows of a run, as events in time: steps as they were called, then what was undone.
SagaRun eventsOf(const ObservedRun &observed);

} // namespace alidade
