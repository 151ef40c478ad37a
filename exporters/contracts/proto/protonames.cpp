#include "exporters/contracts/proto/protonames.h"

#include <algorithm>
#include <vector>

namespace alidade {

namespace {

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return isUpper(c) ? static_cast<char>(c + 32) : c; }
char upper(char c) { return isLower(c) ? static_cast<char>(c - 32) : c; }

/// "HTTPServer2Name" -> http, server2, name.
std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> result;
    bool isNew = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (!isUpper(c) && !isLower(c) && !isDigit(c)) {
            isNew = true;
            continue;
        }
        const bool afterLower = i > 0 && (isLower(text[i - 1]) || isDigit(text[i - 1]));
        const bool beforeLower = i + 1 < text.size() && isLower(text[i + 1]);
        if (isNew || (isUpper(c) && (afterLower || (beforeLower && i > 0 && isUpper(text[i - 1])))))
            result.emplace_back();
        isNew = false;
        result.back() += lower(c);
    }
    return result;
}

/// A name begins with a letter.
std::string named(std::string text, const char *prefix) { return text.empty() || isDigit(text.front()) ? prefix + text : text; }

} // namespace

std::string protoSnakeName(std::string_view text)
{
    std::string result;
    for (const std::string &word : words(text))
        result += (result.empty() ? "" : "_") + word;
    return named(std::move(result), "field_");
}

std::string protoPascalName(std::string_view text)
{
    std::string result;
    for (const std::string &word : words(text))
        result += upper(word.front()) + word.substr(1);
    return named(std::move(result), "Type");
}

std::string protoUpperName(std::string_view text)
{
    std::string result;
    for (const std::string &word : words(text))
        result += (result.empty() ? "" : "_") + word;
    for (char &c : result)
        c = upper(c);
    return named(std::move(result), "VALUE_");
}

std::string protoJsonName(std::string_view field)
{
    std::string result;
    bool isNext = false;
    for (char c : field) {
        if (c != '_')
            result += isNext ? upper(c) : c;
        isNext = c == '_';
    }
    return result;
}

std::string protoWord(std::string_view text)
{
    const auto isAllowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '/' ||
               c == '-';
    };
    const bool isWord = std::all_of(text.begin(), text.end(), isAllowed) && text.find("//") == std::string_view::npos;
    return isWord || text == "*" ? std::string(text) : std::string();
}

} // namespace alidade
