#pragma once

#include <string>

namespace alidade {

/// The source of a .proto file that many contracts import and few trees hold: what builtInProto() knows, features of
/// editions, annotations of validators and documentation, and the common types of Google's APIs, reduced to the names that
/// a contract may use. Empty when `name` is none of them.
std::string builtInContract(const std::string &name);

} // namespace alidade
