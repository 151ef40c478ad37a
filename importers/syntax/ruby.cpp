#include "importers/syntax/generic.h"
#include "importers/syntax/languages.h"

#include <array>

extern "C" const TSLanguage *tree_sitter_ruby(void);

namespace alidade {

namespace {

using enum SyntaxNode;

constexpr std::array known{
    KnownFunction{"ENV", "fetch", KnownDeed::setting},   KnownFunction{"ENV", "dig", KnownDeed::setting},
    KnownFunction{"", "format", KnownDeed::format},      KnownFunction{"", "sprintf", KnownDeed::format},
    KnownFunction{"", "URI", KnownDeed::pass},           KnownFunction{"URI", "parse", KnownDeed::pass},
    KnownFunction{"URI", "join", KnownDeed::concat},     KnownFunction{"File", "join", KnownDeed::concat},
    KnownFunction{"*", "to_s", KnownDeed::receiver},     KnownFunction{"*", "strip", KnownDeed::receiver},
    KnownFunction{"*", "split", KnownDeed::receiver},    KnownFunction{"*", "chomp", KnownDeed::receiver},
    KnownFunction{"*", "presence", KnownDeed::receiver},
};

constexpr std::array<std::string_view, 1> settings{"ENV"};
constexpr std::array<std::string_view, 2> importCalls{"require", "require_relative"};
constexpr std::array<std::string_view, 5> routeBlocks{"namespace", "scope", "resources", "resource", "draw"};

GenericSyntax rubySyntax()
{
    GenericSyntax syntax(tree_sitter_ruby(), {{"comment", skipped},
                                              {"class", type},
                                              {"module", type},
                                              {"superclass", bases},
                                              {"method", function},
                                              {"singleton_method", function},
                                              {"method_parameters", parameters},
                                              {"block_parameters", parameters},
                                              {"lambda_parameters", parameters},
                                              {"assignment", assignment},
                                              {"operator_assignment", assignment},
                                              {"return", returned},
                                              {"call", call},
                                              {"argument_list", arguments},
                                              {"block", block},
                                              {"do_block", block},
                                              {"scope_resolution", member},
                                              {"element_reference", subscript},
                                              {"pair", pair},
                                              {"hash", object},
                                              {"array", list},
                                              {"string_array", list},
                                              {"symbol_array", list},
                                              {"left_assignment_list", list},
                                              {"identifier", identifier},
                                              {"constant", identifier},
                                              {"instance_variable", identifier},
                                              {"class_variable", identifier},
                                              {"global_variable", identifier},
                                              {"self", identifier},
                                              {"integer", number},
                                              {"true", number},
                                              {"false", number},
                                              {"simple_symbol", symbol},
                                              {"hash_key_symbol", symbol},
                                              {"string", text},
                                              {"bare_string", text},
                                              {"bare_symbol", text},
                                              {"string_content", content},
                                              {"escape_sequence", escape},
                                              {"interpolation", interpolation},
                                              {"chained_string", concat},
                                              {"binary", binary},
                                              {"conditional", ternary},
                                              {"parenthesized_statements", passFirst},
                                              {"lambda", lambda}});
    syntax.known = known;
    syntax.indexSettings = settings;
    syntax.importCalls = importCalls;
    syntax.groupBlocks = routeBlocks;
    syntax.isBareCall = true;
    syntax.self = "self";
    return syntax;
}

} // namespace

bool readRubyCode(std::string_view text, const ReadLimits &limits, CodeFile &file)
{
    static const GenericSyntax syntax = rubySyntax();
    return readGenericCode(text, syntax, limits, file);
}

} // namespace alidade
