#pragma once

#include "exporters/drawing/stormdrawing.h"

#include <QString>

namespace alidade {

/// "Event", "Hot spot" in the language of the screens.
QString noteKindText(BoardItemKind kind);
/// What stands on the note: "Whenever OrderPlaced" for a policy that was found.
QString noteText(const StormItem &item);
/// What the rule found, as a sentence, and what to do about it.
QString stormFindingText(const StormFinding &finding, const QString &item);
QString stormAdviceText(const StormFinding &finding);
QString stormRuleText(const std::string &rule);
StormWords stormWords();

} // namespace alidade
