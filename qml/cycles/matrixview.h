#pragma once

#include "qml/cycles/cycleanalysis.h"

#include <QFont>
#include <QQuickPaintedItem>

namespace alidade {

/// A dependency structure matrix (Steward 1981): the row depends on the column. Providers come first, so that ordinary
/// dependencies lie below the diagonal and what closes a cycle above it. Only the visible part is painted. Arrow keys
/// move the current cell, the wheel scrolls.
class MatrixView : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::CycleAnalysis *analysis READ analysis WRITE setAnalysis NOTIFY analysisChanged REQUIRED)
    Q_PROPERTY(bool dark READ isDark WRITE setDark NOTIFY styleChanged)
    Q_PROPERTY(QString fontFamily READ fontFamily WRITE setFontFamily NOTIFY styleChanged)
    Q_PROPERTY(int fontSize READ fontSize WRITE setFontSize NOTIFY styleChanged)
    /// Only the members of the chosen cycle; otherwise everything.
    Q_PROPERTY(bool onlyCycle READ isOnlyCycle WRITE setOnlyCycle NOTIFY styleChanged)
    /// What the current cell says, and what the one under the pointer says.
    Q_PROPERTY(QString currentText READ currentText NOTIFY currentChanged)
    Q_PROPERTY(QString hoverText READ hoverText NOTIFY hoverChanged)
    Q_PROPERTY(QPointF hoverPoint READ hoverPoint NOTIFY hoverChanged)

public:
    explicit MatrixView(QQuickItem *parent = nullptr);

    CycleAnalysis *analysis() const { return m_analysis; }
    void setAnalysis(CycleAnalysis *analysis);
    bool isDark() const { return m_isDark; }
    void setDark(bool dark);
    QString fontFamily() const { return m_font.family(); }
    void setFontFamily(const QString &family);
    int fontSize() const { return m_font.pixelSize(); }
    void setFontSize(int px);
    bool isOnlyCycle() const { return m_isOnlyCycle; }
    void setOnlyCycle(bool only);
    QString currentText() const { return describe(m_row, m_column); }
    QString hoverText() const { return describe(m_hoverRow, m_hoverColumn); }
    QPointF hoverPoint() const { return m_hoverPoint; }

    // --- for screen readers; rows and columns count from 0 and are the same groups in the same order ---
    int size() const { return static_cast<int>(m_groups.size()); }
    int currentRow() const { return m_row; }
    int currentColumn() const { return m_column; }
    QString nameAt(int position) const;
    bool isInCycle(int position) const;
    /// What a cell says; empty outside of the matrix.
    QString describe(int row, int column) const;
    /// The columns that this row depends on.
    std::vector<int> filledColumns(int row) const;
    /// The (column, row) at a point of the item; may be outside.
    QPoint cellAt(QPointF point) const;
    /// In item coordinates, perhaps out of view; the name before a row for column -1, the one above a column for row -1.
    QRectF cellRect(int row, int column) const;
    /// Makes a cell the current one and scrolls to it.
    void moveTo(int row, int column);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    /// Other rows and columns.
    void rebuilt();
    void analysisChanged();
    void styleChanged();
    void currentChanged();
    void hoverChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void hoverMoveEvent(QHoverEvent *event) override;
    void hoverLeaveEvent(QHoverEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;

private:
    void rebuild();
    void scrollTo(QPointF origin);
    const GroupedEdge *edgeAt(int row, int column, std::uint32_t *position = nullptr) const;
    void paintCells(QPainter &painter, const QRect &visible) const;
    void paintHeads(QPainter &painter, const QRect &visible) const;

    CycleAnalysis *m_analysis = nullptr;
    std::shared_ptr<const CycleReport> m_report;
    std::vector<std::uint32_t> m_groups;    ///< in the order of rows and columns
    std::vector<std::uint32_t> m_firstEdge; ///< per group of the view: its first edge in view.edges
    QFont m_font;
    double m_headWidth = 120;
    QPointF m_origin;
    bool m_isDark = false, m_isOnlyCycle = false;
    int m_row = 0, m_column = 0, m_hoverRow = -1, m_hoverColumn = -1;
    QPointF m_hoverPoint;
};

} // namespace alidade
