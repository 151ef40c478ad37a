#pragma once

#include "model/eventstorm.h"
#include "qml/canvas/drawingsource.h"
#include "qml/session/session.h"

#include <QPointer>
#include <QUrl>
#include <QVariantList>
#include <QVariantMap>

namespace alidade {

/// The event storming board of the open workspace: notes that were found and those of people, the selected one, what is wrong
/// with the chain of events, and contexts that are proposed. It is laid out on a worker; every edit is one revision.
class EventBoard : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::Session *session READ session WRITE setSession NOTIFY sessionChanged REQUIRED)
    Q_PROPERTY(bool dark READ isDark WRITE setDark NOTIFY drawingChanged)
    /// The language of the screens; another one makes all words anew.
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY wordsChanged)
    Q_PROPERTY(bool isReadOnly READ isReadOnly NOTIFY sessionChanged)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY busyChanged)
    Q_PROPERTY(alidade::DrawingSource *drawing READ drawing CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY boardChanged)
    /// Notes that did not fit on the board.
    Q_PROPERTY(int leftOut READ leftOut NOTIFY boardChanged)
    /// The selected note, or -1.
    Q_PROPERTY(int selected READ selected NOTIFY selectionChanged)
    /// title, kind, kindText, text, context, contextName, service, topic, isFound, isDecided, publishers, consumers.
    Q_PROPERTY(QVariantMap item READ item NOTIFY selectionChanged)
    /// title, detail, item: what comes before the selected note, and after it.
    Q_PROPERTY(QVariantList before READ before NOTIFY selectionChanged)
    Q_PROPERTY(QVariantList after READ after NOTIFY selectionChanged)
    /// source, file, line, title: where the selected note is said.
    Q_PROPERTY(QVariantList evidence READ evidence NOTIFY selectionChanged)
    /// rule, level, title, message, advice, item.
    Q_PROPERTY(QVariantList findings READ findings NOTIFY boardChanged)
    /// title, detail.
    Q_PROPERTY(QVariantList proposals READ proposals NOTIFY boardChanged)
    /// value, text, paper, border, ink, count.
    Q_PROPERTY(QVariantList kinds READ kinds NOTIFY boardChanged)
    /// value, text: the bounded contexts, after the empty one.
    Q_PROPERTY(QVariantList contexts READ contexts NOTIFY selectionChanged)
    /// name, title.
    Q_PROPERTY(QVariantList formats READ formats NOTIFY wordsChanged)

public:
    /// How far an arrow key moves a note, in scene units.
    static constexpr double keyStep = 20;

    explicit EventBoard(QObject *parent = nullptr);

    Session *session() const { return m_session; }
    void setSession(Session *session);
    bool isDark() const { return m_isDark; }
    void setDark(bool dark);
    QString language() const { return m_language; }
    void setLanguage(const QString &language);
    bool isReadOnly() const;
    bool isBusy() const { return m_task != 0; }
    DrawingSource *drawing() { return &m_drawing; }
    int count() const { return static_cast<int>(m_storm->items.size()); }
    int leftOut() const { return static_cast<int>(m_storm->leftOut); }
    int selected() const { return m_selected; }
    QVariantMap item() const;
    QVariantList before() const;
    QVariantList after() const;
    QVariantList evidence() const;
    QVariantList findings() const;
    QVariantList proposals() const;
    QVariantList kinds() const;
    QVariantList contexts() const;
    QVariantList formats() const;

    // --- selection ---
    Q_INVOKABLE void select(int item);
    /// Selects what lies at a place of the scene; whether there is something.
    Q_INVOKABLE bool selectAt(QPointF scene);
    /// To the nearest note in a direction: (1, 0) is the right. Without a selection to the first one.
    Q_INVOKABLE void walk(int dx, int dy);
    Q_INVOKABLE QRectF rectOf(int item) const;
    /// The lane at a place of the scene, and where it lies.
    Q_INVOKABLE QRectF laneRectAt(QPointF scene) const;

    // --- edits; each is one revision ---
    /// A new note of the kind at a place of the scene.
    Q_INVOKABLE void add(const QString &kind, QPointF scene);
    /// The same beside the selected note, or where there is room.
    Q_INVOKABLE void addBeside(const QString &kind);
    Q_INVOKABLE void setText(const QString &text);
    Q_INVOKABLE void setKind(const QString &kind);
    Q_INVOKABLE void setContext(const QString &context);
    /// The top left corner of the note comes to this place of the scene; it belongs to the context of the lane there.
    Q_INVOKABLE void moveTo(int item, QPointF scene);
    /// The same by keys: one step in a direction.
    Q_INVOKABLE void nudge(int dx, int dy);
    /// Takes a note of a person away, or what a person said about one that was found.
    Q_INVOKABLE void removeSelected();
    Q_INVOKABLE void accept(int proposal);

    // --- files ---
    Q_INVOKABLE QString fileNameFor(const QString &format) const;
    Q_INVOKABLE void exportTo(const QUrl &file, const QString &format);

Q_SIGNALS:
    void sessionChanged();
    void wordsChanged();
    void busyChanged();
    void boardChanged();
    void selectionChanged();
    void drawingChanged();
    /// A note was added: its text is to be typed.
    void noteAdded();

private:
    void refresh();
    void take(std::shared_ptr<const EventStorm> storm, std::shared_ptr<const Architecture> architecture);
    void redraw();
    void announceAll();
    const StormItem *current() const;
    QVariantMap neighbourRow(std::size_t item, StormBond bond) const;
    std::vector<SpokenItem> spoken() const;
    /// What a person would say of the note as it is.
    BoardItem decisionOf(const StormItem &item) const;
    void edit(const QString &label, BoardItem item);
    std::string contextAt(double y) const;

    QPointer<Session> m_session;
    std::shared_ptr<const Architecture> m_architecture;
    std::shared_ptr<const EventStorm> m_storm;
    DrawingSource m_drawing;
    std::string m_wished; ///< the id of a note that is to be selected when it is there
    QString m_language;
    int m_selected = -1, m_task = 0;
    quint64 m_asked = 0; ///< what is laid out for an older snapshot is not shown
    bool m_isDark = false;
};

} // namespace alidade
