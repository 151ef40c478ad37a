#pragma once

#include "model/diagnostic.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// Limits that keep a hostile YAML file harmless. What exceeds one ends the file with a diagnostic.
struct YamlLimits {
    static constexpr std::uint64_t fileBytes = 10U << 20U;
    static constexpr std::size_t depth = 200;
    static constexpr std::size_t nodes = 1'000'000;    ///< per file, without aliases
    static constexpr std::size_t aliasNodes = 100'000; ///< per file: nodes that aliases and merge keys add when expanded
};

struct YamlEntry;

/// A node of a YAML document that knows where it stands in its file. Aliases are expanded and merge keys (`<<`)
/// applied; a copy keeps the place of its anchor's node.
struct YamlNode {
    enum class Kind : std::uint8_t { null, scalar, sequence, mapping };

    Kind kind = Kind::null;
    bool isQuoted = false;    ///< a scalar in quotes or a block: surely a string
    bool isLiteral = false;   ///< a `|` block: its lines stand one below the other from `line + 1` on
    int line = 0;             ///< 1-based; 0 for the node that stands for "not there"
    int column = 0;           ///< 1-based, in bytes
    std::uint32_t origin = 0; ///< whose file it is, for those who put nodes of several files together
    std::string scalar;
    std::vector<YamlNode> items;      ///< of a sequence
    std::vector<YamlEntry> entries;   ///< of a mapping, in file order, keys are unique
    std::vector<std::uint32_t> order; ///< of a large mapping: positions in `entries` by key

    bool isMapping() const { return kind == Kind::mapping; }
    bool isSequence() const { return kind == Kind::sequence; }
    bool isScalar() const { return kind == Kind::scalar; }

    /// The value of a key, or nullptr. O(log n).
    const YamlNode *find(std::string_view key) const;
    /// The value of a key; a null node when there is none, so that look-ups can be chained.
    const YamlNode &operator[](std::string_view key) const;
    /// The value below keys joined by dots, e.g. "spec.template.spec"; a null node when there is none.
    const YamlNode &at(std::string_view path) const;
    /// The scalar's text; `otherwise` for anything else.
    std::string text(std::string_view otherwise = {}) const;
};

/// A key of a mapping with its value.
struct YamlEntry {
    std::string key;
    int line = 0; ///< of the key, 1-based
    YamlNode value;
};

/// Reads all documents of a file. What is wrong adds one diagnostic with its line, and the documents before it are
/// returned. Duplicate keys give a warning; the last one counts.
std::vector<YamlNode> readYaml(std::string_view text, const std::string &file, Diagnostics &diagnostics);

/// Whether the text is a template (Helm, Go text/template) whose result only its tool knows: a line starts with "{{".
bool isYamlTemplate(std::string_view text);

/// The line in the file of the byte at `offset` of a scalar's text; exact for scalars on one line and `|` blocks, the
/// line where it begins for others.
int lineAt(const YamlNode &node, std::size_t offset);

} // namespace alidade
