#pragma once

#include "importers/runtime/runtimereading.h"
#include "qml/live/rowmodel.h"
#include "qml/session/session.h"

#include <QPointer>
#include <QVariantList>

namespace alidade {

/// What a running process says of itself: its metrics with the settings that follow from them, or a profile with its functions
/// and flame graph; read from a file or URL when somebody asks for it. Nothing of it is kept in the workspace.
class RuntimeView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::Session *session READ session WRITE setSession NOTIFY changed REQUIRED)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY changed)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY changed)
    /// Why the last reading came to nothing; empty when it did not.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    /// Where it was read, and what it is compared with; empty for nothing.
    Q_PROPERTY(QString place READ place NOTIFY changed)
    Q_PROPERTY(QString older READ older NOTIFY changed)
    Q_PROPERTY(bool hasMetrics READ hasMetrics NOTIFY changed)
    Q_PROPERTY(bool hasProfile READ hasProfile NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    /// The service whose process it is, and { value, text } of those it may be.
    Q_PROPERTY(QString service READ service WRITE setService NOTIFY changed)
    Q_PROPERTY(QVariantList services READ services NOTIFY changed)
    /// What is counted in the profile, and { value, text } of what there is.
    Q_PROPERTY(QString type READ type WRITE setType NOTIFY changed)
    Q_PROPERTY(QVariantList types READ types NOTIFY changed)
    Q_PROPERTY(alidade::RowModel *functions READ functions CONSTANT)
    Q_PROPERTY(alidade::RowModel *process READ process CONSTANT)
    Q_PROPERTY(alidade::RowModel *served READ served CONSTANT)
    /// Settings: { setting, now, suggested, arithmetic, notes }.
    Q_PROPERTY(QVariantList advice READ advice NOTIFY changed)

public:
    explicit RuntimeView(QObject *parent = nullptr) : QObject(parent) {}

    Session *session() const { return m_session; }
    void setSession(Session *session);
    QString language() const { return m_language; }
    void setLanguage(const QString &language);
    bool isBusy() const { return m_isBusy; }
    QString problem() const { return m_problem; }
    QString place() const;
    QString older() const;
    bool hasMetrics() const { return m_reading && m_reading->metrics; }
    bool hasProfile() const { return m_reading && m_reading->profile; }
    QString summary() const;
    QString service() const { return m_service; }
    void setService(const QString &service);
    QVariantList services() const;
    QString type() const;
    void setType(const QString &type);
    QVariantList types() const;
    RowModel *functions() { return &m_functions; }
    RowModel *process() { return &m_process; }
    RowModel *served() { return &m_served; }
    QVariantList advice() const { return m_advice; }

    /// Reads a file ("~" is the home folder) or URL.
    Q_INVOKABLE void read(const QString &place);
    /// Reads an older profile, which is compared with the one that is shown; an empty place ends that.
    Q_INVOKABLE void compareWith(const QString &place);
    Q_INVOKABLE static QString pathOf(const QUrl &file) { return file.toLocalFile(); }

    /// The frames of the flame graph that can be seen when `frame` fills the `width`: those below it, and those that lead to it.
    /// { frame, parent, depth, x, width, name, amount, share, color (0 to 7), change (-1 to 1), isAbove }.
    Q_INVOKABLE QVariantList flame(int frame, double width) const;

Q_SIGNALS:
    void changed();
    /// Another flame graph: frames have other numbers.
    void flameChanged();

private:
    using Reading = std::shared_ptr<const RuntimeReading>;
    struct Outcome {
        Reading reading;
        QString problem;
    };
    void start(const QString &place, bool isOlder);
    void take(const Outcome &outcome, bool isOlder);
    void refresh();
    void refreshProfile();
    void refreshMetrics();
    ContainerLimits limits() const;
    QString amountOf(double value) const;

    QPointer<Session> m_session;
    QString m_language, m_problem, m_service;
    bool m_isBusy = false;
    int m_requests = 0;
    Reading m_reading, m_older;
    std::size_t m_type = 0;
    std::int64_t m_total = 0;
    Flame m_flame;
    QVariantList m_advice;
    RowModel m_functions, m_process, m_served;
};

} // namespace alidade
