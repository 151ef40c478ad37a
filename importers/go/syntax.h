#pragma once

#include <chrono>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// A call `qualifier.name(…)` in a Go file.
struct GoCall {
    std::string qualifier; ///< one identifier: a package, or a variable
    std::string name;
    std::string function; ///< the top-level function that it stands in; empty in methods and outside of functions
    int line = 0;
};

inline constexpr std::chrono::seconds maxGoParseTime{2};

/// All qualified calls in the text of a Go file, in order; what cannot be parsed is passed over.
/// nullopt when parsing takes longer than maxGoParseTime or a stop is requested.
std::optional<std::vector<GoCall>> qualifiedGoCalls(std::string_view text, const std::stop_token &stop);

} // namespace alidade
