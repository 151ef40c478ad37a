#include "importers/code/vocabularyindex.h"

#include <map>

namespace alidade {

VocabularyIndex::VocabularyIndex(std::span<const Framework> frameworks, std::string_view language)
{
    for (const Framework &framework : frameworks) {
        if (framework.language != language)
            continue;
        m_frameworks.push_back(&framework);
        for (const CodePattern &pattern : framework.patterns) {
            for (const std::string_view name : pattern.names) {
                const std::size_t star = name.find('*');
                if (star == std::string_view::npos)
                    m_exact[name].push_back({&framework, &pattern});
                else
                    m_stars.push_back({name.substr(0, star), name.substr(star + 1), {&framework, &pattern}});
            }
        }
    }
}

const VocabularyIndex &vocabularyOf(std::string_view language)
{
    static const std::map<std::string, VocabularyIndex, std::less<>> indexes = [] {
        std::map<std::string, VocabularyIndex, std::less<>> result;
        for (const Framework &framework : alidade::frameworks()) {
            if (!result.contains(framework.language))
                result.emplace(framework.language, VocabularyIndex(alidade::frameworks(), framework.language));
        }
        return result;
    }();
    static const VocabularyIndex nothing({}, {});
    const auto found = indexes.find(tableLanguage(language));
    return found == indexes.end() ? nothing : found->second;
}

} // namespace alidade
