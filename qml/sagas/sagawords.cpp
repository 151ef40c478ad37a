#include "qml/sagas/sagawords.h"

#include <QCoreApplication>
#include <QLocale>

namespace alidade {
namespace {

struct SagaWords {
    Q_DECLARE_TR_FUNCTIONS(SagaWords)
};

std::string word(const QString &text) { return text.toStdString(); }
/// A form for one text: "{}" is where it goes.
std::string form(const QString &text) { return text.arg(QStringLiteral("{}")).toStdString(); }

} // namespace

QString effectName(SagaEffect effect)
{
    switch (effect) {
    case SagaEffect::none: return SagaWords::tr("only reads");
    case SagaEffect::reversible: return SagaWords::tr("reversible");
    case SagaEffect::compensatable: return SagaWords::tr("compensatable");
    case SagaEffect::irreversible: return SagaWords::tr("irreversible");
    }
    return {};
}

QString statusName(SagaStepStatus status)
{
    switch (status) {
    case SagaStepStatus::waiting: return SagaWords::tr("waiting");
    case SagaStepStatus::unknown: return SagaWords::tr("no answer");
    case SagaStepStatus::done: return SagaWords::tr("done");
    case SagaStepStatus::skipped: return SagaWords::tr("left out");
    case SagaStepStatus::refused: return SagaWords::tr("refused");
    case SagaStepStatus::undone: return SagaWords::tr("undone");
    }
    return {};
}

QString phaseName(SagaPhase phase)
{
    switch (phase) {
    case SagaPhase::forward: return SagaWords::tr("Going on");
    case SagaPhase::back: return SagaWords::tr("Turning back");
    case SagaPhase::completed: return SagaWords::tr("All done");
    case SagaPhase::compensated: return SagaWords::tr("All undone");
    case SagaPhase::stuck: return SagaWords::tr("Given up");
    case SagaPhase::forgotten: return SagaWords::tr("Forgotten");
    }
    return {};
}

QString propertyName(SagaProperty property)
{
    switch (property) {
    case SagaProperty::endsWhole: return SagaWords::tr("Ends whole");
    case SagaProperty::compensationAfterStep: return SagaWords::tr("Compensation after its step");
    case SagaProperty::effectOnce: return SagaWords::tr("Takes effect once");
    case SagaProperty::compensationOrder: return SagaWords::tr("Undone in order");
    case SagaProperty::irreversibleSafe: return SagaWords::tr("Irreversible only when safe");
    case SagaProperty::nothingHeld: return SagaWords::tr("Nothing held forever");
    }
    return {};
}

QString propertyDemand(SagaProperty property)
{
    switch (property) {
    case SagaProperty::endsWhole: return SagaWords::tr("Every run ends with all steps done or all steps undone.");
    case SagaProperty::compensationAfterStep: return SagaWords::tr("No compensation takes effect unless its step had.");
    case SagaProperty::effectOnce: return SagaWords::tr("Nothing takes effect twice.");
    case SagaProperty::compensationOrder:
        return SagaWords::tr("Nothing is undone while something that builds on it still stands.");
    case SagaProperty::irreversibleSafe:
        return SagaWords::tr("What cannot be taken back happens only when the saga can no longer turn back.");
    case SagaProperty::nothingHeld: return SagaWords::tr("No run is given up or forgotten while something that it holds stands.");
    }
    return {};
}

QString faultName(SagaEventKind kind)
{
    switch (kind) {
    case SagaEventKind::refused: return SagaWords::tr("It is refused");
    case SagaEventKind::requestLost: return SagaWords::tr("The request is lost");
    case SagaEventKind::replyLost: return SagaWords::tr("The answer is lost");
    case SagaEventKind::delayed: return SagaWords::tr("The request arrives late");
    case SagaEventKind::duplicated: return SagaWords::tr("The request arrives twice");
    case SagaEventKind::skipped: return SagaWords::tr("Its condition does not hold");
    case SagaEventKind::crashedBefore: return SagaWords::tr("The coordinator crashes before the call");
    case SagaEventKind::crashedAfter: return SagaWords::tr("The coordinator crashes before it notes the answer");
    case SagaEventKind::undoFailed: return SagaWords::tr("The compensation fails");
    case SagaEventKind::undoReplyLost: return SagaWords::tr("The answer of the compensation is lost");
    case SagaEventKind::undoDelayed: return SagaWords::tr("The compensation arrives late");
    case SagaEventKind::undoDuplicated: return SagaWords::tr("The compensation arrives twice");
    case SagaEventKind::undoCrashedAfter: return SagaWords::tr("The coordinator crashes after the compensation");
    case SagaEventKind::crashed: return SagaWords::tr("The coordinator crashes");
    default: return {};
    }
}

QString eventSentence(const SagaEvent &event, const Saga &saga)
{
    const QString name = event.step < saga.steps.size() ? QString::fromStdString(saga.steps[event.step].name) : QString();
    const auto sentence = [&](const QString &pattern) { return pattern.arg(name); };
    switch (event.kind) {
    case SagaEventKind::done: return sentence(SagaWords::tr("%1 is done."));
    case SagaEventKind::skipped: return sentence(SagaWords::tr("%1 is left out: its condition does not hold."));
    case SagaEventKind::refused: return sentence(SagaWords::tr("%1 is refused."));
    case SagaEventKind::requestLost: return sentence(SagaWords::tr("%1 gets no answer in time: the request is lost."));
    case SagaEventKind::replyLost: return sentence(SagaWords::tr("%1 is performed, but the answer gets lost."));
    case SagaEventKind::delayed: return sentence(SagaWords::tr("%1 gets no answer in time: the request is still on its way."));
    case SagaEventKind::duplicated: return sentence(SagaWords::tr("%1 is done; a second copy of the request is on its way."));
    case SagaEventKind::arrivedLate: return sentence(SagaWords::tr("%1: the copy on its way arrives."));
    case SagaEventKind::crashed: return SagaWords::tr("The coordinator crashes and starts again.");
    case SagaEventKind::crashedBefore:
        return sentence(SagaWords::tr("%1 is about to be called when the coordinator crashes and starts again."));
    case SagaEventKind::crashedAfter:
        return sentence(SagaWords::tr("%1 is performed, but the coordinator crashes before it notes the answer."));
    case SagaEventKind::undone: return sentence(SagaWords::tr("%1 is undone."));
    case SagaEventKind::undoFailed: return sentence(SagaWords::tr("%1 is not undone: the compensation fails."));
    case SagaEventKind::undoReplyLost: return sentence(SagaWords::tr("%1 is undone, but the answer gets lost."));
    case SagaEventKind::undoDelayed:
        return sentence(SagaWords::tr("%1 is not yet undone: the compensation is still on its way."));
    case SagaEventKind::undoDuplicated:
        return sentence(SagaWords::tr("%1 is undone; a second copy of the compensation is on its way."));
    case SagaEventKind::undoArrivedLate: return sentence(SagaWords::tr("%1: the copy of the compensation on its way arrives."));
    case SagaEventKind::undoCrashedAfter:
        return sentence(SagaWords::tr("%1 is undone, but the coordinator crashes before it notes the answer."));
    }
    return {};
}

QString breachSentence(const SagaBreach &breach, const Saga &saga)
{
    const QString name = breach.step < saga.steps.size() ? QString::fromStdString(saga.steps[breach.step].name) : QString();
    switch (breach.property) {
    case SagaProperty::endsWhole: return SagaWords::tr("The saga has ended undone, but %1 still stands.").arg(name);
    case SagaProperty::compensationAfterStep:
        return SagaWords::tr("The compensation of %1 takes effect, but the step never had.").arg(name);
    case SagaProperty::effectOnce: return SagaWords::tr("%1 or its compensation takes effect twice.").arg(name);
    case SagaProperty::compensationOrder:
        return SagaWords::tr("%1 is undone while a step that builds on it still stands.").arg(name);
    case SagaProperty::irreversibleSafe: return SagaWords::tr("The saga turns back, but %1 cannot be taken back.").arg(name);
    case SagaProperty::nothingHeld: return SagaWords::tr("Nobody goes on with the saga, and %1 is held forever.").arg(name);
    }
    return {};
}

QString timeText(const SagaTime &time)
{
    if (!time)
        return SagaWords::tr("no bound");
    const double seconds = static_cast<double>(time->count()) / 1000;
    return SagaWords::tr("%1 s").arg(QLocale().toString(seconds, 'f', seconds < 10 && time->count() % 1000 != 0 ? 1 : 0));
}

SagaDrawingWords sagaDrawingWords()
{
    SagaDrawingWords words;
    words.orchestrated = form(SagaWords::tr("Orchestrated by %1"));
    words.nobody = word(SagaWords::tr("nobody yet"));
    words.choreographed = word(SagaWords::tr("Choreographed by events"));
    words.durable = word(SagaWords::tr("durable log"));
    words.notDurable = word(SagaWords::tr("no durable log"));
    words.reconciled = word(SagaWords::tr("reconciliation job"));
    words.timeout = form(SagaWords::tr("turns back after %1"));
    words.start = word(SagaWords::tr("start"));
    words.done = word(SagaWords::tr("all done"));
    words.undone = word(SagaWords::tr("all undone"));
    words.pivot = word(SagaWords::tr("point of no return"));
    words.condition = form(SagaWords::tr("if %1"));
    words.noCompensation = word(SagaWords::tr("No compensation"));
    words.key = word(SagaWords::tr("key"));
    words.noKey = word(SagaWords::tr("no key"));
    words.retriable = word(SagaWords::tr("retriable"));
    words.endless = word(SagaWords::tr("repeats until done"));
    words.onWay = form(SagaWords::tr("on its way: %1"));
    words.goesOn = word(SagaWords::tr("goes on"));
    words.turnsBack = word(SagaWords::tr("refused, or no answer: turns back"));
    words.undoes = word(SagaWords::tr("compensates"));
    for (const SagaEffect effect :
         {SagaEffect::none, SagaEffect::reversible, SagaEffect::compensatable, SagaEffect::irreversible})
        words.effects[effect] = word(effectName(effect));
    for (const SagaStepStatus status : {SagaStepStatus::unknown, SagaStepStatus::done, SagaStepStatus::skipped,
                                        SagaStepStatus::refused, SagaStepStatus::undone})
        words.statuses[status] = word(statusName(status));
    return words;
}

} // namespace alidade
