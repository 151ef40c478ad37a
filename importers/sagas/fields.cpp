#include "importers/sagas/fields.h"

#include "importers/text.h"

#include <charconv>

namespace alidade {
namespace {

/// "services/order/place.go:42"; without a number the whole file is meant.
Place placeOf(const std::string &text)
{
    const std::size_t colon = text.rfind(':');
    int line = 0;
    if (colon != std::string::npos) {
        const char *end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, line);
        if (error == std::errc() && stop == end && line > 0)
            return {text.substr(0, colon), line};
    }
    return {text, 0};
}

} // namespace

SagaFields::SagaFields(const YamlNode &mapping, std::string of, const std::string &file, Diagnostics &diagnostics)
    : m_mapping(mapping), m_of(std::move(of)), m_file(file), m_diagnostics(diagnostics)
{}

void SagaFields::wrong(int line, const std::string &message)
{
    m_diagnostics.push_back({Severity::error, m_file, line, escaped(m_of + ": " + message)});
}

const YamlNode *SagaFields::find(std::string_view key)
{
    m_known.emplace(key);
    return m_mapping.find(key);
}

const YamlNode *SagaFields::find(std::string_view key, YamlNode::Kind kind, std::string_view described)
{
    const YamlNode *node = find(key);
    if (!node || node->kind == kind)
        return node;
    wrong(node->line, std::string(key) + " is not " + std::string(described));
    return nullptr;
}

std::string SagaFields::text(std::string_view key)
{
    const YamlNode *node = find(key, YamlNode::Kind::scalar, "a text");
    return node ? node->scalar : std::string();
}

std::string SagaFields::required(std::string_view key)
{
    if (!m_mapping.find(key))
        wrong(m_mapping.line, std::string(key) + " is missing");
    return text(key);
}

bool SagaFields::flag(std::string_view key)
{
    const YamlNode *node = find(key, YamlNode::Kind::scalar, "true or false");
    if (node && node->scalar != "true" && node->scalar != "false")
        wrong(node->line, std::string(key) + " is not true or false");
    return node && node->scalar == "true";
}

std::vector<std::string> SagaFields::list(std::string_view key)
{
    const YamlNode *node = find(key);
    std::vector<std::string> texts;
    if (!node)
        return texts;
    if (node->isScalar())
        return {node->scalar};
    if (!node->isSequence())
        wrong(node->line, std::string(key) + " is not a list of texts");
    for (const YamlNode &item : node->items) {
        if (item.isScalar())
            texts.push_back(item.scalar);
        else
            wrong(item.line, std::string(key) + " has an item that is not a text");
    }
    return texts;
}

std::optional<std::chrono::milliseconds> SagaFields::duration(std::string_view key)
{
    const YamlNode *node = find(key, YamlNode::Kind::scalar, "a duration");
    if (!node)
        return std::nullopt;
    const auto value = durationOf(node->scalar);
    if (!value)
        wrong(node->line, std::string(key) + " \"" + node->scalar + "\" is not a duration; write it as 250ms, 2s or 1h30m");
    return value;
}

std::vector<Place> SagaFields::places(std::string_view key)
{
    std::vector<Place> places;
    for (const std::string &text : list(key))
        places.push_back(placeOf(text));
    return places;
}

void SagaFields::finish()
{
    for (const YamlEntry &entry : m_mapping.entries)
        if (!m_known.contains(entry.key))
            m_diagnostics.push_back(
                {Severity::warning, m_file, entry.line, escaped(m_of + ": " + entry.key + " is not known and was left out")});
}

} // namespace alidade
