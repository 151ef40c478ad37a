#include "importers/code/facttext.h"

#include <algorithm>
#include <array>

namespace alidade {

std::string textOf(const Call &call) { return call.receiver.empty() ? call.name : call.receiver + "." + call.name; }

bool isKnown(std::string_view text) { return !text.empty() && text != unknownText; }

bool saysSomething(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.substr(at).starts_with(unknownText))
            at += unknownText.size() - 1;
        else if (text[at] != '/' && text[at] != '.' && text[at] != ' ')
            return true;
    }
    return false;
}

std::string upper(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

std::string httpMethod(std::string_view text)
{
    static constexpr std::array<std::string_view, 7> methods{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"};
    const std::string word = upper(std::string(text));
    for (const std::string_view method : methods) {
        if (word == method || word.ends_with("METHOD" + std::string(method)) || word.ends_with("." + std::string(method)))
            return std::string(method);
    }
    return {};
}

std::string shortTypeName(std::string_view written)
{
    if (constexpr std::string_view of = "typeof("; written.starts_with(of))
        written.remove_prefix(of.size());
    written = written.substr(0, written.find_first_of("<[(?) "));
    for (const std::string_view end : {".class", "::class", "::class.java"}) {
        if (written.ends_with(end))
            written.remove_suffix(end.size());
    }
    return std::string(written.substr(written.find_last_of(".:\\") + 1));
}

std::string withoutOwnFallbacks(std::string text)
{
    for (std::size_t at = text.find("${"); at != std::string::npos; at = text.find("${", at + 2)) {
        const std::size_t colon = text.find_first_of(":}", at);
        if (colon == std::string::npos || text.compare(colon, 2, ":-") != 0)
            continue;
        int depth = 1;
        std::size_t end = colon;
        while (end < text.size() && depth > 0) {
            depth += text[end] == '{' ? 1 : text[end] == '}' ? -1 : 0;
            ++end;
        }
        const std::string own = text.substr(at, colon - at);
        const std::string_view fallback = std::string_view(text).substr(colon, end - colon);
        if (depth == 0 &&
            (fallback.find(own + "}") != std::string_view::npos || fallback.find(own + ":") != std::string_view::npos))
            text.erase(colon, end - 1 - colon);
    }
    return text;
}

std::string joinedRoute(std::string_view prefix, std::string_view path)
{
    std::string result(prefix);
    if (!path.empty() && path.front() != '/' && !result.ends_with('/'))
        result += '/';
    return result + std::string(path);
}

} // namespace alidade
