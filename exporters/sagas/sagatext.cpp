#include "exporters/escape.h"
#include "exporters/sagas/sagareport.h"

#include <algorithm>

namespace alidade {
namespace {

std::string timeText(const SagaTime &time) { return time ? durationText(*time) : "without bound"; }

std::string padded(const std::string &text, std::size_t width)
{
    return text + std::string(width > text.size() ? width - text.size() : 0, ' ');
}

std::string placeText(const Place &place)
{
    const std::string file = terminalText(place.file);
    return place.line > 0 && !file.empty() ? file + ":" + std::to_string(place.line) : file;
}

std::string linesOf(const Saga &saga, const SagaRun &run)
{
    std::string text;
    std::size_t number = 0;
    for (const SagaMoment &moment : run.moments)
        text += "    " + std::to_string(++number) + ". " + terminalText(sentenceOf(moment.event, saga)) + "\n";
    if (run.breach)
        text += "    => " + terminalText(sentenceOf(*run.breach, saga)) + "\n";
    return text;
}

std::string findingText(const SagaFinding &finding)
{
    const std::string place = placeText(finding.place);
    return "  " + (place.empty() ? "" : place + ": ") + std::string(toText(finding.severity)) + ": " +
           terminalText(finding.message) + " [" + finding.rule + "]\n      " + finding.advice + "\n";
}

std::string proofText(const Saga &saga, const SagaProof &proof)
{
    const std::string searched = std::to_string(proof.states) + " states, " + std::to_string(proof.events) + " events, at most " +
                                 std::to_string(proof.bounds.faultsPerCall) + " faults a call and " +
                                 std::to_string(proof.bounds.crashes) + (proof.bounds.crashes == 1 ? " crash" : " crashes");
    std::string text;
    if (proof.holds())
        text = "  Every run holds (" + searched + ").\n";
    else if (proof.counterexamples.empty())
        text = "  Nothing wrong was found, but not every run was followed (" + searched + "): raise --max-states.\n";
    else
        text = "  Not every run holds (" + searched + (proof.isComplete ? "" : "; not all were followed") + ").\n";
    for (const SagaRun &run : proof.counterexamples)
        text += "  " + std::string(toText(run.breach->property)) + ": " + std::string(demandOf(run.breach->property)) + "\n" +
                linesOf(saga, run);
    return text;
}

std::string timesText(const Saga &saga, const SagaDurations &durations)
{
    if (saga.style == SagaStyle::choreographed)
        return {};
    std::string text = "  At worst: forward " + timeText(durations.forward) + ", back " + timeText(durations.back) + ", whole " +
                       timeText(durations.whole) + ".\n";
    for (std::size_t i = 0; i < saga.steps.size(); ++i)
        if (saga.steps[i].effect == SagaEffect::reversible)
            text += "  " + terminalText(saga.steps[i].name) + " holds what it reserves " +
                    (durations.held[i] ? "for at most " : "") + timeText(durations.held[i]) + ".\n";
    return text;
}

/// "payment grpc shop.Payment/Charge", with the place.
std::string callText(const SagaCall &call)
{
    const std::string operation = toText(call.operation);
    std::string text = call.participant + (call.participant.empty() || operation.empty() ? "" : " ") + operation;
    text = terminalText(text);
    return call.evidence.empty() ? text : text + (text.empty() ? "" : ", ") + placeText(call.evidence.front());
}

std::string stepsText(const Saga &saga)
{
    std::string text;
    for (const SagaStep &step : saga.steps)
        text += "    " + terminalText(step.name) + ": " + callText(step.action) +
                (step.compensation ? "; undone by " + callText(*step.compensation) : std::string()) + "\n";
    return text;
}

std::string originText(const KnownSaga &known)
{
    if (known.isDesigned)
        return known.hasTwin ? "  (the code has one of this name, too)" : "";
    return "  (in the code of " + terminalText(known.source) + ": " + terminalText(known.framework) +
           (known.framework.empty() ? "" : " ") + terminalText(known.form) +
           (known.hasTwin ? "; the designed one of this name counts)" : ")");
}

} // namespace

std::string sagaListText(std::span<const KnownSaga> sagas)
{
    std::size_t width = 0;
    for (const KnownSaga &known : sagas)
        width = std::max(width, terminalText(known.saga.name).size());
    std::string text;
    for (const KnownSaga &known : sagas) {
        const Saga &saga = known.saga;
        std::size_t compensations = 0;
        for (const SagaStep &step : saga.steps)
            compensations += step.compensation.has_value();
        text += padded(terminalText(saga.name), width) + "  " + std::string(toText(saga.style)) + "  " +
                std::to_string(saga.steps.size()) + " steps, " + std::to_string(compensations) + " compensations  " +
                placeText(saga.place) + originText(known) + "\n";
        if (!known.isDesigned)
            text += stepsText(saga);
    }
    return text;
}

std::string sagaReportText(std::span<const SagaReport> reports)
{
    std::string text;
    for (const SagaReport &report : reports) {
        text += (text.empty() ? "" : "\n") + terminalText(report.saga.name) + "\n";
        for (const SagaFinding &finding : report.findings)
            text += findingText(finding);
        text += timesText(report.saga, report.durations);
        if (report.proof)
            text += proofText(report.saga, *report.proof);
        else
            text += report.findings.empty() ? "  The chain of events is closed.\n" : "";
    }
    return text;
}

std::string sagaRunText(const Saga &saga, const SagaRun &run)
{
    const SagaPhase end = run.moments.empty() ? SagaPhase::forward : run.moments.back().phase;
    return terminalText(saga.name) + "\n" + linesOf(saga, run) +
           (run.breach ? "" : "    => The saga has ended: " + std::string(toText(end)) + ".\n");
}

} // namespace alidade
