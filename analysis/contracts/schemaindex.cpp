#include "analysis/contracts/schemaindex.h"

namespace alidade {

namespace {

void addEnums(SchemaIndex::ByName<ProtoEnum> &to, const ProtoFile &file, const std::vector<ProtoEnum> &enums)
{
    for (const ProtoEnum &words : enums)
        to[words.fullName].add(Declared<ProtoEnum>{&file, &words});
}

void addEnumsOf(SchemaIndex::ByName<ProtoEnum> &to, const ProtoFile &file, const ProtoMessage &message)
{
    addEnums(to, file, message.enums);
    for (const ProtoMessage &nested : message.messages)
        addEnumsOf(to, file, nested);
}

} // namespace

SchemaIndex::SchemaIndex(const ContractSet &set, std::int32_t module)
{
    for (const auto &[ofModule, name] : set.unreadable) {
        if (ofModule == module)
            unreadable.insert(name);
    }
    for (const ProtoFile &file : set.schema.files) {
        if (file.module != module)
            continue;
        files.try_emplace(file.name, &file);
        packages[file.package].push_back(&file);
        addEnums(enums, file, file.enums);
        for (const ProtoMessage &message : file.messages)
            addMessage(file, message);
        for (const ProtoService &service : file.services)
            services[service.fullName].add(Declared<ProtoService>{&file, &service});
        addExtensions(file, file.extensions);
    }
}

void SchemaIndex::addMessage(const ProtoFile &file, const ProtoMessage &message)
{
    messages[message.fullName].add(Declared<ProtoMessage>{&file, &message});
    addEnums(enums, file, message.enums);
    addExtensions(file, message.extensions);
    for (const ProtoMessage &nested : message.messages)
        addMessage(file, nested);
}

void SchemaIndex::addExtensions(const ProtoFile &file, const std::vector<ProtoField> &all)
{
    for (const ProtoField &extension : all) {
        extensions[extension.fullName].add(Declared<ProtoField>{&file, &extension});
        numbers.try_emplace({extension.extendee, extension.number}, Declared<ProtoField>{&file, &extension});
    }
}

SchemaIndex::ByName<ProtoEnum> allEnums(const ContractSet &set)
{
    SchemaIndex::ByName<ProtoEnum> enums;
    for (const ProtoFile &file : set.schema.files) {
        addEnums(enums, file, file.enums);
        for (const ProtoMessage &message : file.messages)
            addEnumsOf(enums, file, message);
    }
    return enums;
}

std::string_view nestedName(const ProtoFile &file, std::string_view fullName)
{
    return file.package.empty() ? fullName : fullName.substr(file.package.size() + 1);
}

} // namespace alidade
