#pragma once

#include "model/facts.h"

#include <string>
#include <vector>

namespace google::protobuf {
class FileDescriptorProto;
}

namespace alidade {

/// The contract of one .proto file, not yet joined with the other files of its package.
struct ProtoFacts {
    ContractFact contract;
    std::vector<ContractItemFact> items;
};

/// Takes the facts out of a parsed file with its source locations; `path` is where the tree has it.
ProtoFacts protoFacts(const google::protobuf::FileDescriptorProto &file, const std::string &path);

/// Adds the HTTP routes of the methods, as items of kind "route" whose type is the method. `file` must come straight from
/// the parser.
void addRoutes(const google::protobuf::FileDescriptorProto &file, ProtoFacts &facts);

} // namespace alidade
