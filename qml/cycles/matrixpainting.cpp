// How a MatrixView looks: cells, and the names before and above them.
#include "exporters/drawing/palette.h"
#include "qml/canvas/painter.h"
#include "qml/cycles/matrixmeasures.h"
#include "qml/cycles/matrixview.h"

#include <QPainter>

#include <algorithm>

namespace alidade {

using namespace matrix;

void MatrixView::paint(QPainter *painter)
{
    const Palette &colors = palette(m_isDark);
    painter->fillRect(boundingRect(), toQt(colors.canvas));
    if (!m_report || m_groups.empty())
        return;
    painter->setFont(m_font);
    const QPoint first = cellAt({m_headWidth, headHeight});
    const QPoint last = cellAt({width(), height()});
    const QRect visible(QPoint(std::max(0, first.x()), std::max(0, first.y())),
                        QPoint(std::min(size() - 1, last.x()), std::min(size() - 1, last.y())));
    painter->save();
    painter->setClipRect(QRectF(m_headWidth, headHeight, width() - m_headWidth, height() - headHeight));
    painter->translate(m_headWidth - m_origin.x(), headHeight - m_origin.y());
    paintCells(*painter, visible);
    painter->restore();
    paintHeads(*painter, visible);
}

void MatrixView::paintCells(QPainter &painter, const QRect &visible) const
{
    const Palette &colors = palette(m_isDark);
    const CutOutcome *outcome = m_analysis->outcomeOfTrial();
    const auto cycleAt = [&](int i) { return m_report->cycleOf[m_groups[static_cast<std::size_t>(i)]]; };
    for (int row = visible.top(); row <= visible.bottom(); ++row) {
        for (int column = visible.left(); column <= visible.right(); ++column) {
            const QRectF rect(column * cell, row * cell, cell - 1, cell - 1);
            const bool sameCycle = cycleAt(row) != CycleReport::noCycle && cycleAt(row) == cycleAt(column);
            QColor fill = toQt(row == column ? colors.border : colors.panel);
            if (sameCycle && row != column) {
                fill = toQt(colors.inCycle);
                fill.setAlphaF(0.10F);
                painter.fillRect(rect, toQt(colors.panel));
            }
            std::uint32_t position = 0;
            const GroupedEdge *edge = edgeAt(row, column, &position);
            bool isStrong = false;
            if (edge && outcome && outcome->cut.contains(position)) {
                fill = toQt(colors.acceptedCut);
                isStrong = true;
            } else if (edge && sameCycle && (!outcome || outcome->stillInCycle.contains(position))) {
                fill = toQt(colors.inCycle);
                isStrong = true;
            } else if (edge) {
                fill = toQt(colors.pressed);
            }
            painter.fillRect(rect, fill);
            if (edge) {
                painter.setPen(toQt(isStrong ? colors.textOnAccent : colors.text));
                painter.drawText(rect, Qt::AlignCenter, QString::number(edge->dependencies.size()));
            }
        }
    }
    if (m_hoverRow >= 0) {
        QColor wash = toQt(colors.accent);
        wash.setAlphaF(0.10F);
        painter.fillRect(QRectF(visible.left() * cell, m_hoverRow * cell, visible.width() * cell, cell - 1), wash);
        painter.fillRect(QRectF(m_hoverColumn * cell, visible.top() * cell, cell - 1, visible.height() * cell), wash);
    }
    if (hasActiveFocus()) {
        painter.setPen(QPen(toQt(colors.focus), 2));
        painter.drawRect(QRectF(m_column * cell, m_row * cell, cell - 1, cell - 1).adjusted(1, 1, -1, -1));
    }
}

void MatrixView::paintHeads(QPainter &painter, const QRect &visible) const
{
    const Palette &colors = palette(m_isDark);
    const QFontMetricsF metrics(m_font);
    const auto pen = [&](int i, bool isMarked) {
        const bool inCycle = m_report->cycleOf[m_groups[static_cast<std::size_t>(i)]] != CycleReport::noCycle;
        painter.setPen(toQt(isMarked ? colors.accent : inCycle ? colors.text : colors.textMuted));
    };
    const auto name = [&](int i, double room) {
        return metrics.elidedText(QString::fromStdString(m_report->view.names[m_groups[static_cast<std::size_t>(i)]]),
                                  Qt::ElideLeft, room);
    };
    const bool focused = hasActiveFocus();
    painter.save();
    painter.setClipRect(QRectF(0, headHeight, m_headWidth, height() - headHeight));
    for (int row = visible.top(); row <= visible.bottom(); ++row) {
        const QRectF rect(padding, headHeight - m_origin.y() + row * cell, m_headWidth - 2 * padding, cell - 1);
        pen(row, row == m_hoverRow || (focused && row == m_row));
        painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, name(row, rect.width()));
    }
    painter.restore();
    painter.setClipRect(QRectF(m_headWidth, 0, width() - m_headWidth, headHeight));
    for (int column = visible.left(); column <= visible.right(); ++column) {
        painter.save();
        painter.translate(m_headWidth - m_origin.x() + column * cell, headHeight - padding);
        painter.rotate(-90);
        pen(column, column == m_hoverColumn || (focused && column == m_column));
        painter.drawText(QRectF(0, 0, headHeight - 2 * padding, cell - 1), Qt::AlignLeft | Qt::AlignVCenter,
                         name(column, headHeight - 2 * padding));
        painter.restore();
    }
}

} // namespace alidade
