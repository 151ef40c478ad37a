#pragma once

#include "model/diagnostic.h"
#include "model/protoschema.h"

#include <optional>
#include <string>
#include <string_view>

namespace alidade {

/// Limits that keep a hostile .proto file harmless.
struct ProtoSyntaxLimits {
    static constexpr int depth = 64;                ///< of braces within braces
    static constexpr std::size_t items = 1'000'000; ///< declarations and option values of one file
};

/// Reads a .proto file: proto2, proto3, editions 2023 and 2024 (protobuf.dev/reference/protobuf). Types are as written, which
/// linkProto() resolves. When the file is not valid, nothing comes back and one diagnostic says why.
std::optional<ProtoFile> parseProto(std::string_view text, const std::string &place, Diagnostics &diagnostics);

} // namespace alidade
