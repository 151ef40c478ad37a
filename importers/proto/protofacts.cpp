#include "importers/proto/protofacts.h"

#include "importers/proto/protoroutes.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>

#include <algorithm>
#include <map>

namespace alidade {

namespace {

namespace pb = google::protobuf;
using NumberPath = std::vector<int>; ///< SourceCodeInfo.Location.path: field numbers and positions from the file down

std::string plainType(const std::string &name) { return name.starts_with('.') ? name.substr(1) : name; }

std::string scalarType(pb::FieldDescriptorProto::Type type)
{
    return pb::FieldDescriptor::TypeName(static_cast<pb::FieldDescriptor::Type>(type));
}

std::string typeName(const pb::FieldDescriptorProto &field)
{
    return field.type_name().empty() ? scalarType(field.type()) : plainType(field.type_name());
}

class FileReader {
public:
    FileReader(const pb::FileDescriptorProto &file, const std::string &path) : m_file(file)
    {
        m_facts.contract = {"proto", file.package().empty() ? path : file.package(), versionOfPackage(file.package()), {path, 1}};
        for (const auto &location : file.source_code_info().location()) {
            if (location.span_size() > 0)
                m_lines.emplace(NumberPath(location.path().begin(), location.path().end()), location.span(0) + 1);
        }
        m_facts.contract.place.line = lineOf({pb::FileDescriptorProto::kPackageFieldNumber});
    }

    ProtoFacts read()
    {
        for (int i = 0; i < m_file.service_size(); ++i)
            readService(m_file.service(i), {pb::FileDescriptorProto::kServiceFieldNumber, i});
        for (int i = 0; i < m_file.message_type_size(); ++i)
            readMessage(m_file.message_type(i), m_file.package(), {pb::FileDescriptorProto::kMessageTypeFieldNumber, i});
        for (int i = 0; i < m_file.enum_type_size(); ++i)
            readEnum(m_file.enum_type(i), m_file.package(), {pb::FileDescriptorProto::kEnumTypeFieldNumber, i});
        return std::move(m_facts);
    }

private:
    static std::string full(const std::string &scope, const std::string &name)
    {
        return scope.empty() ? name : scope + "." + name;
    }
    static NumberPath below(NumberPath path, int field, int position)
    {
        path.push_back(field);
        path.push_back(position);
        return path;
    }
    int lineOf(const NumberPath &path) const
    {
        const auto it = m_lines.find(path);
        return it == m_lines.end() ? 0 : it->second;
    }
    void add(const char *kind, std::string name, std::string type, int number, const NumberPath &path)
    {
        m_facts.items.push_back(
            {m_facts.contract.name, kind, std::move(name), std::move(type), number, {m_facts.contract.place.file, lineOf(path)}});
    }
    /// An item that says that another one shall not be used any more.
    template <typename Options> void addDeprecated(const Options &options, const std::string &name, const NumberPath &path)
    {
        if (options.deprecated())
            add("deprecated", name, {}, 0, path);
    }
    /// Numbers and names that must not be used again. Ranges end before `end`; those of enums include it.
    template <typename Type>
    void addReserved(const Type &type, const std::string &name, int rangeField, int inclusive, const NumberPath &path)
    {
        for (int i = 0; i < type.reserved_range_size(); ++i) {
            const int first = type.reserved_range(i).start();
            const int last = type.reserved_range(i).end() - 1 + inclusive;
            const std::string numbers = std::to_string(first) + (last == first ? "" : " to " + std::to_string(last));
            add("reserved", full(name, numbers), {}, first, below(path, rangeField, i));
        }
        for (const std::string &word : type.reserved_name())
            add("reserved", full(name, word), {}, 0, path);
    }
    void readService(const pb::ServiceDescriptorProto &service, const NumberPath &path);
    void readMessage(const pb::DescriptorProto &message, const std::string &scope, const NumberPath &path);
    void readEnum(const pb::EnumDescriptorProto &words, const std::string &scope, const NumberPath &path);
    static std::string fieldType(const pb::FieldDescriptorProto &field, const pb::DescriptorProto &message);

    const pb::FileDescriptorProto &m_file;
    std::map<NumberPath, int> m_lines;
    ProtoFacts m_facts;
};

void FileReader::readService(const pb::ServiceDescriptorProto &service, const NumberPath &path)
{
    const std::string name = full(m_file.package(), service.name());
    add("service", name, {}, 0, path);
    addDeprecated(service.options(), name, path);
    for (int i = 0; i < service.method_size(); ++i) {
        const pb::MethodDescriptorProto &method = service.method(i);
        const std::string type = (method.client_streaming() ? "stream " : "") + plainType(method.input_type()) + " -> " +
                                 (method.server_streaming() ? "stream " : "") + plainType(method.output_type());
        const NumberPath place = below(path, pb::ServiceDescriptorProto::kMethodFieldNumber, i);
        add("method", full(name, method.name()), type, 0, place);
        addDeprecated(method.options(), full(name, method.name()), place);
    }
}

std::string FileReader::fieldType(const pb::FieldDescriptorProto &field, const pb::DescriptorProto &message)
{
    if (field.label() == pb::FieldDescriptorProto::LABEL_REPEATED) {
        // A map is a repeated message that the parser made of its key and value.
        const std::string last = field.type_name().substr(field.type_name().rfind('.') + 1);
        const auto &nested = message.nested_type();
        const auto entry = std::find_if(nested.begin(), nested.end(),
                                        [&](const auto &type) { return type.options().map_entry() && type.name() == last; });
        if (entry != nested.end() && entry->field_size() == 2)
            return "map<" + typeName(entry->field(0)) + ", " + typeName(entry->field(1)) + ">";
        return "repeated " + typeName(field);
    }
    if (field.label() == pb::FieldDescriptorProto::LABEL_REQUIRED)
        return "required " + typeName(field);
    return (field.proto3_optional() ? "optional " : "") + typeName(field);
}

void FileReader::readMessage(const pb::DescriptorProto &message, const std::string &scope, const NumberPath &path)
{
    if (message.options().map_entry())
        return;
    const std::string name = full(scope, message.name());
    add("message", name, {}, 0, path);
    addDeprecated(message.options(), name, path);
    addReserved(message, name, pb::DescriptorProto::kReservedRangeFieldNumber, 0, path);
    for (int i = 0; i < message.field_size(); ++i) {
        const pb::FieldDescriptorProto &field = message.field(i);
        const NumberPath place = below(path, pb::DescriptorProto::kFieldFieldNumber, i);
        add("field", full(name, field.name()), fieldType(field, message), field.number(), place);
        addDeprecated(field.options(), full(name, field.name()), place);
    }
    for (int i = 0; i < message.nested_type_size(); ++i)
        readMessage(message.nested_type(i), name, below(path, pb::DescriptorProto::kNestedTypeFieldNumber, i));
    for (int i = 0; i < message.enum_type_size(); ++i)
        readEnum(message.enum_type(i), name, below(path, pb::DescriptorProto::kEnumTypeFieldNumber, i));
}

void FileReader::readEnum(const pb::EnumDescriptorProto &words, const std::string &scope, const NumberPath &path)
{
    const std::string name = full(scope, words.name());
    add("enum", name, {}, 0, path);
    addDeprecated(words.options(), name, path);
    addReserved(words, name, pb::EnumDescriptorProto::kReservedRangeFieldNumber, 1, path);
    // Protobuf puts values beside their enum; for people they belong to it.
    for (int i = 0; i < words.value_size(); ++i)
        add("value", full(name, words.value(i).name()), {}, words.value(i).number(),
            below(path, pb::EnumDescriptorProto::kValueFieldNumber, i));
}

} // namespace

std::string versionOfPackage(const std::string &package)
{
    const std::string last = package.substr(package.rfind('.') + 1);
    const bool isVersion = last.size() >= 2 && last[0] == 'v' && std::isdigit(static_cast<unsigned char>(last[1]));
    return isVersion ? last : std::string();
}

ProtoFacts protoFacts(const pb::FileDescriptorProto &file, const std::string &path) { return FileReader(file, path).read(); }

void addRoutes(const pb::FileDescriptorProto &file, ProtoFacts &facts)
{
    std::map<std::string, Place> places;
    for (const ContractItemFact &item : facts.items) {
        if (item.kind == "method")
            places.emplace(item.name, item.place);
    }
    for (const pb::ServiceDescriptorProto &service : file.service()) {
        for (const pb::MethodDescriptorProto &method : service.method()) {
            const std::string name = (file.package().empty() ? "" : file.package() + ".") + service.name() + "." + method.name();
            for (std::string &route : httpRoutes(method))
                facts.items.push_back({facts.contract.name, "route", std::move(route), name, 0, places[name]});
        }
    }
}

} // namespace alidade
