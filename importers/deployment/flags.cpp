#include "importers/deployment/flags.h"

#include "importers/deployment/secrets.h"

#include <algorithm>
#include <array>

namespace alidade {

namespace {

/// "services/cart" of the module "services.cart".
std::string pathOfModule(std::string_view module)
{
    std::string path(module);
    std::replace(path.begin(), path.end(), '.', '/');
    return path;
}

/// Servers that are told the module, and what in it they shall serve: `gunicorn -w 4 shop.cart:app`.
bool isModuleServer(std::string_view word)
{
    static constexpr std::array<std::string_view, 6> servers{"uvicorn", "gunicorn", "hypercorn",
                                                             "daphne",  "granian",  "waitress-serve"};
    return std::find(servers.begin(), servers.end(), word.substr(word.rfind('/') + 1)) != servers.end();
}

/// The module of "shop.cart:app"; empty for what is none, such as an address.
std::string_view servedModule(std::string_view word)
{
    const std::string_view module = word.substr(0, word.find(':'));
    const std::string_view served = word.substr(std::min(module.size() + 1, word.size()));
    const bool isName = !served.empty() && !(served.front() >= '0' && served.front() <= '9');
    return isName && module.find('/') == std::string_view::npos && !module.starts_with('-') ? module : std::string_view();
}

} // namespace

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

std::string commandScriptOf(const std::vector<std::string> &words)
{
    static constexpr std::array<std::string_view, 7> endings{".py", ".js", ".mjs", ".cjs", ".ts", ".rb", ".php"};
    bool isServed = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string &word = words[i];
        isServed = isServed || isModuleServer(word);
        if (i > 0 && word == "-m" && words[i - 1].find("python") != std::string::npos && i + 1 < words.size() &&
            !isModuleServer(words[i + 1]))
            return pathOfModule(words[i + 1]);
        if (isServed && !servedModule(word).empty())
            return pathOfModule(servedModule(word));
        for (const std::string_view ending : endings) {
            if (!word.ends_with(ending) || word.front() == '-' || word.find_first_of(" =*$") != std::string::npos)
                continue;
            std::string_view path = std::string_view(word).substr(0, word.size() - ending.size());
            path.remove_prefix(std::min(path.find_first_not_of("./"), path.size()));
            return std::string(path);
        }
    }
    return {};
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
