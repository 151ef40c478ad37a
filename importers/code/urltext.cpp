#include "importers/code/urltext.h"

namespace alidade {

namespace {

/// Where the brace that opens at `open` closes; the size of the text when it does not.
std::size_t closing(std::string_view text, std::size_t open)
{
    int depth = 0;
    for (std::size_t i = open; i < text.size(); ++i) {
        depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
        if (depth == 0)
            return i;
    }
    return text.size();
}

/// The first of `wanted` that stands outside of braces, from `from` on.
std::size_t outside(std::string_view text, std::string_view wanted, std::size_t from)
{
    for (std::size_t i = from; i < text.size(); ++i) {
        if (wanted.find(text[i]) != std::string_view::npos)
            return i;
        if (text[i] == '{')
            i = closing(text, i);
    }
    return std::string_view::npos;
}

} // namespace

UrlText splitUrl(std::string_view text)
{
    UrlText url;
    text = text.substr(0, outside(text, "?#", 0));
    if (text.starts_with('/') && !text.starts_with("//")) {
        url.path = text;
        return url;
    }
    url.hasHost = !text.empty();
    const std::size_t brace = text.find('{');
    const std::size_t scheme = text.find("://");
    const std::size_t host = scheme < brace ? scheme + 3 : 0;
    const std::size_t slash = outside(text, "/", host);
    if (slash != std::string_view::npos)
        url.path = text.substr(slash);
    return url;
}

std::string shownPath(std::string_view path)
{
    std::string result = "/";
    for (std::size_t i = 0; i < path.size(); ++i) {
        const bool isSetting = path[i] == '$' && i + 1 < path.size() && path[i + 1] == '{';
        if (isSetting || path.substr(i).starts_with("{…}")) {
            i = closing(path, path.find('{', i));
            result += "{}";
        } else if (path[i] != '/' || result.back() != '/') {
            result += path[i];
        }
    }
    return result;
}

} // namespace alidade
