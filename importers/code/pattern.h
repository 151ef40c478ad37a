#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace alidade {

/// What a piece of code does, as far as an architecture asks.
enum class Deed : std::uint8_t {
    serve,   ///< serves an RPC service or an HTTP route
    group,   ///< a prefix for the routes that are made from its result, or that stand in the annotated class
    request, ///< calls another service
    connect, ///< opens a connection (gRPC dial, HTTP client with a base URL) that other deeds are done through
    produce, ///< sends to a topic or queue
    consume, ///< receives from a topic or queue
    store,   ///< uses a data store, cache, bucket or search engine
    table,   ///< reads or writes a table or collection
    trait,   ///< something that checks ask about: timeout, retry, signal handling, …
    program, ///< is the start of a program
    declare, ///< gives a queue, topic or exchange its name, which stands in `target`
};

/// Where a pattern finds a text.
struct Slot {
    enum class Source : std::uint8_t {
        position, ///< an argument by its position, or a field of it
        name,     ///< an argument by its name, or a field of it
        fixed,    ///< a text that the pattern itself gives
        callName, ///< the name of the call, in capitals
        callText, ///< the name of the call as written
        star,     ///< what stands for '*' in the name of the call
        receiver, ///< the receiver of the call
        assigned, ///< the variable or field that gets the result
        target,   ///< of an annotation: what it stands on
        chained,  ///< an argument of a later call `fixed` in the same chain, or a field of it
        before,   ///< the name of the call before in the same chain, in capitals
        callOf,   ///< the name of the call that is an argument, in capitals
        beside,   ///< the first argument of the annotation `fixed` on the same target
    };
    Source source = Source::fixed;
    int position = 0;              ///< 0-based; negative counts from the end (-1 = the last)
    std::vector<std::string> path; ///< names of fields, outermost first
    std::string fixed;
    friend bool operator==(const Slot &, const Slot &) = default;
};

/// Places to look for one text; the first that the call has counts.
using Slots = std::vector<Slot>;

/// One line of a framework's table: how a deed looks in code. The top of patterns/go.yaml describes the lines.
struct CodePattern {
    Deed deed = Deed::request;
    std::string protocol;           ///< "grpc", "http", "kafka", "sql", …
    std::vector<std::string> names; ///< names of the call; one '*' stands for any text
    std::string kind;               ///< "call", "construction", "literal", "annotation" or empty for any
    std::vector<std::string> on;    ///< receivers, one of which it must have: "package" (what the framework's import gives),
                                    ///< "value" (no import), "none", or a type or its maker ("http.Client", "resty.New");
                                    ///< empty: any
    Slots target;                   ///< address of the other side
    Slots method;                   ///< HTTP method
    Slots path;                     ///< route, or path of a URL
    Slots handler;                  ///< function that serves
    Slots service;                  ///< RPC service
    Slots exchange;                 ///< of AMQP; the topic is its routing key then
    Slots topic;                    ///< topic, queue, subject; without any the name of the type is the topic
    Slots type;                     ///< type of the message
    Slots table;                    ///< table or collection, or SQL text
    Slots value;                    ///< of a trait
    std::vector<std::pair<Slot, std::vector<std::string>>>
        when;           ///< each text must be one of these, or begin so ("SUB *"); "*": anything
    std::string trait;  ///< word of the trait: "timeout", "retry", "health", …
    std::string access; ///< "read", "write" or empty
    int line = 0;       ///< in its table
};

/// A framework or library and how its use looks.
struct Framework {
    std::string name;                 ///< "gin"
    std::string title;                ///< "Gin"
    std::string language;             ///< as CodeFile::language; "javascript" holds for typescript too, "java" for kotlin too
    std::vector<std::string> imports; ///< prefixes of import paths, one of which the file must have; empty: none is asked for
    std::vector<CodePattern> patterns;
    std::string note; ///< for people: what is not recognised
};

/// A format of manifests or contracts and what is read of it; for people.
struct Format {
    std::string name, title, files, reads, note;
};

/// All frameworks, from the tables in importers/code/patterns (one YAML file per language), in their order.
/// The tables are part of the program; a fault in them is found by their test.
std::span<const Framework> frameworks();

/// All formats, from importers/code/patterns/formats.yaml.
std::span<const Format> formats();

/// The language whose tables hold for files of `language`: "javascript" for "typescript", "java" for "kotlin".
std::string_view tableLanguage(std::string_view language);

/// "serve", "group", …
std::string_view toText(Deed deed);

} // namespace alidade
