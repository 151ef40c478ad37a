#include "analysis/contracts/breakingcheck.h"
#include "analysis/contracts/fielddefault.h"

#include <algorithm>

namespace alidade {

namespace {

enum class Cardinality : std::uint8_t { explicitPresence, implicitPresence, required, repeated, map };

bool isMessage(const ProtoField &field)
{
    return field.type == ProtoType::message || field.type == ProtoType::group || field.type == ProtoType::unresolved;
}

Cardinality cardinalityOf(const ProtoField &field)
{
    if (field.isMap)
        return Cardinality::map;
    if (field.label == ProtoLabel::repeated)
        return Cardinality::repeated;
    if (field.label == ProtoLabel::required || field.features.presence == ProtoFeatures::Presence::required)
        return Cardinality::required;
    const bool hasPresence = isMessage(field) || field.oneof >= 0 || !field.extendee.empty() ||
                             field.features.presence == ProtoFeatures::Presence::explicitly;
    return hasPresence ? Cardinality::explicitPresence : Cardinality::implicitPresence;
}

std::string_view toText(Cardinality cardinality)
{
    static constexpr auto words = std::to_array<std::string_view>(
        {"optional with explicit presence", "optional with implicit presence", "required", "repeated", "a map"});
    return words[static_cast<std::size_t>(cardinality)];
}

/// Fields of one group read the same bytes; maps are repeated pairs (protobuf.dev/programming-guides/encoding).
int wireGroup(Cardinality cardinality, bool isJson)
{
    switch (cardinality) {
    case Cardinality::required: return 2;
    case Cardinality::repeated: return 3;
    case Cardinality::map: return isJson ? 4 : 3;
    default: return 1;
    }
}

ProtoType kindOf(const ProtoField &field) { return field.type == ProtoType::unresolved ? ProtoType::message : field.type; }

/// Types of one group may take the place of one another (protobuf.dev/programming-guides/proto3#updating); JSON writes 64-bit
/// numbers as strings, so they are apart from the 32-bit ones there.
int typeGroup(ProtoType type, bool isJson)
{
    switch (type) {
    case ProtoType::int32:
    case ProtoType::uint32: return 1;
    case ProtoType::int64:
    case ProtoType::uint64: return isJson ? 2 : 1;
    case ProtoType::bool_: return isJson ? 3 : 1;
    case ProtoType::sint32: return 4;
    case ProtoType::sint64: return isJson ? 5 : 4;
    case ProtoType::fixed32:
    case ProtoType::sfixed32: return 6;
    case ProtoType::fixed64:
    case ProtoType::sfixed64: return 7;
    default: return 100 + static_cast<int>(type); // alone
    }
}

std::string_view stringTypeText(ProtoFeatures::StringType type)
{
    return type == ProtoFeatures::StringType::cord ? "CORD" : type == ProtoFeatures::StringType::view ? "VIEW" : "STRING";
}

/// The C++ string type: `ctype` before edition 2024, else the feature.
std::string_view cppStringType(const ProtoFile &file, const ProtoField &field)
{
    const std::string ctype = field.optionText("ctype");
    if (file.syntax < ProtoSyntax::edition2024 && (ctype == "CORD" || ctype == "STRING_PIECE" || ctype == "STRING"))
        return ctype == "CORD" ? "CORD" : ctype == "STRING" ? "STRING" : "STRING_PIECE";
    return stringTypeText(field.features.cppString);
}

/// Where the first of these options stands; the field itself when it has none of them.
ProtoSpan optionSpan(const ProtoField &field, std::initializer_list<std::string_view> names)
{
    for (std::string_view name : names) {
        if (const ProtoOption *option = field.option(name))
            return option->span;
    }
    return field.span;
}

bool is64Bit(ProtoType type)
{
    return type == ProtoType::int64 || type == ProtoType::uint64 || type == ProtoType::sint64 || type == ProtoType::fixed64 ||
           type == ProtoType::sfixed64;
}

} // namespace

ChangePlace BreakingCheck::FieldPair::at(const ProtoSpan &oldSpan, const ProtoSpan &newSpan) const
{
    return {newer.file, newSpan, older.file, oldSpan};
}

void BreakingCheck::checkExtensionFields()
{
    checkStop();
    for (const auto &[key, older] : m_old.numbers) {
        const auto newer = m_new.numbers.find(key);
        if (newer != m_new.numbers.end())
            checkFieldPair({older, newer->second, nullptr, nullptr, older->fullName,
                            "Extension " + std::to_string(key.second) + " of message " + quoted(key.first)});
    }
}

void BreakingCheck::checkFieldPair(const FieldPair &pair)
{
    checkFieldName(pair);
    checkFieldType(pair);
    checkFieldCardinality(pair);
    checkFieldOneof(pair);
    checkFieldDefault(pair);
    checkFieldStrings(pair);
    if (runs("FIELD_WIRE_COMPATIBLE_TYPE"))
        checkWireType(pair, false);
    if (runs("FIELD_WIRE_JSON_COMPATIBLE_TYPE"))
        checkWireType(pair, true);
    static constexpr std::string_view jstype = "jstype", normal = "JS_NORMAL";
    const std::string was = pair.older->optionText(jstype, normal), is = pair.newer->optionText(jstype, normal);
    if (runs("FIELD_SAME_JSTYPE") && is64Bit(pair.older->type) && is64Bit(pair.newer->type) && was != is)
        add("FIELD_SAME_JSTYPE", pair.at(optionSpan(*pair.older.element, {jstype}), optionSpan(*pair.newer.element, {jstype})),
            pair.element, pair.description + " had jstype " + was + " and has " + is + ".");
}

void BreakingCheck::checkFieldName(const FieldPair &pair)
{
    const ProtoField &was = *pair.older.element, &is = *pair.newer.element;
    const bool isExtension = !was.extendee.empty();
    const std::string &oldName = isExtension ? was.fullName : was.name, &newName = isExtension ? is.fullName : is.name;
    if (runs("FIELD_SAME_NAME") && oldName != newName)
        add("FIELD_SAME_NAME", pair.at(was.nameSpan, is.nameSpan), pair.element,
            pair.description + " was called " + quoted(oldName) + " and is called " + quoted(newName) + ".");
    const auto span = [](const ProtoField &field) { return field.jsonNameSpan.isKnown() ? field.jsonNameSpan : field.span; };
    if (runs("FIELD_SAME_JSON_NAME") && !isExtension && was.jsonName != is.jsonName)
        add("FIELD_SAME_JSON_NAME", pair.at(span(was), span(is)), pair.element,
            pair.description + " had JSON name " + quoted(was.jsonName) + " and has " + quoted(is.jsonName) + ".");
}

namespace {

std::string typeText(const ProtoField &field)
{
    return field.typeName.empty() ? std::string(toText(field.type)) : field.typeName;
}

} // namespace

void BreakingCheck::checkFieldType(const FieldPair &pair)
{
    const ProtoField &was = *pair.older.element, &is = *pair.newer.element;
    if (runs("FIELD_SAME_TYPE") && (kindOf(was) != kindOf(is) || was.typeName != is.typeName))
        add("FIELD_SAME_TYPE", pair.at(was.typeSpan, is.typeSpan), pair.element,
            pair.description + " " + quoted(is.name) + " was " + typeText(was) + " and is " + typeText(is) + ".");
}

/// Whether an enum took the place of one with the same short name and has all its values.
bool BreakingCheck::isEnumGrown(const std::string &older, const std::string &newer) const
{
    const auto was = m_oldEnums.find(older);
    const auto is = m_newEnums.find(newer);
    if (protoShortName(older) != protoShortName(newer) || was == m_oldEnums.end() || is == m_newEnums.end())
        return false;
    const std::vector<ProtoEnumValue> &values = is->second.first()->values;
    const std::vector<ProtoEnumValue> &oldValues = was->second.first()->values;
    return std::all_of(oldValues.begin(), oldValues.end(), [&](const ProtoEnumValue &old) {
        return std::any_of(values.begin(), values.end(),
                           [&](const ProtoEnumValue &value) { return value.name == old.name && value.number == old.number; });
    });
}

void BreakingCheck::checkWireType(const FieldPair &pair, bool isJson)
{
    const ProtoField &was = *pair.older.element, &is = *pair.newer.element;
    const ProtoType oldKind = kindOf(was), newKind = kindOf(is);
    const bool isSameGroup = typeGroup(oldKind, isJson) == typeGroup(newKind, isJson);
    // Text is bytes, but not all bytes are text.
    const bool isTextToBytes = !isJson && oldKind == ProtoType::string && newKind == ProtoType::bytes;
    const bool isSameName = was.typeName == is.typeName;
    const bool isCompatible =
        isSameGroup && (isSameName || (newKind == ProtoType::enum_ && isEnumGrown(was.typeName, is.typeName)));
    if (isCompatible || isTextToBytes)
        return;
    add(isJson ? "FIELD_WIRE_JSON_COMPATIBLE_TYPE" : "FIELD_WIRE_COMPATIBLE_TYPE", pair.at(was.typeSpan, is.typeSpan),
        pair.element,
        pair.description + " " + quoted(is.name) + " was " + typeText(was) + " and is " + typeText(is) +
            ", which reads differently" + (isJson ? " on the wire or in JSON." : " on the wire."));
}

void BreakingCheck::checkFieldCardinality(const FieldPair &pair)
{
    if (pair.areMapEntries())
        return; // made up by the language
    const Cardinality was = cardinalityOf(*pair.older.element), is = cardinalityOf(*pair.newer.element);
    const auto check = [&](std::string_view rule, bool isSame) {
        if (!isSame && runs(rule))
            add(rule, pair.at(pair.older->span, pair.newer->span), pair.element,
                pair.description + " " + quoted(pair.newer->name) + " was " + std::string(toText(was)) + " and is " +
                    std::string(toText(is)) + ".");
    };
    check("FIELD_SAME_CARDINALITY", was == is);
    check("FIELD_WIRE_COMPATIBLE_CARDINALITY", wireGroup(was, false) == wireGroup(is, false));
    check("FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY", wireGroup(was, true) == wireGroup(is, true));
}

void BreakingCheck::checkFieldOneof(const FieldPair &pair)
{
    if (!runs("FIELD_SAME_ONEOF") || pair.oldMessage == nullptr)
        return;
    const auto oneofOf = [](const ProtoMessage &message, const ProtoField &field) -> std::string {
        const auto index = static_cast<std::size_t>(field.oneof);
        const bool isIn = field.oneof >= 0 && !message.oneofs[index].isSynthetic;
        return isIn ? message.oneofs[index].name : std::string();
    };
    const std::string was = oneofOf(*pair.oldMessage, *pair.older.element), is = oneofOf(*pair.newMessage, *pair.newer.element);
    if (was == is)
        return;
    const auto where = [](const std::string &oneof) { return oneof.empty() ? "in no oneof" : "in oneof " + quoted(oneof); };
    add("FIELD_SAME_ONEOF", pair.at(pair.older->span, pair.newer->span), pair.element,
        pair.description + " " + quoted(pair.newer->name) + " was " + where(was) + " and is " + where(is) + ".");
}

void BreakingCheck::checkFieldDefault(const FieldPair &pair)
{
    const ProtoField &was = *pair.older.element, &is = *pair.newer.element;
    if (!runs("FIELD_SAME_DEFAULT") || !canHaveDefault(was) || !canHaveDefault(is))
        return;
    const auto value = [](const ProtoField &field, const SchemaIndex::ByName<ProtoEnum> &enums) {
        const auto words = enums.find(field.typeName);
        return defaultOf(field, words == enums.end() ? nullptr : words->second.first().element);
    };
    const FieldDefault oldDefault = value(was, m_oldEnums), newDefault = value(is, m_newEnums);
    if ((oldDefault.isZero() && newDefault.isZero()) || areSame(oldDefault, newDefault))
        return;
    const auto span = [](const ProtoField &field) { return field.defaultSpan.isKnown() ? field.defaultSpan : field.span; };
    add("FIELD_SAME_DEFAULT", pair.at(span(was), span(is)), pair.element,
        pair.description + " " + quoted(is.name) + " had default " + toText(oldDefault) + " and has " + toText(newDefault) + ".");
}

/// What languages make of strings.
void BreakingCheck::checkFieldStrings(const FieldPair &pair)
{
    const ProtoField &was = *pair.older.element, &is = *pair.newer.element;
    const auto isText = [](const ProtoField &field) { return field.type == ProtoType::string || field.type == ProtoType::bytes; };
    if (runs("FIELD_SAME_CPP_STRING_TYPE") && !pair.areMapEntries() && isText(was) && isText(is)) {
        const std::string_view oldType = cppStringType(*pair.older.file, was), newType = cppStringType(*pair.newer.file, is);
        const bool isHarmless = oldType == "STRING_PIECE" && newType == "STRING";
        const auto span = [](const ProtoField &field) { return optionSpan(field, {"ctype", "features.(pb.cpp).string_type"}); };
        if (oldType != newType && !isHarmless)
            add("FIELD_SAME_CPP_STRING_TYPE", pair.at(span(was), span(is)), pair.element,
                pair.description + " " + quoted(is.name) + " had C++ string type " + std::string(oldType) + " and has " +
                    std::string(newType) + ".");
    }
    if (was.type != ProtoType::string || is.type != ProtoType::string)
        return;
    const auto words = [](bool checks) { return checks ? std::string("checked") : std::string("not checked"); };
    const auto change = [&](const char *where, bool old, bool now) {
        return pair.description + " " + quoted(is.name) + " was " + words(old) + " for UTF-8" + where + " and is " + words(now) +
               ".";
    };
    static constexpr std::string_view utf8 = "features.utf8_validation", javaUtf8 = "features.(pb.java).utf8_validation";
    if (runs("FIELD_SAME_UTF8_VALIDATION") && was.features.verifiesUtf8 != is.features.verifiesUtf8)
        add("FIELD_SAME_UTF8_VALIDATION", pair.at(optionSpan(was, {utf8}), optionSpan(is, {utf8})), pair.element,
            change("", was.features.verifiesUtf8, is.features.verifiesUtf8));
    const auto javaSpan = [](const Declared<ProtoField> &field) {
        const ProtoOption *option = field.file->option("java_string_check_utf8");
        return option == nullptr ? optionSpan(*field.element, {javaUtf8}) : option->span;
    };
    if (runs("FIELD_SAME_JAVA_UTF8_VALIDATION") && was.features.javaVerifiesUtf8 != is.features.javaVerifiesUtf8)
        add("FIELD_SAME_JAVA_UTF8_VALIDATION", pair.at(javaSpan(pair.older), javaSpan(pair.newer)), pair.element,
            change(" in Java", was.features.javaVerifiesUtf8, is.features.javaVerifiesUtf8));
}

} // namespace alidade
