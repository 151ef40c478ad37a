#include "importers/contracts/protogrammar.h"

namespace alidade {

ProtoOption ProtoGrammar::readOptionStatement()
{
    const ProtoSpan begin = m_token.span;
    expect("option");
    ProtoOption option;
    option.name = optionName();
    expect("=");
    option.value = optionValue();
    expect(";");
    option.span = spanSince(begin);
    return option;
}

/// `[a = 1, (b).c = "x"]` of anything but a field.
void ProtoGrammar::readBracketOptions(std::vector<ProtoOption> &into)
{
    if (!accept("["))
        return;
    do {
        const ProtoSpan begin = m_token.span;
        ProtoOption option;
        option.name = optionName();
        expect("=");
        option.value = optionValue();
        option.span = spanSince(begin);
        into.push_back(std::move(option));
    } while (accept(","));
    expect("]");
}

/// As readBracketOptions(); `default` and `json_name` are no options, they only look like some.
void ProtoGrammar::readFieldOptions(ProtoField &field)
{
    readBracketOptions(field.options);
    for (auto option = field.options.begin(); option != field.options.end();) {
        if (option->name == "default") {
            field.defaultValue = option->value.text;
            field.defaultSpan = option->span;
        } else if (option->name == "json_name") {
            field.jsonName = option->value.text;
            field.jsonNameSpan = option->span;
        } else {
            ++option;
            continue;
        }
        option = field.options.erase(option);
    }
}

std::string ProtoGrammar::optionName()
{
    std::string name;
    do {
        if (!name.empty())
            name += '.';
        if (accept("(")) {
            accept(".");
            name += '(' + dottedName() + ')';
            expect(")");
        } else {
            name += word();
        }
    } while (accept("."));
    return name;
}

ProtoValue ProtoGrammar::optionValue()
{
    count();
    return accept("{") ? aggregate("}") : scalar();
}

ProtoValue ProtoGrammar::scalar()
{
    ProtoValue value;
    if (m_token.kind == ProtoToken::Kind::text) {
        value.kind = ProtoValue::Kind::text;
        value.text = text();
        return value;
    }
    const bool isNegative = accept("-");
    if (!isNegative)
        accept("+");
    switch (m_token.kind) {
    case ProtoToken::Kind::word: value.kind = ProtoValue::Kind::word; break;
    case ProtoToken::Kind::integer:
    case ProtoToken::Kind::real: value.kind = ProtoValue::Kind::number; break;
    default: fail("A value is expected");
    }
    value.text = (isNegative ? "-" : "") + std::string(m_token.text);
    advance();
    return value;
}

/// The inside of a message in text format (protobuf.dev/reference/protobuf/textformat-spec), up to `end`.
ProtoValue ProtoGrammar::aggregate(std::string_view end)
{
    enter();
    ProtoValue value;
    value.kind = ProtoValue::Kind::message;
    while (!accept(end)) {
        std::string name;
        if (accept("[")) {
            name = "[" + dottedName();
            while (accept("/"))
                name += "/" + dottedName();
            name += "]";
            expect("]");
        } else {
            name = word();
        }
        const bool hasColon = accept(":");
        if (!hasColon && !at("{") && !at("<"))
            fail("\":\" or a message is expected");
        value.members.push_back({std::move(name), aggregateValue()});
        if (!accept(","))
            accept(";");
    }
    --m_depth;
    return value;
}

ProtoValue ProtoGrammar::aggregateValue()
{
    count();
    if (accept("{"))
        return aggregate("}");
    if (accept("<"))
        return aggregate(">");
    if (!accept("["))
        return scalar();
    enter();
    ProtoValue list;
    list.kind = ProtoValue::Kind::list;
    while (!accept("]")) {
        list.members.push_back({{}, aggregateValue()});
        if (!at("]"))
            expect(",");
    }
    --m_depth;
    return list;
}

} // namespace alidade
