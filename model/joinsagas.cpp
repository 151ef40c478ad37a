#include "model/assembly.h"

#include <algorithm>
#include <tuple>

namespace alidade {
namespace {

/// Calls participants and coordinator as the system does.
void nameParticipants(const Assembly &assembly, Saga &saga)
{
    const auto rename = [&](std::string &name) {
        const Index node = assembly.names.find(name);
        if (node != none && !name.empty())
            name = assembly.result.nodes[node].name;
    };
    rename(saga.coordinator);
    for (SagaStep &step : saga.steps) {
        rename(step.action.participant);
        if (step.compensation)
            rename(step.compensation->participant);
    }
}

} // namespace

void joinSagas(Assembly &assembly, const Decisions &decisions)
{
    std::vector<KnownSaga> &sagas = assembly.result.sagas;
    for (const Saga &saga : decisions.sagas)
        sagas.push_back({.saga = saga, .isDesigned = true});
    for (const SourceFacts &source : assembly.sources) {
        for (const SagaFact &fact : source.facts.sagas)
            sagas.push_back({fact.saga, false, source.source.name, fact.framework, fact.form});
    }
    for (KnownSaga &known : sagas)
        nameParticipants(assembly, known.saga);
    std::sort(sagas.begin(), sagas.end(), [](const KnownSaga &l, const KnownSaga &r) {
        const auto key = [](const KnownSaga &k) { return std::tie(k.saga.name, k.source, k.saga.place, k.framework); };
        return key(l) < key(r); // a designed one has no source
    });
    for (KnownSaga &known : sagas)
        known.hasTwin = std::any_of(sagas.begin(), sagas.end(), [&](const KnownSaga &other) {
            return other.isDesigned != known.isDesigned && other.saga.name == known.saga.name;
        });
}

} // namespace alidade
