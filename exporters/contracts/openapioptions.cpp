#include "exporters/contracts/openapiwriter.h"

namespace alidade {

namespace {

/// Puts a value below a path of names, beside what is there.
void place(ProtoValue &into, std::string_view path, const ProtoValue &value)
{
    if (path.empty()) {
        if (value.kind != ProtoValue::Kind::message) {
            into = value;
            return;
        }
        into.members.insert(into.members.end(), value.members.begin(), value.members.end());
        return;
    }
    const std::size_t dot = path.find('.');
    const std::string name(path.substr(0, dot));
    ProtoValue *member = nullptr;
    for (auto &[known, existing] : into.members) {
        if (known == name && dot != std::string_view::npos && existing.kind == ProtoValue::Kind::message)
            member = &existing;
    }
    if (member == nullptr) {
        into.members.push_back({name, {ProtoValue::Kind::message, {}, {}}});
        member = &into.members.back().value;
    }
    place(*member, dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1), value);
}

} // namespace

ProtoValue mergedOption(const std::vector<ProtoOption> &options, std::string_view name)
{
    ProtoValue merged{ProtoValue::Kind::message, {}, {}};
    for (const ProtoOption &option : options) {
        if (option.name == name)
            place(merged, {}, option.value);
        else if (option.name.size() > name.size() && option.name.starts_with(name) && option.name[name.size()] == '.')
            place(merged, std::string_view(option.name).substr(name.size() + 1), option.value);
    }
    return merged;
}

std::vector<const ProtoValue *> repeatedValues(const ProtoValue &message, std::string_view name)
{
    std::vector<const ProtoValue *> values;
    for (const auto &[member, value] : message.members) {
        if (member != name)
            continue;
        if (value.kind != ProtoValue::Kind::list)
            values.push_back(&value);
        for (const auto &item : value.members) {
            if (value.kind == ProtoValue::Kind::list)
                values.push_back(&item.value);
        }
    }
    return values;
}

std::string descriptionOf(const std::string &comment)
{
    std::string text;
    std::string_view rest = comment;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.starts_with(' '))
            line.remove_prefix(1);
        while (!line.empty() && (line.back() == ' ' || line.back() == '\t'))
            line.remove_suffix(1);
        text.append(line) += '\n';
    }
    const std::size_t begin = text.find_first_not_of("\n ");
    return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of("\n ") + 1 - begin);
}

} // namespace alidade
