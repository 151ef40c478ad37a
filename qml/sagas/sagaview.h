#pragma once

#include "exporters/drawing/sagadrawing.h"
#include "exporters/drawing/sagalayout.h"
#include "qml/canvas/drawingsource.h"
#include "qml/sagas/sagaedits.h"
#include "qml/sagas/sagaplayer.h"
#include "qml/sagas/sagaverdict.h"
#include "qml/session/session.h"

#include <QPointer>
#include <QUrl>
#include <QVariantList>

namespace alidade {

/// The sagas of the open workspace: the list with verdicts, the chosen one as a drawing, its editor, its proof, and runs that
/// are played on it. Every edit is one revision.
class SagaView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::Session *session READ session WRITE setSession NOTIFY sessionChanged REQUIRED)
    Q_PROPERTY(bool dark READ isDark WRITE setDark NOTIFY drawingChanged)
    /// The language of the screens; another one makes all words anew.
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY wordsChanged)
    /// See sagaRow().
    Q_PROPERTY(QVariantList sagas READ sagas NOTIFY sagasChanged)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged)
    Q_PROPERTY(bool canEdit READ canEdit NOTIFY currentChanged)
    Q_PROPERTY(bool isReadOnly READ isReadOnly NOTIFY sessionChanged)
    Q_PROPERTY(QVariantMap fields READ fields NOTIFY currentChanged)
    Q_PROPERTY(QStringList stepNames READ stepNames NOTIFY currentChanged)
    Q_PROPERTY(int stepCount READ stepCount NOTIFY currentChanged)
    /// The selected step, or -1; and whether it is its compensation that is selected.
    Q_PROPERTY(int selected READ selected NOTIFY selectionChanged)
    Q_PROPERTY(bool isCompensation READ isCompensation NOTIFY selectionChanged)
    /// See partFields().
    Q_PROPERTY(QVariantMap part READ part NOTIFY selectionChanged)
    Q_PROPERTY(QStringList participants READ participants NOTIFY sagasChanged)
    /// What the participant of the selected part offers.
    Q_PROPERTY(QStringList operations READ operations NOTIFY selectionChanged)
    /// What the field "after" offers: the step above, nothing, each other step.
    Q_PROPERTY(QStringList afterChoices READ afterChoices NOTIFY selectionChanged)
    Q_PROPERTY(alidade::DrawingSource *drawing READ drawing CONSTANT)
    // the proof
    Q_PROPERTY(bool isVerifying READ isVerifying NOTIFY verdictChanged)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY verdictChanged)
    Q_PROPERTY(QString verdict READ verdict NOTIFY verdictChanged)
    Q_PROPERTY(QString proof READ proof NOTIFY verdictChanged)
    Q_PROPERTY(QVariantList findings READ findings NOTIFY verdictChanged)
    Q_PROPERTY(QVariantList properties READ properties NOTIFY verdictChanged)
    Q_PROPERTY(QVariantList times READ times NOTIFY verdictChanged)
    Q_PROPERTY(int faultsPerCall READ faultsPerCall WRITE setFaultsPerCall NOTIFY boundsChanged)
    Q_PROPERTY(int crashes READ crashes WRITE setCrashes NOTIFY boundsChanged)
    // runs
    Q_PROPERTY(alidade::SagaPlayer *player READ player CONSTANT)
    /// What is to go wrong in the played run: title, step.
    Q_PROPERTY(QVariantList faults READ faults NOTIFY faultsChanged)
    /// What may go wrong with the selected step: kind, text.
    Q_PROPERTY(QVariantList possibleFaults READ possibleFaults NOTIFY selectionChanged)
    Q_PROPERTY(QVariantList evidence READ evidence NOTIFY currentChanged)
    /// name, title, isFolder: the forms in which the saga can be written.
    Q_PROPERTY(QVariantList formats READ formats NOTIFY wordsChanged)

public:
    explicit SagaView(QObject *parent = nullptr);

    Session *session() const { return m_session; }
    void setSession(Session *session);
    bool isDark() const { return m_isDark; }
    void setDark(bool dark);
    QString language() const { return m_language; }
    void setLanguage(const QString &language);
    QVariantList sagas() const;
    int current() const { return m_current; }
    void setCurrent(int saga);
    bool canEdit() const;
    bool isReadOnly() const;
    QVariantMap fields() const;
    QStringList stepNames() const;
    int stepCount() const;
    int selected() const { return m_selected; }
    bool isCompensation() const { return m_isCompensation; }
    QVariantMap part() const;
    QStringList participants() const;
    QStringList operations() const;
    QStringList afterChoices() const;
    DrawingSource *drawing() { return &m_drawing; }
    bool isVerifying() const;
    bool isBusy() const { return m_verdicts.isBusy(); }
    QString verdict() const;
    QString proof() const;
    QVariantList findings() const;
    QVariantList properties() const;
    QVariantList times() const;
    int faultsPerCall() const { return static_cast<int>(m_bounds.faultsPerCall); }
    void setFaultsPerCall(int faults);
    int crashes() const { return static_cast<int>(m_bounds.crashes); }
    void setCrashes(int crashes);
    SagaPlayer *player() { return &m_player; }
    QVariantList faults() const;
    QVariantList possibleFaults() const;
    QVariantList evidence() const;
    QVariantList formats() const;

    // --- selection ---
    Q_INVOKABLE void select(int step, bool isCompensation = false);
    /// Selects what is drawn at a place of the scene; whether there is something.
    Q_INVOKABLE bool selectAt(QPointF scene);
    /// To the step before or after in reading order.
    Q_INVOKABLE void walk(int by);
    Q_INVOKABLE QRectF rectOf(int step, bool isCompensation) const;
    /// Where a step that is dropped at this place of the scene would stand, and the line that shows it there.
    Q_INVOKABLE int positionAt(int step, double sceneX) const;
    Q_INVOKABLE QRectF dropLine(int step, int position) const;

    // --- edits; each is one revision ---
    Q_INVOKABLE void create();
    /// Takes a saga of the code over into the design.
    Q_INVOKABLE void takeOver();
    Q_INVOKABLE void remove();
    /// Whether the field was taken; a message says why not.
    Q_INVOKABLE bool setField(const QString &field, const QVariant &value);
    Q_INVOKABLE bool setPart(const QString &field, const QVariant &value);
    Q_INVOKABLE void addStep();
    Q_INVOKABLE void addCompensation();
    /// Removes the selected step, or compensation.
    Q_INVOKABLE void removeSelected();
    Q_INVOKABLE bool moveStep(int from, int to);

    // --- proof and runs ---
    Q_INVOKABLE void stopVerifying();
    Q_INVOKABLE void verifyAgain();
    Q_INVOKABLE void showCounterexample(int run);
    Q_INVOKABLE void addFault(const QString &kind);
    Q_INVOKABLE void removeFault(int fault);
    Q_INVOKABLE void clearFaults();
    Q_INVOKABLE void playScenario();
    Q_INVOKABLE void playAtRandom();

    // --- files ---
    Q_INVOKABLE void importFrom(const QUrl &file);
    Q_INVOKABLE void exportTo(const QUrl &target, const QString &format);
    Q_INVOKABLE QString fileNameFor(const QString &format) const;
    Q_INVOKABLE void copyPicture() const;

    const KnownSaga *known() const;

Q_SIGNALS:
    void sessionChanged();
    void wordsChanged();
    void sagasChanged();
    void currentChanged();
    void selectionChanged();
    void drawingChanged();
    void verdictChanged();
    void boundsChanged();
    void faultsChanged();
    /// A step was added: its name is to be typed.
    void stepAdded();

private:
    using Change = std::function<void(Saga &)>;
    void refresh();
    void readChoreographies();
    void follow();
    void judgeAll();
    void redraw();
    void announceAll();
    bool edit(const QString &label, const Change &change);
    void clampSelection();
    static QString theStepAbove();
    static QString nothingBefore();
    std::shared_ptr<const SagaVerdict> currentVerdict() const;
    SagaDrawingOptions drawingOptions(bool isPicture) const;

    QPointer<Session> m_session;
    std::shared_ptr<const Architecture> m_architecture;
    std::vector<KnownSaga> m_choreographies; ///< found by a worker in the chains of events
    std::vector<KnownSaga> m_sagas;          ///< those of the architecture, then the choreographies
    SagaVerdicts m_verdicts;
    SagaBounds m_bounds;
    DrawingSource m_drawing;
    SagaLayout m_layout;
    SagaPlayer m_player;
    enum class Playing { nothing, counterexample, scenario } m_playing = Playing::nothing;
    std::vector<SagaEvent> m_faults;
    std::uint64_t m_seed = 0;
    std::string m_wished;  ///< the name of a designed saga that is to become the current one when it is there
    int m_wishedStep = -1; ///< a step that is to be selected when it is there
    QString m_language;
    int m_current = -1, m_selected = -1;
    bool m_isCompensation = false, m_isDark = false;
};

} // namespace alidade
