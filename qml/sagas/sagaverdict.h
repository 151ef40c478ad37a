#pragma once

#include "model/sagacheck.h"
#include "qml/session/session.h"

#include <QPointer>
#include <QTimer>

#include <memory>
#include <vector>

namespace alidade {

/// What is known of one saga: rules, times and, for an orchestrated one, the search of its runs.
struct SagaVerdict {
    enum class Kind { proved, warned, violated, unproved };

    Saga saga;
    SagaBounds bounds;
    std::vector<SagaFinding> findings;
    SagaDurations durations;
    std::optional<SagaProof> proof;
    std::string obstacle;              ///< why its runs were not searched; empty when they were
    bool isStopped = false;            ///< by a person
    std::chrono::milliseconds time{0}; ///< that the search took

    Kind kind() const;
};

/// Judges a saga. Throws nothing but what a search that was stopped does: it gives a verdict that says so.
SagaVerdict judge(const Saga &saga, const SagaBounds &bounds, const Progress &progress, const std::stop_token &stop);

/// Judges all sagas of the screen one after the other as tasks, and keeps the verdicts of those that have not changed.
class SagaVerdicts : public QObject {
    Q_OBJECT

public:
    explicit SagaVerdicts(QObject *parent = nullptr);

    void setSession(Session *session);
    /// All sagas that there are, the most urgent first. A short while after the last call those without a verdict are judged; one
    /// that is being judged and not among them any more is stopped.
    void want(std::vector<Saga> sagas, const SagaBounds &bounds);
    /// The verdict, or nullptr while there is none.
    std::shared_ptr<const SagaVerdict> find(const Saga &saga) const;
    bool isRunning(const Saga &saga) const { return m_task != 0 && m_running == saga; }
    bool isBusy() const;
    /// Stops what runs; its verdict says so, until it is asked for again.
    void stop();
    /// Forgets the verdict, so that it is made again.
    void again(const Saga &saga);

Q_SIGNALS:
    void changed();

private:
    void next();
    void take(std::shared_ptr<const SagaVerdict> verdict);

    QPointer<Session> m_session;
    std::vector<Saga> m_wanted;
    SagaBounds m_bounds;
    std::vector<std::shared_ptr<const SagaVerdict>> m_verdicts;
    Saga m_running;
    int m_task = 0;
    QTimer m_rest;
};

} // namespace alidade
