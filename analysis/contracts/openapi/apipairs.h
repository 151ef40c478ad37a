#pragma once

#include "analysis/contracts/openapi/apihashes.h"
#include "model/openapi.h"

#include <string>
#include <utility>
#include <vector>

namespace alidade {

/// A document with the hashes of its schemas.
struct ApiSide {
    const OpenApiDocument &document;
    const ApiHashes &hashes;

    const OpenApiSchema *schemaOf(const OpenApiSchemaUse &use) const { return document.schemaOf(use); }
};

/// How the alternatives of allOf, anyOf or oneOf became others; positions in the lists.
struct AlternativePairs {
    std::vector<std::pair<std::size_t, std::size_t>> changed;
    std::vector<std::size_t> added, removed;
};

/// References belong together by name; what stands in place by content, then by title, and at last one with one. A schema
/// that moved behind a reference, or back, and means the same is no change.
AlternativePairs pairAlternatives(const ApiSide &older, const std::vector<OpenApiSchemaUse> &olderList, const ApiSide &newer,
                                  const std::vector<OpenApiSchemaUse> &newerList);

/// A single change that would look like several when each keyword is compared for itself.
struct SchemaTransition {
    bool becameNullable = false;                       ///< X -> oneOf: [null, X]
    bool becameNotNullable = false;                    ///< the reverse
    std::vector<std::string> movedProperties;          ///< of an object that became a oneOf: those that its alternatives have
    std::vector<std::string> addedTypes, removedTypes; ///< of a type that became a oneOf or anyOf of plain types, or back

    bool isNullWrap() const { return becameNullable || becameNotNullable; }
    bool isOneOfWrap() const { return !movedProperties.empty(); }
    bool isListOfTypes() const { return !addedTypes.empty() || !removedTypes.empty(); }
};

SchemaTransition findTransition(const ApiSide &older, const OpenApiSchema &from, const ApiSide &newer, const OpenApiSchema &to);

} // namespace alidade
