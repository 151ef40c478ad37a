#pragma once

#include "importers/code/reach.h"
#include "importers/code/sagas/callobjects.h"
#include "importers/code/sagas/sagawork.h"

namespace alidade {

/// A file in which sagas are looked for.
struct SagaFile {
    std::size_t file = 0;
    const CodeFile &code;
    std::vector<CallObject> objects;

    /// Whether what a call is made on is an import whose path has this in it.
    bool isFrom(const SagaWork &work, const Call &call, std::string_view path) const;
    /// What a person would call a saga that is put together at a call: the text that the call around it begins with
    /// (`Handle("placeOrder", func() { … })`), the type around it when that is called a saga, else the function.
    std::string nameAt(std::size_t call) const;
    /// The innermost asides of a kind around a call; nullptr when there is none.
    const Aside *asideAround(std::size_t call, Aside::Kind kind) const;
    /// The closures among the arguments of a call, in their order.
    std::vector<const Aside *> closuresIn(std::size_t call) const;
};

/// A saga with nothing but its name, its places and who leads it.
Saga sagaAt(const SagaFile &file, const SagaWork &work, std::size_t call, std::string name);
/// Adds a step under a name that no other step has.
SagaStep &addStep(Saga &saga, const std::string &name, SagaCall action);

// Each looks for the sagas of one kind of framework in a file.
void findDtmSagas(const SagaFile &file, SagaWork &work, std::vector<SagaFact> &found);
void findTemporalSagas(const SagaFile &file, SagaWork &work, std::vector<SagaFact> &found);
void findChains(const SagaFile &file, SagaWork &work, std::vector<SagaFact> &found);

/// The sagas that the code of a program puts together. `calls` is what it is known to do to the outside.
std::vector<SagaFact> sagasIn(const CodeBase &base, const SightingIndex &sightings, const Reach &reach,
                              const std::vector<CallFact> &calls, const std::string &node);

} // namespace alidade
