#include "importers/syntax/generic.h"
#include "importers/syntax/languages.h"

#include <array>

extern "C" const TSLanguage *tree_sitter_python(void);

namespace alidade {

namespace {

using enum SyntaxNode;

constexpr std::array known{
    KnownFunction{"os.environ", "get", KnownDeed::setting},  KnownFunction{"environ", "get", KnownDeed::setting},
    KnownFunction{"os", "getenv", KnownDeed::setting},       KnownFunction{"", "getenv", KnownDeed::setting},
    KnownFunction{"*env", "str", KnownDeed::setting},        KnownFunction{"", "env", KnownDeed::setting},
    KnownFunction{"", "config", KnownDeed::setting}, // python-decouple
    KnownFunction{"*", "format", KnownDeed::bracesReceiver}, KnownFunction{"", "str", KnownDeed::pass},
    KnownFunction{"", "urljoin", KnownDeed::concat},         KnownFunction{"parse", "urljoin", KnownDeed::concat},
    KnownFunction{"*", "strip", KnownDeed::receiver},        KnownFunction{"*", "rstrip", KnownDeed::receiver},
    KnownFunction{"*", "lower", KnownDeed::receiver},        KnownFunction{"*", "split", KnownDeed::receiver},
};

constexpr std::array<std::string_view, 2> settings{"os.environ", "environ"};

/// "import a.b as c, d", "from a.b import C as D, e"
void readImportNode(const Piece &piece, TSNode node, CodeFile &file)
{
    const bool isFrom = piece.textOf(node).starts_with("from");
    ImportLine from{{}, {}, {}, piece.lineOf(node)};
    const std::uint32_t count = ts_node_named_child_count(node);
    for (std::uint32_t i = 0; i < count; ++i) {
        const TSNode each = ts_node_named_child(node, i);
        const TSNode alias = ts_node_child_by_field_name(each, "alias", 5);
        const TSNode name = ts_node_is_null(alias) ? each : ts_node_child_by_field_name(each, "name", 4);
        if (isFrom && i == 0)
            from.path = piece.textOf(each);
        else if (isFrom)
            from.names.emplace_back(piece.textOf(ts_node_is_null(alias) ? name : alias));
        else
            file.imports.push_back({std::string(piece.textOf(name)), std::string(piece.textOf(alias)), {}, from.line});
    }
    if (isFrom)
        file.imports.push_back(std::move(from));
}

GenericSyntax pythonSyntax()
{
    GenericSyntax syntax(tree_sitter_python(), {{"comment", skipped},
                                                {"import_statement", import},
                                                {"import_from_statement", import},
                                                {"class_definition", type},
                                                {"function_definition", function},
                                                {"parameters", parameters},
                                                {"lambda_parameters", parameters},
                                                {"assignment", assignment},
                                                {"augmented_assignment", assignment},
                                                {"as_pattern", aliased},
                                                {"return_statement", returned},
                                                {"call", call},
                                                {"argument_list", arguments},
                                                {"keyword_argument", pair},
                                                {"decorator", annotation},
                                                {"attribute", member},
                                                {"dotted_name", member},
                                                {"subscript", subscript},
                                                {"pair", pair},
                                                {"dictionary", object},
                                                {"list", list},
                                                {"tuple", list},
                                                {"set", list},
                                                {"pattern_list", list},
                                                {"expression_list", list},
                                                {"identifier", identifier},
                                                {"integer", number},
                                                {"float", number},
                                                {"true", number},
                                                {"false", number},
                                                {"string", text},
                                                {"string_content", content},
                                                {"interpolation", interpolation},
                                                {"concatenated_string", concat},
                                                {"binary_operator", binary},
                                                {"boolean_operator", binary},
                                                {"conditional_expression", ternary},
                                                {"parenthesized_expression", passFirst},
                                                {"await", passFirst},
                                                {"lambda", lambda}});
    syntax.known = known;
    syntax.indexSettings = settings;
    syntax.self = "self";
    syntax.readImport = readImportNode;
    return syntax;
}

} // namespace

bool readPythonCode(std::string_view text, const ReadLimits &limits, CodeFile &file)
{
    static const GenericSyntax syntax = pythonSyntax();
    return readGenericCode(text, syntax, limits, file);
}

} // namespace alidade
