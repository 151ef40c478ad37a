#include "importers/contracts/protogrammar.h"

#include <limits>

namespace alidade {

namespace {

constexpr std::int32_t maxFieldNumber = 536'870'911;
constexpr std::int32_t maxMessageSetNumber = std::numeric_limits<std::int32_t>::max() - 1;
constexpr std::int32_t maxEnumNumber = std::numeric_limits<std::int32_t>::max();

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
        type.assign(accept(".") ? 1 : 0, '.');
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
