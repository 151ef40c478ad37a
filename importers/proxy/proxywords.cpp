#include "importers/proxy/proxywords.h"

#include <algorithm>
#include <cctype>

namespace alidade {

namespace {

bool isWordChar(unsigned char c) { return std::isalnum(c) || c == '_'; }

/// Replaces what stands between two marks.
std::string withoutHoles(std::string_view text, std::string_view open, std::string_view close)
{
    std::string result;
    for (std::size_t at = text.find(open); at != std::string_view::npos; at = text.find(open)) {
        const std::size_t end = text.find(close, at + open.size());
        if (end == std::string_view::npos)
            break;
        result.append(text.substr(0, at)).append(unknownWord);
        text.remove_prefix(end + close.size());
    }
    return result.append(text);
}

} // namespace

bool isEnvironmentName(std::string_view name)
{
    return !name.empty() && std::isupper(static_cast<unsigned char>(name.front())) &&
           std::none_of(name.begin(), name.end(), [](unsigned char c) { return std::islower(c); });
}

std::size_t nameLength(std::string_view text)
{
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), isWordChar) - text.begin());
}

std::string settingText(std::string_view name, std::string_view fallback)
{
    std::string result = "${" + std::string(name);
    if (!fallback.empty())
        result.append(":-").append(fallback);
    return result + "}";
}

std::string withoutTemplates(std::string_view text) { return withoutHoles(withoutHoles(text, "{{", "}}"), "<%", "%>"); }

std::string prefixRoute(std::string_view path)
{
    while (path.ends_with('*') || path.ends_with('/'))
        path.remove_suffix(1);
    if (!path.empty() && path.front() != '/')
        return {};
    return std::string(path) + "/*";
}

std::string patternRoute(std::string_view pattern)
{
    if (pattern.starts_with('^'))
        pattern.remove_prefix(1);
    if (pattern.starts_with("(?i)"))
        pattern.remove_prefix(4);
    const auto isLiteral = [](unsigned char c) { return isWordChar(c) || c == '/' || c == '-'; };
    const auto end = std::find_if_not(pattern.begin(), pattern.end(), isLiteral);
    std::string_view literal(pattern.begin(), end);
    if (end != pattern.end() && *end != '$' && !literal.ends_with('/')) // the last name may go on in many ways
        literal =
            literal.substr(0, std::string_view("([.").find(*end) == std::string_view::npos ? literal.rfind('/') : literal.size());
    return literal.size() > 1 && literal.front() == '/' ? prefixRoute(literal) : std::string();
}

std::string rpcOfPath(std::string_view path)
{
    if (!path.starts_with('/'))
        return {};
    const std::string_view service = path.substr(1, path.find('/', 1) - 1);
    const std::size_t dot = service.rfind('.');
    const bool isName = dot != std::string_view::npos && dot + 1 < service.size() &&
                        std::isupper(static_cast<unsigned char>(service[dot + 1])) &&
                        std::all_of(service.begin(), service.end(), [](unsigned char c) { return isWordChar(c) || c == '.'; });
    return isName ? std::string(service) : std::string();
}

bool isOnMachine(std::string_view address)
{
    return address.empty() || address.starts_with("unix:") || address.starts_with('/') || address.starts_with("unix@") ||
           address.starts_with("unix/") || address.starts_with("abns@") || address.starts_with("fd@");
}

} // namespace alidade
