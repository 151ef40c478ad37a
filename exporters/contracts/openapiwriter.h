#pragma once

#include "exporters/contracts/openapi.h"

#include <nlohmann/json.hpp>

#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

namespace alidade {

using OpenApiJson = nlohmann::ordered_json;

/// All options of one name as one value: `(a).b = 1` and `(a) = { c: 2 }` together are { b: 1, c: 2 }. An empty message when
/// there is none.
ProtoValue mergedOption(const std::vector<ProtoOption> &options, std::string_view name);

/// The values of a repeated member, however it is written.
std::vector<const ProtoValue *> repeatedValues(const ProtoValue &message, std::string_view name);

/// A comment as a description: without the indentation of its lines and the spaces around it.
std::string descriptionOf(const std::string &comment);

/// Writes the document of one package.
class OpenApiWriter {
public:
    OpenApiWriter(const ContractSet &set, const ConversionOptions &options);

    ConvertedContract write(const std::string &package);

private:
    struct Declared {
        const ProtoFile *file = nullptr;
        const ProtoMessage *message = nullptr;
        const ProtoEnum *words = nullptr;
    };
    /// A part of a path template: text, or a variable.
    struct PathPart {
        std::string parameter;   ///< empty: text
        std::string field;       ///< path of the field that it is, or is a part of
        std::string description; ///< what it is a part of
    };
    struct Route {
        std::string method, path; ///< "get", "/v1/{id}"
        std::vector<PathPart> parameters;
        std::set<std::string> fields; ///< that the path holds
        std::string body, responseBody;
    };

    void add(LedgerEntry::Loss loss, const std::string &element, const std::string &what, const std::string &why, int line);
    void addMessage(const ProtoFile &file, const ProtoMessage &message);
    bool is31() const { return m_options.version == OpenApiVersion::v31; }
    OpenApiJson reference(const std::string &type);

    // Schemas.
    void writeSchemas(OpenApiJson &schemas);
    OpenApiJson messageSchema(const ProtoMessage &message);
    OpenApiJson enumSchema(const ProtoEnum &words);
    void addOneofs(OpenApiJson &schema, const ProtoMessage &message);
    void addReserved(OpenApiJson &schema, const std::vector<ProtoRange> &ranges, const std::vector<std::string> &names);
    OpenApiJson fieldSchema(const ProtoField &field, const ProtoMessage &message);
    OpenApiJson plainSchema(const ProtoField &field, const std::string &element);
    OpenApiJson scalarSchema(ProtoType type) const;
    OpenApiJson wellKnown(const std::string &type) const;
    OpenApiJson nullable(OpenApiJson schema) const;
    void addFieldOptions(OpenApiJson &schema, const ProtoField &field, const std::string &element, bool &isRequired);
    void addDefault(OpenApiJson &schema, const ProtoField &field, const std::string &element);

    // Validation rules.
    void addRules(OpenApiJson &schema, const ProtoValue &rules, const std::string &element, int line, bool &isRequired);
    void addTypeRules(OpenApiJson &schema, const std::string &type, const ProtoValue &rules, const std::string &element,
                      int line);
    bool addTextRule(OpenApiJson &schema, const std::string &rule, const ProtoValue &value);
    bool addNumberRule(OpenApiJson &schema, const std::string &rule, const ProtoValue &value);
    bool addListRule(OpenApiJson &schema, const std::string &rule, const ProtoValue &value, const std::string &element, int line);

    // Paths.
    void writeService(const ProtoService &service, OpenApiJson &paths);
    void writeMethod(const ProtoService &service, const ProtoMethod &method, OpenApiJson &paths);
    std::vector<Route> routesOf(const ProtoService &service, const ProtoMethod &method);
    bool readRoute(const ProtoValue &rule, const std::string &element, int line, Route &route);
    void readTemplate(const std::string &text, const std::string &element, int line, Route &route);
    OpenApiJson operation(const ProtoService &service, const ProtoMethod &method, const Route &route, std::size_t index);
    void addParameters(OpenApiJson &operation, const ProtoMethod &method, const Route &route, const std::string &element);
    void addQuery(OpenApiJson &parameters, const ProtoMessage &message, const std::string &prefix, const Route &route,
                  std::set<std::string> &around, const std::string &element);
    void addBody(OpenApiJson &operation, const ProtoMethod &method, const Route &route);
    OpenApiJson responses(const ProtoMethod &method, const Route &route);
    const ProtoField *fieldAt(const std::string &type, std::string_view path) const;

    const ContractSet &m_set;
    ConversionOptions m_options;
    std::unordered_map<std::string_view, Declared> m_types;
    std::string m_package;             ///< that is written
    const ProtoFile *m_file = nullptr; ///< that is written
    std::set<std::string> m_wanted;    ///< types whose schemas are referred to
    std::set<std::string> m_operations;
    std::vector<LedgerEntry> m_ledger;
};

/// JSON as block YAML (yaml.org/spec/1.2.2); all strings that could be anything else are in quotes.
std::string yamlText(const OpenApiJson &document);

} // namespace alidade
