#include "importers/contracts/protogrammar.h"

#include <array>
#include <limits>
#include <map>

namespace alidade {

namespace {

constexpr std::int32_t maxFieldNumber = 536'870'911;
constexpr std::int32_t maxMessageSetNumber = std::numeric_limits<std::int32_t>::max() - 1;
constexpr std::int32_t maxEnumNumber = std::numeric_limits<std::int32_t>::max();

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
    std::string result = jsonNameOf("_" + std::string(name));
    return result + "Entry";
}

std::string lowered(std::string text)
{
    for (char &c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

} // namespace

void ProtoGrammar::open(ProtoElement &element, const Start &start)
{
    count();
    element.comment = protoCommentText(start.comment);
    element.nameSpan = m_token.span;
    element.name = word();
}

void ProtoGrammar::close(ProtoElement &element, const Start &start) { element.span = spanSince(start.span); }

ProtoMessage ProtoGrammar::readMessage()
{
    const Start begin = start();
    advance();
    ProtoMessage message;
    open(message, begin);
    readMessageBody(message);
    close(message, begin);
    return message;
}

void ProtoGrammar::readMessageBody(ProtoMessage &message)
{
    enter();
    expect("{");
    while (!accept("}"))
        readMessageStatement(message);
    --m_depth;
    if (message.isOptionTrue("message_set_wire_format")) {
        for (ProtoRange &range : message.extensionRanges)
            range.last = range.last == maxFieldNumber ? maxMessageSetNumber : range.last;
    }
    for (ProtoField &field : message.fields) {
        if (!field.isProto3Optional)
            continue;
        ProtoOneof oneof;
        oneof.name = "_" + field.name;
        oneof.isSynthetic = true;
        field.oneof = static_cast<std::int32_t>(message.oneofs.size());
        message.oneofs.push_back(std::move(oneof));
    }
}

void ProtoGrammar::readMessageStatement(ProtoMessage &message)
{
    if (accept(";"))
        return;
    if (m_syntax >= ProtoSyntax::edition2024 && (at("export") || at("local")))
        advance();
    if (at("message"))
        message.messages.push_back(readMessage());
    else if (at("enum"))
        message.enums.push_back(readEnum());
    else if (at("extend"))
        readExtend(&message, message.extensions);
    else if (at("oneof"))
        readOneof(message);
    else if (at("option"))
        message.options.push_back(readOptionStatement());
    else if (at("reserved"))
        readReserved(message.reservedRanges, message.reservedNames, maxFieldNumber);
    else if (at("extensions"))
        readExtensionRanges(message);
    else
        readField(start(), &message, message.fields, -1);
}

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
    const std::string extendee = (isFull ? "." : "") + dottedName();
    expect("{");
    while (!accept("}")) {
        if (accept(";"))
            continue;
        readField(start(), scope, into, -1);
        into.back().extendee = extendee;
    }
}

ProtoEnum ProtoGrammar::readEnum()
{
    const Start begin = start();
    advance();
    ProtoEnum words;
    open(words, begin);
    expect("{");
    while (!accept("}")) {
        if (accept(";"))
            continue;
        ProtoLexer ahead = m_lexer;
        const bool isValue = ahead.next().is("=");
        if (at("option") && !isValue)
            words.options.push_back(readOptionStatement());
        else if (at("reserved") && !isValue)
            readReserved(words.reservedRanges, words.reservedNames, maxEnumNumber);
        else
            readEnumValue(words);
    }
    close(words, begin);
    return words;
}

void ProtoGrammar::readEnumValue(ProtoEnum &words)
{
    const Start begin = start();
    ProtoEnumValue value;
    open(value, begin);
    expect("=");
    value.numberSpan = m_token.span;
    value.number = number32();
    value.numberSpan = spanSince(value.numberSpan);
    readBracketOptions(value.options);
    expect(";");
    close(value, begin);
    words.values.push_back(std::move(value));
}

ProtoRange ProtoGrammar::readRange(std::int32_t max)
{
    ProtoRange range;
    range.first = range.last = number32();
    if (accept("to"))
        range.last = accept("max") ? max : number32();
    return range;
}

void ProtoGrammar::readReserved(std::vector<ProtoRange> &ranges, std::vector<std::string> &names, std::int32_t max)
{
    advance();
    do {
        if (m_token.kind == ProtoToken::Kind::text)
            names.push_back(text());
        else if (m_token.kind == ProtoToken::Kind::word)
            names.push_back(word());
        else
            ranges.push_back(readRange(max));
    } while (accept(","));
    expect(";");
}

void ProtoGrammar::readExtensionRanges(ProtoMessage &message)
{
    advance();
    do {
        message.extensionRanges.push_back(readRange(maxFieldNumber));
    } while (accept(","));
    std::vector<ProtoOption> ofRange; // nobody asks for them
    readBracketOptions(ofRange);
    expect(";");
}

ProtoService ProtoGrammar::readService()
{
    const Start begin = start();
    advance();
    ProtoService service;
    open(service, begin);
    expect("{");
    while (!accept("}")) {
        if (accept(";"))
            continue;
        if (at("option"))
            service.options.push_back(readOptionStatement());
        else if (at("rpc"))
            service.methods.push_back(readMethod());
        else
            fail("\"rpc\" is expected");
    }
    close(service, begin);
    return service;
}

ProtoMethod ProtoGrammar::readMethod()
{
    const Start begin = start();
    advance();
    ProtoMethod method;
    open(method, begin);
    const auto readSide = [&](bool &isStreaming, std::string &type, ProtoSpan &span) {
        expect("(");
        isStreaming = accept("stream");
        const ProtoSpan typeBegin = m_token.span;
        type = accept(".") ? "." : "";
        type += dottedName();
        span = spanSince(typeBegin);
        expect(")");
    };
    readSide(method.isClientStreaming, method.inputType, method.inputSpan);
    expect("returns");
    readSide(method.isServerStreaming, method.outputType, method.outputSpan);
    if (accept("{")) {
        while (!accept("}")) {
            if (!accept(";"))
                method.options.push_back(readOptionStatement());
        }
    } else {
        expect(";");
    }
    close(method, begin);
    return method;
}

} // namespace alidade
