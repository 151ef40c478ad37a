#include "importers/syntax/gonodes.h"

namespace alidade {

namespace {

GoGrammar makeGrammar()
{
    using enum GoNode;
    const TSLanguage *go = tree_sitter_go();
    const auto id = [go](std::string_view name) { return fieldId(go, name); };
    return {
        .kinds = {go,
                  {{"comment", skipped},
                   {"package_clause", package},
                   {"import_spec", import},
                   {"function_declaration", function},
                   {"method_declaration", function},
                   {"type_spec", typeSpec},
                   {"type_alias", typeSpec},
                   {"const_spec", constSpec},
                   {"var_spec", varSpec},
                   {"short_var_declaration", assignment},
                   {"assignment_statement", assignment},
                   {"range_clause", range},
                   {"return_statement", returned},
                   {"if_statement", ifs},
                   {"defer_statement", deferred},
                   {"expression_switch_statement", switches},
                   {"default_case", defaultCase},
                   {"expression_case", expressionCase},
                   {"expression_list", list},
                   {"block", block},
                   {"interpreted_string_literal", text},
                   {"raw_string_literal", rawText},
                   {"int_literal", number},
                   {"float_literal", number},
                   {"true", number},
                   {"false", number},
                   {"rune_literal", skipped},
                   {"imaginary_literal", skipped},
                   {"identifier", identifier},
                   {"nil", identifier},
                   {"iota", identifier},
                   {"selector_expression", selector},
                   {"call_expression", call},
                   {"composite_literal", composite},
                   {"binary_expression", binary},
                   {"unary_expression", unary},
                   {"parenthesized_expression", parenthesized},
                   {"type_conversion_expression", conversion},
                   {"type_assertion_expression", assertion},
                   {"index_expression", indexed},
                   {"slice_expression", sliced},
                   {"func_literal", closure},
                   {"variadic_argument", variadic},
                   {"type_instantiation_expression", instantiation},
                   {"struct_type", structure},
                   {"field_declaration_list", fieldList},
                   {"field_declaration", field},
                   {"pointer_type", pointer},
                   {"parenthesized_type", pointer},
                   {"type_identifier", named},
                   {"qualified_type", named},
                   {"generic_type", generic},
                   {"slice_type", sequence},
                   {"array_type", sequence},
                   {"implicit_length_array_type", sequence},
                   {"map_type", mapping},
                   {"interface_type", anonymous},
                   {"function_type", anonymous},
                   {"channel_type", anonymous},
                   {"parameter_list", parameters},
                   {"parameter_declaration", parameter},
                   {"variadic_parameter_declaration", variadicParameter},
                   {"literal_element", literalElement},
                   {"literal_value", literalValue},
                   {"keyed_element", keyedElement}}},
        .name = id("name"),
        .type = id("type"),
        .value = id("value"),
        .left = id("left"),
        .right = id("right"),
        .operatorSign = id("operator"),
        .operand = id("operand"),
        .field = id("field"),
        .function = id("function"),
        .arguments = id("arguments"),
        .body = id("body"),
        .receiver = id("receiver"),
        .parameters = id("parameters"),
        .result = id("result"),
        .path = id("path"),
        .tag = id("tag"),
        .condition = id("condition"),
        .consequence = id("consequence"),
        .alternative = id("alternative"),
        .initializer = id("initializer"),
        .key = id("key"),
        .element = id("element"),
    };
}

} // namespace

const GoGrammar &goGrammar()
{
    static const GoGrammar grammar = makeGrammar();
    return grammar;
}

} // namespace alidade
