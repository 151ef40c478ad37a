#pragma once

#include "model/diagnostic.h"
#include "model/protoschema.h"

namespace alidade {

/// Gives all names of a schema their full form, resolves types and options by the scoping rules of the language
/// (protobuf.dev/reference/protobuf/proto3-spec, "Name resolution") among the files that each file imports
/// (ProtoImport::file must be set), finds out which imports are used, and what features hold where.
/// A name that nothing declares stays as written, with a diagnostic at its place; the same name declared twice is one, too.
void linkProto(ProtoSchema &schema, Diagnostics &diagnostics);

/// Features by syntax, edition and options, from the file down to its fields and enums.
void resolveFeatures(ProtoFile &file);

} // namespace alidade
