#include "exporters/contracts/openapi.h"

#include "exporters/contracts/openapiwriter.h"
#include "exporters/escape.h"
#include "exporters/json/evidencejson.h"

#include <algorithm>
#include <tuple>

namespace alidade {

namespace {

/// What every operation may answer, when it is not what was asked for.
constexpr const char *errorType = "google.rpc.Status";

std::string versionOf(const std::string &package)
{
    const std::string_view last = protoShortName(package);
    const bool isVersion = last.size() > 1 && last[0] == 'v' && last[1] >= '0' && last[1] <= '9';
    return isVersion ? std::string(last) : "0";
}

OpenApiJson errorSchema()
{
    return {{"type", "object"},
            {"description", "An error, as google.rpc.Status."},
            {"properties",
             {{"code", {{"type", "integer"}, {"format", "int32"}}},
              {"message", {{"type", "string"}}},
              {"details",
               {{"type", "array"},
                {"items",
                 {{"type", "object"}, {"properties", {{"@type", {{"type", "string"}}}}}, {"additionalProperties", true}}}}}}}};
}

/// What files say to generators, so that nothing of it is lost.
OpenApiJson fileJson(const ProtoFile &file)
{
    OpenApiJson json{{"name", file.name}};
    OpenApiJson options = OpenApiJson::object();
    for (const ProtoOption &option : file.options) {
        if (option.value.kind != ProtoValue::Kind::message)
            options[option.name] = option.value.text;
    }
    if (!options.empty())
        json["options"] = std::move(options);
    return json;
}

} // namespace

OpenApiWriter::OpenApiWriter(const ContractSet &set, const ConversionOptions &options) : m_set(set), m_options(options)
{
    for (const ProtoFile &file : set.schema.files) {
        for (const ProtoMessage &message : file.messages)
            addMessage(file, message);
        for (const ProtoEnum &words : file.enums)
            m_types.try_emplace(words.fullName, Declared{&file, nullptr, &words});
    }
}

void OpenApiWriter::addMessage(const ProtoFile &file, const ProtoMessage &message)
{
    m_types.try_emplace(message.fullName, Declared{&file, &message, nullptr});
    for (const ProtoMessage &nested : message.messages)
        addMessage(file, nested);
    for (const ProtoEnum &words : message.enums)
        m_types.try_emplace(words.fullName, Declared{&file, nullptr, &words});
}

void OpenApiWriter::add(LedgerEntry::Loss loss, const std::string &element, const std::string &what, const std::string &why,
                        int line)
{
    m_ledger.push_back({loss, element, what, why, m_file == nullptr ? std::string() : m_file->place, line});
}

ConvertedContract OpenApiWriter::write(const std::string &package)
{
    m_package = package;
    m_wanted = {};
    m_operations = {};
    m_ledger = {};
    OpenApiJson document{{"openapi", is31() ? "3.1.0" : "3.0.3"},
                         {"info", {{"title", package}, {"version", versionOf(package)}}}};
    OpenApiJson tags = OpenApiJson::array(), paths = OpenApiJson::object(), files = OpenApiJson::array();
    std::string host;
    std::set<std::string_view> services;
    for (const ProtoFile &file : m_set.schema.files) {
        if (file.module < 0 || file.package != package)
            continue;
        m_file = &file;
        files.push_back(fileJson(file));
        for (const ProtoMessage &message : file.messages)
            m_wanted.insert(message.fullName);
        for (const ProtoEnum &words : file.enums)
            m_wanted.insert(words.fullName);
        for (const ProtoField &extension : file.extensions)
            add(LedgerEntry::Loss::dropped, extension.fullName, "extension", "OpenAPI has no fields of foreign messages",
                extension.span.line);
        for (const ProtoService &service : file.services) {
            if (!services.insert(service.fullName).second)
                continue; // a copy in another directory
            OpenApiJson tag{{"name", service.name}};
            if (const std::string text = descriptionOf(service.comment); !text.empty())
                tag["description"] = text;
            tags.push_back(std::move(tag));
            host = service.optionText("(google.api.default_host)", host);
            writeService(service, paths);
        }
    }
    document["servers"] = OpenApiJson::array({{{"url", host.empty() ? "/" : "https://" + host}}});
    document["security"] = OpenApiJson::array(); // a contract in proto does not say who may call
    if (!tags.empty())
        document["tags"] = std::move(tags);
    document["paths"] = std::move(paths);
    OpenApiJson schemas = OpenApiJson::object();
    writeSchemas(schemas);
    if (!m_operations.empty() && !schemas.contains(errorType))
        schemas[errorType] = errorSchema();
    document["components"] = {{"schemas", std::move(schemas)}};
    document["x-proto-files"] = std::move(files);
    const auto key = [](const LedgerEntry &each) { return std::tie(each.file, each.line, each.element, each.what); };
    std::sort(m_ledger.begin(), m_ledger.end(), [&](const auto &l, const auto &r) { return key(l) < key(r); });
    return {package, m_options.asJson ? documentText(document) : yamlText(document), std::move(m_ledger)};
}

std::vector<ConvertedContract> convertToOpenApi(const ContractSet &set, const ConversionOptions &options)
{
    std::set<std::string> packages;
    for (const ProtoFile &file : set.schema.files) {
        const bool hasContent = !file.services.empty() || !file.messages.empty() || !file.enums.empty();
        if (file.module >= 0 && hasContent)
            packages.insert(file.package);
    }
    OpenApiWriter writer(set, options);
    std::vector<ConvertedContract> result;
    result.reserve(packages.size());
    for (const std::string &package : packages)
        result.push_back(writer.write(package));
    return result;
}

std::string ledgerText(const std::vector<LedgerEntry> &ledger)
{
    std::string text;
    for (const LedgerEntry &entry : ledger)
        text += terminalText(entry.file + ":" + std::to_string(entry.line) + ": " + entry.element + ": " + entry.what +
                             (entry.loss == LedgerEntry::Loss::dropped ? " is dropped: " : " is approximated: ") + entry.why) +
                "\n";
    return text;
}

std::string ledgerJson(const std::vector<LedgerEntry> &ledger)
{
    OpenApiJson entries = OpenApiJson::array();
    for (const LedgerEntry &entry : ledger)
        entries.push_back({{"loss", entry.loss == LedgerEntry::Loss::dropped ? "dropped" : "approximated"},
                           {"element", entry.element},
                           {"what", entry.what},
                           {"why", entry.why},
                           {"file", entry.file},
                           {"line", entry.line}});
    return documentText({{"schema", "alidade/contract-ledger/1"}, {"entries", std::move(entries)}});
}

} // namespace alidade
