#include "qml/contracts/tracks.h"

#include "exporters/contracts/openapi.h"
#include "qml/contracts/apioutline.h"

#include <algorithm>
#include <optional>
#include <set>

namespace alidade {

namespace {

using State = TrackRow::State;
using Difference = TrackRow::Difference;

std::string word(const ProtoField &field)
{
    std::string type = field.typeName.empty() ? std::string(toText(field.type)) : std::string(protoShortName(field.typeName));
    const std::string label = field.isMap                           ? "map "
                              : field.label == ProtoLabel::repeated ? "repeated "
                              : field.label == ProtoLabel::required ? "required "
                              : field.isProto3Optional              ? "optional "
                                                                    : "";
    return label + type + ' ' + field.name + " = " + std::to_string(field.number);
}

std::string partText(const ApiPart &part)
{
    const std::string name = part.name.empty() ? part.place : part.name + " (" + part.place + ")";
    return name + ": " + (part.type.empty() ? "-" : part.type);
}

bool isMethodName(const std::string &operationId, const std::string &service, const std::string &method)
{
    const std::string id = plainName(operationId);
    return !id.empty() && (id == plainName(method) || id == plainName(service + method));
}

/// Lays the two beside one another.
class Alignment {
public:
    Alignment(const ContractSet &set, const std::string &package, const YamlNode &converted, const YamlNode &document,
              std::string file)
        : m_set(set), m_package(package), m_meant(converted), m_real(document), m_file(std::move(file)),
          m_reached(m_meant.reachedSchemas()), m_isUsed(m_real.operations().size(), false)
    {}

    Tracks run()
    {
        std::set<std::string_view> done;
        for (const ProtoFile &file : m_set.schema.files) {
            if (file.module < 0 || file.package != m_package)
                continue;
            m_protoFile = file.place;
            for (const ProtoService &service : file.services) {
                if (done.insert(service.fullName).second)
                    addService(service);
            }
            for (const ProtoMessage &message : file.messages)
                addMessage(message, done);
            for (const ProtoEnum &words : file.enums)
                addEnum(words, done);
        }
        addRest();
        return std::move(m_tracks);
    }

private:
    TrackRow &add(TrackRow::Kind kind, State state, std::string proto, int protoLine, std::string openApi, int openApiLine)
    {
        return m_tracks.rows.emplace_back(TrackRow{.kind = kind,
                                                   .state = state,
                                                   .proto = std::move(proto),
                                                   .openApi = std::move(openApi),
                                                   .protoFile = protoLine > 0 ? m_protoFile : std::string(),
                                                   .openApiFile = openApiLine > 0 ? m_file : std::string(),
                                                   .protoLine = protoLine,
                                                   .openApiLine = openApiLine,
                                                   .notes = {}});
    }

    static void note(TrackRow &row, Difference difference, std::string expected, std::string found)
    {
        row.state = State::differs;
        row.notes.push_back({difference, std::move(expected), std::move(found)});
    }

    const ApiOperation *realOperation(const ApiOperation &meant, const ProtoService &service, const ProtoMethod &method)
    {
        const auto &all = m_real.operations();
        const auto take = [&](auto fits) -> const ApiOperation * {
            for (std::size_t i = 0; i < all.size(); ++i) {
                if (!m_isUsed[i] && fits(all[i])) {
                    m_isUsed[i] = true;
                    return &all[i];
                }
            }
            return nullptr;
        };
        const auto hasRoute = [&](const ApiOperation &each) {
            return each.verb == meant.verb && (each.shape == meant.shape || pathShape(each.path) == meant.shape);
        };
        if (const ApiOperation *found = take(hasRoute))
            return found;
        return take([&](const ApiOperation &each) { return isMethodName(each.id, service.name, method.name); });
    }

    void addService(const ProtoService &service)
    {
        add(TrackRow::Kind::heading, State::same, "service " + service.name, service.span.line, {}, 0);
        for (const ProtoMethod &method : service.methods) {
            const std::string name = service.fullName + "/" + method.name;
            for (const ApiOperation &meant : m_meant.operations()) {
                if ((*meant.node)["x-proto-method"].scalar == name)
                    addOperation(service, method, meant);
            }
        }
    }

    void addOperation(const ProtoService &service, const ProtoMethod &method, const ApiOperation &meant)
    {
        const std::string route = meant.verb + ' ' + meant.path;
        const ApiOperation *real = realOperation(meant, service, method);
        const std::string found = real ? real->verb + ' ' + real->path : std::string();
        TrackRow &row = add(TrackRow::Kind::operation, real ? State::same : State::onlyProto,
                            "rpc " + method.name + " · " + route, method.span.line,
                            real ? found + (real->id.empty() ? "" : " · " + real->id) : std::string(), real ? real->line : 0);
        if (!real)
            return;
        ++m_tracks.operations;
        if (real->verb != meant.verb || (real->shape != meant.shape && pathShape(real->path) != meant.shape))
            note(row, Difference::route, route, found);
        if (((*meant.node)["deprecated"].text() == "true") != ((*real->node)["deprecated"].text() == "true"))
            note(row, Difference::deprecated, (*meant.node)["deprecated"].text("false"),
                 (*real->node)["deprecated"].text("false"));
        addParts(method, meant, *real);
    }

    void addParts(const ProtoMethod &method, const ApiOperation &meant, const ApiOperation &real)
    {
        const auto isResponse = [](const ApiPart &part) { return part.place.starts_with('2'); };
        std::vector<ApiPart> rest = m_real.parts(real);
        for (const ApiPart &part : m_meant.parts(meant)) {
            const auto found = std::find_if(rest.begin(), rest.end(), [&](const ApiPart &each) {
                return isResponse(part) ? isResponse(each)
                                        : each.place == part.place && plainName(each.name) == plainName(part.name);
            });
            const int line = isResponse(part) ? method.outputSpan.line : method.inputSpan.line;
            if (found == rest.end()) {
                add(TrackRow::Kind::part, State::onlyProto, partText(part), line, {}, 0);
                continue;
            }
            TrackRow &row = add(TrackRow::Kind::part, State::same, partText(part), line, partText(*found), found->line);
            if (part.type != found->type)
                note(row, Difference::type, part.type, found->type);
            if (isResponse(part) && part.place != found->place)
                note(row, Difference::status, part.place, found->place);
            if (!part.name.empty() && part.isRequired != found->isRequired)
                note(row, Difference::required, part.isRequired ? "true" : "false", found->isRequired ? "true" : "false");
            rest.erase(found);
        }
        for (const ApiPart &part : rest) { // headers are no part of a proto
            const bool isHeader = part.place == "header" || part.place == "cookie";
            add(TrackRow::Kind::part, isHeader ? State::elsewhere : State::onlyOpenApi, {}, 0, partText(part), part.line);
        }
    }

    /// The schema of the document that stands for a type.
    const YamlEntry *realSchema(const std::string &fullName)
    {
        const std::string local = m_package.empty() ? fullName : fullName.substr(m_package.size() + 1);
        for (const std::string &wanted : {plainName(fullName), plainName(local), plainName(protoShortName(fullName))}) {
            for (const YamlEntry &schema : m_real.schemas().entries) {
                if (plainName(schema.key) == wanted && m_usedSchemas.insert(schema.key).second)
                    return &schema;
            }
        }
        return nullptr;
    }

    void addMessage(const ProtoMessage &message, std::set<std::string_view> &done)
    {
        if (message.isMapEntry || !done.insert(message.fullName).second)
            return;
        const YamlEntry *schema = realSchema(message.fullName);
        const State state = schema ? State::same : m_reached.contains(message.fullName) ? State::onlyProto : State::elsewhere;
        add(TrackRow::Kind::type, state, "message " + message.name, message.span.line, schema ? schema->key : std::string(),
            schema ? schema->line : 0);
        const YamlNode &meant = m_meant.schemas()[message.fullName];
        const YamlNode *real = schema ? &m_real.resolved(schema->value) : nullptr;
        std::set<std::string> seen;
        for (const ProtoField &field : message.fields)
            addField(field, meant, real, state, seen);
        if (real) {
            for (const YamlEntry &property : (*real)["properties"].entries) {
                if (!seen.contains(property.key))
                    add(TrackRow::Kind::field, State::onlyOpenApi, {}, 0, property.key + ": " + bareType(property.value),
                        property.line);
            }
        }
        for (const ProtoMessage &nested : message.messages)
            addMessage(nested, done);
        for (const ProtoEnum &words : message.enums)
            addEnum(words, done);
    }

    void addField(const ProtoField &field, const YamlNode &meant, const YamlNode *real, State state, std::set<std::string> &seen)
    {
        const YamlNode *property = nullptr;
        std::string key;
        for (const std::string &name : {field.jsonName, field.name}) {
            if (real && !property && (property = (*real)["properties"].find(name)) != nullptr)
                key = name;
        }
        if (!property) {
            add(TrackRow::Kind::field, state == State::same ? State::onlyProto : state, word(field), field.span.line, {}, 0);
            return;
        }
        seen.insert(key);
        const YamlNode &expected = meant["properties"][field.jsonName];
        const std::string type = bareType(*property), meantType = bareType(expected);
        TrackRow &row = add(TrackRow::Kind::field, State::same, word(field), field.span.line, key + ": " + type, property->line);
        if (type != meantType)
            note(row, Difference::type, meantType, type);
        const auto isRequired = [](const YamlNode &schema, const std::string &name) {
            const auto &names = schema["required"].items;
            return std::any_of(names.begin(), names.end(), [&](const YamlNode &each) { return each.scalar == name; });
        };
        if (isRequired(meant, field.jsonName) != isRequired(*real, key))
            note(row, Difference::required, isRequired(meant, field.jsonName) ? "true" : "false",
                 isRequired(*real, key) ? "true" : "false");
        if (expected["deprecated"].text("false") != (*property)["deprecated"].text("false"))
            note(row, Difference::deprecated, expected["deprecated"].text("false"), (*property)["deprecated"].text("false"));
    }

    void addEnum(const ProtoEnum &words, std::set<std::string_view> &done)
    {
        if (!done.insert(words.fullName).second)
            return;
        const YamlEntry *schema = realSchema(words.fullName);
        const State state = schema ? State::same : m_reached.contains(words.fullName) ? State::onlyProto : State::elsewhere;
        add(TrackRow::Kind::type, state, "enum " + words.name, words.span.line, schema ? schema->key : std::string(),
            schema ? schema->line : 0);
        std::vector<YamlNode> rest = schema ? schema->value["enum"].items : std::vector<YamlNode>();
        for (const ProtoEnumValue &value : words.values) {
            const auto found =
                std::find_if(rest.begin(), rest.end(), [&](const YamlNode &each) { return each.scalar == value.name; });
            const bool isThere = found != rest.end();
            add(TrackRow::Kind::field,
                isThere                ? State::same
                : state == State::same ? State::onlyProto
                                       : state,
                value.name + " = " + std::to_string(value.number), value.span.line, isThere ? found->scalar : std::string(),
                isThere ? found->line : 0);
            if (isThere)
                rest.erase(found);
        }
        for (const YamlNode &value : rest)
            add(TrackRow::Kind::field, State::onlyOpenApi, {}, 0, value.scalar, value.line);
    }

    void addRest()
    {
        for (std::size_t i = 0; i < m_isUsed.size(); ++i) {
            const ApiOperation &operation = m_real.operations()[i];
            if (!m_isUsed[i])
                add(TrackRow::Kind::operation, State::onlyOpenApi, {}, 0,
                    operation.verb + ' ' + operation.path + (operation.id.empty() ? "" : " · " + operation.id), operation.line);
        }
        for (const YamlEntry &schema : m_real.schemas().entries) {
            if (!m_usedSchemas.contains(schema.key))
                add(TrackRow::Kind::type, State::onlyOpenApi, {}, 0, schema.key, schema.line);
        }
        m_tracks.differences =
            static_cast<std::size_t>(std::count_if(m_tracks.rows.begin(), m_tracks.rows.end(), [](const TrackRow &row) {
                return row.state != State::same && row.state != State::elsewhere;
            }));
    }

    const ContractSet &m_set;
    const std::string &m_package;
    ApiOutline m_meant, m_real;
    std::string m_file, m_protoFile;
    std::set<std::string> m_reached, m_usedSchemas;
    std::vector<bool> m_isUsed;
    Tracks m_tracks;
};

} // namespace

Tracks alignTracks(const ContractSet &package, const std::string &name, const YamlNode &document, const std::string &documentFile)
{
    const OpenApiVersion version = document["openapi"].text().starts_with("3.0") ? OpenApiVersion::v30 : OpenApiVersion::v31;
    for (const ConvertedContract &converted : convertToOpenApi(package, {.version = version, .asJson = true})) {
        Diagnostics none;
        const std::vector<YamlNode> documents =
            converted.package == name ? readYaml(converted.text, name, none) : std::vector<YamlNode>();
        if (!documents.empty())
            return Alignment(package, name, documents.front(), document, documentFile).run();
    }
    return {};
}

std::size_t operationsInCommon(const ContractSet &set, const std::string &package, const YamlNode &document)
{
    std::set<std::string> names;
    for (const ProtoFile &file : set.schema.files) {
        for (const ProtoService &service :
             file.module >= 0 && file.package == package ? file.services : std::vector<ProtoService>()) {
            for (const ProtoMethod &method : service.methods)
                names.insert({plainName(method.name), plainName(service.name + method.name)});
        }
    }
    const ApiOutline outline(document);
    return static_cast<std::size_t>(std::count_if(outline.operations().begin(), outline.operations().end(),
                                                  [&](const ApiOperation &each) { return names.contains(plainName(each.id)); }));
}

} // namespace alidade
