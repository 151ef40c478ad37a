#pragma once

#include "importers/proto/protofacts.h"
#include "model/protoschema.h"

namespace alidade {

/// The same facts of a file that Alidade's own reader read, which knows the editions of protobuf too; routes included.
ProtoFacts schemaFacts(const ProtoFile &file);

} // namespace alidade
