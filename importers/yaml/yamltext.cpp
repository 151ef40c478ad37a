#include "importers/yaml/yamltext.h"

#include "importers/yaml/yaml.h"

#include <algorithm>

namespace alidade {

namespace {

/// Length of the well-formed UTF-8 sequence at the start (RFC 3629), 0 when it is not one.
std::size_t sequenceLength(std::string_view bytes)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF ? 2 : lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
    if (length == 0 || bytes.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80)
            return 0;
    }
    const unsigned char second = byte(1);
    const bool isOverlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool isOutside = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
    return isOverlong || isOutside ? 0 : length;
}

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
    int line = 1;
    for (std::size_t i = 0; i < text.size();) {
        if (isForbiddenControl(text[i]))
            return YamlTextFault{line, "Not valid YAML: a control character (byte " + std::to_string(static_cast<unsigned char>(text[i])) + ")"};
        const std::size_t length = sequenceLength(text.substr(i));
        if (length == 0)
            return YamlTextFault{line, "The file is not UTF-8"};
        line += text[i] == '\n' ? 1 : 0;
        i += length;
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
