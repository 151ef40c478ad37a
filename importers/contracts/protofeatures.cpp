#include "importers/contracts/protolinker.h"

#include <algorithm>
#include <string_view>

namespace alidade {

namespace {

ProtoFeatures defaultsOf(ProtoSyntax syntax)
{
    ProtoFeatures features; // those of edition 2023
    switch (syntax) {
    case ProtoSyntax::unspecified:
    case ProtoSyntax::proto2:
        features.isEnumOpen = features.isPacked = features.verifiesUtf8 = features.allowsJson = false;
        break;
    case ProtoSyntax::proto3: features.presence = ProtoFeatures::Presence::implicitly; break;
    case ProtoSyntax::edition2023: break;
    case ProtoSyntax::edition2024: features.cppString = ProtoFeatures::StringType::view; break;
    }
    return features;
}

void apply(ProtoFeatures &features, std::string_view name, std::string_view value)
{
    if (name == "field_presence")
        features.presence = value == "IMPLICIT"          ? ProtoFeatures::Presence::implicitly
                            : value == "LEGACY_REQUIRED" ? ProtoFeatures::Presence::required
                                                         : ProtoFeatures::Presence::explicitly;
    else if (name == "enum_type")
        features.isEnumOpen = value != "CLOSED";
    else if (name == "repeated_field_encoding")
        features.isPacked = value != "EXPANDED";
    else if (name == "utf8_validation")
        features.verifiesUtf8 = value != "NONE";
    else if (name == "message_encoding")
        features.isDelimited = value == "DELIMITED";
    else if (name == "json_format")
        features.allowsJson = value == "ALLOW";
    else if (name == "(pb.java).utf8_validation")
        features.javaVerifiesUtf8 = value == "VERIFY";
    else if (name == "(pb.cpp).string_type")
        features.cppString = value == "CORD"   ? ProtoFeatures::StringType::cord
                             : value == "VIEW" ? ProtoFeatures::StringType::view
                                               : ProtoFeatures::StringType::string;
}

/// `features = { field_presence: IMPLICIT [pb.cpp] { string_type: VIEW } }` and its dotted forms.
void apply(ProtoFeatures &features, const std::string &prefix, const ProtoValue &value)
{
    if (value.kind != ProtoValue::Kind::message)
        return apply(features, std::string_view(prefix), value.text);
    for (const auto &[name, member] : value.members) {
        std::string part = prefix.empty() ? prefix : prefix + ".";
        if (name.starts_with('[')) // the name of an extension
            part.append("(").append(name, 1, name.size() - 2).append(")");
        else
            part += name;
        apply(features, part, member);
    }
}

ProtoFeatures changed(ProtoFeatures features, const std::vector<ProtoOption> &options)
{
    static constexpr std::string_view word = "features";
    for (const ProtoOption &option : options) {
        if (option.name == word)
            apply(features, std::string(), option.value);
        else if (option.name.size() > word.size() && option.name.starts_with(word) && option.name[word.size()] == '.')
            apply(features, option.name.substr(word.size() + 1), option.value);
    }
    return features;
}

class FeatureResolver {
public:
    explicit FeatureResolver(const ProtoFile &file)
        : m_isEdition(file.syntax >= ProtoSyntax::edition2023), m_java(file.optionText("java_string_check_utf8"))
    {}

    void resolve(ProtoField &field, const ProtoFeatures &parent) const
    {
        field.features = changed(parent, field.options);
        ProtoFeatures &features = field.features;
        if (!m_isEdition || !m_java.empty())
            features.javaVerifiesUtf8 = m_java == "true";
        features.javaVerifiesUtf8 = features.javaVerifiesUtf8 || features.verifiesUtf8;
        if (field.isProto3Optional)
            features.presence = ProtoFeatures::Presence::explicitly;
        if (features.isDelimited && field.type == ProtoType::message && !field.isMap)
            field.type = ProtoType::group;
    }

    void resolve(ProtoEnum &words, const ProtoFeatures &parent) const { words.features = changed(parent, words.options); }

    void resolve(ProtoMessage &message, const ProtoFeatures &parent) const
    {
        message.features = changed(parent, message.options);
        for (ProtoField &field : message.fields) {
            const bool isInOneof = field.oneof >= 0;
            const std::vector<ProtoOption> none;
            const auto &options = isInOneof ? message.oneofs[static_cast<std::size_t>(field.oneof)].options : none;
            resolve(field, changed(message.features, options));
            if (message.isMapEntry && field.type == ProtoType::group)
                field.type = ProtoType::message;
        }
        for (ProtoField &extension : message.extensions)
            resolve(extension, message.features);
        for (ProtoMessage &nested : message.messages)
            resolve(nested, nested.isMapEntry ? ofMap(message, nested) : message.features);
        for (ProtoEnum &words : message.enums)
            resolve(words, message.features);
    }

private:
    /// What a map field says of strings holds for its keys and values.
    static ProtoFeatures ofMap(const ProtoMessage &message, const ProtoMessage &entry)
    {
        const auto field = std::find_if(message.fields.begin(), message.fields.end(),
                                        [&](const ProtoField &each) { return each.isMap && each.typeName == entry.fullName; });
        return field == message.fields.end() ? message.features : changed(message.features, field->options);
    }

    bool m_isEdition;
    std::string m_java;
};

} // namespace

void resolveFeatures(ProtoFile &file)
{
    file.features = changed(defaultsOf(file.syntax), file.options);
    const FeatureResolver resolver(file);
    for (ProtoMessage &message : file.messages)
        resolver.resolve(message, file.features);
    for (ProtoEnum &words : file.enums)
        resolver.resolve(words, file.features);
    for (ProtoField &extension : file.extensions)
        resolver.resolve(extension, file.features);
}

} // namespace alidade
