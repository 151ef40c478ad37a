#include "analysis/contracts/breakingcheck.h"
#include "analysis/contracts/numberranges.h"

#include <algorithm>

namespace alidade {

namespace {

template <typename Element> bool holdsName(const std::vector<Element> &elements, const std::string &name)
{
    return std::any_of(elements.begin(), elements.end(), [&](const Element &each) { return each.name == name; });
}

bool holdsText(const std::vector<std::string> &texts, const std::string &text)
{
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

/// Fields by number; of two with the same one, which is an error, the first.
std::map<std::int32_t, const ProtoField *> byNumber(const std::vector<ProtoField> &fields)
{
    std::map<std::int32_t, const ProtoField *> numbers;
    for (const ProtoField &field : fields)
        numbers.try_emplace(field.number, &field);
    return numbers;
}

ProtoSpan featureSpan(const ProtoElement &element, std::string_view feature)
{
    const ProtoOption *option = element.option("features." + std::string(feature));
    return option == nullptr ? element.span : option->span;
}

} // namespace

void BreakingCheck::checkMessages()
{
    for (const auto &[name, declarations] : m_old.messages) {
        checkStop();
        const auto newer = m_new.messages.find(name);
        if (newer != m_new.messages.end())
            declarations.forEach([&](const auto &older) { checkMessagePair(older, newer->second.near(older.file->name)); });
    }
}

void BreakingCheck::checkMessagePair(const Declared<ProtoMessage> &older, const Declared<ProtoMessage> &newer)
{
    const ChangePlace place{newer.file, newer->span, older.file, older->span};
    const std::map<std::int32_t, const ProtoField *> newFields = byNumber(newer->fields);
    for (const auto &[number, field] : byNumber(older->fields)) {
        const auto found = newFields.find(number);
        if (found == newFields.end()) {
            checkDeletedField(older, newer, *field, place);
            continue;
        }
        const Declared<ProtoField> was{older.file, field}, is{newer.file, found->second};
        checkFieldPair({was, is, older.element, newer.element, protoName(older->fullName, field->name),
                        "Field " + std::to_string(number) + " of message " + quoted(newer->name)});
    }
    checkRanges("EXTENSION_MESSAGE_NO_DELETE", "extension range", older->extensionRanges, newer->extensionRanges, place,
                newer->fullName);
    checkRanges("RESERVED_MESSAGE_NO_DELETE", "reserved range", older->reservedRanges, newer->reservedRanges, place,
                newer->fullName);
    checkReservedNames("RESERVED_MESSAGE_NO_DELETE", older->reservedNames, newer->reservedNames, place, newer->fullName);
    checkRequiredFields(older, newer, place);
    for (const ProtoOneof &oneof : older->oneofs) {
        if (runs("ONEOF_NO_DELETE") && !oneof.isSynthetic && !holdsName(newer->oneofs, oneof.name))
            add("ONEOF_NO_DELETE", place, newer->fullName,
                "Oneof " + quoted(oneof.name) + " of message " + quoted(newer->name) + " is gone.");
    }
    if (runs("MESSAGE_SAME_JSON_FORMAT") && older->features.allowsJson && !newer->features.allowsJson)
        add("MESSAGE_SAME_JSON_FORMAT",
            {newer.file, featureSpan(*newer.element, "json_format"), older.file, featureSpan(*older.element, "json_format")},
            newer->fullName,
            "Message " + quoted(newer->name) + " had a JSON form that could be relied on and has none any more.");
    static constexpr std::string_view accessor = "no_standard_descriptor_accessor";
    if (runs("MESSAGE_NO_REMOVE_STANDARD_DESCRIPTOR_ACCESSOR") && !older->isOptionTrue(accessor) && newer->isOptionTrue(accessor))
        add("MESSAGE_NO_REMOVE_STANDARD_DESCRIPTOR_ACCESSOR",
            {newer.file, newer->option(accessor)->span, older.file, older->span}, newer->fullName,
            "Message " + quoted(newer->name) + " lost its standard descriptor accessor.");
}

void BreakingCheck::checkDeletedField(const Declared<ProtoMessage> &older, const Declared<ProtoMessage> &newer,
                                      const ProtoField &field, const ChangePlace &place)
{
    const std::string number = std::to_string(field.number);
    const std::string what = "Field " + number + " " + quoted(field.name) + " of message " + quoted(older->name) + " is gone";
    const std::string element = protoName(older->fullName, field.name);
    if (runs("FIELD_NO_DELETE"))
        add("FIELD_NO_DELETE", place, element, what + ".");
    if (runs("FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED") && !holdsNumber(newer->reservedRanges, field.number))
        add("FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED", place, element, what + ", and its number is not reserved.");
    if (runs("FIELD_NO_DELETE_UNLESS_NAME_RESERVED") && !holdsText(newer->reservedNames, field.name))
        add("FIELD_NO_DELETE_UNLESS_NAME_RESERVED", place, element, what + ", and its name is not reserved.");
}

void BreakingCheck::checkRequiredFields(const Declared<ProtoMessage> &older, const Declared<ProtoMessage> &newer,
                                        const ChangePlace &place)
{
    if (!runs("MESSAGE_SAME_REQUIRED_FIELDS"))
        return;
    const auto required = [](const ProtoMessage &message) {
        std::map<std::int32_t, const ProtoField *> fields = byNumber(message.fields);
        std::erase_if(fields, [](const auto &each) { return each.second->label != ProtoLabel::required; });
        return fields;
    };
    const auto was = required(*older.element), is = required(*newer.element);
    const auto text = [](const ProtoField &field, const ProtoMessage &message, const char *change) {
        return "Required field " + std::to_string(field.number) + " " + quoted(field.name) + " of message " +
               quoted(message.name) + " " + change;
    };
    for (const auto &[number, field] : was) {
        if (!is.contains(number))
            add("MESSAGE_SAME_REQUIRED_FIELDS", place, protoName(older->fullName, field->name),
                text(*field, *older.element, "is gone: who still requires it refuses every message without it."));
    }
    for (const auto &[number, field] : is) {
        if (!was.contains(number))
            add("MESSAGE_SAME_REQUIRED_FIELDS", {newer.file, field->span}, protoName(newer->fullName, field->name),
                text(*field, *newer.element, "is new: messages of those who do not know it are refused."));
    }
}

void BreakingCheck::checkRanges(std::string_view rule, std::string_view what, const std::vector<ProtoRange> &older,
                                const std::vector<ProtoRange> &newer, const ChangePlace &place, const std::string &element)
{
    if (!runs(rule))
        return;
    for (const ProtoRange &range : older) {
        const std::vector<ProtoRange> missing = missingFrom(range, newer);
        if (missing.empty())
            continue;
        std::string gone;
        for (const ProtoRange &each : missing)
            gone += (gone.empty() ? "" : ", ") + rangeText(each);
        add(rule, place, element,
            "The " + std::string(what) + " " + rangeText(range) + " of " + quoted(protoShortName(element)) + " lost " + gone +
                ".");
    }
}

void BreakingCheck::checkReservedNames(std::string_view rule, const std::vector<std::string> &older,
                                       const std::vector<std::string> &newer, const ChangePlace &place,
                                       const std::string &element)
{
    if (!runs(rule))
        return;
    for (const std::string &name : std::set<std::string>(older.begin(), older.end())) {
        if (!holdsText(newer, name))
            add(rule, place, element,
                "The name " + quoted(name) + " is not reserved in " + quoted(protoShortName(element)) + " any more.");
    }
}

void BreakingCheck::checkEnums()
{
    for (const auto &[name, declarations] : m_old.enums) {
        checkStop();
        const auto newer = m_new.enums.find(name);
        if (newer != m_new.enums.end())
            declarations.forEach([&](const auto &older) { checkEnumPair(older, newer->second.near(older.file->name)); });
    }
}

void BreakingCheck::checkEnumPair(const Declared<ProtoEnum> &older, const Declared<ProtoEnum> &newer)
{
    const ChangePlace place{newer.file, newer->span, older.file, older->span};
    checkEnumValues(older, newer, place);
    checkRanges("RESERVED_ENUM_NO_DELETE", "reserved range", older->reservedRanges, newer->reservedRanges, place,
                newer->fullName);
    checkReservedNames("RESERVED_ENUM_NO_DELETE", older->reservedNames, newer->reservedNames, place, newer->fullName);
    const auto featurePlace = [&](std::string_view feature) {
        return ChangePlace{newer.file, featureSpan(*newer.element, feature), older.file, featureSpan(*older.element, feature)};
    };
    if (runs("ENUM_SAME_TYPE") && older->features.isEnumOpen != newer->features.isEnumOpen)
        add("ENUM_SAME_TYPE", featurePlace("enum_type"), newer->fullName,
            "Enum " + quoted(newer->name) +
                (newer->features.isEnumOpen ? " was closed and is open." : " was open and is closed."));
    if (runs("ENUM_SAME_JSON_FORMAT") && older->features.allowsJson && !newer->features.allowsJson)
        add("ENUM_SAME_JSON_FORMAT", featurePlace("json_format"), newer->fullName,
            "Enum " + quoted(newer->name) + " had a JSON form that could be relied on and has none any more.");
}

void BreakingCheck::checkEnumValues(const Declared<ProtoEnum> &older, const Declared<ProtoEnum> &newer, const ChangePlace &place)
{
    using Values = std::map<std::int32_t, std::map<std::string, const ProtoEnumValue *>>; // aliases share a number
    const auto valuesOf = [](const ProtoEnum &words) {
        Values values;
        for (const ProtoEnumValue &value : words.values)
            values[value.number].emplace(value.name, &value);
        return values;
    };
    const auto names = [](const auto &values) {
        std::string text;
        for (const auto &each : values)
            text += (text.empty() ? "" : ", ") + quoted(each.first);
        return text;
    };
    const Values newValues = valuesOf(*newer.element);
    for (const auto &[number, was] : valuesOf(*older.element)) {
        const std::string what = "Value " + std::to_string(number) + " (" + names(was) + ") of enum " + quoted(newer->name);
        const std::string element = protoName(older->fullName, was.begin()->first);
        const auto is = newValues.find(number);
        if (is == newValues.end()) {
            const bool areNamesReserved = std::all_of(
                was.begin(), was.end(), [&](const auto &each) { return holdsText(newer->reservedNames, each.first); });
            if (runs("ENUM_VALUE_NO_DELETE"))
                add("ENUM_VALUE_NO_DELETE", place, element, what + " is gone.");
            if (runs("ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED") && !holdsNumber(newer->reservedRanges, number))
                add("ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED", place, element,
                    what + " is gone, and its number is not reserved.");
            if (runs("ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED") && !areNamesReserved)
                add("ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED", place, element,
                    what + " is gone, and its name is not reserved.");
            continue;
        }
        const bool areNamesKept =
            std::all_of(was.begin(), was.end(), [&](const auto &each) { return is->second.contains(each.first); });
        if (areNamesKept || !runs("ENUM_VALUE_SAME_NAME"))
            continue;
        for (const auto &[name, value] : is->second) {
            const auto same = was.find(name);
            ChangePlace own{newer.file, value->numberSpan};
            if (same != was.end()) {
                own.oldFile = older.file;
                own.oldSpan = same->second->numberSpan;
            }
            add("ENUM_VALUE_SAME_NAME", own, element, what + " is called " + names(is->second) + " now.");
        }
    }
}

} // namespace alidade
