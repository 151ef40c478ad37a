#pragma once

#include "model/sagarun.h"

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace alidade {

/// A run of a saga, played event by event.
class SagaPlayer : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a SagaView")
    Q_PROPERTY(bool hasRun READ hasRun NOTIFY runChanged)
    Q_PROPERTY(QString title READ title NOTIFY runChanged)
    /// What happens, a sentence each.
    Q_PROPERTY(QStringList sentences READ sentences NOTIFY runChanged)
    Q_PROPERTY(int count READ count NOTIFY runChanged)
    /// How many events have happened: 0 to `count`.
    Q_PROPERTY(int position READ position WRITE setPosition NOTIFY positionChanged)
    Q_PROPERTY(QString phase READ phase NOTIFY positionChanged)
    /// What shows to be wrong at the end; empty when nothing is.
    Q_PROPERTY(QString breach READ breach NOTIFY runChanged)
    /// The breach shows at this position.
    Q_PROPERTY(bool isAtBreach READ isAtBreach NOTIFY positionChanged)
    Q_PROPERTY(bool isPlaying READ isPlaying NOTIFY playingChanged)
    /// Between two events, ms.
    Q_PROPERTY(int interval READ interval WRITE setInterval NOTIFY playingChanged)

public:
    explicit SagaPlayer(QObject *parent = nullptr);

    bool hasRun() const { return m_run.has_value(); }
    QString title() const { return m_title; }
    QStringList sentences() const;
    int count() const { return m_run ? static_cast<int>(m_run->moments.size()) : 0; }
    int position() const { return m_position; }
    void setPosition(int position);
    QString phase() const;
    QString breach() const;
    bool isAtBreach() const { return m_run && m_run->breach && m_position == count(); }
    bool isPlaying() const { return m_timer.isActive(); }
    int interval() const { return m_timer.interval(); }
    void setInterval(int ms);

    /// Plays from where it is, from the start when it is at its end.
    Q_INVOKABLE void play();
    Q_INVOKABLE void pause();
    Q_INVOKABLE void step(int by);
    Q_INVOKABLE void clear();
    /// Puts the run on the clipboard as a Mermaid sequence diagram.
    Q_INVOKABLE void copyMermaid() const;
    QString mermaid() const;

    void show(const Saga &saga, SagaRun run, const QString &title, int position = 0);
    /// Where the saga is; nothing before the first event.
    std::optional<SagaMoment> moment() const;
    std::optional<SagaBreach> breachHere() const;

Q_SIGNALS:
    void runChanged();
    void positionChanged();
    void playingChanged();

private:
    Saga m_saga;
    std::optional<SagaRun> m_run;
    QString m_title;
    int m_position = 0;
    QTimer m_timer;
};

} // namespace alidade
