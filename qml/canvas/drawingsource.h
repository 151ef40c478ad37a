#pragma once

#include "qml/canvas/drawingindex.h"

#include <QObject>
#include <QRectF>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <array>
#include <functional>

namespace alidade {

/// What a screen reader hears about one owner of the drawing.
struct SpokenItem {
    Owner owner;
    QRectF rect;  ///< scene
    QString name; ///< "payment, service, in Billing"
    bool isSelected = false;
};

/// What a DrawingView shows: the same scene in up to three levels of detail, made by a view model. UI thread only;
/// the drawings themselves are immutable and shared.
class DrawingSource : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by view models")
    Q_PROPERTY(QRectF bounds READ bounds NOTIFY changed)
    Q_PROPERTY(bool isEmpty READ isEmpty NOTIFY changed)

public:
    /// Below these zooms the far and the middle drawing are shown.
    static constexpr double farBelow = 0.28;
    static constexpr double middleBelow = 0.8;

    using QObject::QObject;

    /// Replaces the drawings, indexed by Detail; a missing one is stood in for by the next nearer or farther.
    void set(std::array<SharedDrawing, 3> drawings);
    const SharedDrawing &drawing(Detail detail) const;
    static Detail detailAt(double zoom);
    const SharedDrawing &drawingAt(double zoom) const { return drawing(detailAt(zoom)); }
    QRectF bounds() const;
    bool isEmpty() const;

    /// All that can be spoken, in reading order; set by the view model, asked for only when a screen reader is there.
    std::function<std::vector<SpokenItem>()> spokenItems;
    /// A screen reader pressed one.
    std::function<void(Owner)> activate;

Q_SIGNALS:
    void changed();
    /// Names or selection of the spoken items changed, the drawings did not.
    void spokenChanged();

private:
    std::array<SharedDrawing, 3> m_drawings;
};

} // namespace alidade
