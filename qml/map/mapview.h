#pragma once

#include "qml/canvas/drawingsource.h"
#include "qml/map/mapdrag.h"
#include "qml/map/mapedits.h"
#include "qml/map/mapscene.h"
#include "qml/session/session.h"

#include <QPointer>
#include <QVariantList>

#include <optional>
#include <set>

namespace alidade {

/// A bounded context for menus and choosers.
struct ContextChoice {
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString name MEMBER name)

public:
    QString id, name;
};

/// The map as a screen sees it: the drawings of the present architecture, what is selected, hovered, dragged and found,
/// and what a person can do. Everything that is done is one revision, written through the session. Things are named by
/// keys ("node:order"), so that a selection outlives a re-import. UI thread; scenes are made on a worker thread.
class MapView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(bool dark READ isDark WRITE setDark NOTIFY styleChanged)
    Q_PROPERTY(alidade::MapView::MapLens lens READ lens WRITE setLens NOTIFY styleChanged)
    /// Whether somebody sees it: then the lenses of what runs are kept up to date.
    Q_PROPERTY(bool isShown READ isShown WRITE setShown NOTIFY shownChanged)
    /// The language of the screens; another one makes all words anew.
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY styleChanged)
    Q_PROPERTY(QVariantList legend READ legend NOTIFY styleChanged)
    /// Kept between runs.
    Q_PROPERTY(bool isLegendOpen READ isLegendOpen WRITE setLegendOpen NOTIFY legendOpenChanged)
    Q_PROPERTY(QVariantList exportChoices READ exportChoices NOTIFY styleChanged)
    Q_PROPERTY(alidade::DrawingSource *source READ source CONSTANT)
    Q_PROPERTY(alidade::DrawingSource *bright READ bright CONSTANT)
    Q_PROPERTY(bool isReady READ isReady NOTIFY sceneChanged)
    Q_PROPERTY(bool isEmpty READ isEmpty NOTIFY sceneChanged)
    Q_PROPERTY(bool canEdit READ canEdit NOTIFY sceneChanged)
    Q_PROPERTY(QVariantList contexts READ contexts NOTIFY sceneChanged)

    Q_PROPERTY(QString currentKey READ currentKey NOTIFY selectionChanged)
    Q_PROPERTY(QString currentName READ currentName NOTIFY selectionChanged)
    Q_PROPERTY(QRectF currentRect READ currentRect NOTIFY selectionChanged)
    Q_PROPERTY(QVariantList selectionRects READ selectionRects NOTIFY selectionChanged)
    Q_PROPERTY(QRectF selectionBounds READ selectionBounds NOTIFY selectionChanged)
    Q_PROPERTY(bool hasSelection READ hasSelection NOTIFY selectionChanged)
    Q_PROPERTY(int selectedCardCount READ selectedCardCount NOTIFY selectionChanged)
    Q_PROPERTY(bool hasGoneSelected READ hasGoneSelected NOTIFY selectionChanged)
    /// Something stands out and the rest is dimmed.
    Q_PROPERTY(bool isDimmed READ isDimmed NOTIFY brightChanged)
    Q_PROPERTY(bool isFocused READ isFocused NOTIFY brightChanged)

    Q_PROPERTY(QRectF hoverRect READ hoverRect NOTIFY hoverChanged)
    Q_PROPERTY(QString hoverText READ hoverText NOTIFY hoverChanged)
    Q_PROPERTY(QString hoverKey READ hoverKey NOTIFY hoverChanged)

    Q_PROPERTY(bool isDragging READ isDragging NOTIFY dragChanged)
    Q_PROPERTY(QRectF dragRect READ dragRect NOTIFY dragChanged)
    Q_PROPERTY(QRectF dragTarget READ dragTarget NOTIFY dragChanged)
    Q_PROPERTY(QString dragHint READ dragHint NOTIFY dragChanged)
    Q_PROPERTY(alidade::SharedDrawing dragPicture READ dragPicture NOTIFY dragPictureChanged)
    /// The region of a context that is being named; nothing was written yet.
    Q_PROPERTY(QRectF draftRect READ draftRect NOTIFY draftChanged)
    Q_PROPERTY(bool hasDraft READ hasDraft NOTIFY draftChanged)

    Q_PROPERTY(QString searchText READ searchText WRITE setSearchText NOTIFY searchChanged)
    Q_PROPERTY(QVariantList matchRects READ matchRects NOTIFY searchChanged)
    Q_PROPERTY(int matchCount READ matchCount NOTIFY searchChanged)
    Q_PROPERTY(int matchPosition READ matchPosition NOTIFY searchChanged)

public:
    enum class MapLens { Structure, Drift, Live, Findings, Ownership, Coupling };
    Q_ENUM(MapLens)

    explicit MapView(QObject *parent = nullptr);
    ~MapView() override;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    bool isDark() const { return m_isDark; }
    void setDark(bool dark);
    MapLens lens() const { return m_lens; }
    void setLens(MapLens lens);
    bool isShown() const { return m_isShown; }
    void setShown(bool shown);
    QString language() const { return m_language; }
    void setLanguage(const QString &language);
    QVariantList legend() const; ///< LegendRow
    bool isLegendOpen() const;
    void setLegendOpen(bool open);
    QVariantList exportChoices() const; ///< ExportChoice
    DrawingSource *source() { return &m_source; }
    DrawingSource *bright() { return &m_bright; }
    bool isReady() const { return m_scene != nullptr; }
    bool isEmpty() const;
    bool canEdit() const;
    QVariantList contexts() const;
    std::shared_ptr<const MapScene> scene() const { return m_scene; }

    // --- selection ---
    QString currentKey() const { return m_selection.empty() ? QString() : QString::fromStdString(m_selection.back()); }
    QString currentName() const;
    QRectF currentRect() const { return rectOf(currentKey()); }
    QVariantList selectionRects() const;
    QRectF selectionBounds() const;
    bool hasSelection() const { return !m_selection.empty(); }
    int selectedCardCount() const { return static_cast<int>(selectedCards().size()); }
    bool hasGoneSelected() const;
    const std::vector<std::string> &selection() const { return m_selection; }
    bool isDimmed() const { return m_isDimmed; }
    bool isFocused() const { return !m_focus.empty(); }

    Q_INVOKABLE QString keyAt(QPointF scene, double zoom) const;
    Q_INVOKABLE QRectF rectOf(const QString &key) const;
    /// The region of a context is grabbed by its title, or anywhere once it is selected or shown from afar.
    Q_INVOKABLE bool isGrip(const QString &key, QPointF scene, double zoom) const;
    Q_INVOKABLE bool isSelected(const QString &key) const;
    Q_INVOKABLE void select(const QString &key, bool toggle = false);
    Q_INVOKABLE void selectInside(QRectF scene, bool add);
    Q_INVOKABLE void selectAll();
    Q_INVOKABLE void clearSelection();
    /// To the neighbour in a dependency that lies most nearly in this direction.
    Q_INVOKABLE void walk(int dx, int dy);
    /// To the next or previous card in reading order. False when there is none: the focus goes on.
    Q_INVOKABLE bool step(int by);
    /// Shows the selection with its neighbours and dims the rest, until leaveFocus().
    Q_INVOKABLE void focusSelection();
    Q_INVOKABLE void leaveFocus();
    Q_INVOKABLE QRectF brightBounds() const;
    /// Where to look first on a map that is too large to be read as a whole: at the card that has the most dependencies.
    Q_INVOKABLE QPointF heart() const;
    Q_INVOKABLE void selectNeighbours();

    QRectF hoverRect() const { return rectOf(m_hover); }
    QString hoverText() const;
    QString hoverKey() const { return m_hover; }
    Q_INVOKABLE void hover(QPointF scene, double zoom);
    Q_INVOKABLE void leaveHover();

    QString searchText() const { return m_searchText; }
    void setSearchText(const QString &text);
    QVariantList matchRects() const;
    int matchCount() const { return static_cast<int>(m_matches.size()); }
    int matchPosition() const { return m_matchPosition; }
    /// Selects the next match (or the one before) and gives its rectangle.
    Q_INVOKABLE QRectF nextMatch(int by = 1);

    // --- dragging ---
    bool isDragging() const { return m_drag.has_value(); }
    QRectF dragRect() const;
    QRectF dragTarget() const;
    QString dragHint() const;
    SharedDrawing dragPicture() const { return m_dragPicture; }
    Q_INVOKABLE bool beginDrag(QPointF scene, double zoom, bool makesContext);
    Q_INVOKABLE void dragTo(QPointF scene, bool makesContext);
    Q_INVOKABLE void drop();
    Q_INVOKABLE void cancelDrag();

    // --- a new context, from the selection or a drag, while its name is typed ---
    QRectF draftRect() const;
    bool hasDraft() const { return m_draft.has_value(); }
    /// Around the selected cards, or an empty one at `scene`.
    Q_INVOKABLE void draftContext(QPointF scene);
    Q_INVOKABLE void commitDraft(const QString &name);
    Q_INVOKABLE void cancelDraft();

    // --- what can be done; each is one revision ---
    Q_INVOKABLE void moveSelectionTo(const QString &contextId);
    Q_INVOKABLE void moveTo(const QString &nodeKey, const QString &contextId);
    Q_INVOKABLE void nudge(double dx, double dy);
    Q_INVOKABLE void renameContext(const QString &id, const QString &name);
    Q_INVOKABLE void setSubdomain(const QString &id, const QString &subdomain);
    Q_INVOKABLE void setColor(const QString &id, const QString &color);
    Q_INVOKABLE void setOwner(const QString &id, const QString &owner);
    Q_INVOKABLE void setDescription(const QString &id, const QString &description);
    Q_INVOKABLE void removeContext(const QString &id);
    Q_INVOKABLE void relate(const QString &upstream, const QString &downstream, const QString &pattern);
    Q_INVOKABLE void unrelate(const QString &upstream, const QString &downstream);
    Q_INVOKABLE void setNote(const QString &key, const QString &text);
    Q_INVOKABLE void layOutMap();
    Q_INVOKABLE void forgetSelectedGone();

    /// The selection, or everything, as SVG and PNG.
    Q_INVOKABLE void copy();
    /// Writes the present view to a file, in a format of exportChoices.
    Q_INVOKABLE void exportTo(const QUrl &file, const QString &format);
    /// A name for that file, made of the system's.
    Q_INVOKABLE QString exportFileName(const QString &suffix) const;

Q_SIGNALS:
    /// The dragged picture will land here.
    void dropped(QRectF landing);
    /// Much is about to move: the next scene should be shown whole.
    void rearranged();
    void sessionChanged();
    void styleChanged();
    void shownChanged();
    void legendOpenChanged();
    void sceneChanged();
    void selectionChanged();
    void brightChanged();
    void hoverChanged();
    void dragChanged();
    void dragPictureChanged();
    void draftChanged();
    void searchChanged();

private:
    struct Draft {
        std::shared_ptr<const MapScene> scene; ///< the one that the indices are of
        std::vector<Index> nodes;
        std::vector<CardMove> moves;
        Rect rect;
    };
    void rebuild();
    void take(std::shared_ptr<const MapScene> scene);
    void takeChange(const Change &change);
    bool showsRuntime() const { return m_lens == MapLens::Live || m_lens == MapLens::Drift; }
    void watchTraffic();
    std::vector<Index> newNodes(const Architecture &architecture) const;
    void commit(const MapEdit &edit);
    /// Makes the edit from what is stored when its turn comes: for what builds on a state that the scene may not show yet.
    void commit(std::function<MapEdit(const Architecture &)> make);
    void setSelection(std::vector<std::string> selection);
    void updateBright();
    void showDragLines();
    void updateMatches();
    std::vector<Owner> owners(const std::vector<std::string> &keys) const;
    std::vector<Index> selectedCards() const;
    std::vector<SpokenItem> spokenItems() const;
    void changeContext(const QString &id, std::function<void(BoundedContext &)> change);
    DrawingOptions drawingOptions() const;

    QPointer<Session> m_session;
    DrawingSource m_source, m_bright;
    std::shared_ptr<const MapScene> m_scene;
    bool m_isDark = false, m_isShown = false;
    QString m_language;
    MapLens m_lens = MapLens::Structure;
    bool m_isBuilding = false, m_isOutdated = false;
    std::vector<std::string> m_selection; ///< the current one last
    std::vector<std::string> m_focus;
    Highlight m_brightOwners;
    bool m_isDimmed = false;
    QString m_hover;
    std::optional<MapDrag> m_drag;
    SharedDrawing m_dragPicture;
    Drawing m_dragStill; ///< what is bright beside what is dragged
    Detail m_dragDetail = Detail::near;
    std::optional<Draft> m_draft;
    std::set<std::string> m_knownNodes; ///< by name, as of the last change of facts
    std::set<std::string> m_newNodes;   ///< what the last import brought
    QString m_searchText;
    std::vector<std::string> m_matches;
    int m_matchPosition = -1;
};

} // namespace alidade
