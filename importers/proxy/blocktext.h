#pragma once

#include "model/diagnostic.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// How texts of words and blocks in braces differ.
struct BlockStyle {
    bool isEndedByLine = false;    ///< a directive ends with its line, not with ';'; a brace inside of a word is part of it
    bool hasSlashComments = false; ///< "//" and "/* */" beside '#'
};

/// One directive of such a text.
struct Directive {
    static constexpr std::size_t outside = static_cast<std::size_t>(-1);

    std::vector<std::string> words; ///< without quotes
    int line = 0;                   ///< of the first word, 1-based
    std::size_t parent = outside;   ///< position of the directive whose block this one stands in
};

/// Deepest nesting that is read.
inline constexpr int deepestBlock = 64;

/// Reads the directives of a text, parents before what they hold. Braces that do not match, and blocks that are nested
/// too deeply, end the file with one diagnostic; what was read before is returned. `${…}` and `{{…}}` are part of words.
std::vector<Directive> readDirectives(std::string_view text, const std::string &file, BlockStyle style, Diagnostics &diagnostics);

} // namespace alidade
