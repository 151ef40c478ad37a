#include "qml/canvas/drawingaccessible.h"

#include "qml/canvas/drawingview.h"

#include <QAccessible>
#include <QAccessibleObject>
#include <QQuickWindow>

#include <algorithm>
#include <memory>

namespace alidade {

namespace {

/// Up to this many items are all exposed; of more only those in view, so that the tree stays walkable.
constexpr std::size_t alwaysExposed = 2000;

class SpokenAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    SpokenAccessible(DrawingView *view, SpokenItem item) : m_view(view), m_item(std::move(item)) {}

    bool isValid() const override { return m_view != nullptr && m_view->source() != nullptr; }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text text) const override { return text == QAccessible::Name ? m_item.name : QString(); }
    void setText(QAccessible::Text, const QString &) override {}
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QRect rect() const override
    {
        if (!m_view || !m_view->window())
            return {};
        const QRectF inWindow = m_view->mapRectToScene(m_view->rectToView(m_item.rect));
        return inWindow.translated(m_view->window()->position()).toAlignedRect();
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = state.focusable = true;
        state.selected = m_item.isSelected;
        state.focused = m_item.isSelected && m_view && m_view->hasActiveFocus();
        state.offscreen = m_view && !m_view->visibleScene().intersects(m_item.rect);
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString &action) override
    {
        if (action == pressAction() && isValid() && m_view->source()->activate)
            m_view->source()->activate(m_item.owner);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<DrawingView> m_view;
    SpokenItem m_item;
};

class DrawingAccessible : public QAccessibleObject {
public:
    explicit DrawingAccessible(DrawingView *view) : QAccessibleObject(view)
    {
        QObject::connect(view, &DrawingView::sourceChanged, &m_viewContext, [this] { watchSource(); });
        QObject::connect(view, &DrawingView::viewportChanged, &m_viewContext, [this] { forget(m_isPartial); });
        QObject::connect(view, &QQuickItem::visibleChanged, &m_viewContext, [this] { forget(true); });
        watchSource();
    }
    ~DrawingAccessible() override { forget(true); }

    QAccessibleInterface *parent() const override
    {
        for (QQuickItem *item = view()->parentItem(); item; item = item->parentItem()) {
            QAccessibleInterface *above = QAccessible::queryAccessibleInterface(item);
            if (above && above->indexOfChild(this) >= 0)
                return above;
        }
        return view()->window() ? QAccessible::queryAccessibleInterface(view()->window()) : nullptr;
    }
    QAccessibleInterface *child(int index) const override
    {
        fill();
        return index >= 0 && index < static_cast<int>(m_children.size())
                   ? QAccessible::accessibleInterface(m_children[static_cast<std::size_t>(index)])
                   : nullptr;
    }
    int childCount() const override { return fill(), static_cast<int>(m_children.size()); }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto it =
            std::find(m_children.begin(), m_children.end(), QAccessible::uniqueId(const_cast<QAccessibleInterface *>(child)));
        return it == m_children.end() ? -1 : static_cast<int>(it - m_children.begin());
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        for (int i = childCount() - 1; i >= 0; --i) {
            if (child(i)->rect().contains(x, y))
                return child(i);
        }
        return nullptr;
    }
    QString text(QAccessible::Text kind) const override { return kind == QAccessible::Name ? view()->spokenName() : QString(); }
    QAccessible::Role role() const override { return QAccessible::List; }
    QRect rect() const override
    {
        const QQuickWindow *window = view()->window();
        return window ? view()->mapRectToScene(view()->boundingRect()).translated(window->position()).toAlignedRect() : QRect();
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.focused = view()->hasActiveFocus();
        state.invisible = !view()->isVisible();
        return state;
    }

private:
    DrawingView *view() const { return static_cast<DrawingView *>(object()); }

    void watchSource()
    {
        forget(true);
        m_context = std::make_unique<QObject>();
        if (DrawingSource *source = view()->source()) {
            QObject::connect(source, &DrawingSource::changed, m_context.get(), [this] { forget(true); });
            QObject::connect(source, &DrawingSource::spokenChanged, m_context.get(), [this] { forget(true), announce(); });
        }
    }
    /// A view that another screen hides has nothing to say.
    void fill() const
    {
        if (m_isFilled || !view()->isVisible() || !view()->source() || !view()->source()->spokenItems)
            return;
        m_isFilled = true;
        std::vector<SpokenItem> items = view()->source()->spokenItems();
        m_isPartial = items.size() > alwaysExposed;
        const QRectF seen = view()->visibleScene();
        for (SpokenItem &item : items) {
            if (m_isPartial && !seen.intersects(item.rect))
                continue;
            const bool isSelected = item.isSelected;
            m_children.push_back(QAccessible::registerAccessibleInterface(new SpokenAccessible(view(), std::move(item))));
            if (isSelected)
                m_selected = m_children.back();
        }
    }
    void forget(bool really)
    {
        if (!really)
            return;
        for (const QAccessible::Id child : m_children)
            QAccessible::deleteAccessibleInterface(child);
        m_children.clear();
        m_selected = 0;
        m_isFilled = false;
    }
    /// Tells the screen reader what is selected now.
    void announce()
    {
        if (!QAccessible::isActive() || !view()->hasActiveFocus())
            return;
        fill();
        if (QAccessibleInterface *selected = m_selected ? QAccessible::accessibleInterface(m_selected) : nullptr) {
            QAccessibleEvent event(selected, QAccessible::Focus);
            QAccessible::updateAccessibility(&event);
        }
    }

    mutable std::vector<QAccessible::Id> m_children;
    mutable QAccessible::Id m_selected = 0;
    mutable bool m_isFilled = false;
    mutable bool m_isPartial = false;
    QObject m_viewContext;              ///< ends the connections with this object
    std::unique_ptr<QObject> m_context; ///< ends those to the source before
};

} // namespace

QAccessibleInterface *makeDrawingAccessible(const QString &className, QObject *object)
{
    auto *view =
        className == QLatin1String(DrawingView::staticMetaObject.className()) ? qobject_cast<DrawingView *>(object) : nullptr;
    return view ? new DrawingAccessible(view) : nullptr;
}

} // namespace alidade
