#pragma once

#include "exporters/drawing/drawing.h"

#include <QString>

namespace alidade {

/// The word of a kind of node, translated: "service", "message broker", …
QString kindWord(NodeKind kind);
QString modeWord(Mode mode);
QString patternWord(Pattern pattern);
QString subdomainWord(Subdomain subdomain);
QString voiceWord(Voice voice);

/// What a screen reader says: "payment, service, in Billing".
QString spokenName(const Architecture &architecture, Owner owner);
/// What a tool tip says: "order → payment".
QString shortName(const Architecture &architecture, Owner owner);

/// The words of the drawing in the language of the screens.
DrawingWords drawingWords();

} // namespace alidade
