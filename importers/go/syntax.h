#pragma once

#include <chrono>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// A call `qualifier.name(…)` in a Go file.
struct GoCall {
    std::string qualifier; ///< one identifier: a package, or a variable
    std::string name;
    std::string function; ///< the top-level function that it stands in; empty in methods and outside of functions
    int line = 0;
};

inline constexpr std::chrono::milliseconds maxGoParseTime{2000};

/// What is parsed at once. libtree-sitter 0.20 counts the children of a node in 16 bits and frees memory twice when
/// broken code overflows that (65,536 times '(' will do). A text has no more tokens than bytes.
inline constexpr std::size_t maxGoPieceBytes = 48 * 1024;

/// All qualified calls in the text of a Go file, in order; what cannot be parsed is passed over. A longer text than
/// maxGoPieceBytes is parsed in pieces of whole functions.
/// nullopt when that takes longer than maxGoParseTime, a single function is longer than a piece, or a stop is requested.
std::optional<std::vector<GoCall>> qualifiedGoCalls(std::string_view text, const std::stop_token &stop);

} // namespace alidade
