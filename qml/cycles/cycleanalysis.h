#pragma once

#include "qml/canvas/drawingsource.h"
#include "qml/cycles/cyclereport.h"
#include "qml/session/session.h"

#include <QThreadPool>
#include <QVariantList>

namespace alidade {

/// The cycles of the open workspace at one level, the chosen one with its edges and cuts, and the trial of a cut.
/// Searching is done on a worker thread; a newer wish stops an older search.
class CycleAnalysis : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::Session *session READ session WRITE setSession NOTIFY sessionChanged REQUIRED)
    Q_PROPERTY(QString grouping READ grouping WRITE setGrouping NOTIFY groupingChanged)
    Q_PROPERTY(bool dark READ isDark WRITE setDark NOTIFY drawingChanged)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY busyChanged)
    /// The language of the screens; another one makes all words anew.
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY wordsChanged)
    /// The cycles, largest first; see cycleRows().
    Q_PROPERTY(QVariantList cycles READ cycles NOTIFY reportChanged)
    Q_PROPERTY(int groupCount READ groupCount NOTIFY reportChanged)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged)
    /// The dependencies inside the chosen cycle and its suggested cuts; see edgeRows() and cutRows().
    Q_PROPERTY(QVariantList edges READ edges NOTIFY drawingChanged)
    Q_PROPERTY(QVariantList cuts READ cuts NOTIFY currentChanged)
    /// What people agreed to cut: it does not count as part of a cycle. See acceptedCutRows().
    Q_PROPERTY(QVariantList acceptedCuts READ acceptedCuts NOTIFY reportChanged)
    /// The cut that is being tried, or -1.
    Q_PROPERTY(int trial READ trial NOTIFY drawingChanged)
    Q_PROPERTY(QString outcome READ outcome NOTIFY drawingChanged)
    Q_PROPERTY(alidade::DrawingSource *drawing READ drawing CONSTANT)

public:
    explicit CycleAnalysis(QObject *parent = nullptr);
    ~CycleAnalysis() override;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    QString grouping() const;
    void setGrouping(const QString &grouping);
    bool isDark() const { return m_isDark; }
    void setDark(bool dark);
    QString language() const { return m_language; }
    void setLanguage(const QString &language);
    bool isBusy() const { return m_running > 0; }
    QVariantList cycles() const;
    int groupCount() const;
    int current() const { return m_current; }
    void setCurrent(int cycle);
    QVariantList edges() const;
    QVariantList cuts() const;
    QVariantList acceptedCuts() const;
    int trial() const { return m_trial; }
    QString outcome() const;
    DrawingSource *drawing() { return &m_drawing; }

    /// Shows what would be left without the cut; -1 ends the trial.
    Q_INVOKABLE void tryCut(int cut);
    /// Writes the cut down as decided.
    Q_INVOKABLE void acceptCut(int cut);
    /// Takes an agreed cut back, given as in acceptedCuts.
    Q_INVOKABLE void withdrawCut(const QString &from, const QString &to);

    // --- for the matrix ---
    std::shared_ptr<const CycleReport> report() const { return m_report; }
    const CutOutcome *outcomeOfTrial() const { return m_trial < 0 ? nullptr : &m_outcome; }

Q_SIGNALS:
    void sessionChanged();
    void wordsChanged();
    void groupingChanged();
    void busyChanged();
    void reportChanged();
    void currentChanged();
    void drawingChanged();

private:
    void search();
    void take(std::shared_ptr<const CycleReport> report);
    void redraw();
    void endTrial();
    void run(std::function<std::function<void()>(std::stop_token)> work);
    const Cycle *cycle() const;

    Session *m_session = nullptr;
    Grouping m_grouping = Grouping::service;
    bool m_isDark = false;
    QString m_language;
    int m_current = -1, m_trial = -1, m_running = 0;
    std::shared_ptr<const CycleReport> m_report = std::make_shared<CycleReport>();
    CutOutcome m_outcome;
    DrawingSource m_drawing;
    std::stop_source m_stop;
    QThreadPool m_pool; ///< one thread: searches follow one another
};

} // namespace alidade
