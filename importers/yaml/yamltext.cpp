#include "importers/yaml/yamltext.h"

#include "importers/text.h"
#include "importers/yaml/yaml.h"

#include <algorithm>

namespace alidade {

namespace {

bool isForbiddenControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

} // namespace

std::optional<YamlTextFault> findYamlTextFault(std::string_view text)
{
    if (text.size() > YamlLimits::fileBytes)
        return YamlTextFault{0, "The YAML file has more than " + std::to_string(YamlLimits::fileBytes >> 20U) + " MiB"};
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") || text.starts_with(std::string_view("\0\0\xFE\xFF", 4)))
        return YamlTextFault{0, "The file is UTF-16 or UTF-32; only UTF-8 is read"};
    const auto lineOf = [&](std::size_t offset) {
        return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
    };
    if (const std::size_t at = firstInvalidUtf8(text); at != std::string_view::npos)
        return YamlTextFault{lineOf(at), "The file is not UTF-8"};
    if (const auto it = std::find_if(text.begin(), text.end(), isForbiddenControl); it != text.end()) {
        const int line = lineOf(static_cast<std::size_t>(it - text.begin()));
        return YamlTextFault{line, "Not valid YAML: a control character (byte " +
                                       std::to_string(static_cast<unsigned char>(*it)) + ")"};
    }
    return std::nullopt;
}

bool isYamlTemplate(std::string_view text)
{
    for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at + 2)) {
        const std::size_t before = text.substr(0, at).find_last_not_of(" \t");
        if (before == std::string_view::npos || text[before] == '\n')
            return true;
    }
    return false;
}

} // namespace alidade
