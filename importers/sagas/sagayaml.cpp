#include "importers/sagas/sagayaml.h"

#include "importers/sagas/fields.h"
#include "importers/sagas/steps.h"
#include "importers/text.h"

#include <algorithm>

namespace alidade {
namespace {

constexpr std::string_view schemaFamily = "alidade/saga/", schema = "alidade/saga/1";

void readLog(SagaFields &fields, SagaLog &log, const std::string &file, Diagnostics &diagnostics)
{
    const YamlNode *node = fields.find("log", YamlNode::Kind::mapping, "a mapping");
    if (!node)
        return;
    SagaFields parts(*node, "log", file, diagnostics);
    log.isDurable = parts.flag("durable");
    log.hasReconciliation = parts.flag("reconciliation");
    log.recovery = parts.word("recovery", SagaRecovery::forward, "forward, backward");
    parts.finish();
    if (!log.isDurable && (log.hasReconciliation || log.recovery == SagaRecovery::backward))
        parts.wrong(node->line, "only a durable log can be taken up again; durable is not true");
}

/// `compensations: reverse`, `parallel`, or the names of steps in the order in which they are undone.
void readCompensationOrder(SagaFields &fields, Saga &saga)
{
    const YamlNode *node = fields.find("compensations");
    if (node && node->isSequence()) {
        saga.compensationOrder = CompensationOrder::listed;
        saga.compensationList = fields.list("compensations");
    } else if (node && node->scalar == "listed") {
        fields.wrong(node->line, "compensations: list the steps, as in [second, first]");
    } else {
        saga.compensationOrder =
            fields.word("compensations", CompensationOrder::reverse, "reverse, parallel, or a list of steps");
    }
}

/// Every step with a compensation is listed once, and nothing else.
void checkCompensationList(SagaFields &fields, Saga &saga, int line)
{
    if (saga.compensationOrder != CompensationOrder::listed)
        return;
    std::vector<std::string> compensated, listed = saga.compensationList;
    for (const SagaStep &step : saga.steps)
        if (step.compensation)
            compensated.push_back(step.name);
    std::sort(compensated.begin(), compensated.end());
    std::sort(listed.begin(), listed.end());
    if (compensated == listed)
        return;
    fields.wrong(line, "compensations does not list every step that has one exactly once; they are undone in reverse order");
    saga.compensationOrder = CompensationOrder::reverse;
    saga.compensationList.clear();
}

std::optional<Saga> readSaga(const YamlNode &document, const std::string &file, Diagnostics &diagnostics)
{
    SagaFields fields(document, "saga " + document["name"].text("without a name"), file, diagnostics);
    Saga saga;
    saga.place = {file, document.line};
    if (const std::string said = fields.required("schema"); !said.empty() && said != schema)
        fields.wrong(document["schema"].line, "schema " + said + " is not known; this program reads " + std::string(schema));
    saga.name = fields.required("name");
    saga.style = fields.word("style", SagaStyle::orchestrated, "orchestrated, choreographed");
    saga.coordinator = fields.text("coordinator");
    saga.timeout = fields.duration("timeout");
    readLog(fields, saga.log, file, diagnostics);
    readCompensationOrder(fields, saga);
    saga.startedBy = fields.list("startedBy");
    saga.endsWith = fields.list("endsWith");
    saga.evidence = fields.places("evidence");
    if (const YamlNode *steps = fields.find("steps", YamlNode::Kind::sequence, "a list"))
        saga.steps = readSagaSteps(*steps, saga.style, file, diagnostics);
    fields.finish();
    checkCompensationList(fields, saga, document["compensations"].line);
    if (saga.name.empty() || saga.steps.empty()) {
        fields.wrong(document.line, "a saga needs a name and steps; it was left out");
        return std::nullopt;
    }
    if (saga.style == SagaStyle::orchestrated && orderOf(saga).hasCycle()) {
        fields.wrong(document["steps"].line, "steps wait for each other in a circle; the saga was left out");
        return std::nullopt;
    }
    return saga;
}

} // namespace

bool isSagaYaml(std::string_view text)
{
    for (std::size_t at = text.find("schema:"); at != std::string_view::npos; at = text.find("schema:", at + 1)) {
        if (at > 0 && text[at - 1] != '\n')
            continue;
        std::string_view value = trimmed(text.substr(at + 7, text.find('\n', at) - at - 7));
        if (value.starts_with('"') || value.starts_with('\''))
            value.remove_prefix(1);
        if (value.starts_with(schemaFamily))
            return true;
    }
    return false;
}

std::vector<Saga> readSagas(std::string_view text, const std::string &file, Diagnostics &diagnostics)
{
    std::vector<Saga> sagas;
    for (const YamlNode &document : readYaml(text, file, diagnostics)) {
        if (document.kind == YamlNode::Kind::null)
            continue;
        if (!document.isMapping()) {
            diagnostics.push_back({Severity::error, file, document.line, "A saga is a mapping with schema, name and steps."});
            continue;
        }
        std::optional<Saga> saga = readSaga(document, file, diagnostics);
        if (!saga)
            continue;
        if (std::any_of(sagas.begin(), sagas.end(), [&](const Saga &other) { return other.name == saga->name; }))
            diagnostics.push_back({Severity::error, file, document.line,
                                   escaped("saga " + saga->name + " is there twice; the second one was left out")});
        else
            sagas.push_back(std::move(*saga));
    }
    return sagas;
}

} // namespace alidade
