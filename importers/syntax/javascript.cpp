#include "importers/syntax/generic.h"
#include "importers/syntax/languages.h"

#include <array>

extern "C" const TSLanguage *tree_sitter_javascript(void);
extern "C" const TSLanguage *tree_sitter_typescript(void);
extern "C" const TSLanguage *tree_sitter_tsx(void);

namespace alidade {

namespace {

using enum SyntaxNode;

constexpr std::array known{
    KnownFunction{"*config", "get", KnownDeed::setting}, // NestJS ConfigService, node-config
    KnownFunction{"*configservice", "get", KnownDeed::setting},
    KnownFunction{"*configservice", "getOrThrow", KnownDeed::setting},
    KnownFunction{"env", "get", KnownDeed::setting},
    KnownFunction{"", "URL", KnownDeed::concat},
    KnownFunction{"", "String", KnownDeed::pass},
    KnownFunction{"util", "format", KnownDeed::format},
    KnownFunction{"*", "concat", KnownDeed::append},
    KnownFunction{"*", "toString", KnownDeed::receiver},
    KnownFunction{"*", "trim", KnownDeed::receiver},
    KnownFunction{"*", "split", KnownDeed::receiver},
};

constexpr std::array<std::string_view, 6> settings{"__ENV", "process.env", "import.meta.env", "env", "Bun.env", "Deno.env"};
constexpr std::array<std::string_view, 2> importCalls{"require", "import"};

std::string unquoted(std::string_view text)
{
    return text.size() < 2 ? std::string() : std::string(text.substr(1, text.size() - 2));
}

/// "import a, { b as c } from 'd'", "import * as e from 'f'", "import g = require('h')"
void readImportNode(const Piece &piece, TSNode node, CodeFile &file)
{
    ImportLine import{{}, {}, {}, piece.lineOf(node)};
    import.path = unquoted(piece.textOf(ts_node_child_by_field_name(node, "source", 6)));
    const TSNode clause = ts_node_named_child(node, 0);
    const std::string_view text = piece.textOf(clause);
    if (const std::size_t require = text.find("require("); require != std::string_view::npos) {
        import.alias = text.substr(0, text.find_first_of(" ="));
        const std::string_view quoted = text.substr(require + 8);
        import.path = unquoted(quoted.substr(0, quoted.rfind(')')));
    }
    const std::uint32_t count = import.alias.empty() ? ts_node_named_child_count(clause) : 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        const TSNode each = ts_node_named_child(clause, i);
        const std::string_view type = ts_node_type(each);
        if (type == "identifier") {
            import.alias = piece.textOf(each);
        } else if (type == "namespace_import") {
            import.alias = piece.textOf(ts_node_named_child(each, 0));
        } else if (type == "named_imports") {
            const std::uint32_t names = ts_node_named_child_count(each);
            for (std::uint32_t k = 0; k < names; ++k) {
                const TSNode specifier = ts_node_named_child(each, k);
                const TSNode alias = ts_node_child_by_field_name(specifier, "alias", 5);
                import.names.emplace_back(
                    piece.textOf(ts_node_is_null(alias) ? ts_node_child_by_field_name(specifier, "name", 4) : alias));
            }
        }
    }
    if (!import.path.empty())
        file.imports.push_back(std::move(import));
}

GenericSyntax scriptSyntax(const TSLanguage *language)
{
    GenericSyntax syntax(language, {{"comment", skipped},
                                    {"import_statement", import},
                                    {"interface_declaration", skipped},
                                    {"type_alias_declaration", skipped},
                                    {"type_annotation", skipped},
                                    {"class_declaration", type},
                                    {"abstract_class_declaration", type},
                                    {"class", type},
                                    {"enum_declaration", type},
                                    {"enum_assignment", variable},
                                    {"class_heritage", bases},
                                    {"function_declaration", function},
                                    {"generator_function_declaration", function},
                                    {"method_definition", function},
                                    {"formal_parameters", parameters},
                                    {"lexical_declaration", declaration},
                                    {"variable_declaration", declaration},
                                    {"variable_declarator", variable},
                                    {"public_field_definition", variable},
                                    {"field_definition", variable},
                                    {"assignment_expression", assignment},
                                    {"augmented_assignment_expression", assignment},
                                    {"return_statement", returned},
                                    {"call_expression", call},
                                    {"new_expression", construction},
                                    {"arguments", arguments},
                                    {"type_arguments", typeArguments},
                                    {"decorator", annotation},
                                    {"member_expression", member},
                                    {"meta_property", identifier},
                                    {"subscript_expression", subscript},
                                    {"pair", pair},
                                    {"pair_pattern", pair},
                                    {"shorthand_property_identifier", shorthand},
                                    {"object", object},
                                    {"object_pattern", object},
                                    {"array", list},
                                    {"array_pattern", list},
                                    {"identifier", identifier},
                                    {"property_identifier", identifier},
                                    {"private_property_identifier", identifier},
                                    {"shorthand_property_identifier_pattern", identifier},
                                    {"type_identifier", identifier},
                                    {"this", identifier},
                                    {"import", identifier},
                                    {"number", number},
                                    {"true", number},
                                    {"false", number},
                                    {"string", text},
                                    {"template_string", text},
                                    {"string_fragment", content},
                                    {"escape_sequence", escape},
                                    {"template_substitution", interpolation},
                                    {"binary_expression", binary},
                                    {"ternary_expression", ternary},
                                    {"parenthesized_expression", passFirst},
                                    {"await_expression", passFirst},
                                    {"as_expression", passFirst},
                                    {"satisfies_expression", passFirst},
                                    {"non_null_expression", passFirst},
                                    {"type_assertion", passLast},
                                    {"arrow_function", lambda},
                                    {"function_expression", lambda},
                                    {"generator_function", lambda}});
    syntax.known = known;
    syntax.memberSettings = settings;
    syntax.indexSettings = settings;
    syntax.importCalls = importCalls;
    syntax.readImport = readImportNode;
    return syntax;
}

} // namespace

bool readJavaScriptCode(std::string_view text, const ReadLimits &limits, CodeFile &file)
{
    static const GenericSyntax syntax = scriptSyntax(tree_sitter_javascript());
    return readGenericCode(text, syntax, limits, file);
}

bool readTypeScriptCode(std::string_view text, const ReadLimits &limits, CodeFile &file)
{
    static const GenericSyntax plain = scriptSyntax(tree_sitter_typescript());
    static const GenericSyntax withMarkup = scriptSyntax(tree_sitter_tsx());
    return readGenericCode(text, file.path.ends_with(".tsx") ? withMarkup : plain, limits, file);
}

} // namespace alidade
