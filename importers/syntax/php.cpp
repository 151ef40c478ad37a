#include "importers/syntax/generic.h"
#include "importers/syntax/languages.h"

#include <array>

extern "C" const TSLanguage *tree_sitter_php(void);

namespace alidade {

namespace {

using enum SyntaxNode;

constexpr std::array known{
    KnownFunction{"", "getenv", KnownDeed::setting}, KnownFunction{"", "env", KnownDeed::setting},
    KnownFunction{"", "config", KnownDeed::setting}, KnownFunction{"", "sprintf", KnownDeed::format},
    KnownFunction{"", "rtrim", KnownDeed::pass},     KnownFunction{"", "trim", KnownDeed::pass},
};

constexpr std::array<std::string_view, 2> settings{"_ENV", "_SERVER"};

void addUse(std::string path, std::string alias, int line, CodeFile &file)
{
    if (path.starts_with('\\'))
        path.erase(0, 1);
    const std::string name = alias.empty() ? path.substr(path.rfind('\\') + 1) : std::move(alias);
    file.imports.push_back({path, {}, {name}, line});
}

/// "use A\B;", "use A\B as C, D\E;", "use A\{B, C as D};"
void readUse(const Piece &piece, TSNode node, CodeFile &file)
{
    std::string_view text = piece.textOf(node);
    text.remove_prefix(std::min(text.find(' ') + 1, text.size()));
    for (const std::string_view word : {"function ", "const "}) {
        if (text.starts_with(word))
            text.remove_prefix(word.size());
    }
    std::string prefix;
    if (const std::size_t open = text.find('{'); open != std::string_view::npos) {
        prefix = text.substr(0, open);
        text.remove_prefix(open + 1);
    }
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(",};"), text.size());
        std::string_view each = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        each.remove_prefix(std::min(each.find_first_not_of(" \t\r\n"), each.size()));
        each = each.substr(0, each.find_last_not_of(" \t\r\n") + 1);
        const std::size_t as = each.find(" as ");
        const std::string_view path = each.substr(0, as);
        if (!path.empty())
            addUse(prefix + std::string(path), std::string(as == std::string_view::npos ? "" : each.substr(as + 4)),
                   piece.lineOf(node), file);
    }
}

GenericSyntax phpSyntax()
{
    GenericSyntax syntax(tree_sitter_php(), {{"comment", skipped},
                                             {"text", skipped},
                                             {"namespace_definition", package},
                                             {"namespace_use_declaration", import},
                                             {"class_declaration", type},
                                             {"interface_declaration", type},
                                             {"trait_declaration", type},
                                             {"base_clause", bases},
                                             {"class_interface_clause", bases},
                                             {"function_definition", function},
                                             {"method_declaration", function},
                                             {"formal_parameters", parameters},
                                             {"property_declaration", declaration},
                                             {"const_declaration", declaration},
                                             {"property_element", variable},
                                             {"const_element", variable},
                                             {"assignment_expression", assignment},
                                             {"augmented_assignment_expression", assignment},
                                             {"return_statement", returned},
                                             {"function_call_expression", call},
                                             {"member_call_expression", call},
                                             {"nullsafe_member_call_expression", call},
                                             {"scoped_call_expression", call},
                                             {"object_creation_expression", construction},
                                             {"arguments", arguments},
                                             {"argument", argument},
                                             {"attribute", annotation},
                                             {"member_access_expression", member},
                                             {"nullsafe_member_access_expression", member},
                                             {"scoped_property_access_expression", member},
                                             {"class_constant_access_expression", member},
                                             {"subscript_expression", subscript},
                                             {"array_creation_expression", list},
                                             {"array_element_initializer", argument},
                                             {"name", identifier},
                                             {"qualified_name", identifier},
                                             {"relative_scope", identifier},
                                             {"variable_name", identifier},
                                             {"integer", number},
                                             {"boolean", number},
                                             {"string", text},
                                             {"encapsed_string", text},
                                             {"heredoc_body", text},
                                             {"heredoc", passFirst},
                                             {"string_content", content},
                                             {"escape_sequence", escape},
                                             {"binary_expression", binary},
                                             {"conditional_expression", ternary},
                                             {"parenthesized_expression", passFirst},
                                             {"cast_expression", passLast},
                                             {"anonymous_function", lambda},
                                             {"arrow_function", lambda}});
    syntax.known = known;
    syntax.indexSettings = settings;
    syntax.readImport = readUse;
    return syntax;
}

} // namespace

bool readPhpCode(std::string_view text, const ReadLimits &limits, CodeFile &file)
{
    static const GenericSyntax syntax = phpSyntax();
    return readGenericCode(text, syntax, limits, file);
}

} // namespace alidade
