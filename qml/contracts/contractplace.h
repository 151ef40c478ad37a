#pragma once

#include "model/architecture.h"

#include <QString>
#include <QVariantMap>

#include <string>
#include <string_view>

namespace alidade {

inline QString text(const std::string &utf8) { return QString::fromStdString(utf8); }
inline QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

/// Evidence for the screen: { source, file, line, voice, detail }.
QVariantMap evidenceRow(const Evidence &evidence);

/// A place for the screen: { source, file, line, text } with "file:line" as its text.
QVariantMap placeRow(const std::string &source, const std::string &file, int line);

/// The voice in the language of the screens.
QString voiceName(Voice voice);

} // namespace alidade
