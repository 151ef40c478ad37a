#include "model/diagnostic.h"

namespace alidade {

std::string_view toText(Severity severity)
{
    switch (severity) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: break;
    }
    return "error";
}

std::string toText(const Diagnostic &diagnostic)
{
    std::string text;
    if (!diagnostic.file.empty()) {
        text += diagnostic.file + ":";
        if (diagnostic.line > 0)
            text += std::to_string(diagnostic.line) + ":";
        text += " ";
    }
    text += toText(diagnostic.severity);
    return text + ": " + diagnostic.message;
}

} // namespace alidade
