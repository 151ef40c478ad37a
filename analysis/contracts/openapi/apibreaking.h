#pragma once

#include "analysis/contracts/openapi/apireport.h"
#include "model/openapi.h"

#include <stop_token>
#include <vector>

namespace alidade {

/// What changed between two versions of an API for those who use it, by oasdiff's rules: narrowing a request or widening a
/// response breaks. By place in the newer version, then rule; what is told twice for the same reason is told once.
/// Throws Cancelled.
std::vector<ContractFinding> findApiChanges(const OpenApiDocument &older, const OpenApiDocument &newer,
                                            const ApiCheckOptions &options, Diagnostics &diagnostics, std::stop_token stop = {});

/// The same for all documents of two sources, which belong together by path; single ones belong together in any case.
/// A document that is gone takes all of its operations with it.
std::vector<ContractFinding> findApiChanges(const OpenApiSet &older, const OpenApiSet &newer, const ApiCheckOptions &options,
                                            Diagnostics &diagnostics, std::stop_token stop = {});

} // namespace alidade
