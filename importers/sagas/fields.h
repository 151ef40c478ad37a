#pragma once

#include "importers/yaml/yaml.h"
#include "model/saga.h"

#include <set>

namespace alidade {

/// The keys of one mapping, read by type. A value of another type gives an error with its line and counts as missing;
/// finish() warns of keys that nobody asked for, so that no misspelt one is lost in silence.
class SagaFields {
public:
    SagaFields(const YamlNode &mapping, std::string of, const std::string &file, Diagnostics &diagnostics);

    std::string text(std::string_view key);
    std::string required(std::string_view key);
    bool flag(std::string_view key);
    std::vector<std::string> list(std::string_view key); ///< a single text is a list of one
    std::optional<std::chrono::milliseconds> duration(std::string_view key);
    std::vector<Place> places(std::string_view key);
    template <typename Word> Word word(std::string_view key, Word otherwise, std::string_view known)
    {
        const YamlNode *node = find(key, YamlNode::Kind::scalar, "a word");
        if (!node)
            return otherwise;
        const std::optional<Word> value = fromText<Word>(node->scalar);
        if (!value)
            wrong(node->line, std::string(key) + " \"" + node->scalar + "\" is not known; known: " + std::string(known));
        return value.value_or(otherwise);
    }

    /// The value of a key of this kind; nullptr when there is none, or one of another kind, which is told as "is not …".
    const YamlNode *find(std::string_view key, YamlNode::Kind kind, std::string_view described);
    /// The value of a key, of any kind.
    const YamlNode *find(std::string_view key);
    bool has(std::string_view key) const { return m_mapping.find(key) != nullptr; }
    int line() const { return m_mapping.line; }
    void wrong(int line, const std::string &message);
    void finish();

private:
    const YamlNode &m_mapping;
    std::string m_of; ///< "step charge", for messages
    const std::string &m_file;
    Diagnostics &m_diagnostics;
    std::set<std::string, std::less<>> m_known;
};

} // namespace alidade
