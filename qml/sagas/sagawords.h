#pragma once

#include "exporters/drawing/sagadrawing.h"
#include "model/sagacheck.h"

#include <QString>

namespace alidade {

/// The words of the drawing in the language of the screens.
SagaDrawingWords sagaDrawingWords();

QString effectName(SagaEffect effect);
QString statusName(SagaStepStatus status);
QString phaseName(SagaPhase phase);
/// "Ends whole", and what that demands as a sentence.
QString propertyName(SagaProperty property);
QString propertyDemand(SagaProperty property);
/// What may go wrong with a call: "The answer is lost".
QString faultName(SagaEventKind kind);
/// An event or a breach as a sentence; as sentenceOf() in English.
QString eventSentence(const SagaEvent &event, const Saga &saga);
QString breachSentence(const SagaBreach &breach, const Saga &saga);
/// A message or an advice of the rules; one that is not known stays English.
QString ruleText(const std::string &english);
/// "16.6 s", "no bound".
QString timeText(const SagaTime &time);
/// The title of a form in which a saga is written, by that of the registry.
QString sagaFormatTitle(std::string_view english);

} // namespace alidade
