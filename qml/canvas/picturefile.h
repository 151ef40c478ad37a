#pragma once

#include "exporters/drawing/drawing.h"

#include <QByteArray>
#include <QString>

namespace alidade {

/// The drawing as PNG, two pixels per scene unit, smaller when it would be over 16,384 px wide or high. Throws Error.
QByteArray pngBytes(const Drawing &drawing);
/// Writes the whole file or leaves what is there. Throws Error with the path and the reason.
void writeFile(const QString &path, const QByteArray &bytes);

} // namespace alidade
