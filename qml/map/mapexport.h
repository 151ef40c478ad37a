#pragma once

#include "qml/map/mapscene.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <vector>

class QMimeData;

namespace alidade {

/// A format that the map can be written in, as a menu offers it.
struct ExportChoice {
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString suffix MEMBER suffix)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(bool isPicture MEMBER isPicture)

public:
    QString name, suffix; ///< as the registry of exporters has them
    QString title;        ///< translated
    bool isPicture = false;
};

/// All formats of the registry in its order, pictures first.
std::vector<ExportChoice> exportChoices();

/// The map in a format of the registry: pictures show the drawing as it is on the screen, the rest is the graph of services
/// as text. Throws Error when the format is not known or the picture cannot be made.
QByteArray exported(const MapScene &scene, const QString &format);

/// A file name made of the system's name, without what file systems refuse.
QString exportFileName(const QString &systemName, const QString &suffix);

/// What a copy puts on the clipboard.
struct CopiedPicture {
    QByteArray svg, png;
};
CopiedPicture copiedPicture(const Drawing &drawing);
/// The caller owns it.
QMimeData *clipboardData(const CopiedPicture &picture);

} // namespace alidade
