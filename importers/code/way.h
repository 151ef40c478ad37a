#pragma once

#include "importers/code/codebase.h"

#include <memory>

namespace alidade {

/// Where an expression stands: its file and function, the call that led into the function, and its line.
struct Frame {
    std::size_t file = 0;
    std::string_view scope;
    std::shared_ptr<const Frame> caller; ///< none: anybody may have called
    std::size_t call = noCall;           ///< in the caller's file
    int line = 0;                        ///< names have what they were given above it; 0: anywhere
};

/// How a program gets into a function: the call of it, the call of the function in which that stands, and so on.
struct Way {
    std::size_t file = 0; ///< of the function
    std::string_view scope;
    std::vector<CodePlace> calls; ///< the last one is where it starts

    /// The function in which the way starts.
    std::pair<std::size_t, std::string_view> start(const CodeBase &base) const
    {
        if (calls.empty())
            return {file, scope};
        return {calls.back().file, base.call(calls.back()).scope};
    }
};

/// The frame of the call that leads into the function; none when anybody may have called it.
std::shared_ptr<const Frame> callerOf(const Way &way, const CodeBase &base);

} // namespace alidade
