#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace alidade {

enum class Severity : std::uint8_t { note, warning, error };

/// Something wrong in one place of an input. The rest of the input was still read.
struct Diagnostic {
    Severity severity = Severity::error;
    std::string file;    ///< path inside the source, '/'-separated UTF-8; empty for the source as a whole
    int line = 0;        ///< 1-based; 0 when the whole file is meant
    std::string message; ///< one sentence in the user's words, without the place

    friend bool operator==(const Diagnostic &, const Diagnostic &) = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// "file:line: error: message", the form that editors and terminals make clickable.
std::string toText(const Diagnostic &diagnostic);

/// "note", "warning" or "error".
std::string_view toText(Severity severity);

} // namespace alidade
