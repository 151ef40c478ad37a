#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// What a piece of code does, as far as an architecture asks.
enum class Deed : std::uint8_t {
    serve,   ///< serves an RPC service or an HTTP route
    group,   ///< a prefix for the routes that are made from its result, or that stand in the annotated class
    request, ///< calls another service
    connect, ///< opens a connection (gRPC dial, HTTP client with a base URL) that requests are made through
    produce, ///< sends to a topic or queue
    consume, ///< receives from a topic or queue
    store,   ///< uses a data store, cache, bucket or search engine
    table,   ///< reads or writes a table or collection
    trait,   ///< something that checks ask about: timeout, retry, signal handling, …
    program, ///< is the start of a program
};

/// Where a pattern finds a text: in an argument of the call.
struct Slot {
    int position = noPosition;     ///< 0-based; negative counts from the end (-1 = the last); noPosition = by name only
    std::vector<std::string> path; ///< names of fields, outermost first: {"Topic"} of a literal, keyword argument "topic"
    std::string fixed;       ///< a text that the pattern itself gives ("GET"); "=name" means the name of the call, in capitals
    bool isReceiver = false; ///< the receiver of the call
    static constexpr int noPosition = 1000;
    bool isEmpty() const { return position == noPosition && path.empty() && fixed.empty() && !isReceiver; }
};

/// One line of a framework's table: how a deed looks in code.
struct Pattern {
    Deed deed = Deed::request;
    std::string protocol;           ///< "grpc", "http", "kafka", "sql", …
    std::vector<std::string> names; ///< names of the call; one '*' stands for any text, which fills `service` when that is "*"
    std::string kind;               ///< "call", "construction", "annotation" or empty for any
    std::string receiver; ///< "package": the imported package or class itself; "value": something else; a name or a type
                          ///< ("*http.Client"); empty: any
    Slot target;          ///< address of the other side
    Slot method;          ///< HTTP method
    Slot path;            ///< route, or path of a URL
    Slot handler;         ///< function that serves
    Slot service;         ///< RPC service; fixed "*" = the star of the name
    Slot topic;           ///< topic, queue, subject, exchange
    Slot type;            ///< type of the message
    Slot table;           ///< table or collection, or SQL text
    Slot value;           ///< of a trait
    Slot when;            ///< the pattern holds only if this text is one of `whenTexts`
    std::vector<std::string> whenTexts;
    std::string trait;  ///< word of the trait: "timeout", "retry", "health", …
    std::string access; ///< "read", "write" or empty
};

/// A framework or library and how its use looks.
struct Framework {
    std::string name;                 ///< "gin"
    std::string title;                ///< "Gin"
    std::string language;             ///< as CodeFile::language; "javascript" holds for typescript too, "java" for kotlin too
    std::vector<std::string> imports; ///< prefixes of import paths, one of which the file must have; empty: none is asked for
    std::vector<Pattern> patterns;
    std::string note; ///< for people: what is not recognised
};

/// All frameworks, from the tables in importers/code/patterns (one YAML file per language), in their order.
/// The tables are part of the program; a fault in them is found by their test.
std::span<const Framework> frameworks();

} // namespace alidade
