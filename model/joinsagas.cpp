#include "model/calladdress.h"
#include "model/servedindex.h"
#include "model/settingindex.h"

#include <algorithm>
#include <tuple>

namespace alidade {
namespace {

/// Finds the nodes that the sagas of code mean.
class ParticipantFinder {
public:
    explicit ParticipantFinder(const Assembly &assembly) : m_assembly(assembly), m_settings(assembly), m_served(assembly) {}

    void name(Saga &saga, std::size_t source) const
    {
        const Index coordinator = m_assembly.names.find(saga.coordinator);
        for (SagaStep &step : saga.steps) {
            name(step.action, coordinator, source);
            if (!step.compensation)
                continue;
            name(*step.compensation, coordinator, source);
            if (step.compensation->participant == step.action.participant)
                step.compensation->participant.clear();
        }
    }

private:
    /// By its name, by the address, or because nobody else serves the operation.
    void name(SagaCall &call, Index coordinator, std::size_t source) const
    {
        if (!call.participant.empty() && m_assembly.names.find(call.participant) != none)
            return;
        Index node = addressed(call, coordinator, source);
        const Index server = serverOf(call, coordinator);
        if (node == none || (server != none && isBroker(node)))
            node = server;
        if (node != none)
            call.participant = m_assembly.result.nodes[node].name;
    }

    bool isBroker(Index node) const { return m_assembly.result.nodes[node].kind == NodeKind::broker; }

    Index addressed(const SagaCall &call, Index coordinator, std::size_t source) const
    {
        for (const std::string &text : m_settings.expand(call.participant, coordinator, source).texts) {
            const Lead lead = leadOf(text, m_assembly.names, none);
            if (lead.nodes.size() == 1)
                return lead.nodes.front();
        }
        return none;
    }

    Index serverOf(const SagaCall &call, Index coordinator) const
    {
        if (call.operation.name.empty())
            return none;
        Candidates found;
        if (call.operation.kind == EndpointKind::grpc)
            found = m_served.rpcServers(call.operation.name, coordinator);
        else if (call.operation.kind == EndpointKind::http)
            found = m_served.routeServers(call.operation.name, coordinator);
        if (found.isServedByCaller && found.nodes.empty())
            return coordinator;
        return found.nodes.size() == 1 ? found.nodes.front() : none;
    }

    const Assembly &m_assembly;
    SettingIndex m_settings;
    ServedIndex m_served;
};

/// Calls participants and coordinator as the system does.
void useNodeNames(const Assembly &assembly, Saga &saga)
{
    const auto rename = [&](std::string &name) {
        const Index node = name.empty() ? none : assembly.names.find(name);
        if (node != none)
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
    const bool areInCode = std::any_of(assembly.sources.begin(), assembly.sources.end(),
                                       [](const SourceFacts &source) { return !source.facts.sagas.empty(); });
    if (areInCode) {
        const ParticipantFinder finder(assembly);
        for (std::size_t i = 0; i < assembly.sources.size(); ++i) {
            for (const SagaFact &fact : assembly.sources[i].facts.sagas) {
                sagas.push_back({fact.saga, false, assembly.sources[i].source.name, fact.framework, fact.form});
                finder.name(sagas.back().saga, i);
            }
        }
    }
    for (KnownSaga &known : sagas)
        useNodeNames(assembly, known.saga);
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
