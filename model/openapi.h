#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace alidade {

// OpenAPI documents as they are written: 3.1 with the keywords of JSON Schema 2020-12, 3.0, and Swagger 2.0 in the words of
// 3.0. References are resolved to indices, so that cycles cost nothing; places are kept.

/// A place in one of a document's files; line and column from 1.
struct OpenApiPlace {
    std::int32_t file = 0; ///< position in OpenApiDocument::files
    std::int32_t line = 0, column = 0;

    bool isKnown() const { return line > 0; }
};

struct OpenApiMember;

/// A JSON value.
struct OpenApiValue {
    enum class Kind : std::uint8_t { null, boolean, number, text, list, object };

    Kind kind = Kind::null;
    std::string text;                   ///< of a scalar, as JSON has it without quotes
    std::vector<OpenApiValue> items;    ///< of a list
    std::vector<OpenApiMember> members; ///< of an object, in file order

    const OpenApiValue *find(std::string_view name) const;
    /// Order of members and the spelling of numbers (1 and 1.0) do not matter.
    friend bool operator==(const OpenApiValue &left, const OpenApiValue &right);
};

struct OpenApiMember {
    std::string name;
    OpenApiValue value;
};

/// The value on one line, for people: JSON, texts without quotes when they are all of it.
std::string toText(const OpenApiValue &value);

/// Values by name, in file order.
template <typename Value> using OpenApiNamed = std::vector<std::pair<std::string, Value>>;

/// The value of that name, or nullptr.
template <typename Value> const Value *findNamed(const OpenApiNamed<Value> &list, std::string_view name)
{
    for (const auto &[key, value] : list) {
        if (key == name)
            return &value;
    }
    return nullptr;
}

/// Where a schema is used.
struct OpenApiSchemaUse {
    std::int32_t schema = -1; ///< position in OpenApiDocument::schemas; -1: there is none
    std::int32_t beside = -1; ///< the keywords beside the `$ref`, as a schema; -1: none
    std::string reference;    ///< `$ref` as written; empty for a schema that stands here
    OpenApiPlace place;

    bool isThere() const { return schema >= 0; }
};

/// `discriminator`.
struct OpenApiDiscriminator {
    std::string property;
    OpenApiNamed<std::string> mapping;
};

/// A Schema Object (spec.openapis.org/oas, json-schema.org/draft/2020-12). Bounds that may be left out are optional;
/// `exclusiveMinimum: true` of 3.0 has become the number beside it.
struct OpenApiSchema {
    OpenApiPlace place;
    OpenApiNamed<OpenApiPlace> keywords; ///< where each keyword stands
    bool isNever = false;                ///< the schema `false`
    std::vector<std::string> types;
    std::string format, title, description, pattern, contentMediaType, contentEncoding;
    bool isNullable = false, isReadOnly = false, isWriteOnly = false, isDeprecated = false, hasUniqueItems = false;
    std::optional<double> minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf;
    std::optional<double> minLength, maxLength, minItems, maxItems, minProperties, maxProperties, minContains, maxContains;
    std::optional<std::vector<OpenApiValue>> values; ///< `enum`
    std::optional<OpenApiValue> constant, defaultValue;
    std::vector<std::string> required;
    OpenApiNamed<std::vector<std::string>> dependentRequired;
    OpenApiNamed<OpenApiSchemaUse> properties, patternProperties, dependentSchemas;
    std::vector<OpenApiSchemaUse> allOf, anyOf, oneOf, prefixItems;
    OpenApiSchemaUse items, not_, contains, propertyNames, if_, then_, else_, contentSchema;
    OpenApiSchemaUse additionalProperties, unevaluatedItems, unevaluatedProperties;
    std::optional<bool> allowsAdditional; ///< `additionalProperties: true` or `false`
    std::optional<OpenApiDiscriminator> discriminator;
    OpenApiNamed<OpenApiValue> extensions; ///< `x-…`
    /// Of its own keywords without schemas inside of it; the second one also without what only explains (title, description,
    /// default, examples).
    std::uint64_t ownHash = 0, ownMeaningHash = 0;

    bool isRequired(std::string_view property) const;
    bool hasType(std::string_view type) const;
    /// Where the keyword stands; the schema's own place when it is not written.
    OpenApiPlace placeOf(std::string_view keyword) const;
};

/// One form of a body.
struct OpenApiMedia {
    OpenApiSchemaUse schema;
    OpenApiPlace place;
};

struct OpenApiParameter {
    std::string name, in; ///< "path", "query", "header", "cookie"
    std::string description, style;
    bool isRequired = false, isDeprecated = false;
    std::optional<bool> explodes;
    OpenApiSchemaUse schema;
    OpenApiNamed<OpenApiMedia> content;
    OpenApiNamed<OpenApiValue> extensions;
    OpenApiPlace place;
    bool isShared = false; ///< stands at the path, for all of its operations
};

struct OpenApiBody {
    std::string description;
    bool isRequired = false;
    OpenApiNamed<OpenApiMedia> content;
    OpenApiPlace place;
};

struct OpenApiHeader {
    std::string description;
    bool isRequired = false;
    OpenApiSchemaUse schema;
    OpenApiPlace place;
};

struct OpenApiResponse {
    std::string description;
    OpenApiNamed<OpenApiMedia> content;
    OpenApiNamed<OpenApiHeader> headers;
    OpenApiPlace place;
};

/// Scopes by scheme; all of them are needed.
using OpenApiSecurity = std::map<std::string, std::vector<std::string>>;

struct OpenApiOperation {
    std::string method; ///< "GET"
    std::string id, summary, description;
    std::vector<std::string> tags;
    bool isDeprecated = false;
    std::vector<OpenApiParameter> parameters; ///< with those of the path that it does not replace
    std::optional<OpenApiBody> body;
    OpenApiNamed<OpenApiResponse> responses; ///< by status: "200", "4XX", "default"
    std::optional<std::vector<OpenApiSecurity>> security;
    OpenApiNamed<OpenApiValue> extensions;
    OpenApiPlace place;
};

/// A path, or a webhook.
struct OpenApiPath {
    std::string path;
    std::vector<OpenApiOperation> operations;
    OpenApiPlace place;

    const OpenApiOperation *find(std::string_view method) const;
};

struct OpenApiOauthFlow {
    std::string authorizationUrl, tokenUrl;
    std::map<std::string, std::string> scopes;
};

struct OpenApiSecurityScheme {
    std::string type;
    std::map<std::string, OpenApiOauthFlow> flows;
    OpenApiPlace place;
};

/// One API.
struct OpenApiDocument {
    std::string file;    ///< path in the source
    std::string version; ///< "3.0.3", "3.1.0", "2.0"
    std::string title, apiVersion, description;
    std::vector<std::string> servers; ///< URLs
    std::vector<OpenApiPath> paths, webhooks;
    OpenApiNamed<OpenApiSchemaUse> components; ///< named schemas
    std::vector<OpenApiSchema> schemas;        ///< all of them
    std::vector<OpenApiSecurity> security;
    OpenApiNamed<OpenApiSecurityScheme> securitySchemes;
    OpenApiNamed<OpenApiValue> extensions;
    std::vector<std::string> files; ///< paths of the files that it is made of; the first one is its own

    bool is31() const { return version.starts_with("3.1") || version.starts_with("3.2"); }
    const OpenApiSchema *schemaOf(const OpenApiSchemaUse &use) const;
    const OpenApiPath *findPath(std::string_view path) const;
};

/// The APIs of a source, by file.
struct OpenApiSet {
    std::vector<OpenApiDocument> documents;
};

/// "Order" of "#/components/schemas/Order", "order" of "schemas/order.yaml".
std::string openApiReferenceName(std::string_view reference);

/// "/orders/{id}" -> "/orders/{}": paths that differ by the names of their parameters alone are the same.
std::string openApiPathShape(std::string_view path);

/// The names in braces, in order.
std::vector<std::string> openApiPathParameters(std::string_view path);

} // namespace alidade
