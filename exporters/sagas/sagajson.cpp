#include "exporters/json/evidencejson.h"
#include "exporters/sagas/sagareport.h"

namespace alidade {
namespace {

using Json = nlohmann::ordered_json;

Json timeJson(const SagaTime &time) { return time ? Json(time->count()) : Json(nullptr); }

Json stepJson(const Saga &saga, std::size_t step)
{
    return step < saga.steps.size() ? Json(saga.steps[step].name) : Json(nullptr);
}

Json runJson(const Saga &saga, const SagaRun &run)
{
    Json events = Json::array();
    for (const SagaMoment &moment : run.moments) {
        Json steps = Json::array();
        for (const SagaStepMoment &step : moment.steps)
            steps.push_back({{"status", toText(step.status)}, {"stands", step.stands}, {"onWay", step.copiesOnWay}});
        events.push_back({{"event", toText(moment.event.kind)},
                          {"step", stepJson(saga, moment.event.step)},
                          {"message", sentenceOf(moment.event, saga)},
                          {"phase", toText(moment.phase)},
                          {"steps", std::move(steps)}});
    }
    Json json{{"events", std::move(events)}};
    if (run.breach)
        json["breach"] = {{"property", toText(run.breach->property)},
                          {"demand", demandOf(run.breach->property)},
                          {"step", stepJson(saga, run.breach->step)},
                          {"message", sentenceOf(*run.breach, saga)}};
    else
        json["breach"] = nullptr;
    return json;
}

Json findingsJson(const SagaReport &report)
{
    Json list = Json::array();
    for (const SagaFinding &finding : report.findings)
        list.push_back({{"rule", finding.rule},
                        {"level", toText(finding.severity)},
                        {"step", stepJson(report.saga, finding.step)},
                        {"message", finding.message},
                        {"fix", finding.advice},
                        {"file", finding.place.file},
                        {"line", finding.place.line}});
    return list;
}

Json durationsJson(const SagaReport &report)
{
    Json steps = Json::array();
    for (std::size_t i = 0; i < report.saga.steps.size(); ++i)
        steps.push_back({{"step", report.saga.steps[i].name},
                         {"actionMs", timeJson(report.durations.step[i])},
                         {"compensationMs", timeJson(report.durations.compensation[i])},
                         {"heldMs", timeJson(report.durations.held[i])}});
    return {{"forwardMs", timeJson(report.durations.forward)},
            {"backMs", timeJson(report.durations.back)},
            {"wholeMs", timeJson(report.durations.whole)},
            {"steps", std::move(steps)}};
}

Json proofJson(const SagaReport &report)
{
    if (!report.proof)
        return nullptr;
    const SagaProof &proof = *report.proof;
    Json counterexamples = Json::array();
    for (const SagaRun &run : proof.counterexamples)
        counterexamples.push_back(runJson(report.saga, run));
    Json bounds{{"faultsPerCall", proof.bounds.faultsPerCall}, {"crashes", proof.bounds.crashes}};
    if (proof.bounds.totalFaults)
        bounds["totalFaults"] = *proof.bounds.totalFaults;
    return {{"holds", proof.holds()},
            {"complete", proof.isComplete},
            {"states", proof.states},
            {"events", proof.events},
            {"depth", proof.depth},
            {"bounds", std::move(bounds)},
            {"counterexamples", std::move(counterexamples)}};
}

Json placesJson(const std::vector<Place> &places)
{
    Json list = Json::array();
    for (const Place &place : places)
        list.push_back({{"file", place.file}, {"line", place.line}});
    return list;
}

} // namespace

std::string sagaListJson(std::span<const KnownSaga> sagas)
{
    Json list = Json::array();
    for (const KnownSaga &known : sagas) {
        const Saga &saga = known.saga;
        Json steps = Json::array();
        for (const SagaStep &step : saga.steps) {
            Json one{{"name", step.name},
                     {"participant", step.action.participant},
                     {"operation", toText(step.action.operation)},
                     {"compensation", step.compensation ? Json(toText(step.compensation->operation)) : Json(nullptr)},
                     {"evidence", placesJson(step.action.evidence)}};
            if (step.compensation)
                one["compensationEvidence"] = placesJson(step.compensation->evidence);
            steps.push_back(std::move(one));
        }
        list.push_back({{"name", saga.name},
                        {"style", toText(saga.style)},
                        {"coordinator", saga.coordinator},
                        {"file", saga.place.file},
                        {"line", saga.place.line},
                        {"origin", known.isDesigned ? "designed" : "code"},
                        {"source", known.source},
                        {"framework", known.framework},
                        {"form", known.form},
                        {"hasTwin", known.hasTwin},
                        {"steps", std::move(steps)}});
    }
    return documentText({{"schema", "alidade/saga-list/1"}, {"sagas", std::move(list)}});
}

std::string sagaReportJson(std::span<const SagaReport> reports)
{
    Json list = Json::array();
    for (const SagaReport &report : reports)
        list.push_back({{"name", report.saga.name},
                        {"file", report.saga.place.file},
                        {"findings", findingsJson(report)},
                        {"durations", durationsJson(report)},
                        {"proof", proofJson(report)}});
    return documentText({{"schema", "alidade/saga/1"}, {"sagas", std::move(list)}});
}

std::string sagaRunJson(const Saga &saga, const SagaRun &run, std::uint64_t seed)
{
    Json json{{"schema", "alidade/saga-run/1"}, {"saga", saga.name}, {"seed", seed}};
    json.update(runJson(saga, run));
    return documentText(json);
}

} // namespace alidade
