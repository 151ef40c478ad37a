#pragma once

#include "analysis/contracts/openapi/apipairs.h"
#include "analysis/contracts/openapi/apireport.h"

#include <string>

namespace alidade {

/// One operation in two versions, and how its findings name it.
struct OperationPair {
    const ApiSide &olderSide, &newerSide;
    const OpenApiOperation &older, &newer;
    std::string element;              ///< "GET /orders/{id}"
    std::string olderPath, newerPath; ///< their parameters may be called otherwise
    int sunsetDays = 0;               ///< by the stability of the newer one
    ApiReport &report;

    void tell(std::string_view rule, const std::string &what, OpenApiPlace from, OpenApiPlace to) const
    {
        report.add(rule, element, what + ".", from, to);
    }
    /// About the operation as a whole.
    void tell(std::string_view rule, const std::string &what) const { tell(rule, what, older.place, newer.place); }
};

/// Everything about an operation but whether it is still there.
void compareOperations(const OperationPair &pair);

// Its parts.
void compareLifecycles(const OperationPair &pair);
void compareParameters(const OperationPair &pair);
void compareBodies(const OperationPair &pair);
void compareResponses(const OperationPair &pair);
void compareSecurity(const OperationPair &pair);

/// The security of documents as a whole, and their schemes.
void compareSecuritySchemes(const OpenApiDocument &older, const OpenApiDocument &newer, ApiReport &report);

/// An operation that is gone; `isWholePath` when its path is gone with it.
void tellRemoved(const OpenApiOperation &operation, const std::string &element, bool isWholePath, OpenApiPlace newer,
                 ApiReport &report);

} // namespace alidade
