#pragma once

#include "qml/contracts/contractlibrary.h"

namespace alidade {

/// The same API as the chosen contract in the other language.
struct Counterpart {
    std::size_t contract = 0; ///< Architecture::contracts
    std::shared_ptr<const ReadSource> source;
};

using ReadSources = std::map<std::string, std::shared_ptr<const ReadSource>>;

/// Looks among the contracts of all sources: the one that has most operations in common with the chosen one. Reads documents:
/// for worker threads. Empty when no contract has one operation in common. Throws Cancelled.
std::optional<Counterpart> findCounterpart(const ChosenContract &chosen, const ReadSources &sources, const std::stop_token &stop);

} // namespace alidade
