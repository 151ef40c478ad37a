#pragma once

#include "exporters/drawing/drawing.h"

#include <QColor>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace alidade {

/// One line of the legend: a piece of line or area as the map draws it, and what it means.
struct LegendRow {
    Q_GADGET
    QML_ANONYMOUS
    /// "solid", "dashed", "dotted" or "area"
    Q_PROPERTY(QString sample MEMBER sample)
    Q_PROPERTY(QColor color MEMBER color)
    Q_PROPERTY(QColor border MEMBER border)
    Q_PROPERTY(double width MEMBER width)
    Q_PROPERTY(QString text MEMBER text)

public:
    QString sample;
    QColor color, border;
    double width = 2; ///< of a line, px
    QString text;
};

/// What lines and colours mean under a lens, in the palette's own colours.
std::vector<LegendRow> legendOf(Lens lens, bool isDark);

} // namespace alidade
