#pragma once

#include "importers/tree.h"
#include "model/openapi.h"

namespace alidade {

/// Limits of reading API documents.
struct ApiContractLimits {
    static constexpr std::uint64_t fileBytes = 32U << 20U;
    static constexpr std::size_t files = 5000;      ///< with those that references bring in
    static constexpr std::size_t references = 1000; ///< that lead nowhere and are told one by one
    static constexpr int hops = 50;                 ///< of one chain of references
    static constexpr std::size_t schemas = 2'000'000;
};

/// Reads the OpenAPI 3.0, 3.1 and Swagger 2.0 documents of a tree, YAML and JSON, with all that they refer to inside of it.
/// `only`: the path of the one document that is wanted. Empty: all files that say `openapi` or `swagger` at their top.
/// What cannot be read or understood is a diagnostic, and the rest is read. Throws Cancelled.
OpenApiSet readApiContracts(const Tree &tree, const std::string &only, Diagnostics &diagnostics, const Progress &progress = {},
                            std::stop_token stop = {});

/// Whether a file of that name may hold an API document.
bool mayBeApiContract(std::string_view path);

} // namespace alidade
