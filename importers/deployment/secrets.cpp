#include "importers/deployment/secrets.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace alidade {

namespace {

constexpr std::size_t longestShown = 200;
constexpr std::string_view redacted = "redacted";

std::string upper(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return result;
}

/// Whether `word` stands in `text` with no letter on either side.
bool hasWord(std::string_view text, std::string_view word)
{
    const auto isLetter = [&](std::size_t i) { return i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])); };
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        if ((at == 0 || !isLetter(at - 1)) && !isLetter(at + word.size()))
            return true;
    }
    return false;
}

/// Whether the value is one address, or a list of them without spaces: more than that may hold a secret in any form.
bool isOneWord(std::string_view value) { return value.find_first_of(" \t\r\n\"'{[<>`\\") == std::string_view::npos; }

/// "scheme://user@host" and "user:password@tcp(host)" without what stands before '@': a token may stand there alone.
std::string withoutUserInfo(std::string_view value)
{
    constexpr std::string_view tokenEnds = " \t\n\"'";
    std::string result;
    while (!value.empty()) {
        const std::size_t end = std::min(value.find_first_of(tokenEnds), value.size());
        std::string_view token = value.substr(0, end);
        if (const std::size_t at = token.rfind('@'); at != std::string_view::npos) {
            const std::size_t scheme = token.find("://");
            const std::size_t equals = token.find('=');
            const std::size_t start = scheme < at ? scheme + 3 : equals < at ? equals + 1 : 0;
            if (scheme < at || token.substr(start, at - start).find(':') != std::string_view::npos) {
                result += token.substr(0, start);
                result += redacted;
                token.remove_prefix(at);
            }
        }
        result += token;
        if (end < value.size())
            result += value[end];
        value.remove_prefix(std::min(end + 1, value.size()));
    }
    return result;
}

/// "password=…", "pwd=…", "token=…" in connection strings and queries.
std::string withoutSecretParts(std::string value)
{
    constexpr std::string_view partStarts = ";&?, \t\n\"'";
    constexpr std::string_view partEnds = ";& \t\n\"'";
    for (std::size_t equals = value.find('='); equals != std::string::npos; equals = value.find('=', equals + 1)) {
        const std::size_t before = equals == 0 ? std::string::npos : value.find_last_of(partStarts, equals - 1);
        const std::size_t start = before == std::string::npos ? 0 : before + 1;
        if (!isSecretName(std::string_view(value).substr(start, equals - start)))
            continue;
        const std::size_t end = std::min(value.find_first_of(partEnds, equals), value.size());
        value.replace(equals + 1, end - equals - 1, redacted);
    }
    return value;
}

std::string onOneShortLine(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < 0x20; }, ' ');
    if (text.size() > longestShown) {
        std::size_t end = longestShown;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80)
            --end; // not inside a UTF-8 sequence
        text.resize(end);
        text += "…";
    }
    return text;
}

} // namespace

bool isSecretName(std::string_view variable)
{
    static constexpr std::array anywhere = {"PASSWORD",   "PASSWD", "PASSPHRASE", "SECRET",   "TOKEN",
                                            "CREDENTIAL", "APIKEY", "PRIVATEKEY", "ACCESSKEY"};
    static constexpr std::array words = {"KEY", "KEYS", "PASS", "PWD", "AUTH", "PIN", "SALT"};
    static constexpr std::array places = {"ADDR", "ADDRESS", "HOST", "PORT", "URL", "URI", "ENDPOINT", "SERVER", "SERVICE"};
    const std::string name = upper(variable);
    const bool isAddress = std::any_of(places.begin(), places.end(), [&](std::string_view word) { return name.ends_with(word); });
    return std::any_of(anywhere.begin(), anywhere.end(),
                       [&](std::string_view word) { return name.find(word) != std::string::npos; }) ||
           (!isAddress && std::any_of(words.begin(), words.end(), [&](std::string_view word) { return hasWord(name, word); }));
}

std::string shownSetting(std::string_view variable, std::string_view value, std::string_view address)
{
    value = value.substr(0, value.find_last_not_of(" \t\r\n") + 1); // a block in YAML ends with a line break
    return shownSetting(variable, isOneWord(value) || isSecretName(variable) ? value : address);
}

std::string shownSetting(std::string_view variable, std::string_view value)
{
    std::string result(variable);
    if (!variable.empty())
        result += '=';
    if (isSecretName(variable))
        result += redacted;
    else
        result += withoutSecretParts(withoutUserInfo(value));
    return onOneShortLine(std::move(result));
}

} // namespace alidade
