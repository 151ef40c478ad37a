#pragma once

#include "importers/syntax/expression.h"
#include "importers/syntax/parse.h"
#include "importers/syntax/scopestack.h"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace alidade {

/// What a node of a syntax tree is, in one vocabulary for the languages that the generic reader reads.
enum class SyntaxNode : std::uint8_t {
    other,   ///< is nothing by itself: its children are read
    skipped, ///< comments
    package,
    import,
    type,        ///< a class, interface, trait, module
    bases,       ///< what a type extends and implements
    function,    ///< a function or method
    parameters,  ///< a list of them
    declaration, ///< gives its type to the variables in it
    variable,    ///< name, perhaps type and "= value": variable, field, constant
    assignment,
    aliased, ///< value, then the name that gets it: `with a as b`
    returned,
    call,         ///< names and arguments
    suffix,       ///< the part of a call that holds its arguments (Kotlin)
    construction, ///< a type and arguments or fields
    instance,     ///< the type and the arguments of an annotation (Kotlin)
    member,       ///< a.b, a::b
    subscript,    ///< a[b]
    generic,      ///< a name with type arguments
    typeArguments,
    arguments,
    argument,  ///< an argument, perhaps with "name =" or "name:" before it
    pair,      ///< key and value
    shorthand, ///< a field that is named like the variable in it
    object,    ///< a literal with pairs
    list,      ///< a literal of values
    identifier,
    number,
    symbol,        ///< :name
    text,          ///< a string literal with children for its pieces, if any
    content,       ///< a piece of a string literal
    escape,        ///< an escape in it
    interpolation, ///< an expression in it
    concat,        ///< literals one after the other
    binary,
    ternary,
    passFirst, ///< means its first child: `(a)`, `await a`, `a!`, `a as T`
    passLast,  ///< means its last child: `(T) a`
    lambda,
    block,      ///< a lambda behind the arguments of a call
    annotation, ///< stands on what follows it, or on what it is in
    macro,      ///< Rust: a call whose arguments are tokens
    attribute,  ///< Rust: an annotation whose arguments are tokens
};

/// What a known function gives.
enum class KnownDeed : std::uint8_t {
    setting,          ///< the setting that the first argument names; the second counts when it is not set
    connectionString, ///< the same below "ConnectionStrings:"
    format,           ///< the first argument, a format with '%', with the others
    braces,           ///< the first argument, a format with braces, with the others
    formatReceiver,   ///< what it is called on, a format with '%', with the arguments
    bracesReceiver,   ///< what it is called on, a format with braces, with the arguments
    concat,           ///< the arguments one after the other
    append,           ///< what it is called on, and the arguments after it
    pass,             ///< the first argument
    receiver,         ///< what it is called on
    orElse,           ///< what it is called on, or the first argument
};

struct KnownFunction {
    std::string_view receiver; ///< "" none; "*" any; "*config" any that ends so (in any case); "env" also for "std::env"
    std::string_view name;
    KnownDeed deed;
};

class GenericReader;

/// How a language looks to the generic reader.
struct GenericSyntax {
    using Kinds = NodeKinds<SyntaxNode>;
    GenericSyntax(const TSLanguage *grammar, std::initializer_list<std::pair<std::string_view, SyntaxNode>> nodes);

    const TSLanguage *language;
    Kinds kinds;
    TSFieldId name, method, pattern, property, type, returns, body, key, value, alias, trait, superclasses;
    std::span<const KnownFunction> known;
    std::span<const std::string_view> memberSettings; ///< "process.env": its members are settings
    std::span<const std::string_view> indexSettings;  ///< "os.environ": its items are settings; as KnownFunction::receiver
    std::span<const std::string_view> importCalls;    ///< "require": calls that import
    std::span<const std::string_view> groupBlocks;    ///< "namespace": calls in its block are calls on its result
    std::string_view self;                            ///< "self": what "this" is called
    bool isTypeCalled = false;                        ///< a call of a capitalised name makes an object
    bool isBareCall = false;                          ///< `a.b` is a call; `A.new` makes an A
    void (*readImport)(const Piece &piece, TSNode node, CodeFile &file) = nullptr;
};

/// Fills a CodeFile from the syntax trees of any language that has a GenericSyntax.
///
/// What the shapes mean here: the object of a method is always called "this", with a Binding of its type in each method;
/// a field of it is a Binding whose scope is the type. A base type is an annotation on the type, so that a table finds
/// `class Orders extends OrdersImplBase` by its name. Type arguments are arguments named "<0>", "<1>"; `add<T>(…)` is a
/// construction of T too. A lambda that fills its parameter (`o => o.Address = a`) is a literal with these fields.
/// What a function returns are Bindings "return" in its scope. A closure belongs to the function around it.
class GenericReader {
public:
    GenericReader(const GenericSyntax &syntax, CodeFile &file) : m_syntax(syntax), m_file(file) {}

    void read(const Piece &piece);

private:
    /// A lambda that is being read: the fields that it gives to its first parameter.
    struct Filled {
        std::string parameter;
        std::vector<Argument> fields;
    };

    // Dispatch: generic.cpp; declarations: genericdeclarations.cpp; values of names: genericbindings.cpp
    void visit();
    void visitChildren();
    void readPackage();
    void readType();
    void readBases(std::string_view text, const std::string &target);
    void readFunction();
    void readParameters();
    void readParameter(int &position);
    void readDeclaration();
    void readVariable();
    void readAssignment();
    void readAliased();
    void readReturn();
    void bind(const std::string &name, Expression value, const std::string &type, bool isConst, int line);
    void assign(TSNode left, std::string_view sign, Expression value, int line);
    void nameImport(const Expression &value, TSNode name);
    void enter(const std::string &name);
    std::string nameOf(TSNode node) const;
    std::string typeOf(TSNode node) const;
    bool isConstant(TSNode node, TSNode name) const;

    // Expressions: genericexpressions.cpp; texts and names: generictexts.cpp
    Expression value();
    Expression fold();
    Expression foldText();
    Expression foldBinary();
    Expression foldTernary();
    Expression foldPassed(bool isLast);
    Expression foldJoined();
    Expression foldMember();
    Expression foldSubscript();
    Expression foldLambda();
    std::string written(TSNode node) const;

    // Calls and literals: genericcalls.cpp; what they take, and annotations: genericarguments.cpp
    Expression foldCall();
    void readCallPart(Call &call, std::size_t &recorded);
    void readCallee(Call &call);
    void readMemberCallee(Call &call);
    void readReceiver(Call &call);
    void readArguments(Call &call);
    void readArgument(Call &call);
    void readPair(Call &call);
    void readTypeArguments(Call &call);
    void readBlock(std::size_t call);
    Expression foldConstruction();
    Expression foldLiteral();
    void readAnnotation();
    void readAnnotationPart(Call &call, std::size_t &recorded);
    void nameType(Call &call, std::string_view type) const;
    Expression record(Call call);
    void recordTypes(const Call &call);

    // Functions that make texts: genericknown.cpp
    std::optional<Expression> foldKnown(const Call &call) const;
    void noteImportCall(const Call &call);
    void noteInjected(const Call &annotation);

    // Rust's tokens: rusttokens.cpp
    Expression foldMacro();
    void readAttribute();
    void readTokens(Call &call, TSNode tokens);

    TSNode node() const { return m_walker->node(); }
    SyntaxNode kind() const { return m_syntax.kinds[node()]; }
    SyntaxNode kindOf(TSNode node) const { return m_syntax.kinds[node]; }
    bool isIn(TSFieldId field) const { return field != 0 && m_walker->field() == field; }
    int line() const { return m_piece->lineOf(node()); }
    TSNode child(TSFieldId field) const { return ts_node_child_by_field_id(node(), field); }

    const GenericSyntax &m_syntax;
    CodeFile &m_file;
    const Piece *m_piece = nullptr;
    Walker *m_walker = nullptr;
    ScopeStack m_scopes;
    std::string m_lastType;             ///< type that was read last; the next piece of the file may go on with it
    std::string m_target;               ///< what annotations stand on
    std::vector<std::size_t> m_pending; ///< annotations for what follows
    std::string m_declared;             ///< type of the variables that are being declared
    bool m_isConst = false;             ///< whether they are constants
    Expression m_injected;              ///< value that an annotation gives to the field or parameter
    Expression m_receiver;              ///< what the call that was just read is called on
    std::vector<Filled> m_filled;
    std::size_t m_group = noCall; ///< call whose block this is
    bool m_isTestNext = false;    ///< whether what follows is only compiled for tests (Rust)
};

/// Reads a whole file; false when the limits were reached.
bool readGenericCode(std::string_view text, const GenericSyntax &syntax, const ReadLimits &limits, CodeFile &file);

/// Whether a byte can stand in an identifier.
bool isIdentifierByte(char c);

/// The right one as what counts when the left one is not known.
Expression alternative(Expression left, Expression right);

} // namespace alidade
