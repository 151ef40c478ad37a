#include "importers/syntax/generic.h"
#include "importers/syntax/languages.h"

#include <algorithm>
#include <array>
#include <set>

extern "C" const TSLanguage *tree_sitter_rust(void);

namespace alidade {

namespace {

using enum SyntaxNode;

constexpr std::array known{
    KnownFunction{"env", "var", KnownDeed::setting},
    KnownFunction{"env", "var_os", KnownDeed::setting},
    KnownFunction{"", "env", KnownDeed::setting},
    KnownFunction{"", "option_env", KnownDeed::setting},
    KnownFunction{"", "format", KnownDeed::braces},
    KnownFunction{"String", "from", KnownDeed::pass},
    KnownFunction{"", "Some", KnownDeed::pass},
    KnownFunction{"", "Ok", KnownDeed::pass},
    KnownFunction{"*", "unwrap_or", KnownDeed::orElse},
    KnownFunction{"*", "unwrap_or_else", KnownDeed::orElse},
    KnownFunction{"*", "unwrap_or_default", KnownDeed::receiver},
    KnownFunction{"*", "unwrap", KnownDeed::receiver},
    KnownFunction{"*", "expect", KnownDeed::receiver},
    KnownFunction{"*", "ok", KnownDeed::receiver},
    KnownFunction{"*", "map_err", KnownDeed::receiver},
    KnownFunction{"*", "context", KnownDeed::receiver},
    KnownFunction{"*", "to_string", KnownDeed::receiver},
    KnownFunction{"*", "to_owned", KnownDeed::receiver},
    KnownFunction{"*", "into", KnownDeed::receiver},
    KnownFunction{"*", "clone", KnownDeed::receiver},
    KnownFunction{"*", "as_str", KnownDeed::receiver},
    KnownFunction{"*", "as_ref", KnownDeed::receiver},
    KnownFunction{"*", "trim", KnownDeed::receiver},
    KnownFunction{"*", "parse", KnownDeed::receiver},
};

/// How many braces a use tree may be deep.
constexpr int maxUseDepth = 8;

void addUse(const Piece &piece, TSNode node, const std::string &prefix, int depth, CodeFile &file)
{
    const std::string_view type = ts_node_type(node);
    const std::string before = prefix.empty() ? prefix : prefix + "::";
    const auto field = [&](std::string_view name) {
        return ts_node_child_by_field_name(node, name.data(), static_cast<std::uint32_t>(name.size()));
    };
    const int line = piece.lineOf(node);
    if (type == "scoped_use_list" || type == "use_list") {
        const bool isScoped = type == "scoped_use_list";
        const TSNode list = isScoped ? field("list") : node;
        const std::string inner = isScoped ? before + std::string(piece.textOf(field("path"))) : prefix;
        const std::uint32_t count = depth < maxUseDepth ? ts_node_named_child_count(list) : 0;
        for (std::uint32_t i = 0; i < count; ++i)
            addUse(piece, ts_node_named_child(list, i), inner, depth + 1, file);
    } else if (type == "use_as_clause") {
        file.imports.push_back(
            {before + std::string(piece.textOf(field("path"))), {}, {std::string(piece.textOf(field("alias")))}, line});
    } else if (type == "use_wildcard") {
        const std::string_view text = piece.textOf(node);
        file.imports.push_back({before + std::string(text.substr(0, text.rfind("::"))), {}, {}, line});
    } else if (type == "self") {
        file.imports.push_back({prefix, {}, {prefix.substr(prefix.rfind(':') + 1)}, line});
    } else if (type == "identifier" || type == "scoped_identifier" || type == "crate") {
        const std::string path = before + std::string(piece.textOf(node));
        file.imports.push_back({path, {}, {path.substr(path.rfind(':') + 1)}, line});
    }
}

void readUse(const Piece &piece, TSNode node, CodeFile &file)
{
    const TSNode argument = ts_node_child_by_field_name(node, "argument", 8);
    if (!ts_node_is_null(argument))
        addUse(piece, argument, {}, 0, file);
}

/// The most crates of a file that are looked for outside of its use lines.
constexpr std::size_t maxCrates = 64;

/// `reqwest::get(…)` needs no use line: what paths start with is imported too.
void addCrates(std::string_view text, CodeFile &file)
{
    std::set<std::string, std::less<>> seen{"std", "core", "alloc", "crate", "self", "super"};
    const std::size_t most = seen.size() + maxCrates;
    for (std::size_t at = text.find("::"); at != std::string_view::npos && seen.size() < most; at = text.find("::", at + 2)) {
        std::size_t start = at;
        while (start > 0 && isIdentifierByte(text[start - 1]))
            --start;
        const std::string_view root = text.substr(start, at - start);
        const bool isPath = !root.empty() && root[0] >= 'a' && root[0] <= 'z' && (start == 0 || text[start - 1] != ':');
        if (isPath && seen.emplace(root).second) {
            const int line = 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
            file.imports.push_back({std::string(root), {}, {std::string(root)}, line});
        }
    }
}

GenericSyntax rustSyntax()
{
    GenericSyntax syntax(tree_sitter_rust(), {{"line_comment", skipped},
                                              {"block_comment", skipped},
                                              {"use_declaration", import},
                                              {"struct_item", type},
                                              {"trait_item", type},
                                              {"impl_item", type},
                                              {"function_item", function},
                                              {"parameters", parameters},
                                              {"closure_parameters", parameters},
                                              {"let_declaration", variable},
                                              {"const_item", variable},
                                              {"static_item", variable},
                                              {"field_declaration", variable},
                                              {"assignment_expression", assignment},
                                              {"return_expression", returned},
                                              {"call_expression", call},
                                              {"arguments", arguments},
                                              {"type_arguments", typeArguments},
                                              {"generic_function", generic},
                                              {"struct_expression", construction},
                                              {"field_initializer_list", object},
                                              {"field_initializer", pair},
                                              {"shorthand_field_initializer", shorthand},
                                              {"attribute_item", attribute},
                                              {"macro_invocation", macro},
                                              {"field_expression", member},
                                              {"scoped_identifier", member},
                                              {"scoped_type_identifier", member},
                                              {"index_expression", subscript},
                                              {"array_expression", list},
                                              {"tuple_expression", list},
                                              {"identifier", identifier},
                                              {"field_identifier", identifier},
                                              {"type_identifier", identifier},
                                              {"self", identifier},
                                              {"integer_literal", number},
                                              {"boolean_literal", number},
                                              {"string_literal", text},
                                              {"raw_string_literal", text},
                                              {"string_content", content},
                                              {"escape_sequence", escape},
                                              {"binary_expression", binary},
                                              {"parenthesized_expression", passFirst},
                                              {"reference_expression", passLast},
                                              {"await_expression", passFirst},
                                              {"try_expression", passFirst},
                                              {"type_cast_expression", passFirst},
                                              {"closure_expression", lambda}});
    syntax.known = known;
    syntax.self = "self";
    syntax.readImport = readUse;
    return syntax;
}

} // namespace

bool readRustCode(std::string_view text, const ReadLimits &limits, CodeFile &file)
{
    static const GenericSyntax syntax = rustSyntax();
    const bool isRead = readGenericCode(text, syntax, limits, file);
    addCrates(text, file);
    return isRead;
}

} // namespace alidade
