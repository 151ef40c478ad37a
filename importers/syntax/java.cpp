#include "importers/syntax/generic.h"
#include "importers/syntax/languages.h"

#include <array>

extern "C" const TSLanguage *tree_sitter_java(void);
extern "C" const TSLanguage *tree_sitter_kotlin(void);

namespace alidade {

namespace {

using enum SyntaxNode;

constexpr std::array known{
    KnownFunction{"System", "getenv", KnownDeed::setting},
    KnownFunction{"System", "getProperty", KnownDeed::setting},
    KnownFunction{"System.getenv()", "get", KnownDeed::setting},
    KnownFunction{"System.getenv()", "getOrDefault", KnownDeed::setting},
    KnownFunction{"getenv()", "get", KnownDeed::setting},
    KnownFunction{"getenv()", "getOrDefault", KnownDeed::setting},
    KnownFunction{"*env", "getProperty", KnownDeed::setting},
    KnownFunction{"*environment", "getProperty", KnownDeed::setting},
    KnownFunction{"*environment", "getRequiredProperty", KnownDeed::setting},
    KnownFunction{"*config", "getString", KnownDeed::setting},
    KnownFunction{"*config", "getValue", KnownDeed::setting},
    KnownFunction{"*config", "property", KnownDeed::setting},
    KnownFunction{"String", "format", KnownDeed::format},
    KnownFunction{"*", "formatted", KnownDeed::formatReceiver},
    KnownFunction{"*", "format", KnownDeed::formatReceiver},
    KnownFunction{"URI", "create", KnownDeed::pass},
    KnownFunction{"", "URI", KnownDeed::pass},
    KnownFunction{"", "URL", KnownDeed::pass},
    KnownFunction{"Optional", "ofNullable", KnownDeed::pass},
    KnownFunction{"Objects", "requireNonNull", KnownDeed::pass},
    KnownFunction{"*", "orElse", KnownDeed::orElse},
    KnownFunction{"*", "orElseGet", KnownDeed::orElse},
    KnownFunction{"*", "ifEmpty", KnownDeed::orElse},
    KnownFunction{"*", "concat", KnownDeed::append},
    KnownFunction{"*", "plus", KnownDeed::append},
    KnownFunction{"*", "trim", KnownDeed::receiver},
    KnownFunction{"*", "strip", KnownDeed::receiver},
    KnownFunction{"*", "toString", KnownDeed::receiver},
    KnownFunction{"*", "split", KnownDeed::receiver},
    KnownFunction{"*", "asText", KnownDeed::receiver},
};

/// Calls whose block runs on what they give, or are given.
constexpr std::array<std::string_view, 8> groupBlocks{"route",  "routing", "authenticate", "nest",
                                                      "router", "apply",   "run",          "with"};

/// "import static a.b.C.d;", "import a.b.*", "import a.b.C as D"
void readImportText(const Piece &piece, TSNode node, CodeFile &file)
{
    std::string text(piece.textOf(node));
    std::string_view rest = text;
    for (const std::string_view word : {"import ", "static "}) {
        if (rest.starts_with(word))
            rest.remove_prefix(word.size());
    }
    const std::size_t end = rest.find_first_of("; \t\r\n");
    const std::string_view path = rest.substr(0, end);
    ImportLine import{std::string(path), {}, {}, piece.lineOf(node)};
    if (const std::size_t as = rest.find(" as "); as != std::string_view::npos) {
        const std::string_view alias = rest.substr(as + 4);
        import.names.emplace_back(alias.substr(0, alias.find_first_of("; \r\n")));
    } else if (!path.ends_with("*")) {
        import.names.emplace_back(path.substr(path.rfind('.') + 1));
    } else {
        import.path.resize(import.path.size() - std::min<std::size_t>(2, import.path.size()));
    }
    file.imports.push_back(std::move(import));
}

GenericSyntax javaSyntax()
{
    GenericSyntax syntax(tree_sitter_java(), {{"line_comment", skipped},
                                              {"block_comment", skipped},
                                              {"package_declaration", package},
                                              {"import_declaration", import},
                                              {"class_declaration", type},
                                              {"interface_declaration", type},
                                              {"record_declaration", type},
                                              {"enum_declaration", type},
                                              {"superclass", bases},
                                              {"super_interfaces", bases},
                                              {"extends_interfaces", bases},
                                              {"method_declaration", function},
                                              {"constructor_declaration", function},
                                              {"formal_parameters", parameters},
                                              {"inferred_parameters", parameters},
                                              {"field_declaration", declaration},
                                              {"constant_declaration", declaration},
                                              {"local_variable_declaration", declaration},
                                              {"variable_declarator", variable},
                                              {"resource", variable},
                                              {"assignment_expression", assignment},
                                              {"return_statement", returned},
                                              {"method_invocation", call},
                                              {"object_creation_expression", construction},
                                              {"argument_list", arguments},
                                              {"type_arguments", typeArguments},
                                              {"annotation", annotation},
                                              {"marker_annotation", annotation},
                                              {"annotation_argument_list", arguments},
                                              {"element_value_pair", pair},
                                              {"element_value_array_initializer", list},
                                              {"array_initializer", list},
                                              {"array_creation_expression", passLast},
                                              {"field_access", member},
                                              {"method_reference", member},
                                              {"scoped_identifier", member},
                                              {"array_access", subscript},
                                              {"class_literal", passFirst},
                                              {"identifier", identifier},
                                              {"type_identifier", identifier},
                                              {"this", identifier},
                                              {"decimal_integer_literal", number},
                                              {"true", number},
                                              {"false", number},
                                              {"string_literal", text},
                                              {"string_fragment", content},
                                              {"multiline_string_fragment", content},
                                              {"escape_sequence", escape},
                                              {"binary_expression", binary},
                                              {"ternary_expression", ternary},
                                              {"parenthesized_expression", passFirst},
                                              {"cast_expression", passLast},
                                              {"lambda_expression", lambda}});
    syntax.known = known;
    syntax.readImport = readImportText;
    return syntax;
}

GenericSyntax kotlinSyntax()
{
    GenericSyntax syntax(tree_sitter_kotlin(), {{"line_comment", skipped},
                                                {"multiline_comment", skipped},
                                                {"package_header", package},
                                                {"import_header", import},
                                                {"class_declaration", type},
                                                {"object_declaration", type},
                                                {"delegation_specifier", bases},
                                                {"function_declaration", function},
                                                {"function_value_parameters", parameters},
                                                {"primary_constructor", parameters},
                                                {"lambda_parameters", parameters},
                                                {"property_declaration", variable},
                                                {"variable_declaration", variable},
                                                {"assignment", assignment},
                                                {"call_expression", call},
                                                {"call_suffix", suffix},
                                                {"annotated_lambda", suffix},
                                                {"value_arguments", arguments},
                                                {"value_argument", argument},
                                                {"type_arguments", typeArguments},
                                                {"annotation", annotation},
                                                {"constructor_invocation", instance},
                                                {"collection_literal", list},
                                                {"navigation_expression", member},
                                                {"callable_reference", member},
                                                {"indexing_expression", subscript},
                                                {"indexing_suffix", passFirst},
                                                {"user_type", generic},
                                                {"nullable_type", generic},
                                                {"simple_identifier", identifier},
                                                {"type_identifier", identifier},
                                                {"this_expression", identifier},
                                                {"directly_assignable_expression", identifier},
                                                {"integer_literal", number},
                                                {"boolean_literal", number},
                                                {"string_literal", text},
                                                {"string_content", content},
                                                {"character_escape_seq", escape},
                                                {"interpolated_identifier", interpolation},
                                                {"interpolated_expression", interpolation},
                                                {"additive_expression", binary},
                                                {"elvis_expression", binary},
                                                {"multiplicative_expression", binary},
                                                {"parenthesized_expression", passFirst},
                                                {"postfix_expression", passFirst},
                                                {"as_expression", passFirst},
                                                {"lambda_literal", block}});
    syntax.known = known;
    syntax.groupBlocks = groupBlocks;
    syntax.isTypeCalled = true;
    syntax.readImport = readImportText;
    return syntax;
}

} // namespace

bool readJavaCode(std::string_view text, const ReadLimits &limits, CodeFile &file)
{
    static const GenericSyntax syntax = javaSyntax();
    return readGenericCode(text, syntax, limits, file);
}

bool readKotlinCode(std::string_view text, const ReadLimits &limits, CodeFile &file)
{
    static const GenericSyntax syntax = kotlinSyntax();
    return readGenericCode(text, syntax, limits, file);
}

} // namespace alidade
