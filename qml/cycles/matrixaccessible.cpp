#include "qml/cycles/matrixaccessible.h"

#include "qml/cycles/matrixview.h"

#include <QAccessible>
#include <QAccessibleObject>
#include <QPointer>
#include <QQuickWindow>

#include <algorithm>
#include <map>
#include <utility>

namespace alidade {
namespace {

constexpr int head = -1; ///< as a row or a column: the name above or before

QRect onScreen(const QQuickItem *item, const QRectF &rect)
{
    const QQuickWindow *window = item->window();
    return window ? item->mapRectToScene(rect).translated(window->position()).toAlignedRect() : QRect();
}

class MatrixAccessible;

/// A row (column -1), the head of a column (row -1) or a cell.
class MatrixPart : public QAccessibleInterface, public QAccessibleActionInterface, public QAccessibleTableCellInterface {
public:
    MatrixPart(MatrixAccessible *table, int row, int column) : m_table(table), m_row(row), m_column(column) {}

    bool isValid() const override;
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override;
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *child(int index) const override;
    int childCount() const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override {}
    QAccessible::Role role() const override
    {
        return isRow() ? QAccessible::Row : m_row == head ? QAccessible::ColumnHeader : QAccessible::Cell;
    }
    QRect rect() const override;
    QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ActionInterface)
            return static_cast<QAccessibleActionInterface *>(this);
        return type == QAccessible::TableCellInterface && isCell() ? static_cast<QAccessibleTableCellInterface *>(this) : nullptr;
    }

    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString &action) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

    bool isSelected() const override;
    QList<QAccessibleInterface *> columnHeaderCells() const override;
    QList<QAccessibleInterface *> rowHeaderCells() const override;
    int columnIndex() const override { return m_column; }
    int rowIndex() const override { return m_row; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface *table() const override;

private:
    bool isRow() const { return m_column == head; }
    bool isCell() const { return m_row != head && m_column != head; }
    const MatrixView &view() const;

    MatrixAccessible *m_table; ///< deletes its parts before it goes
    int m_row, m_column;
};

class MatrixAccessible : public QAccessibleObject, public QAccessibleTableInterface {
public:
    explicit MatrixAccessible(MatrixView *view) : QAccessibleObject(view)
    {
        QObject::connect(view, &MatrixView::rebuilt, &m_context, [this] { forget(); });
        QObject::connect(view, &MatrixView::currentChanged, &m_context, [this] { announce(); });
    }
    ~MatrixAccessible() override { forget(); }

    MatrixView *view() const { return static_cast<MatrixView *>(object()); }

    /// Parts are made when first asked for.
    QAccessibleInterface *part(int row, int column) const
    {
        if (row < head || column < head || row >= view()->size() || column >= view()->size())
            return nullptr;
        const auto [place, isNew] = m_parts.try_emplace({row, column}, 0);
        if (isNew)
            place->second = QAccessible::registerAccessibleInterface(
                new MatrixPart(const_cast<MatrixAccessible *>(this), row, column)); // parts only read it
        return QAccessible::accessibleInterface(place->second);
    }

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
        const int rows = view()->size();
        return index < 0 || index >= 2 * rows ? nullptr : index < rows ? part(index, head) : part(head, index - rows);
    }
    int childCount() const override { return 2 * view()->size(); }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (const auto &[place, id] : m_parts) {
            if (QAccessible::accessibleInterface(id) != child)
                continue;
            return place.second == head ? place.first : place.first == head ? view()->size() + place.second : -1;
        }
        return -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        if (!view()->window())
            return nullptr;
        const QPoint cell = view()->cellAt(view()->mapFromScene(QPointF(x, y) - view()->window()->position()));
        return cellAt(cell.y(), cell.x());
    }
    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Name)
            return MatrixView::tr("Dependency structure matrix");
        return kind == QAccessible::Description ? view()->currentText() : QString();
    }
    QAccessible::Role role() const override { return QAccessible::Table; }
    QRect rect() const override { return onScreen(view(), view()->boundingRect()); }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.focused = view()->hasActiveFocus();
        state.invisible = !view()->isVisible();
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface *>(this)
                                                   : QAccessibleObject::interface_cast(type);
    }

    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    QAccessibleInterface *cellAt(int row, int column) const override
    {
        return row < 0 || column < 0 ? nullptr : part(row, column);
    }
    int selectedCellCount() const override { return view()->size() > 0 ? 1 : 0; }
    QList<QAccessibleInterface *> selectedCells() const override
    {
        QAccessibleInterface *current = cellAt(view()->currentRow(), view()->currentColumn());
        return current ? QList<QAccessibleInterface *>{current} : QList<QAccessibleInterface *>();
    }
    QString columnDescription(int column) const override { return rowDescription(column); }
    QString rowDescription(int row) const override { return row >= 0 && row < view()->size() ? view()->nameAt(row) : QString(); }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return 0; }
    int columnCount() const override { return view()->size(); }
    int rowCount() const override { return view()->size(); }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override { return {}; }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent *) override {}

private:
    void forget()
    {
        for (const auto &[place, id] : std::exchange(m_parts, {}))
            QAccessible::deleteAccessibleInterface(id);
    }
    /// Tells the screen reader which cell is the current one now.
    void announce()
    {
        if (!QAccessible::isActive() || !view()->hasActiveFocus())
            return;
        if (QAccessibleInterface *current = cellAt(view()->currentRow(), view()->currentColumn())) {
            QAccessibleEvent event(current, QAccessible::Focus);
            QAccessible::updateAccessibility(&event);
        }
    }

    mutable std::map<std::pair<int, int>, QAccessible::Id> m_parts;
    QObject m_context; ///< ends the connections with this object
};

const MatrixView &MatrixPart::view() const { return *m_table->view(); }

bool MatrixPart::isValid() const { return m_table->isValid() && std::max(m_row, m_column) < view().size(); }

QAccessibleInterface *MatrixPart::parent() const
{
    return isCell() ? m_table->part(m_row, head) : static_cast<QAccessibleInterface *>(m_table);
}

QAccessibleInterface *MatrixPart::table() const { return m_table; }

int MatrixPart::childCount() const { return isRow() ? static_cast<int>(view().filledColumns(m_row).size()) : 0; }

QAccessibleInterface *MatrixPart::child(int index) const
{
    const std::vector<int> columns = isRow() ? view().filledColumns(m_row) : std::vector<int>();
    return index >= 0 && index < static_cast<int>(columns.size()) ? m_table->part(m_row, columns[static_cast<std::size_t>(index)])
                                                                  : nullptr;
}

int MatrixPart::indexOfChild(const QAccessibleInterface *child) const
{
    const std::vector<int> columns = isRow() ? view().filledColumns(m_row) : std::vector<int>();
    const auto it =
        std::find_if(columns.begin(), columns.end(), [&](int column) { return m_table->part(m_row, column) == child; });
    return it == columns.end() ? -1 : static_cast<int>(it - columns.begin());
}

QString MatrixPart::text(QAccessible::Text kind) const
{
    if (kind != QAccessible::Name || !isValid())
        return {};
    if (isCell())
        return view().describe(m_row, m_column);
    const QString name = view().nameAt(std::max(m_row, m_column));
    return view().isInCycle(std::max(m_row, m_column)) ? MatrixView::tr("%1, in a cycle").arg(name) : name;
}

QRect MatrixPart::rect() const { return onScreen(&view(), view().cellRect(m_row, m_column)); }

QAccessible::State MatrixPart::state() const
{
    QAccessible::State state;
    state.selectable = state.focusable = isCell();
    state.selected = isSelected();
    state.focused = state.selected && view().hasActiveFocus();
    state.offscreen = !view().boundingRect().intersects(view().cellRect(m_row, m_column));
    return state;
}

bool MatrixPart::isSelected() const { return isCell() && m_row == view().currentRow() && m_column == view().currentColumn(); }

/// Goes there: a cell itself, a row or column where the current cell crosses it.
void MatrixPart::doAction(const QString &action)
{
    if (action != pressAction() || !isValid())
        return;
    MatrixView *view = m_table->view();
    view->forceActiveFocus(Qt::OtherFocusReason);
    view->moveTo(m_row == head ? view->currentRow() : m_row, m_column == head ? view->currentColumn() : m_column);
}

QList<QAccessibleInterface *> MatrixPart::columnHeaderCells() const { return {m_table->part(head, m_column)}; }
QList<QAccessibleInterface *> MatrixPart::rowHeaderCells() const { return {m_table->part(m_row, head)}; }

} // namespace

QAccessibleInterface *makeMatrixAccessible(const QString &className, QObject *object)
{
    auto *view =
        className == QLatin1String(MatrixView::staticMetaObject.className()) ? qobject_cast<MatrixView *>(object) : nullptr;
    return view ? new MatrixAccessible(view) : nullptr;
}

} // namespace alidade
