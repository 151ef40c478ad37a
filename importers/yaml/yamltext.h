#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace alidade {

/// Why a text cannot be YAML that we read, and where.
struct YamlTextFault {
    int line = 0;
    std::string message;
};

/// Looks for what the YAML library would misread: too many bytes, other encodings than UTF-8, and control characters,
/// which YAML 1.2 (section 5.1) forbids and one of which the library takes for the end of the file.
std::optional<YamlTextFault> findYamlTextFault(std::string_view text);

} // namespace alidade
