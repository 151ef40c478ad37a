#include "importers/code/folding.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

/// Annotations that tell which setting fills a field. `isKey`: a dotted key of a configuration file, else a variable.
struct FillingTag {
    std::string_view name;
    bool isKey;
};
constexpr std::array fillingTags{
    FillingTag{"env", false},         FillingTag{"envconfig", false},
    FillingTag{"Value", false},       FillingTag{"ConfigProperty", false},
    FillingTag{"arg", false},         FillingTag{"koanf", true},
    FillingTag{"mapstructure", true}, FillingTag{"yaml", true},
    FillingTag{"toml", true},         FillingTag{"json", true},
    FillingTag{"ini", true},          FillingTag{"property", true},
};

} // namespace

/// The name of a field in a configuration file: what its tag says, or its own name.
std::string Folding::keyOf(std::size_t unit, const std::string &type, std::string_view fieldName) const
{
    for (const CodePlace place : m_base.annotationsOn(unit, type + "." + std::string(fieldName))) {
        const Call &tag = m_base.call(place);
        const bool isKey = std::any_of(fillingTags.begin(), fillingTags.end(),
                                       [&](const FillingTag &known) { return known.isKey && known.name == tag.name; });
        if (!isKey || tag.arguments.empty())
            continue;
        std::string key = plainText(tag.arguments.front().value).value_or(std::string());
        key = key.substr(0, key.find(','));
        if (!key.empty() && key != "-")
            return key;
    }
    return std::string(fieldName);
}

std::string Folding::dottedKey(const std::string &last) const
{
    std::string key;
    for (const std::string &outer : m_keys)
        key += outer + ".";
    return key + last;
}

void Folding::setting(std::string name, std::vector<Part> fallback, std::size_t file, const Sink &sink)
{
    m_made.push_back({{{Part::Kind::setting, std::move(name), std::move(fallback)}}, noCall});
    sink(m_made.back(), Frame{file, {}, nullptr, noCall});
}

/// A field that its tag or annotation fills from a setting.
bool Folding::tagged(std::size_t unit, const std::string &type, std::string_view fieldName, const Sink &sink)
{
    const std::vector<CodePlace> tags = m_base.annotationsOn(unit, type + "." + std::string(fieldName));
    const auto textOf = [&](std::initializer_list<std::string_view> names) {
        for (const CodePlace place : tags) {
            const Call &tag = m_base.call(place);
            if (std::find(names.begin(), names.end(), tag.name) != names.end() && !tag.arguments.empty())
                return plainText(tag.arguments.front().value);
        }
        return std::optional<std::string>();
    };
    for (const FillingTag &known : fillingTags) {
        for (const CodePlace place : tags) {
            const Call &tag = m_base.call(place);
            if (tag.name != known.name || tag.arguments.empty())
                continue;
            std::string name = plainText(tag.arguments.front().value).value_or(std::string());
            const bool isPlaceholder = name.find("${") != std::string::npos;
            name = isPlaceholder ? name : name.substr(0, name.find(','));
            if (name.empty() || name == "-")
                continue;
            if (isPlaceholder) {
                m_made.push_back({{{Part::Kind::text, name, {}}}, noCall});
                sink(m_made.back(), Frame{place.file, {}, nullptr, noCall});
                return true;
            }
            std::vector<Part> fallback;
            if (const auto text = textOf({"envDefault", "default", "env-default"}))
                fallback.push_back({Part::Kind::text, *text, {}});
            setting(known.isKey ? dottedKey(name) : name, std::move(fallback), place.file, sink);
            return true;
        }
    }
    return false;
}

} // namespace alidade
