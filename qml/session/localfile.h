#pragma once

#include <QString>
#include <QUrl>

namespace alidade {

/// The path of a file that a person chose; empty for what is not on this machine. Qt 6.4's own file dialog, which stands in
/// where the desktop has none, gives a typed name as a URL without a scheme.
inline QString localFile(const QUrl &chosen)
{
    return chosen.scheme().isEmpty() ? chosen.path(QUrl::FullyDecoded) : chosen.toLocalFile();
}

} // namespace alidade
