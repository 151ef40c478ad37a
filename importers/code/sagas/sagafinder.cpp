#include "importers/code/sagas/sagafinder.h"

#include "importers/code/callplaces.h"
#include "importers/text.h"

#include <algorithm>

namespace alidade {
namespace {

/// A participant that nobody names is the program itself; so is one that it calls under its own name.
void settleParticipants(Saga &saga, const std::string &node)
{
    for (SagaStep &step : saga.steps) {
        if (step.action.participant.empty() && step.action.operation.kind != EndpointKind::grpc)
            step.action.participant = node;
        if (!step.compensation)
            continue;
        SagaCall &undo = *step.compensation;
        if (undo.participant.empty() && !undo.operation.kind) // it calls nobody
            undo.participant = node;
        if (undo.participant == step.action.participant)
            undo.participant.clear();
    }
}

/// Names tell sagas apart: those that others of the source have too get a number.
void makeNamesUnique(std::vector<SagaFact> &sagas)
{
    for (std::size_t i = 0; i < sagas.size(); ++i) {
        const std::string stem = sagas[i].saga.name;
        const auto isTaken = [&] {
            return std::any_of(sagas.begin(), sagas.begin() + static_cast<std::ptrdiff_t>(i),
                               [&](const SagaFact &other) { return other.saga.name == sagas[i].saga.name; });
        };
        for (int number = 2; isTaken(); ++number)
            sagas[i].saga.name = stem + "-" + std::to_string(number);
    }
}

} // namespace

bool SagaFile::isFrom(const SagaWork &work, const Call &call, std::string_view path) const
{
    const ImportedUnit *import = call.receiverCall == noCall ? work.base().imported(file, call.receiver) : nullptr;
    return import && import->path.find(path) != std::string::npos;
}

std::string SagaFile::nameAt(std::size_t call) const
{
    const std::string &scope = code.calls[call].scope;
    for (std::size_t i = call + 1; i < code.calls.size(); ++i) {
        const Call &around = code.calls[i];
        if (around.scope != scope || around.kind != Call::Kind::call || around.line >= code.calls[call].line ||
            around.arguments.empty())
            continue;
        const std::optional<std::string> text = plainText(around.arguments.front().value);
        if (text && !text->empty())
            return *text;
    }
    if (lowered(std::string(ownerOf(scope))).find("saga") != std::string::npos || lastName(scope) == "<init>")
        return std::string(ownerOf(scope));
    if (!scope.empty())
        return std::string(lastName(scope));
    const std::string_view path = code.path;
    const std::string_view name = path.substr(path.rfind('/') + 1);
    return std::string(name.substr(0, name.rfind('.')));
}

const Aside *SagaFile::asideAround(std::size_t call, Aside::Kind kind) const
{
    for (const Aside &aside : code.asides) {
        if (aside.kind == kind && aside.firstCall <= call && call < aside.endCall)
            return &aside;
    }
    return nullptr;
}

std::vector<const Aside *> SagaFile::closuresIn(std::size_t call) const
{
    const Call &taking = code.calls[call];
    const std::size_t begin = taking.receiverCall == noCall ? 0 : taking.receiverCall + 1;
    std::vector<const Aside *> closures;
    for (const Aside &aside : code.asides) {
        if (aside.kind != Aside::Kind::closure || aside.firstCall < begin || aside.endCall > call ||
            code.calls[aside.firstCall].scope != taking.scope || code.calls[aside.firstCall].line < taking.line)
            continue;
        std::erase_if(closures,
                      [&](const Aside *inner) { return aside.firstCall <= inner->firstCall && inner->endCall <= aside.endCall; });
        closures.push_back(&aside);
    }
    return closures;
}

Saga sagaAt(const SagaFile &file, const SagaWork &work, std::size_t call, std::string name)
{
    Saga saga;
    saga.name = std::move(name);
    saga.coordinator = work.node();
    saga.place = work.placeOf({static_cast<std::uint32_t>(file.file), static_cast<std::uint32_t>(call)});
    saga.evidence = {saga.place};
    return saga;
}

SagaStep &addStep(Saga &saga, const std::string &name, SagaCall action)
{
    SagaStep step;
    const std::string stem = name.empty() ? "step" : name;
    step.name = stem;
    const auto isTaken = [&] {
        return std::any_of(saga.steps.begin(), saga.steps.end(), [&](const SagaStep &s) { return s.name == step.name; });
    };
    for (int number = 2; isTaken(); ++number)
        step.name = stem + "-" + std::to_string(number);
    if (!action.evidence.empty())
        step.place = action.evidence.front();
    step.action = std::move(action);
    return saga.steps.emplace_back(std::move(step));
}

std::vector<SagaFact> sagasIn(const CodeBase &base, const SightingIndex &sightings, const Reach &reach,
                              const std::vector<CallFact> &calls, const std::string &node)
{
    std::vector<SagaFact> found;
    Folding folding(base, sightings, [&](CodePlace call) { return reach.runs(call); });
    SagaWork work(base, folding, calls, node);
    for (std::size_t i = 0; i < base.files().size() && !base.isStopped(); ++i) {
        const CodeFile &code = base.files()[i];
        if (code.isTest || code.isGenerated || !reach.touches(i))
            continue;
        const auto isPackage = [&](const std::string &name) { return base.imported(i, name) != nullptr; };
        const SagaFile file{i, code, callObjectsIn(code, isPackage)};
        findDtmSagas(file, work, found);
        findTemporalSagas(file, work, found);
        findChains(file, work, found);
    }
    for (SagaFact &fact : found)
        settleParticipants(fact.saga, node);
    makeNamesUnique(found);
    return found;
}

} // namespace alidade
