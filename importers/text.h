#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace alidade {

/// Where the first byte stands that is not well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates);
/// npos when all of it is.
std::size_t firstInvalidUtf8(std::string_view text);

/// The text with control characters and bytes that are not UTF-8 as `\xNN`, fit for a message.
std::string escaped(std::string_view text);

/// "8 MiB", "512 bytes": a size for people.
std::string sizeText(std::uint64_t bytes);

/// The text without spaces, tabs and carriage returns at both ends.
std::string_view trimmed(std::string_view text);

/// The text with ASCII capitals in lower case.
std::string lowered(std::string_view text);

} // namespace alidade
