#pragma once

#include "importers/openapi/schemaitems.h"

#include <string>
#include <vector>

namespace alidade {

/// An operation of an API: "GET /orders/{id}" below the base path of its server.
struct ApiRoute {
    std::string method;
    std::string path; ///< with the base path
    Place place;
};

/// Reads one OpenAPI or Swagger document: appends its operations, parameters, bodies, responses and schemas to `items`, and
/// returns its routes.
std::vector<ApiRoute> readOpenApi(const ApiDocument &document, ApiDocuments &documents, ContractItems &items);

} // namespace alidade
