#include "importers/deployment/flags.h"

#include "importers/deployment/secrets.h"

#include <algorithm>

namespace alidade {

bool isCommandWord(std::string_view word)
{
    const auto isPart = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return !word.empty() && word.front() != '-' && std::all_of(word.begin(), word.end(), isPart);
}

std::string commandWordsOf(const std::vector<std::string> &words)
{
    std::string result;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool isOfSecret =
            i > 0 && words[i - 1].starts_with('-') && words[i - 1].find('=') == std::string::npos && isSecretName(words[i - 1]);
        if (isCommandWord(words[i]) && !isOfSecret)
            result += (result.empty() ? "" : " ") + words[i];
    }
    return result;
}

std::vector<std::pair<std::string, std::string>> flagsOf(const std::vector<std::string> &words)
{
    std::vector<std::pair<std::string, std::string>> flags;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string &word = words[i];
        const std::size_t dashes = word.find_first_not_of('-');
        if ((dashes != 1 && dashes != 2) || word.find_first_of(" \t\r\n") != std::string::npos)
            continue;
        const std::size_t equals = word.find('=');
        if (equals != std::string::npos) {
            flags.emplace_back(word.substr(dashes, equals - dashes), word.substr(equals + 1));
        } else if (i + 1 < words.size() && !words[i + 1].empty() && words[i + 1].front() != '-') {
            flags.emplace_back(word.substr(dashes), words[i + 1]);
            ++i;
        }
    }
    return flags;
}

} // namespace alidade
