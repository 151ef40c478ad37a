#pragma once

#include <string>

namespace alidade {

/// The source of a .proto file that nearly every tree imports and few hold: the types that come with protobuf, and the
/// annotations of Google's APIs, which are reduced to what options may set. Empty when `name` is none of them.
std::string builtInProto(const std::string &name);

} // namespace alidade
