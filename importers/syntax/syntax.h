#pragma once

#include "importers/code/codefile.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string_view>

namespace alidade {

/// Largest source file that is read.
inline constexpr std::uint64_t maxCodeBytes = 8 << 20;

/// The most time that one file may take.
inline constexpr std::chrono::milliseconds maxParseTime{2000};

/// What is given to tree-sitter at once. libtree-sitter 0.20 counts the children of a node in 16 bits and frees memory
/// twice when a text overflows that; a text has no more tokens than bytes.
inline constexpr std::size_t maxPieceBytes = 48 * 1024;

/// The language of a file by the ending of its path ("go", "java", …); empty when it is none that can be read.
std::string_view languageOfPath(std::string_view path);

/// Reads a source file of one of these languages. What is not understood is passed over; what is too long or too deep
/// is left out and CodeFile::isCut says so. Never throws; safe on any bytes and from several threads at once.
/// nullopt when it takes longer than maxParseTime or a stop is requested.
std::optional<CodeFile> readCode(std::string_view text, std::string_view path, std::string_view language, std::stop_token stop);

} // namespace alidade
