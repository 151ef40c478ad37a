#include "importers/contracts/protogrammar.h"

#include "importers/text.h"

#include <map>

namespace alidade {

namespace {

ProtoType scalarType(std::string_view word)
{
    for (auto type = ProtoType::double_; type <= ProtoType::sint64; type = static_cast<ProtoType>(static_cast<int>(type) + 1)) {
        const bool isScalar = type != ProtoType::group && type != ProtoType::message && type != ProtoType::enum_;
        if (isScalar && toText(type) == word)
            return type;
    }
    return ProtoType::unresolved;
}

/// "user_id" -> "userId" (protobuf.dev/programming-guides/json, "json_name").
std::string jsonNameOf(std::string_view name)
{
    std::string result;
    bool isUpper = false;
    for (char c : name) {
        if (c != '_')
            result += isUpper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        isUpper = c == '_';
    }
    return result;
}

/// "user_ids" -> "UserIdsEntry": the message that a map field's pairs have.
std::string mapEntryName(std::string_view name)
{
    std::string result = jsonNameOf(std::string(1, '_').append(name));
    return result.append("Entry");
}

} // namespace

void ProtoGrammar::readField(const Start &start, ProtoMessage *parent, std::vector<ProtoField> &into, std::int32_t oneof)
{
    ProtoField field;
    field.oneof = oneof;
    static const std::map<std::string_view, ProtoLabel> labels{
        {"optional", ProtoLabel::optional}, {"required", ProtoLabel::required}, {"repeated", ProtoLabel::repeated}};
    const auto label = labels.find(m_token.text);
    const bool hasLabel = oneof < 0 && m_token.kind == ProtoToken::Kind::word && label != labels.end();
    if (hasLabel) {
        field.label = label->second;
        field.isProto3Optional = parent != nullptr && &into == &parent->fields && m_syntax == ProtoSyntax::proto3 &&
                                 label->second == ProtoLabel::optional;
        advance();
    }
    ProtoMessage entry;
    if (at("group"))
        return readGroup(field, start, parent), void(into.push_back(std::move(field)));
    const ProtoSpan typeBegin = m_token.span;
    const bool mayBeMap = !hasLabel && at("map");
    readType(field);
    if (mayBeMap && field.typeName == "map" && at("<"))
        readMapType(field, start, parent, entry);
    field.typeSpan = spanSince(typeBegin);
    open(field, start);
    expect("=");
    field.numberSpan = m_token.span;
    field.number = number32();
    field.numberSpan = spanSince(field.numberSpan);
    field.jsonName = jsonNameOf(field.name);
    readFieldOptions(field);
    expect(";");
    close(field, start);
    if (field.isMap && parent != nullptr) {
        entry.name = field.typeName = mapEntryName(field.name);
        entry.span = entry.nameSpan = field.typeSpan;
        for (ProtoField &side : entry.fields) {
            side.span = side.nameSpan = side.numberSpan = side.typeSpan = field.typeSpan;
        }
        parent->messages.push_back(std::move(entry));
    }
    into.push_back(std::move(field));
}

void ProtoGrammar::readType(ProtoField &field)
{
    const bool isFull = accept(".");
    field.typeName = dottedName();
    if (!isFull)
        field.type = scalarType(field.typeName);
    if (field.type != ProtoType::unresolved)
        field.typeName.clear();
    else if (isFull)
        field.typeName.insert(0, 1, '.');
}

/// `map<key, value>`: a repeated message of pairs.
void ProtoGrammar::readMapType(ProtoField &field, const Start &start, ProtoMessage *parent, ProtoMessage &entry)
{
    if (parent == nullptr)
        throw ProtoFault(start.span.line, "A map cannot be an extension");
    expect("<");
    ProtoField key, value;
    key.name = key.jsonName = "key";
    value.name = value.jsonName = "value";
    key.number = 1;
    value.number = 2;
    readType(key);
    expect(",");
    readType(value);
    expect(">");
    entry.isMapEntry = true;
    entry.fields.push_back(std::move(key));
    entry.fields.push_back(std::move(value));
    field.label = ProtoLabel::repeated;
    field.isMap = true;
}

/// `group Name = 1 { … }`: a message and a field of it in one.
void ProtoGrammar::readGroup(ProtoField &field, const Start &start, ProtoMessage *parent)
{
    field.typeSpan = m_token.span;
    advance();
    ProtoMessage group;
    open(group, start);
    field.name = lowered(group.name);
    field.nameSpan = group.nameSpan;
    field.comment = group.comment;
    field.type = ProtoType::group;
    field.typeName = group.name;
    field.typeSpan = group.nameSpan;
    field.jsonName = jsonNameOf(field.name);
    expect("=");
    field.numberSpan = m_token.span;
    field.number = number32();
    readFieldOptions(field);
    readMessageBody(group);
    close(group, start);
    field.span = group.span;
    (parent == nullptr ? *m_groups : parent->messages).push_back(std::move(group));
}

void ProtoGrammar::readOneof(ProtoMessage &message)
{
    const Start begin = start();
    advance();
    ProtoOneof oneof;
    open(oneof, begin);
    const auto index = static_cast<std::int32_t>(message.oneofs.size());
    message.oneofs.emplace_back();
    expect("{");
    while (!accept("}")) {
        if (accept(";"))
            continue;
        if (at("option"))
            oneof.options.push_back(readOptionStatement());
        else
            readField(start(), &message, message.fields, index);
    }
    close(oneof, begin);
    message.oneofs[static_cast<std::size_t>(index)] = std::move(oneof);
}

void ProtoGrammar::readExtend(ProtoMessage *scope, std::vector<ProtoField> &into)
{
    advance();
    const bool isFull = accept(".");
    std::string extendee(isFull ? 1 : 0, '.');
    extendee += dottedName();
    expect("{");
    while (!accept("}")) {
        if (accept(";"))
            continue;
        readField(start(), scope, into, -1);
        into.back().extendee = extendee;
    }
}

} // namespace alidade
