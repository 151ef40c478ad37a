#pragma once

#include "model/diagnostic.h"

#include <optional>
#include <string>
#include <string_view>

namespace alidade {

/// "// service: NAME" in a comment: who owns the module or package.
struct ServiceAnnotation {
    std::string name;
    int line = 0;
};

/// Reads the annotation from the text of one line comment (without its slashes) and keeps it in `found` unless
/// there is one already. A name with other characters than [A-Za-z0-9._-], or a second, different one, is reported.
void readAnnotation(std::string_view comment, std::string_view file, int line, std::optional<ServiceAnnotation> &found,
                    Diagnostics &diagnostics);

} // namespace alidade
