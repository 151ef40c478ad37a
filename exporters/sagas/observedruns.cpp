#include "exporters/escape.h"
#include "exporters/json/evidencejson.h"
#include "exporters/sagas/sagareport.h"
#include "exporters/traffic.h"

namespace alidade {
namespace {

using Json = nlohmann::ordered_json;

std::string idText(const TraceId &id) { return traceText({.traceHigh = id.high, .traceLow = id.low}); }

const std::string &stepName(const Saga &saga, std::size_t step) { return saga.steps[step].name; }

std::string listText(const Saga &saga, const std::vector<std::size_t> &steps)
{
    std::string text;
    for (const std::size_t step : steps)
        text += (text.empty() ? "" : ", ") + stepName(saga, step);
    return text;
}

std::vector<std::size_t> undoneIn(const ObservedRun &run)
{
    std::vector<std::size_t> undone;
    for (std::size_t i = 0; i < run.steps.size(); ++i) {
        if (run.steps[i].isUndone)
            undone.push_back(i);
    }
    return undone;
}

std::string runText(const Saga &saga, const ObservedRun &run)
{
    std::string text = "  " + timeText(run.startUs / 1'000'000) + "  " + std::string(toText(run.status)) + " in " +
                       latencyText(static_cast<double>(run.durationUs)) + "  trace " + idText(run.trace);
    if (run.failedStep != SagaEvent::noStep)
        text += "; " + stepName(saga, run.failedStep) + " failed";
    if (const std::vector<std::size_t> undone = undoneIn(run); !undone.empty())
        text += "; undone: " + listText(saga, undone);
    if (const std::vector<std::size_t> left = run.remaining(); !left.empty())
        text += "; to come: " + listText(saga, left);
    text = terminalText(text) + "\n";
    for (const SagaFinding &finding : run.contradictions)
        text +=
            "      " + std::string(toText(finding.severity)) + ": " + terminalText(finding.message) + " [" + finding.rule + "]\n";
    return text;
}

Json runJson(const Saga &saga, const ObservedRun &run)
{
    const auto names = [&](const std::vector<std::size_t> &steps) {
        Json list = Json::array();
        for (const std::size_t step : steps)
            list.push_back(stepName(saga, step));
        return list;
    };
    Json contradictions = Json::array();
    for (const SagaFinding &finding : run.contradictions)
        contradictions.push_back({{"rule", finding.rule},
                                  {"level", toText(finding.severity)},
                                  {"step", stepName(saga, finding.step)},
                                  {"message", finding.message},
                                  {"fix", finding.advice}});
    const bool hasFailed = run.failedStep != SagaEvent::noStep;
    return {{"trace", idText(run.trace)},
            {"status", toText(run.status)},
            {"startUs", run.startUs},
            {"durationUs", run.durationUs},
            {"failedStep", hasFailed ? Json(stepName(saga, run.failedStep)) : Json(nullptr)},
            {"undone", names(undoneIn(run))},
            {"remaining", names(run.remaining())},
            {"contradictions", std::move(contradictions)}};
}

} // namespace

std::string observedRunsText(std::span<const ObservedSaga> sagas)
{
    std::string text;
    for (const ObservedSaga &observed : sagas) {
        const Saga &saga = observed.known.saga;
        text += (text.empty() ? "" : "\n") + terminalText(saga.name) + ": " + std::to_string(observed.runs.size()) +
                (observed.runs.size() == 1 ? " run\n" : " runs\n");
        for (const ObservedRun &run : observed.runs)
            text += runText(saga, run);
        for (std::size_t i = 0; i < saga.steps.size() && !observed.runs.empty(); ++i) {
            const ObservedFlow &flow = observed.flow[i];
            text += "  " + terminalText(stepName(saga, i)) + ": " + std::to_string(flow.called) + " called, " +
                    std::to_string(flow.done) + " done, " + std::to_string(flow.failed) + " failed, " +
                    std::to_string(flow.undone) + " undone, " + std::to_string(flow.repeated) + " repeated\n";
        }
    }
    return text;
}

std::string observedRunsJson(std::span<const ObservedSaga> sagas)
{
    Json list = Json::array();
    for (const ObservedSaga &observed : sagas) {
        const Saga &saga = observed.known.saga;
        Json runs = Json::array(), steps = Json::array();
        for (const ObservedRun &run : observed.runs)
            runs.push_back(runJson(saga, run));
        for (std::size_t i = 0; i < saga.steps.size(); ++i) {
            const ObservedFlow &flow = observed.flow[i];
            steps.push_back({{"name", stepName(saga, i)},
                             {"called", flow.called},
                             {"done", flow.done},
                             {"failed", flow.failed},
                             {"undone", flow.undone},
                             {"repeated", flow.repeated}});
        }
        list.push_back({{"name", saga.name},
                        {"origin", observed.known.isDesigned ? "designed" : "code"},
                        {"source", observed.known.source},
                        {"runs", std::move(runs)},
                        {"steps", std::move(steps)}});
    }
    return documentText({{"schema", "alidade/saga-runs/1"}, {"sagas", std::move(list)}});
}

} // namespace alidade
