#include "importers/go/annotation.h"

#include "importers/text.h"

#include <algorithm>

namespace alidade {

namespace {

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

} // namespace

void readAnnotation(std::string_view comment, std::string_view file, int line, std::optional<ServiceAnnotation> &found,
                    Diagnostics &diagnostics)
{
    static constexpr std::string_view keyword = "service:";
    comment = trimmed(comment);
    if (!comment.starts_with(keyword))
        return;
    const std::string_view name = trimmed(comment.substr(keyword.size()));
    const auto warn = [&](std::string message) {
        diagnostics.push_back({Severity::warning, std::string(file), line, std::move(message)});
    };
    if (name.empty() || !std::all_of(name.begin(), name.end(), isNameCharacter))
        warn("'" + escaped(name) + "' is not a service name: use letters, digits, '.', '_' and '-'");
    else if (!found)
        found = ServiceAnnotation{std::string(name), line};
    else if (found->name != name)
        warn("a second service '" + std::string(name) + "' is ignored: line " + std::to_string(found->line) + " names '" +
             found->name + "'");
}

} // namespace alidade
