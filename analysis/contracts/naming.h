#pragma once

#include <string>
#include <string_view>

namespace alidade {

// How buf spells names (buf.build/docs/lint/rules): a word begins at '.', '-', '_' or a space, and where a capital letter
// follows a small one or comes before one. Digits begin no word.

/// "user_id" -> "UserId"; "HTTPServer" stays.
std::string pascalCase(std::string_view name);
/// "UserID" -> "user_id".
std::string lowerSnakeCase(std::string_view name);
/// "UserID" -> "USER_ID".
std::string upperSnakeCase(std::string_view name);

} // namespace alidade
