#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace alidade {

// Protocol buffer files as they are written, with types resolved and places kept. Words and numbers are those of
// google/protobuf/descriptor.proto; a construct that the language only has in some editions has its meaning resolved
// (ProtoFeatures), so that nobody who reads this needs to know of editions.

/// A stretch of a file: lines and columns from 1, the end column is the first one behind it. Columns are bytes, a tab goes
/// to the next multiple of 8, as protoc counts.
struct ProtoSpan {
    std::int32_t line = 0; ///< 0: not written anywhere
    std::int32_t column = 0, endLine = 0, endColumn = 0;

    bool isKnown() const { return line > 0; }
    friend bool operator==(const ProtoSpan &, const ProtoSpan &) = default;
    friend auto operator<=>(const ProtoSpan &, const ProtoSpan &) = default;
};

struct ProtoMember;

/// The value of an option.
struct ProtoValue {
    enum class Kind : std::uint8_t { word, number, text, message, list };

    Kind kind = Kind::word;
    std::string text;                 ///< of a word, number ("-1.5") or string (its bytes)
    std::vector<ProtoMember> members; ///< of a message, in file order; of a list without names

    /// The first member called so, or nullptr.
    const ProtoValue *find(std::string_view name) const;
};

struct ProtoMember {
    std::string name;
    ProtoValue value;
};

/// `option name = value`. The name is as written but for spaces: "java_package", "features.field_presence",
/// "(google.api.http).get"; an extension's name is the full one where it was resolved.
struct ProtoOption {
    std::string name;
    ProtoValue value;
    ProtoSpan span;
};

/// The meaning that syntax or edition and the `features` options give to something
/// (protobuf.dev/editions/features).
struct ProtoFeatures {
    enum class Presence : std::uint8_t { explicitly, implicitly, required };
    enum class StringType : std::uint8_t { string, cord, view };

    Presence presence = Presence::explicitly;
    bool isEnumOpen = true;
    bool isPacked = true;
    bool verifiesUtf8 = true;
    bool isDelimited = false;
    bool allowsJson = true; ///< json_format ALLOW, not LEGACY_BEST_EFFORT
    bool javaVerifiesUtf8 = false;
    StringType cppString = StringType::string;
};

/// What all declarations have.
struct ProtoElement {
    std::string name;
    ProtoSpan span, nameSpan;
    std::string comment; ///< the one directly above it, without the comment signs
    std::vector<ProtoOption> options;

    /// The option called exactly so, or nullptr.
    const ProtoOption *option(std::string_view name) const;
    /// The text of its value; `otherwise` when it is not set.
    std::string optionText(std::string_view name, std::string_view otherwise = {}) const;
    bool isOptionTrue(std::string_view name) const { return optionText(name) == "true"; }
};

/// Numbers, both ends included.
struct ProtoRange {
    std::int32_t first = 0, last = 0;
    friend bool operator==(const ProtoRange &, const ProtoRange &) = default;
};

enum class ProtoLabel : std::uint8_t { optional, required, repeated };

/// Numbers of FieldDescriptorProto.Type; `unresolved` for a type name that nothing declares.
enum class ProtoType : std::uint8_t {
    unresolved,
    double_,
    float_,
    int64,
    uint64,
    int32,
    fixed64,
    fixed32,
    bool_,
    string,
    group,
    message,
    bytes,
    uint32,
    enum_,
    sfixed32,
    sfixed64,
    sint32,
    sint64
};

/// "int32", "string", "message", …
std::string_view toText(ProtoType type);

struct ProtoField : ProtoElement {
    std::int32_t number = 0;
    ProtoLabel label = ProtoLabel::optional;
    ProtoType type = ProtoType::unresolved;
    bool isProto3Optional = false; ///< says `optional` in a proto3 file
    bool isMap = false;
    std::int32_t oneof = -1;                   ///< position in the message's oneofs
    std::string typeName;                      ///< full name of a message or enum, without a leading dot
    std::string extendee;                      ///< full name of the extended message; empty for ordinary fields
    std::string fullName;                      ///< of extensions only
    std::string jsonName;                      ///< never empty
    std::optional<std::string> defaultValue{}; ///< as written; of strings and bytes the bytes
    ProtoSpan typeSpan, numberSpan, jsonNameSpan, defaultSpan;
    ProtoFeatures features;
};

struct ProtoOneof : ProtoElement {
    bool isSynthetic = false; ///< stands for `optional` in a proto3 file
};

struct ProtoEnumValue : ProtoElement {
    std::int32_t number = 0;
    ProtoSpan numberSpan;
};

struct ProtoEnum : ProtoElement {
    std::string fullName;
    std::vector<ProtoEnumValue> values;
    std::vector<ProtoRange> reservedRanges;
    std::vector<std::string> reservedNames;
    ProtoFeatures features;
};

struct ProtoMessage : ProtoElement {
    std::string fullName;
    std::vector<ProtoField> fields, extensions;
    std::vector<ProtoOneof> oneofs;
    std::vector<ProtoMessage> messages;
    std::vector<ProtoEnum> enums;
    std::vector<ProtoRange> reservedRanges, extensionRanges;
    std::vector<std::string> reservedNames;
    bool isMapEntry = false; ///< stands for the pairs of a map field
    ProtoFeatures features;
};

struct ProtoMethod : ProtoElement {
    std::string inputType, outputType; ///< full names, without a leading dot
    ProtoSpan inputSpan, outputSpan;
    bool isClientStreaming = false, isServerStreaming = false;
};

struct ProtoService : ProtoElement {
    std::string fullName;
    std::vector<ProtoMethod> methods;
};

struct ProtoImport {
    std::string path;
    ProtoSpan span;
    std::string comment;
    bool isPublic = false, isWeak = false;
    bool isUsed = false;
    std::int32_t file = -1; ///< position in ProtoSchema::files; -1 when nobody has it
};

/// How the file says which language it is in.
enum class ProtoSyntax : std::uint8_t { unspecified, proto2, proto3, edition2023, edition2024 };

struct ProtoFile {
    std::string name;         ///< as others import it, relative to its module
    std::string place;        ///< path in the source; empty for what is built in
    std::int32_t module = -1; ///< position in ContractSet::modules; -1 for what is built in
    ProtoSyntax syntax = ProtoSyntax::unspecified;
    ProtoSpan syntaxSpan, packageSpan;
    std::string syntaxComment, packageComment;
    std::string package;
    std::vector<ProtoImport> imports;
    std::vector<ProtoOption> options;
    std::vector<std::string> optionComments; ///< one an option
    std::vector<ProtoMessage> messages;
    std::vector<ProtoEnum> enums;
    std::vector<ProtoService> services;
    std::vector<ProtoField> extensions;
    ProtoFeatures features;

    const ProtoOption *option(std::string_view name) const;
    std::string optionText(std::string_view name, std::string_view otherwise = {}) const;
};

/// All files of a source, by name; those that are built in come last.
struct ProtoSchema {
    std::vector<ProtoFile> files;
};

/// "a.b" and "c" -> "a.b.c"; just the name without a scope.
std::string protoName(std::string_view scope, std::string_view name);

/// The last part of a full name.
std::string_view protoShortName(std::string_view fullName);

} // namespace alidade
