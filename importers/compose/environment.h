#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// A variable of a .env file.
struct EnvironmentValue {
    std::string value;
    std::string file;
    int line = 0;
};

using Environment = std::map<std::string, EnvironmentValue, std::less<>>;

/// Largest .env file that is read; with values that grow by their variables, it bounds the memory they take.
inline constexpr std::uint64_t environmentFileBytes = 64U << 10U;

/// Reads "NAME=value" lines (quotes, `export`, comments) into `environment`; values may use earlier ones.
void readEnvironmentFile(std::string_view text, const std::string &file, Environment &environment);

/// Replaces `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`, `${NAME:+other}`, `${NAME:?error}`; "$$" is "$".
/// Unset variables become empty (https://docs.docker.com/reference/compose-file/interpolation/).
std::string interpolated(std::string_view text, const Environment &environment);

} // namespace alidade
