#pragma once

#include "model/openapi.h"

#include <cstdint>
#include <vector>

namespace alidade {

/// A number for what each schema of a document means: the same for the same schemas, whatever they are called and wherever
/// they stand. Schemas that hold themselves are told apart down to a fixed depth of their circles.
struct ApiHashes {
    std::vector<std::uint64_t> whole;   ///< by schema
    std::vector<std::uint64_t> meaning; ///< without what only explains (titles, descriptions, defaults, examples)

    explicit ApiHashes(const OpenApiDocument &document);

    std::uint64_t wholeOf(const OpenApiSchemaUse &use) const { return of(whole, use); }
    std::uint64_t meaningOf(const OpenApiSchemaUse &use) const { return of(meaning, use); }

private:
    static std::uint64_t of(const std::vector<std::uint64_t> &hashes, const OpenApiSchemaUse &use)
    {
        return use.isThere() ? hashes[static_cast<std::size_t>(use.schema)] : 0;
    }
};

} // namespace alidade
