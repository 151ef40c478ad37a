#pragma once

#include "importers/helm/template.h"

#include <string>
#include <string_view>
#include <vector>

namespace alidade::helm {

/// A word of an action.
struct Token {
    enum class Kind : std::uint8_t { identifier, field, variable, literal, sign, end };
    Kind kind = Kind::end;
    std::string text = {};     ///< of a field or variable without '.' and '$'; the sign itself
    Value literal = {};        ///< of a literal
    bool isAfterSpace = false; ///< ".a .b" are two operands, ".a.b" is one
};

/// Either a text or an action `{{ … }}` of a template file; trim markers are applied.
struct Piece {
    bool isAction = false;
    int line = 0;
    std::string_view text = {};
};

/// Splits a file into texts and actions; comments are left out. Throws TemplateFault.
std::vector<Piece> piecesOf(std::string_view text, int firstLine);

/// The words of an action. Throws TemplateFault.
std::vector<Token> tokensOf(const Piece &action);

} // namespace alidade::helm
