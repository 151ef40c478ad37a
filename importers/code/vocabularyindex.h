#pragma once

#include "importers/code/pattern.h"

#include <unordered_map>

namespace alidade {

/// A pattern with the framework that it belongs to.
struct KnownPattern {
    const Framework *framework = nullptr;
    const CodePattern *pattern = nullptr;
};

/// The patterns of one language by the names of their calls.
class VocabularyIndex {
public:
    VocabularyIndex(std::span<const Framework> frameworks, std::string_view language);

    /// Calls `use(pattern, star)` for each pattern that a name of a call fits.
    template <typename Use> void forEach(std::string_view name, Use use) const
    {
        if (const auto found = m_exact.find(name); found != m_exact.end()) {
            for (const KnownPattern &pattern : found->second)
                use(pattern, std::string_view());
        }
        for (const Star &star : m_stars) {
            if (name.size() > star.prefix.size() + star.suffix.size() && name.starts_with(star.prefix) &&
                name.ends_with(star.suffix))
                use(star.pattern, name.substr(star.prefix.size(), name.size() - star.prefix.size() - star.suffix.size()));
        }
    }
    const std::vector<const Framework *> &frameworks() const { return m_frameworks; }

private:
    struct Star {
        std::string_view prefix, suffix;
        KnownPattern pattern;
    };
    std::unordered_map<std::string_view, std::vector<KnownPattern>> m_exact;
    std::vector<Star> m_stars;
    std::vector<const Framework *> m_frameworks;
};

/// The index of the tables of the program, made on first use.
const VocabularyIndex &vocabularyOf(std::string_view language);

} // namespace alidade
