#include "model/protoschema.h"

#include "model/contractcheck.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

const ProtoOption *findOption(const std::vector<ProtoOption> &options, std::string_view name)
{
    const auto found = std::find_if(options.begin(), options.end(), [&](const ProtoOption &each) { return each.name == name; });
    return found == options.end() ? nullptr : &*found;
}

std::string textOf(const ProtoOption *option, std::string_view otherwise)
{
    return option == nullptr ? std::string(otherwise) : option->value.text;
}

} // namespace

const ProtoValue *ProtoValue::find(std::string_view name) const
{
    const auto found = std::find_if(members.begin(), members.end(), [&](const auto &each) { return each.name == name; });
    return found == members.end() ? nullptr : &found->value;
}

const ProtoOption *ProtoElement::option(std::string_view wanted) const { return findOption(options, wanted); }

std::string ProtoElement::optionText(std::string_view wanted, std::string_view otherwise) const
{
    return textOf(option(wanted), otherwise);
}

const ProtoOption *ProtoFile::option(std::string_view wanted) const { return findOption(options, wanted); }

std::string ProtoFile::optionText(std::string_view wanted, std::string_view otherwise) const
{
    return textOf(option(wanted), otherwise);
}

std::string_view toText(ProtoType type)
{
    static constexpr auto words = std::to_array<std::string_view>(
        {"unresolved", "double", "float", "int64", "uint64", "int32", "fixed64", "fixed32", "bool", "string", "group", "message",
         "bytes", "uint32", "enum", "sfixed32", "sfixed64", "sint32", "sint64"});
    return words[static_cast<std::size_t>(type)];
}

std::string_view toText(Impact impact)
{
    return impact == Impact::breaks ? "breaks" : impact == Impact::possible ? "possible" : "untouched";
}

std::string protoName(std::string_view scope, std::string_view name)
{
    std::string full(scope);
    if (!full.empty())
        full += '.';
    return full.append(name);
}

std::string_view protoShortName(std::string_view fullName)
{
    const std::size_t dot = fullName.rfind('.');
    return dot == std::string_view::npos ? fullName : fullName.substr(dot + 1);
}

} // namespace alidade
