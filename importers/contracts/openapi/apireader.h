#pragma once

#include "importers/contracts/openapi/apifiles.h"
#include "model/openapi.h"

namespace alidade {

/// One OpenAPI or Swagger document, whose root stands in `file`.
OpenApiDocument readApiContract(const YamlNode &root, const std::string &file, ApiFiles &files);

} // namespace alidade
