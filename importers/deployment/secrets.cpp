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

bool isNameCharacter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-' || c == '.'; }

/// Words that a secret follows: "Authorization: Bearer …".
bool isScheme(std::string_view word)
{
    static constexpr std::array schemes = {"BASIC", "BEARER", "DIGEST", "TOKEN"};
    const std::string name = upper(word);
    return std::any_of(schemes.begin(), schemes.end(), [&](std::string_view scheme) { return name == scheme; });
}

/// Where the value of a name begins that ends at `at`: behind "=", " = ", ": ", "\":", and behind the space after a flag;
/// npos when none does.
std::size_t startOfValue(std::string_view text, std::size_t at, bool isFlag)
{
    constexpr std::string_view spaces = " \t", quotes = "\"'\\";
    const std::size_t unquoted = std::min(text.find_first_not_of(quotes, at), text.size());
    const std::size_t mark = text.find_first_not_of(spaces, unquoted);
    if (mark == std::string_view::npos)
        return mark;
    const std::string_view behind = text.substr(mark + 1);
    const bool isSpaced = !behind.empty() && (spaces.find(behind.front()) != std::string_view::npos);
    const bool isColon = text[mark] == ':' && !behind.empty() &&
                         (isSpaced || unquoted > at || quotes.find(behind.front()) != std::string_view::npos);
    if (isColon || (text[mark] == '=' && isSpaced && mark > unquoted))
        return text.find_first_not_of(spaces, mark + 1);
    if (text[mark] == '=')
        return mark + 1;
    return isFlag && mark > at ? mark : std::string_view::npos;
}

/// Behind the secret that begins at `start`, quotes not included.
std::size_t endOfValue(std::string_view text, std::size_t start)
{
    constexpr std::string_view ends = ";& \t\n\"'\\";
    std::size_t end = std::min(text.find_first_of(ends, start), text.size());
    if (end < text.size() && text[end] == ' ' && isScheme(text.substr(start, end - start)))
        end = std::min(text.find_first_of(ends, end + 1), text.size());
    return end;
}

/// "password=…", "pwd: …", "--token …" in connection strings, queries, commands and JSON.
std::string withoutSecretParts(std::string_view text)
{
    std::string result;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t begin = at;
        while (at < text.size() && isNameCharacter(text[at]))
            ++at;
        const std::string_view name = text.substr(begin, at - begin);
        result += name;
        const bool isFlag = name.starts_with('-') || (isScheme(name) && upper(name) != "TOKEN");
        std::size_t start = isFlag || isSecretName(name) ? startOfValue(text, at, isFlag) : std::string_view::npos;
        if (start != std::string_view::npos && (isSecretName(name) || isScheme(name))) {
            const std::size_t quotes = std::min(text.find_first_not_of('\\', start), text.size());
            const bool isQuoted = quotes < text.size() && (text[quotes] == '"' || text[quotes] == '\'');
            start = quotes + (isQuoted ? 1 : 0);
            const std::size_t close = isQuoted ? std::min(text.find(text[quotes], start), text.size()) : endOfValue(text, start);
            result.append(text.substr(at, start - at)).append(redacted);
            at = close;
        } else if (at < text.size()) {
            result += text[at++];
        }
    }
    return result;
}

/// Addresses whose path is the secret.
std::string withoutSecretPaths(std::string text)
{
    static constexpr std::array<std::string_view, 3> places = {"hooks.slack.com/", "/api/webhooks/", "webhook.office.com/"};
    for (const std::string_view place : places) {
        const std::size_t at = text.find(place);
        if (at == std::string::npos)
            continue;
        const std::size_t start = at + place.size();
        const std::size_t end = std::min(text.find_first_of(" \t\n\"'", start), text.size());
        text.replace(start, end - start, redacted);
    }
    return text;
}

/// A name in capitals without "TOKEN" where that says what an address is for: "ACCESS-TOKEN-URI" is where tokens come from.
std::string_view withoutTokenAddress(std::string_view name)
{
    static constexpr std::array<std::string_view, 3> places = {"URL", "URI", "ENDPOINT"};
    constexpr std::string_view token = "TOKEN";
    for (const std::string_view place : places) {
        if (!name.ends_with(place))
            continue;
        std::string_view head = name.substr(0, name.size() - place.size());
        head = head.substr(0, head.find_last_not_of("-_.") + 1);
        return head.ends_with(token) ? head.substr(0, head.size() - token.size()) : name;
    }
    return name;
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
    static constexpr std::array anywhere = {"PASSWORD",   "PASSWD",     "PASSPHRASE",    "SECRET",     "TOKEN",
                                            "CREDENTIAL", "APIKEY",     "PRIVATEKEY",    "ACCESSKEY",  "ACCOUNTKEY",
                                            "SIGNINGKEY", "MASTERKEY",  "ENCRYPTIONKEY", "LICENSEKEY", "SIGNATURE",
                                            "SHAREDKEY",  "LICENCEKEY", "AUTHORIZATION"};
    static constexpr std::array words = {"KEY", "KEYS", "PASS", "PWD", "AUTH", "PIN", "SALT", "SIG"};
    static constexpr std::array places = {"ADDR", "ADDRESS", "HOST", "PORT", "URL", "URI", "ENDPOINT", "SERVER", "SERVICE"};
    const std::string whole = upper(variable);
    const std::string_view name = withoutTokenAddress(whole);
    const bool isAddress =
        std::any_of(places.begin(), places.end(), [&](std::string_view word) { return whole.ends_with(word); });
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
        result += withoutSecretPaths(withoutSecretParts(withoutUserInfo(value)));
    return onOneShortLine(std::move(result));
}

} // namespace alidade
