#pragma once

#include "qml/map/mapscene.h"

#include <QByteArray>
#include <QString>

class QMimeData;

namespace alidade {

/// The formats that the map writes: "svg", "png", "pdf" show the drawing as it is on the screen; "dot" and "mermaid" are
/// the graph as text. Throws Error when the format is not known.
QByteArray exported(const MapScene &scene, const QString &format);

/// SVG and PNG of a drawing for the clipboard. The caller owns it.
QMimeData *clipboardPicture(const Drawing &drawing);

} // namespace alidade
