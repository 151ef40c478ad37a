#include "importers/syntax/generic.h"
#include "importers/syntax/languages.h"

#include <array>

extern "C" const TSLanguage *tree_sitter_c_sharp(void);

namespace alidade {

namespace {

using enum SyntaxNode;

constexpr std::array known{
    KnownFunction{"Environment", "GetEnvironmentVariable", KnownDeed::setting},
    KnownFunction{"*", "GetConnectionString", KnownDeed::connectionString},
    KnownFunction{"*configuration", "GetValue", KnownDeed::setting},
    KnownFunction{"*config", "GetValue", KnownDeed::setting},
    KnownFunction{"*configuration", "GetRequiredValue", KnownDeed::setting},
    KnownFunction{"string", "Format", KnownDeed::braces},
    KnownFunction{"String", "Format", KnownDeed::braces},
    KnownFunction{"string", "Concat", KnownDeed::concat},
    KnownFunction{"String", "Concat", KnownDeed::concat},
    KnownFunction{"", "Uri", KnownDeed::concat},
    KnownFunction{"ConfigurationOptions", "Parse", KnownDeed::pass}, // of StackExchange.Redis
    KnownFunction{"*", "Trim", KnownDeed::receiver},
    KnownFunction{"*", "TrimEnd", KnownDeed::receiver},
    KnownFunction{"*", "ToString", KnownDeed::receiver},
    KnownFunction{"*", "Split", KnownDeed::receiver},
};

constexpr std::array<std::string_view, 2> settings{"*configuration", "*config"};

/// "using A.B;", "global using static A.B;", "using C = A.B;"
void readUsing(const Piece &piece, TSNode node, CodeFile &file)
{
    std::string_view rest = piece.textOf(node);
    for (const std::string_view word : {"global ", "using ", "static "}) {
        if (rest.starts_with(word))
            rest.remove_prefix(word.size());
    }
    rest = rest.substr(0, rest.find(';'));
    ImportLine import{{}, {}, {}, piece.lineOf(node)};
    if (const std::size_t is = rest.find('='); is != std::string_view::npos) {
        const std::string_view alias = rest.substr(0, is);
        import.alias = alias.substr(0, alias.find(' '));
        rest.remove_prefix(std::min(rest.find_first_not_of("= ", is), rest.size()));
    }
    import.path = rest;
    file.imports.push_back(std::move(import));
}

GenericSyntax csharpSyntax()
{
    GenericSyntax syntax(tree_sitter_c_sharp(), {{"comment", skipped},
                                                 {"interpolation_brace", skipped},
                                                 {"using_directive", import},
                                                 {"namespace_declaration", package},
                                                 {"file_scoped_namespace_declaration", package},
                                                 {"class_declaration", type},
                                                 {"interface_declaration", type},
                                                 {"record_declaration", type},
                                                 {"struct_declaration", type},
                                                 {"base_list", bases},
                                                 {"method_declaration", function},
                                                 {"constructor_declaration", function},
                                                 {"local_function_statement", function},
                                                 {"parameter_list", parameters},
                                                 {"variable_declaration", declaration},
                                                 {"variable_declarator", variable},
                                                 {"property_declaration", variable},
                                                 {"assignment_expression", assignment},
                                                 {"return_statement", returned},
                                                 {"invocation_expression", call},
                                                 {"object_creation_expression", construction},
                                                 {"implicit_object_creation_expression", construction},
                                                 {"initializer_expression", object},
                                                 {"anonymous_object_creation_expression", object},
                                                 {"argument_list", arguments},
                                                 {"argument", argument},
                                                 {"bracketed_argument_list", arguments},
                                                 {"type_argument_list", typeArguments},
                                                 {"generic_name", generic},
                                                 {"attribute", annotation},
                                                 {"attribute_argument_list", arguments},
                                                 {"attribute_argument", argument},
                                                 {"member_access_expression", member},
                                                 {"qualified_name", member},
                                                 {"member_binding_expression", passFirst},
                                                 {"conditional_access_expression", member},
                                                 {"element_access_expression", subscript},
                                                 {"identifier", identifier},
                                                 {"implicit_parameter", identifier},
                                                 {"this", identifier},
                                                 {"predefined_type", identifier},
                                                 {"integer_literal", number},
                                                 {"boolean_literal", number},
                                                 {"string_literal", text},
                                                 {"verbatim_string_literal", text},
                                                 {"raw_string_literal", text},
                                                 {"interpolated_string_expression", text},
                                                 {"string_literal_content", content},
                                                 {"raw_string_content", content},
                                                 {"string_content", content},
                                                 {"escape_sequence", escape},
                                                 {"interpolation", interpolation},
                                                 {"binary_expression", binary},
                                                 {"conditional_expression", ternary},
                                                 {"parenthesized_expression", passFirst},
                                                 {"await_expression", passFirst},
                                                 {"arrow_expression_clause", passFirst},
                                                 {"postfix_unary_expression", passFirst},
                                                 {"as_expression", passFirst},
                                                 {"cast_expression", passLast},
                                                 {"lambda_expression", lambda},
                                                 {"anonymous_method_expression", lambda}});
    syntax.known = known;
    syntax.indexSettings = settings;
    syntax.readImport = readUsing;
    return syntax;
}

} // namespace

bool readCSharpCode(std::string_view text, const ReadLimits &limits, CodeFile &file)
{
    static const GenericSyntax syntax = csharpSyntax();
    return readGenericCode(text, syntax, limits, file);
}

} // namespace alidade
