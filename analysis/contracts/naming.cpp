#include "analysis/contracts/naming.h"

namespace alidade {

namespace {

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isDelimiter(char c) { return std::string_view("._- \t\n\r").find(c) != std::string_view::npos; }
char toUpper(char c) { return isLower(c) ? static_cast<char>(c - 'a' + 'A') : c; }
char toLower(char c) { return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

/// Whether the capital letter at `at` begins a word: after a small letter, or before something that is no capital, digit or
/// delimiter.
bool beginsWord(std::string_view name, std::size_t at)
{
    if (isLower(name[at - 1]))
        return true;
    if (at + 1 == name.size())
        return false;
    const char next = name[at + 1];
    return !isUpper(next) && !isDigit(next) && !isDelimiter(next);
}

std::string snakeCase(std::string_view name)
{
    while (!name.empty() && isDelimiter(name.front()))
        name.remove_prefix(1);
    while (!name.empty() && isDelimiter(name.back()))
        name.remove_suffix(1);
    std::string result;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool isGap = isDelimiter(name[i]);
        if (isGap && result.back() == '_')
            continue;
        if (i > 0 && isUpper(name[i]) && result.back() != '_' && beginsWord(name, i))
            result += '_';
        result += isGap ? '_' : name[i];
    }
    return result;
}

} // namespace

std::string pascalCase(std::string_view name)
{
    std::string result;
    bool isFirst = true;
    for (char c : name) {
        if (!isDelimiter(c))
            result += isFirst ? toUpper(c) : c;
        isFirst = isDelimiter(c);
    }
    return result;
}

std::string lowerSnakeCase(std::string_view name)
{
    std::string result = snakeCase(name);
    for (char &c : result)
        c = toLower(c);
    return result;
}

std::string upperSnakeCase(std::string_view name)
{
    std::string result = snakeCase(name);
    for (char &c : result)
        c = toUpper(c);
    return result;
}

} // namespace alidade
