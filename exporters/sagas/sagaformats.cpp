#include "exporters/sagas/sagaformats.h"

#include "exporters/escape.h"
#include "exporters/sagas/bpmn.h"
#include "exporters/sagas/diagrams.h"
#include "exporters/sagas/dtm.h"
#include "exporters/sagas/sagago.h"
#include "exporters/sagas/sagasql.h"
#include "exporters/sagas/sagayaml.h"

#include <algorithm>
#include <array>

namespace alidade {
namespace {

FileSet one(const Saga &saga, const char *ending, std::string content)
{
    return {{fileName(saga.name) + ending, std::move(content)}};
}

constexpr std::array formats{
    SagaFormat{"mermaid", "Mermaid sequence diagram", [](const Saga &s) { return one(s, ".mmd", sagaMermaid(s)); }},
    SagaFormat{"mermaid-states", "Mermaid state diagram", [](const Saga &s) { return one(s, ".mmd", sagaStatesMermaid(s)); }},
    SagaFormat{"plantuml", "PlantUML sequence diagram", [](const Saga &s) { return one(s, ".puml", sagaPlantUml(s)); }},
    SagaFormat{"plantuml-states", "PlantUML state diagram", [](const Saga &s) { return one(s, ".puml", sagaStatesPlantUml(s)); }},
    SagaFormat{"bpmn", "BPMN 2.0 with compensation events", [](const Saga &s) { return one(s, ".bpmn", sagaBpmn(s)); }},
    SagaFormat{"dtm", "dtm saga JSON", [](const Saga &s) { return one(s, ".json", sagaDtm(s)); }},
    SagaFormat{"sql", "SQL of the saga log and its reconciliation job", [](const Saga &s) { return one(s, ".sql", sagaSql(s)); }},
    SagaFormat{"go", "Go orchestrator with its test, a folder", sagaGo},
    SagaFormat{"temporal", "Temporal workflow in Go", sagaTemporal},
    SagaFormat{"yaml", "YAML, as it is read",
               [](const Saga &s) {
                   return one(s, ".yaml", sagaYaml({&s, 1}));
               }},
};

} // namespace

std::span<const SagaFormat> sagaFormats() { return formats; }

const SagaFormat *findSagaFormat(std::string_view name)
{
    const auto found =
        std::find_if(formats.begin(), formats.end(), [&](const SagaFormat &format) { return format.name == name; });
    return found == formats.end() ? nullptr : found;
}

std::string sagaFormatNames()
{
    std::string names;
    for (const SagaFormat &format : formats)
        names += (names.empty() ? "" : ", ") + std::string(format.name);
    return names;
}

} // namespace alidade
