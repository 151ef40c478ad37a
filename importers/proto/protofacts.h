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

/// "v1", "v1beta2": the last part of a package that names its version; empty when it does not.
std::string versionOfPackage(const std::string &package);

/// Takes the facts out of a parsed file with its source locations; `path` is where the tree has it.
ProtoFacts protoFacts(const google::protobuf::FileDescriptorProto &file, const std::string &path);

/// Adds the HTTP routes of the methods, as items of kind "route" whose type is the method. `file` must come straight from
/// the parser.
void addRoutes(const google::protobuf::FileDescriptorProto &file, ProtoFacts &facts);

} // namespace alidade
