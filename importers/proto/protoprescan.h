#pragma once

#include "model/diagnostic.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace alidade {

/// Limits that keep a hostile .proto file harmless.
struct ProtoLimits {
    static constexpr std::uint64_t fileBytes = 8U << 20U;
    static constexpr int braces = 100; ///< nesting; the parser recurses once for each and dies of some thousands
    static constexpr std::size_t importsAtOnce =
        400; ///< files that one file may bring in; the linker recurses along a chain of them
    static constexpr std::size_t importsAFile = 4;      ///< on average: a failed import is read again by each file that needs it
    static constexpr std::size_t importsAtLeast = 4000; ///< however few files there are
    static constexpr std::size_t items = 1'000'000;     ///< of all contracts of a source
};

/// What must be known before the parser may see the file: the reason why it may not, if there is one. Cuts the text
/// into tokens as the parser does, so that comments and strings cannot hide a brace.
std::optional<Diagnostic> findProtoFault(std::string_view text, const std::string &file);

/// Whether a file is in an edition of protobuf ("edition = \"2023\""), which the protobuf library here cannot read.
bool hasEdition(std::string_view text);

} // namespace alidade
