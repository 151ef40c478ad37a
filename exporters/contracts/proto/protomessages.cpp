#include "exporters/contracts/proto/protonames.h"
#include "exporters/contracts/proto/protowriter.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace alidade {

namespace {

/// Schemas within schemas that are looked through; deeper ones are any value.
constexpr std::size_t deepest = 24;

bool isNamed(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string> typesOf(const OpenApiSchema &schema)
{
    std::vector<std::string> types = schema.types;
    std::erase(types, "null");
    return types;
}

bool isNullable(const OpenApiSchema &schema) { return schema.isNullable || schema.hasType("null"); }

/// The schema behind `allOf: [X]` with explanations beside it.
const OpenApiSchemaUse *wrapped(const OpenApiSchema &schema)
{
    const bool isPlain = schema.allOf.size() == 1 && schema.properties.empty() && schema.oneOf.empty() && schema.anyOf.empty() &&
                         !schema.additionalProperties.isThere();
    return isPlain && !schema.allOf.front().reference.empty() ? &schema.allOf.front() : nullptr;
}

/// X of `oneOf: [null, X]`.
const OpenApiSchemaUse *otherThanNull(const OpenApiDocument &document, const OpenApiSchema &schema)
{
    const std::vector<OpenApiSchemaUse> &list = schema.oneOf.empty() ? schema.anyOf : schema.oneOf;
    if (list.size() != 2)
        return nullptr;
    for (std::size_t i = 0; i < 2; ++i) {
        const OpenApiSchema *each = document.schemaOf(list[i]);
        if (each && each->types == std::vector<std::string>{"null"})
            return &list[1 - i];
    }
    return nullptr;
}

std::int32_t numberIn(const OpenApiNamed<OpenApiValue> &extensions, std::string_view list, const std::string &name)
{
    const OpenApiValue *numbers = findNamed(extensions, list);
    const OpenApiValue *number = numbers ? numbers->find(name) : nullptr;
    return number ? static_cast<std::int32_t>(std::strtol(number->text.c_str(), nullptr, 10)) : -1;
}

std::string textIn(const OpenApiNamed<OpenApiValue> &extensions, std::string_view name)
{
    const OpenApiValue *value = findNamed(extensions, name);
    return value ? protoWord(value->text) : std::string();
}

bool isTrueIn(const OpenApiNamed<OpenApiValue> &extensions, std::string_view name) { return textIn(extensions, name) == "true"; }

} // namespace

/// What no option of proto says.
void ProtoWriter::addDropped(const OpenApiSchema &schema, const std::string &element)
{
    for (const auto &[keyword, place] : schema.keywords) {
        const bool isKept = isNamed(keyword, {"type",
                                              "format",
                                              "properties",
                                              "required",
                                              "items",
                                              "description",
                                              "enum",
                                              "oneOf",
                                              "anyOf",
                                              "allOf",
                                              "additionalProperties",
                                              "deprecated",
                                              "readOnly",
                                              "writeOnly",
                                              "nullable",
                                              "contentEncoding",
                                              "$ref",
                                              "$defs",
                                              "definitions",
                                              "$id",
                                              "$schema",
                                              "$comment",
                                              "name",
                                              "in"}) ||
                            keyword.starts_with("x-proto-");
        if (!isKept)
            add(Loss::dropped, element, keyword, "proto has nothing that says the same", place);
    }
}

bool ProtoWriter::isMessage(const OpenApiSchema &schema) const
{
    if (otherThanNull(m_document, schema) || wrapped(schema))
        return false;
    const std::vector<std::string> types = typesOf(schema);
    const bool isObject = types.empty() || types == std::vector<std::string>{"object"};
    if (!isObject)
        return false;
    if (!schema.properties.empty() || !schema.oneOf.empty() || !schema.anyOf.empty() || !schema.allOf.empty())
        return true;
    // An object without anything is a message where a proto says so, else any object.
    return !types.empty() && !schema.additionalProperties.isThere() && !schema.allowsAdditional.value_or(false);
}

std::string ProtoWriter::localName(const std::string &component)
{
    const auto known = m_names.find(component);
    return known == m_names.end() ? std::string() : known->second;
}

void ProtoWriter::writeComponents()
{
    const std::string prefix = m_package + ".";
    for (const auto &[name, use] : m_document.components) {
        const OpenApiSchema *schema = m_document.schemaOf(use);
        const std::string file = schema ? textIn(schema->extensions, "x-proto-file") : std::string();
        if (!file.empty() && !protoWord(name).empty()) {
            m_foreign[name] = file;
            continue;
        }
        const bool isOwn = name.starts_with(prefix) && !protoWord(name).empty();
        const bool isType =
            schema && (isMessage(*schema) || (schema->values && typesOf(*schema) == std::vector<std::string>{"string"}));
        if (!isType || name.starts_with("google.protobuf.") || (name == "google.rpc.Status" && !m_document.paths.empty()))
            continue;
        m_names[name] = isOwn ? name.substr(prefix.size()) : unique(protoPascalName(name));
        if (isOwn)
            m_taken.insert(m_names[name]);
        else if (m_names[name] != name)
            add(Loss::approximated, name, "name", "it is called " + m_names[name] + " in proto", use.place);
    }
    for (const auto &[name, use] : m_document.components) {
        const OpenApiSchema *schema = m_document.schemaOf(use);
        const std::string local = localName(name);
        if (local.empty()) {
            if (schema && !m_foreign.contains(name) && name != "google.rpc.Status")
                add(Loss::approximated, name, "named schema", "it is no message; what refers to it has its type in place",
                    use.place);
            continue;
        }
        const std::string shortName = local.substr(local.rfind('.') + 1);
        if (schema->values && !isMessage(*schema)) {
            NewProtoEnum made = words(*schema, shortName, local);
            NewProtoMessage holder{"", "", false, {}, {}, {std::move(made)}, {}};
            place(std::move(holder), local);
        } else {
            place(message(*schema, shortName, local), local);
        }
    }
}

/// Puts a message, or the enum that a nameless one holds, below the messages that its name begins with.
void ProtoWriter::place(NewProtoMessage message, const std::string &fullName)
{
    std::vector<NewProtoMessage> *messages = &m_file.messages;
    std::vector<NewProtoEnum> *enums = &m_file.enums;
    std::string rest = fullName;
    for (std::size_t dot = rest.find('.'); dot != std::string::npos; dot = rest.find('.')) {
        const std::string outer = rest.substr(0, dot);
        rest = rest.substr(dot + 1);
        auto found =
            std::find_if(messages->begin(), messages->end(), [&](const NewProtoMessage &each) { return each.name == outer; });
        if (found == messages->end()) {
            messages->push_back({outer, "", false, {}, {}, {}, {}});
            found = messages->end() - 1;
        }
        enums = &found->enums;
        messages = &found->messages;
    }
    if (message.name.empty()) {
        enums->push_back(std::move(message.enums.front()));
        return;
    }
    // An inner one may have come first.
    const auto known =
        std::find_if(messages->begin(), messages->end(), [&](const NewProtoMessage &each) { return each.name == message.name; });
    if (known == messages->end()) {
        messages->push_back(std::move(message));
        return;
    }
    for (NewProtoMessage &inner : known->messages)
        message.messages.push_back(std::move(inner));
    for (NewProtoEnum &inner : known->enums)
        message.enums.push_back(std::move(inner));
    *known = std::move(message);
}

NewProtoMessage ProtoWriter::message(const OpenApiSchema &schema, const std::string &name, const std::string &element)
{
    NewProtoMessage result;
    result.name = name;
    result.comment = schema.description;
    result.isDeprecated = schema.isDeprecated;
    addDropped(schema, element);
    addFields(result, schema, element, 0);
    numberFields(result, &schema, element);
    return result;
}

void ProtoWriter::addFields(NewProtoMessage &message, const OpenApiSchema &schema, const std::string &element, std::size_t depth)
{
    const bool hasOneofs = findNamed(schema.extensions, "x-proto-oneofs") != nullptr;
    for (const auto &[json, use] : schema.properties)
        addField(message, schema, json, use, element);
    if (hasOneofs || depth > deepest)
        return; // the alternatives say again which members exclude one another
    for (const OpenApiSchemaUse &use : schema.allOf) {
        const OpenApiSchema *part = m_document.schemaOf(use);
        if (!part)
            continue;
        add(Loss::approximated, element, "allOf", "its parts are put together into one message", use.place);
        if (use.reference.empty())
            addDropped(*part, element);
        addFields(message, *part, element, depth + 1);
    }
    const auto onlyRequires = [&](const OpenApiSchemaUse &use) {
        const OpenApiSchema *each = m_document.schemaOf(use);
        return each && each->properties.empty() && typesOf(*each).empty() && use.reference.empty() && each->oneOf.empty();
    };
    for (const auto &[list, name] : {std::pair{&schema.oneOf, "oneOf"}, {&schema.anyOf, "anyOf"}}) {
        if (list->empty())
            continue;
        if (std::all_of(list->begin(), list->end(), onlyRequires)) {
            add(Loss::dropped, element, name, "which members are there together cannot be said", schema.placeOf(name));
            continue;
        }
        add(Loss::approximated, element, name, "its alternatives are members of a oneof, and have names in JSON that way",
            schema.placeOf(name));
        addAlternatives(message, *list, name == std::string("oneOf") ? "value" : "any_value", element);
    }
    if (schema.additionalProperties.isThere() && !schema.properties.empty())
        add(Loss::dropped, element, "additionalProperties", "a message has only the fields that it names",
            schema.placeOf("additionalProperties"));
}

void ProtoWriter::addAlternatives(NewProtoMessage &message, const std::vector<OpenApiSchemaUse> &alternatives,
                                  const std::string &oneof, const std::string &element)
{
    std::size_t index = 0;
    const std::string scope = element + ".";
    for (const OpenApiSchemaUse &use : alternatives) {
        ++index;
        const std::string hint =
            use.reference.empty() ? "option_" + std::to_string(index) : protoSnakeName(openApiReferenceName(use.reference));
        const std::string inner = scope + hint;
        const FieldType type = singleType(use, protoPascalName(hint), inner, &message, 0);
        const bool isKnown = std::any_of(message.fields.begin(), message.fields.end(),
                                         [&](const NewProtoField &each) { return each.name == hint; });
        NewProtoField field;
        field.name = isKnown ? hint + "_" + std::to_string(index) : hint;
        field.type = type.name;
        field.oneof = oneof;
        message.fields.push_back(std::move(field));
    }
}

void ProtoWriter::addField(NewProtoMessage &message, const OpenApiSchema &owner, const std::string &json,
                           const OpenApiSchemaUse &use, const std::string &element)
{
    NewProtoField field;
    const OpenApiSchema *said =
        use.beside >= 0 ? &m_document.schemas[static_cast<std::size_t>(use.beside)] : m_document.schemaOf(use);
    const std::string known =
        said && (use.reference.empty() || use.beside >= 0) ? textIn(said->extensions, "x-proto-name") : std::string();
    field.name = known.empty() ? protoSnakeName(json) : known;
    const auto hasName = [&](const std::string &name) {
        return std::any_of(message.fields.begin(), message.fields.end(),
                           [&](const NewProtoField &each) { return each.name == name; });
    };
    const bool isAgain = std::any_of(message.fields.begin(), message.fields.end(), [&](const NewProtoField &each) {
        return each.name == field.name && (each.jsonName.empty() ? protoJsonName(each.name) : each.jsonName) == json;
    });
    if (isAgain)
        return; // of two parts of an allOf
    for (int i = 2; hasName(field.name); ++i)
        field.name = (known.empty() ? protoSnakeName(json) : known) + "_" + std::to_string(i);
    if (protoJsonName(field.name) != json)
        field.jsonName = json;
    const std::string path = element + "." + field.name;
    const OpenApiSchema *schema = m_document.schemaOf(use);
    const FieldType type = typeOf(use, protoPascalName(json), path, &message);
    field.type = type.name;
    field.isRepeated = type.isRepeated;
    // What explains a field stands in its schema, or beside the reference to it.
    const OpenApiSchema *own = use.reference.empty() ? schema : nullptr;
    if (use.beside >= 0)
        own = &m_document.schemas[static_cast<std::size_t>(use.beside)];
    if (own) {
        field.comment = own->description;
        field.isDeprecated = own->isDeprecated;
        if (own->isReadOnly)
            field.behaviors.emplace_back("OUTPUT_ONLY");
        if (own->isWriteOnly)
            field.behaviors.emplace_back("INPUT_ONLY");
        if (const std::string behavior = textIn(own->extensions, "x-proto-field-behavior"); !behavior.empty())
            field.behaviors.push_back(behavior);
        if (use.reference.empty() || use.beside >= 0)
            addDropped(*own, path);
    }
    const bool isFromProto = findNamed(owner.extensions, "x-proto-numbers") != nullptr;
    if (owner.isRequired(json))
        field.behaviors.emplace_back("REQUIRED");
    if (const OpenApiValue *oneofs = findNamed(owner.extensions, "x-proto-oneofs")) {
        for (const auto &[name, members] : oneofs->members) {
            if (std::any_of(members.items.begin(), members.items.end(),
                            [&](const OpenApiValue &each) { return each.text == json; }))
                field.oneof = protoWord(name);
        }
    }
    const bool isPlain = !type.isRepeated && !type.isMap && field.oneof.empty();
    if (isFromProto)
        field.isOptional = isPlain && own && isTrueIn(own->extensions, "x-proto-optional");
    else
        field.isOptional = isPlain && !type.isMessage && !owner.isRequired(json);
    if (!field.behaviors.empty())
        m_file.imports.insert("google/api/field_behavior.proto");
    message.fields.push_back(std::move(field));
}

void ProtoWriter::numberFields(NewProtoMessage &message, const OpenApiSchema *schema, const std::string &element)
{
    const std::string type = m_package + "." + element;
    m_written.insert(type);
    ProtoLock::Numbers &numbers = m_lock.types[type];
    std::set<std::string> names;
    for (const NewProtoField &field : message.fields)
        names.insert(field.name);
    for (auto it = numbers.used.begin(); it != numbers.used.end();) {
        if (!names.contains(it->first)) {
            numbers.removed.insert(*it);
            it = numbers.used.erase(it);
        } else {
            ++it;
        }
    }
    // Those that a document names first, so that no new one takes their numbers.
    for (const bool isWanted : {true, false}) {
        for (NewProtoField &field : message.fields) {
            const std::string json = field.jsonName.empty() ? protoJsonName(field.name) : field.jsonName;
            const std::int32_t wanted = schema ? numberIn(schema->extensions, "x-proto-numbers", json) : -1;
            if ((wanted > 0) == isWanted)
                field.number = m_lock.number(type, field.name, wanted, 1);
        }
    }
    addReserved(message.reserved, schema, type);
}

void ProtoWriter::addReserved(NewProtoReserved &reserved, const OpenApiSchema *schema, const std::string &type)
{
    std::set<std::int32_t> known;
    const OpenApiValue *ranges = schema ? findNamed(schema->extensions, "x-proto-reserved-numbers") : nullptr;
    for (const OpenApiValue &range : ranges ? ranges->items : std::vector<OpenApiValue>()) {
        if (range.items.size() != 2)
            continue;
        const auto first = static_cast<std::int32_t>(std::strtol(range.items[0].text.c_str(), nullptr, 10));
        const auto last = static_cast<std::int32_t>(std::strtol(range.items[1].text.c_str(), nullptr, 10));
        reserved.numbers.emplace_back(first, last);
    }
    const OpenApiValue *names = schema ? findNamed(schema->extensions, "x-proto-reserved-names") : nullptr;
    for (const OpenApiValue &name : names ? names->items : std::vector<OpenApiValue>())
        if (const std::string word = protoWord(name.text); !word.empty())
            reserved.names.insert(word);
    for (const auto &[name, number] : m_lock.types[type].removed) {
        const bool isThere =
            std::any_of(reserved.numbers.begin(), reserved.numbers.end(),
                        [&, wanted = number](const auto &range) { return range.first <= wanted && wanted <= range.second; });
        if (!isThere)
            reserved.numbers.emplace_back(number, number);
        reserved.names.insert(name);
    }
    std::sort(reserved.numbers.begin(), reserved.numbers.end());
}

NewProtoEnum ProtoWriter::words(const OpenApiSchema &schema, const std::string &name, const std::string &element)
{
    NewProtoEnum result;
    result.name = name;
    result.comment = schema.description;
    result.isDeprecated = schema.isDeprecated;
    addDropped(schema, element);
    const std::string type = m_package + "." + element, prefix = protoUpperName(name) + "_";
    m_written.insert(type);
    const bool isFromProto = findNamed(schema.extensions, "x-proto-enum") != nullptr;
    std::vector<std::string> names;
    bool hasOtherNames = false;
    for (const OpenApiValue &value : *schema.values) {
        if (value.kind == OpenApiValue::Kind::null)
            continue;
        std::string word = isFromProto ? value.text : prefix + protoUpperName(value.text);
        while (std::find(names.begin(), names.end(), word) != names.end())
            word += "_";
        hasOtherNames = hasOtherNames || word != value.text;
        names.push_back(std::move(word));
    }
    if (hasOtherNames)
        add(Loss::approximated, element, "names of values", "JSON has " + names.front() + " and the like for them",
            schema.placeOf("enum"));
    ProtoLock::Numbers &numbers = m_lock.types[type];
    for (auto it = numbers.used.begin(); it != numbers.used.end();) {
        const bool isKept = std::find(names.begin(), names.end(), it->first) != names.end() || it->second == 0;
        if (!isKept)
            numbers.removed.insert(*it);
        it = isKept ? std::next(it) : numbers.used.erase(it);
    }
    if (!isFromProto) {
        std::string zero = prefix + "UNSPECIFIED";
        if (std::find(names.begin(), names.end(), zero) == names.end()) {
            names.insert(names.begin(), zero);
            add(Loss::approximated, element, "enum without a zero value", zero + " is added, which JSON does not have",
                schema.placeOf("enum"));
        }
        numbers.used[zero] = 0;
    }
    for (const std::string &word : names) {
        std::int32_t number = isFromProto ? numberIn(schema.extensions, "x-proto-enum", word) : -1;
        if (isFromProto && number >= 0)
            numbers.used[word] = number;
        else
            number = m_lock.number(type, word, -1, 1);
        result.values.emplace_back(word, number);
    }
    std::stable_sort(result.values.begin(), result.values.end(),
                     [](const auto &l, const auto &r) { return (l.second == 0) > (r.second == 0); });
    addReserved(result.reserved, &schema, type);
    return result;
}

ProtoWriter::FieldType ProtoWriter::wellKnown(const std::string &name)
{
    static const std::map<std::string, std::string> files{
        {"Value", "struct"},      {"Struct", "struct"}, {"ListValue", "struct"}, {"Timestamp", "timestamp"},
        {"Duration", "duration"}, {"Any", "any"},       {"Empty", "empty"},      {"FieldMask", "field_mask"}};
    const auto file = files.find(name);
    m_file.imports.insert("google/protobuf/" + (file == files.end() ? "wrappers" : file->second) + ".proto");
    return {"google.protobuf." + name, false, false, true};
}

ProtoWriter::FieldType ProtoWriter::scalarType(const OpenApiSchema &schema, const std::string &type, const std::string &element)
{
    static const std::map<std::pair<std::string, std::string>, std::string> known{
        {{"string", "int64"}, "int64"},    {{"string", "uint64"}, "uint64"},  {{"string", "byte"}, "bytes"},
        {{"string", "binary"}, "bytes"},   {{"integer", "int32"}, "int32"},   {{"integer", "int64"}, "int64"},
        {{"integer", "uint32"}, "uint32"}, {{"integer", "uint64"}, "uint64"}, {{"number", "float"}, "float"},
        {{"number", "double"}, "double"},  {{"boolean", ""}, "bool"},         {{"string", ""}, "string"},
        {{"number", ""}, "double"}};
    static constexpr auto scalars =
        std::to_array<std::string_view>({"double", "float", "int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32",
                                         "fixed64", "sfixed32", "sfixed64", "bool", "string", "bytes"});
    std::string name = textIn(schema.extensions, "x-proto-type");
    if (std::find(scalars.begin(), scalars.end(), name) == scalars.end())
        name.clear();
    if (name.empty() && type == "integer" && schema.maximum && *schema.maximum == 4'294'967'295.0 && schema.minimum &&
        *schema.minimum == 0)
        name = "uint32";
    if (name.empty() && !schema.contentEncoding.empty())
        name = "bytes";
    if (name.empty()) {
        const auto found = known.find({type, schema.format});
        name = found != known.end() ? found->second
               : type == "integer"  ? "int64"
               : type == "number"   ? "double"
               : type == "boolean"  ? "bool"
                                    : "string";
        if (found == known.end())
            add(Loss::approximated, element, schema.format.empty() ? "integer without a format" : "format " + schema.format,
                "it is " + name + " in proto", schema.placeOf(schema.format.empty() ? "type" : "format"));
        else if (type == "integer" && name.ends_with("64"))
            add(Loss::approximated, element, "integer of 64 bits", "protobuf writes it as a string in JSON",
                schema.placeOf("type"));
    }
    if (!isNullable(schema))
        return {name};
    static const std::map<std::string, std::string> wrappers{
        {"double", "DoubleValue"}, {"float", "FloatValue"},   {"int64", "Int64Value"},
        {"uint64", "UInt64Value"}, {"int32", "Int32Value"},   {"uint32", "UInt32Value"},
        {"bool", "BoolValue"},     {"string", "StringValue"}, {"bytes", "BytesValue"}};
    const auto wrapper = wrappers.find(name);
    return wrapper == wrappers.end() ? FieldType{name} : wellKnown(wrapper->second);
}

ProtoWriter::FieldType ProtoWriter::typeOf(const OpenApiSchemaUse &use, const std::string &hint, const std::string &element,
                                           NewProtoMessage *around, std::size_t depth)
{
    const OpenApiSchema *schema = m_document.schemaOf(use);
    if (!schema || m_depth > deepest) {
        add(Loss::approximated, element, "schema",
            m_depth > deepest ? "it is nested too deep and stands for any value" : "it is not there and stands for any value",
            use.place);
        return wellKnown("Value");
    }
    if (!use.reference.empty()) {
        const std::string component = openApiReferenceName(use.reference);
        if (const std::string local = localName(component); !local.empty())
            return {local, false, false, isMessage(*schema)};
        if (const auto foreign = m_foreign.find(component); foreign != m_foreign.end()) {
            m_file.imports.insert(foreign->second);
            return {component, false, false, isMessage(*schema)};
        }
        if (component == "google.rpc.Status") {
            m_file.imports.insert("google/rpc/status.proto");
            return {component, false, false, true};
        }
    }
    ++m_depth;
    FieldType type = inlineType(*schema, hint, element, around, depth);
    --m_depth;
    return type;
}

/// The type of one value: lists and maps get a message around them.
ProtoWriter::FieldType ProtoWriter::singleType(const OpenApiSchemaUse &use, const std::string &hint, const std::string &element,
                                               NewProtoMessage *around, std::size_t depth)
{
    FieldType type = typeOf(use, hint, element, around, depth + 1);
    if (!type.isRepeated && !type.isMap)
        return type;
    NewProtoMessage list;
    list.name = hint + (type.isMap ? "Map" : "List");
    list.fields.push_back({.name = "items", .type = type.name, .isRepeated = type.isRepeated});
    add(Loss::approximated, element, type.isMap ? "map inside of another type" : "list inside of another type",
        "it is a message " + list.name + " with a field \"items\"", use.place);
    const std::string name = around ? list.name : unique(list.name);
    list.name = name;
    numberFields(list, nullptr, (around ? element + "." : std::string()) + name);
    (around ? around->messages : m_file.messages).push_back(std::move(list));
    return {name, false, false, true};
}

ProtoWriter::FieldType ProtoWriter::inlineType(const OpenApiSchema &schema, const std::string &hint, const std::string &element,
                                               NewProtoMessage *around, std::size_t depth)
{
    // What JSON Schema cannot tell from a Struct, a list or any value.
    const std::string known = textIn(schema.extensions, "x-proto-type");
    if (known == "google.protobuf.Empty")
        return wellKnown("Empty");
    if (known == "google.protobuf.ListValue")
        return wellKnown("ListValue");
    if (known == "google.protobuf.NullValue") {
        m_file.imports.insert("google/protobuf/struct.proto");
        return {known};
    }
    if (const OpenApiSchemaUse *inner = wrapped(schema))
        return typeOf(*inner, hint, element, around, depth + 1);
    if (const OpenApiSchemaUse *inner = otherThanNull(m_document, schema)) {
        FieldType type = typeOf(*inner, hint, element, around, depth + 1);
        if (!type.isMessage)
            add(Loss::approximated, element, "null", "a field that is null is not there", schema.place);
        return type;
    }
    const std::vector<std::string> types = typesOf(schema);
    const std::string type = types.size() == 1 ? types.front() : std::string();
    if (types.size() > 1) {
        add(Loss::approximated, element, "several types", "it stands for any value", schema.placeOf("type"));
        return wellKnown("Value");
    }
    if (type == "string" && schema.format == "date-time")
        return wellKnown("Timestamp");
    if (type == "string" && (schema.format == "duration" || schema.pattern == R"(^-?[0-9]+(\.[0-9]{1,9})?s$)"))
        return wellKnown("Duration");
    if (type == "string" && schema.format == "field-mask")
        return wellKnown("FieldMask");
    if (type == "string" && schema.values && !schema.values->empty() && findNamed(schema.extensions, "x-proto-type") == nullptr) {
        NewProtoEnum made = words(schema, around ? hint : unique(hint), element);
        const std::string name = made.name;
        (around ? around->enums : m_file.enums).push_back(std::move(made));
        return {name};
    }
    if (type == "array") {
        if (!schema.items.isThere())
            return wellKnown("ListValue");
        const FieldType item = singleType(schema.items, hint, element, around, depth);
        if (isNullable(schema))
            add(Loss::approximated, element, "null", "a list that is null is an empty one", schema.place);
        return {item.name, true, false, item.isMessage};
    }
    if (type == "string" || type == "integer" || type == "number" || type == "boolean")
        return scalarType(schema, type, element);
    if (schema.additionalProperties.isThere() && schema.properties.empty()) {
        const FieldType value = singleType(schema.additionalProperties, hint, element, around, depth);
        const std::string key = textIn(schema.extensions, "x-proto-map-key");
        return {"map<" + (key.empty() ? "string" : key) + ", " + value.name + ">", false, true, true};
    }
    const OpenApiSchemaUse *at = findNamed(schema.properties, "@type");
    if (at && schema.properties.size() == 1)
        return wellKnown("Any");
    if (isMessage(schema) && (!schema.properties.empty() || type.empty())) {
        NewProtoMessage inner = message(schema, around ? hint : unique(hint), element);
        const std::string name = inner.name;
        (around ? around->messages : m_file.messages).push_back(std::move(inner));
        return {name, false, false, true};
    }
    if (type.empty() && !schema.keywords.empty())
        addDropped(schema, element);
    return wellKnown(type == "object" ? "Struct" : "Value");
}

} // namespace alidade
