#include "qml/cycles/matrixview.h"

#include "qml/cycles/matrixaccessible.h"
#include "qml/cycles/matrixmeasures.h"

#include <QAccessible>
#include <QFontMetricsF>
#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace alidade {

using namespace matrix;

MatrixView::MatrixView(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setAcceptedMouseButtons(Qt::LeftButton);
    setAcceptHoverEvents(true);
    setActiveFocusOnTab(true);
    setFlag(ItemIsFocusScope, false);
    setClip(true);
    setOpaquePainting(true);
    static const bool isFactoryInstalled = (QAccessible::installFactory(makeMatrixAccessible), true);
    Q_UNUSED(isFactoryInstalled)
}

void MatrixView::setAnalysis(CycleAnalysis *analysis)
{
    m_analysis = analysis;
    connect(analysis, &CycleAnalysis::reportChanged, this, &MatrixView::rebuild);
    connect(analysis, &CycleAnalysis::currentChanged, this, &MatrixView::rebuild);
    connect(analysis, &CycleAnalysis::drawingChanged, this, [this] { update(); });
    rebuild();
    Q_EMIT analysisChanged();
}

void MatrixView::setDark(bool dark)
{
    m_isDark = dark;
    update();
    Q_EMIT styleChanged();
}

void MatrixView::setFontFamily(const QString &family)
{
    m_font.setFamily(family);
    rebuild();
    Q_EMIT styleChanged();
}

void MatrixView::setFontSize(int px)
{
    m_font.setPixelSize(std::max(1, px));
    rebuild();
    Q_EMIT styleChanged();
}

void MatrixView::setOnlyCycle(bool only)
{
    m_isOnlyCycle = only;
    rebuild();
    Q_EMIT styleChanged();
}

void MatrixView::rebuild()
{
    if (!m_analysis)
        return;
    m_report = m_analysis->report();
    m_groups = m_report->order;
    const auto current = static_cast<std::uint32_t>(m_analysis->current());
    if (m_isOnlyCycle)
        std::erase_if(m_groups, [&](std::uint32_t group) { return m_report->cycleOf[group] != current; });
    m_firstEdge.assign(m_report->view.names.size() + 1, 0);
    for (const GroupedEdge &edge : m_report->view.edges)
        ++m_firstEdge[edge.from + 1];
    for (std::size_t g = 1; g < m_firstEdge.size(); ++g)
        m_firstEdge[g] += m_firstEdge[g - 1];
    const QFontMetricsF metrics(m_font);
    double widest = 60;
    for (const std::uint32_t group : m_groups)
        widest = std::max(widest, metrics.horizontalAdvance(QString::fromStdString(m_report->view.names[group])));
    m_headWidth = std::min(maxHeadWidth, widest + 3 * padding);
    const auto first =
        std::find_if(m_groups.begin(), m_groups.end(), [&](std::uint32_t group) { return m_report->cycleOf[group] == current; });
    const int at = first == m_groups.end() ? 0 : static_cast<int>(first - m_groups.begin());
    m_hoverRow = m_hoverColumn = -1;
    moveTo(at, at);
    update();
    Q_EMIT rebuilt();
}

QString MatrixView::nameAt(int position) const
{
    return QString::fromStdString(m_report->view.names[m_groups[static_cast<std::size_t>(position)]]);
}

bool MatrixView::isInCycle(int position) const
{
    return m_report->cycleOf[m_groups[static_cast<std::size_t>(position)]] != CycleReport::noCycle;
}

std::vector<int> MatrixView::filledColumns(int row) const
{
    std::vector<int> columns;
    for (int column = 0; column < size(); ++column) {
        if (edgeAt(row, column))
            columns.push_back(column);
    }
    return columns;
}

QRectF MatrixView::cellRect(int row, int column) const
{
    const double x = column < 0 ? 0 : m_headWidth - m_origin.x() + column * cell;
    const double y = row < 0 ? 0 : headHeight - m_origin.y() + row * cell;
    return {x, y, column < 0 ? m_headWidth : cell, row < 0 ? headHeight : cell};
}

const GroupedEdge *MatrixView::edgeAt(int row, int column, std::uint32_t *position) const
{
    if (row < 0 || column < 0 || row >= size() || column >= size() || row == column)
        return nullptr;
    const std::uint32_t from = m_groups[static_cast<std::size_t>(row)], to = m_groups[static_cast<std::size_t>(column)];
    const auto &edges = m_report->view.edges;
    const auto begin = edges.begin() + m_firstEdge[from], end = edges.begin() + m_firstEdge[from + 1];
    const auto it =
        std::lower_bound(begin, end, to, [](const GroupedEdge &edge, std::uint32_t wanted) { return edge.to < wanted; });
    if (it == end || it->to != to)
        return nullptr;
    if (position)
        *position = static_cast<std::uint32_t>(it - edges.begin());
    return &*it;
}

QString MatrixView::describe(int row, int column) const
{
    if (row < 0 || column < 0 || row >= size() || column >= size())
        return {};
    const QString from = QString::fromStdString(m_report->view.names[m_groups[static_cast<std::size_t>(row)]]);
    const QString to = QString::fromStdString(m_report->view.names[m_groups[static_cast<std::size_t>(column)]]);
    if (row == column)
        return from;
    const GroupedEdge *edge = edgeAt(row, column);
    if (!edge)
        return tr("%1 does not depend on %2").arg(from, to);
    const auto inCycle = m_report->cycleOf[edge->from];
    const int count = static_cast<int>(edge->dependencies.size());
    return inCycle != CycleReport::noCycle && inCycle == m_report->cycleOf[edge->to]
               ? tr("%1 depends on %2 (%n dependency(ies), in a cycle)", nullptr, count).arg(from, to)
               : tr("%1 depends on %2 (%n dependency(ies))", nullptr, count).arg(from, to);
}

QPoint MatrixView::cellAt(QPointF point) const
{
    return {static_cast<int>(std::floor((point.x() - m_headWidth + m_origin.x()) / cell)),
            static_cast<int>(std::floor((point.y() - headHeight + m_origin.y()) / cell))};
}

void MatrixView::moveTo(int row, int column)
{
    m_row = std::clamp(row, 0, std::max(0, size() - 1));
    m_column = std::clamp(column, 0, std::max(0, size() - 1));
    const double w = width() - m_headWidth - cell, h = height() - headHeight - cell;
    scrollTo({std::clamp(m_origin.x(), std::max(0.0, m_column * cell - w), m_column * cell),
              std::clamp(m_origin.y(), std::max(0.0, m_row * cell - h), m_row * cell)});
    Q_EMIT currentChanged();
    update();
}

void MatrixView::scrollTo(QPointF origin)
{
    const double all = size() * cell;
    m_origin = {std::clamp(origin.x(), 0.0, std::max(0.0, all - (width() - m_headWidth))),
                std::clamp(origin.y(), 0.0, std::max(0.0, all - (height() - headHeight)))};
    update();
}

void MatrixView::keyPressEvent(QKeyEvent *event)
{
    const int page = std::max(1, static_cast<int>((height() - headHeight) / cell) - 1);
    switch (event->key()) {
    case Qt::Key_Left: return moveTo(m_row, m_column - 1);
    case Qt::Key_Right: return moveTo(m_row, m_column + 1);
    case Qt::Key_Up: return moveTo(m_row - 1, m_column);
    case Qt::Key_Down: return moveTo(m_row + 1, m_column);
    case Qt::Key_PageUp: return moveTo(m_row - page, m_column);
    case Qt::Key_PageDown: return moveTo(m_row + page, m_column);
    case Qt::Key_Home: return moveTo(event->modifiers() & Qt::ControlModifier ? 0 : m_row, 0);
    case Qt::Key_End: return moveTo(event->modifiers() & Qt::ControlModifier ? size() - 1 : m_row, size() - 1);
    default: event->ignore();
    }
}

void MatrixView::mousePressEvent(QMouseEvent *event)
{
    forceActiveFocus(Qt::MouseFocusReason);
    const QPoint at = cellAt(event->position());
    if (event->position().x() >= m_headWidth && event->position().y() >= headHeight && at.x() < size() && at.y() < size())
        moveTo(at.y(), at.x());
}

void MatrixView::hoverMoveEvent(QHoverEvent *event)
{
    const QPoint at = cellAt(event->position());
    const bool isInside =
        event->position().x() >= m_headWidth && event->position().y() >= headHeight && at.x() < size() && at.y() < size();
    m_hoverColumn = isInside ? at.x() : -1;
    m_hoverRow = isInside ? at.y() : -1;
    m_hoverPoint = event->position();
    update();
    Q_EMIT hoverChanged();
}

void MatrixView::hoverLeaveEvent(QHoverEvent *)
{
    m_hoverRow = m_hoverColumn = -1;
    update();
    Q_EMIT hoverChanged();
}

void MatrixView::wheelEvent(QWheelEvent *event)
{
    const QPointF delta =
        event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 120 * 3 * cell : QPointF(event->pixelDelta());
    scrollTo(m_origin - (event->modifiers() & Qt::ShiftModifier ? delta.transposed() : delta));
}

void MatrixView::focusInEvent(QFocusEvent *event)
{
    QQuickPaintedItem::focusInEvent(event);
    update();
}

void MatrixView::focusOutEvent(QFocusEvent *event)
{
    QQuickPaintedItem::focusOutEvent(event);
    update();
}

void MatrixView::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickPaintedItem::geometryChange(now, before);
    scrollTo(m_origin);
}

} // namespace alidade
