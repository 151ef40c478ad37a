#pragma once

#include "importers/syntax/parse.h"

extern "C" const TSLanguage *tree_sitter_go(void);

namespace alidade {

/// The nodes of Go that are read; all others are passed through.
enum class GoNode : std::uint8_t {
    other,
    skipped,
    package,
    import,
    function,
    typeSpec,
    constSpec,
    varSpec,
    assignment,
    range,
    returned,
    ifs,
    deferred,
    switches,
    defaultCase,
    expressionCase,
    list,
    block,
    // Expressions
    text,
    rawText,
    number,
    identifier,
    selector,
    call,
    composite,
    binary,
    unary,
    parenthesized,
    conversion,
    assertion,
    indexed,
    sliced,
    closure,
    variadic,
    instantiation,
    // Types and their parts
    structure,
    fieldList,
    field,
    pointer,
    named,
    generic,
    sequence,
    mapping,
    anonymous,
    parameter,
    variadicParameter,
    parameters,
    literalElement,
    literalValue,
    keyedElement,
};

/// The numbers of nodes and fields, looked up once.
struct GoGrammar {
    NodeKinds<GoNode> kinds;
    TSFieldId name, type, value, left, right, operatorSign, operand, field, function, arguments, body, receiver, parameters,
        result, path, tag, condition, consequence, alternative, initializer, key, element;
};

const GoGrammar &goGrammar();

} // namespace alidade
