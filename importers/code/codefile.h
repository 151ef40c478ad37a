#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

// What a source file says, in one shape for all languages: importers/syntax fills it from syntax trees, and
// importers/code looks for the patterns of frameworks in it. Everything that names something with arguments is a Call.
// Lines are 1-based.

/// A piece of a text whose value the code knows only in part.
struct Part {
    enum class Kind : std::uint8_t {
        text,    ///< literal text
        name,    ///< a variable, constant, field or parameter, as written: "conn", "cfg.Payment.Addr", "routes.OrderPath"
        setting, ///< an environment variable "PAYMENT_ADDR", a flag "--payment-addr", a key "payment.addr", or a subcommand "$1"
        call,    ///< what a call gives; Expression::call tells which one
        unknown,
    };
    Kind kind = Kind::unknown;
    std::string text;           ///< the text or the name
    std::vector<Part> fallback; ///< of a setting: what counts when it is not set
    friend bool operator==(const Part &, const Part &) = default;
};

inline constexpr std::size_t noCall = static_cast<std::size_t>(-1);

/// An expression, as far as it is a text, or the call or literal that makes it.
struct Expression {
    std::vector<Part> parts;   ///< joined one after the other; empty for the empty text
    std::size_t call = noCall; ///< index in CodeFile::calls when it is a call, a construction or a literal of a type
    friend bool operator==(const Expression &, const Expression &) = default;
};

/// An argument of a call, a field of a literal, or an element of an annotation.
struct Argument {
    std::string name; ///< empty when it is told by its position
    Expression value;
    friend bool operator==(const Argument &, const Argument &) = default;
};

/// A call, a construction, an object literal or an annotation: something with a name and arguments.
struct Call {
    enum class Kind : std::uint8_t {
        call,         ///< `http.Get(url)`, `publish("topic")`
        construction, ///< `&kafka.Writer{Topic: t}`, `new Kafka(…)`
        literal,      ///< `{topic: "orders"}`, without a type; list items have no names
        annotation,   ///< `@GetMapping("/x")`, `[HttpGet("/x")]`, `@app.route("/x")`, a Go struct tag
    };
    Kind kind = Kind::call;
    std::string receiver; ///< what stands before the last '.', '::' or '->', as written: "http", "s.client"; empty when none
    std::string name;     ///< the last name: "Get", "Writer", "GetMapping"
    std::size_t receiverCall = noCall; ///< when the receiver ends in a call itself: `a.b().c()`
    std::vector<Argument> arguments;
    std::string
        scope; ///< the function it stands in: "main", "Server.Start", "OrderController.create"; empty outside of functions
    std::string assignedTo; ///< variable or field that gets the result: "conn", "s.client"
    std::string target;     ///< of an annotation: the class, "Class.method", "Class.field" or parameter it stands on
    int line = 0;
    friend bool operator==(const Call &, const Call &) = default;
};

/// A name that gets a value or a type: constant, variable, field, parameter.
struct Binding {
    std::string scope;    ///< function or class; empty at the top of the file
    std::string name;     ///< "conn", "s.client", "Config.Addr"
    std::string type;     ///< as written, without '*' and '&': "grpc.ClientConn", "List<Order>"; empty when not written
    Expression value;     ///< nothing in it when the name only gets a type
    int parameter = -1;   ///< position among the parameters of `scope`; -1 for what is no parameter
    bool isConst = false; ///< never assigned again
    int line = 0;
    friend bool operator==(const Binding &, const Binding &) = default;
};

/// An import line.
struct ImportLine {
    std::string path;               ///< "net/http", "org.springframework.web.client.RestTemplate", "kafkajs", "flask"
    std::string alias;              ///< the local name of the whole; empty = the language's own rule
    std::vector<std::string> names; ///< what is taken out of it, local names ("from flask import Flask", "{ Kafka }")
    int line = 0;
    friend bool operator==(const ImportLine &, const ImportLine &) = default;
};

/// A function or class, for finding out where things stand.
struct Definition {
    std::string name; ///< "Server.Start", "OrderController"
    bool isType = false;
    std::vector<std::string> bases; ///< of a type: embedded, extended and implemented types
    int line = 0;
    int lastLine = 0;
    friend bool operator==(const Definition &, const Definition &) = default;
};

/// A text in the code that holds an address ("http://catalogue/items", "redis:6379") or looks like a host alone.
struct AddressText {
    Expression value;
    std::string scope;
    int line = 0;
    friend bool operator==(const AddressText &, const AddressText &) = default;
};

/// Lines that run only when a value is one of some texts: an `if` or a case of a `switch` with plain comparisons.
struct Branch {
    std::string scope;
    Expression subject;             ///< what is compared
    std::vector<Expression> values; ///< with what, each mostly one text or the name of a constant
    bool isOther = false;           ///< the lines run when the subject is none of the values (`!=`, else, default)
    int line = 0;
    int lastLine = 0;
    friend bool operator==(const Branch &, const Branch &) = default;
};

/// Calls that are made apart from what stands around them: in a closure, when the function ends, or when something failed.
struct Aside {
    enum class Kind {
        closure,
        deferred, ///< `defer f()`
        onError,  ///< `if err != nil { … }`
    };
    Kind kind = Kind::closure;
    std::size_t firstCall = 0, endCall = 0; ///< in CodeFile::calls; the end is not one of them
    friend bool operator==(const Aside &, const Aside &) = default;
};

/// What one source file says.
struct CodeFile {
    std::string path;
    std::string language; ///< "go", "java", "kotlin", "python", "javascript", "typescript", "csharp", "ruby", "php", "rust"
    std::string package;  ///< package or namespace clause
    std::vector<ImportLine> imports;
    std::vector<Call> calls; ///< in file order; arguments stand before the call that takes them
    std::vector<Binding> bindings;
    std::vector<Definition> definitions;
    std::vector<AddressText> addresses;
    std::vector<Branch> branches;
    std::vector<Aside> asides; ///< inner ones before those around them; only those with calls in them
    bool isGenerated = false;
    bool isTest = false;
    bool isCut = false; ///< too long or too deep to be read whole
    int faultLine = 0;  ///< the first line that does not fit the grammar; 0 when all do
    friend bool operator==(const CodeFile &, const CodeFile &) = default;
};

} // namespace alidade
