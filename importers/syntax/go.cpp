#include "importers/syntax/languages.h"
#include "importers/syntax/parse.h"

extern "C" const TSLanguage *tree_sitter_go(void);

namespace alidade {

namespace {

/// Go code is cut before lines that begin a declaration.
std::size_t nextDeclaration(std::string_view text, std::size_t from)
{
    for (std::size_t at = text.find('\n', from); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        const std::string_view line = text.substr(at + 1, 6);
        if (line.starts_with("func ") || line.starts_with("type ") || line.starts_with("var ") || line.starts_with("const "))
            return at + 1;
    }
    return text.size();
}

} // namespace

bool readGoCode(std::string_view text, const ReadLimits &limits, CodeFile &file)
{
    const Parsed parsed = parseInPieces(text, tree_sitter_go(), nextDeclaration, limits, [&](const Piece &) {});
    file.isCut = parsed == Parsed::cut;
    return parsed != Parsed::over;
}

} // namespace alidade
