#pragma once

#include "model/diagnostic.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// Limits that keep hostile design documents harmless.
struct DesignLimits {
    static constexpr std::uint64_t fileBytes = 4U << 20U;
    static constexpr std::size_t tokens = 500'000; ///< of one file
    static constexpr int depth = 64;               ///< of blocks inside of blocks
    static constexpr int includes = 16;            ///< of files that include files
    static constexpr std::size_t files = 1000;     ///< that one document may include
    static constexpr std::size_t elements = 50'000;
    static constexpr std::size_t relations = 100'000;
    static constexpr std::size_t faults = 20; ///< that are reported of one document
};

/// A word, a text in quotes, or a sign of a design language.
struct BlockToken {
    enum class Kind : std::uint8_t { word, text, sign };
    Kind kind = Kind::word;
    std::string text;
    int line = 0;

    bool is(std::string_view what) const { return kind != Kind::text && text == what; }
};

/// What stands on one line, and the block in braces behind it.
struct BlockStatement {
    std::vector<BlockToken> tokens;
    std::vector<BlockStatement> children;
    bool hasBlock = false;
    int line = 0;

    /// The token at a position; an empty one behind the end.
    const BlockToken &operator[](std::size_t i) const;
    /// The word there in small letters; empty for texts and signs.
    std::string word(std::size_t i) const;
    /// The position of the first such sign, or the number of tokens.
    std::size_t find(std::string_view sign) const;
};

/// How the languages differ that are made of lines and blocks.
struct BlockSyntax {
    bool hasHashComments = false; ///< '#' begins a comment
    bool hasSingleQuotes = false; ///< texts may stand in single quotes
    bool spansLines = false;      ///< texts may hold line breaks
};

/// Cuts a text into statements: Structurizr DSL, LikeC4 and Context Mapper share this shape. What is wrong adds one
/// diagnostic; what was read before is returned.
std::vector<BlockStatement> readBlocks(std::string_view text, const std::string &file, const BlockSyntax &syntax,
                                       Diagnostics &diagnostics);

} // namespace alidade
