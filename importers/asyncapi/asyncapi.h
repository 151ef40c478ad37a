#pragma once

#include "importers/openapi/schemaitems.h"

namespace alidade {

/// Reads one AsyncAPI 2 or 3 document: appends channels, operations, messages and schemas to `items`, and, where the
/// service `owner` is known and the servers speak the protocol of a broker, what it produces and consumes. In version 2
/// `subscribe` is what the application sends: others may subscribe to it (AsyncAPI 2.6, Channel Item Object).
void readAsyncApi(const ApiDocument &document, ApiDocuments &documents, ContractItems &items, const std::string &owner,
                  Facts &facts);

} // namespace alidade
