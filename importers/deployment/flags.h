#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace alidade {

/// The setting that holds the words of a command that are neither flags nor paths, with blanks between them: of
/// "shop serve --port 80" they are "shop serve". In code it is the first word after the program.
inline constexpr std::string_view commandWords = "$1";

/// The setting that holds the file that a command starts, without its ending: "services/cart" of `python services/cart.py`
/// and of `uvicorn services.cart:app`.
inline constexpr std::string_view commandScript = "$0";

/// Whether a word of a command may be what `commandWords` holds: letters, digits and dashes.
bool isCommandWord(std::string_view word);

/// What `commandWords` holds for a command of these words. What follows a flag with the name of a secret is left out.
std::string commandWordsOf(const std::vector<std::string> &words);

/// What `commandScript` holds for a command of these words; empty when it starts no file of a scripting language.
std::string commandScriptOf(const std::vector<std::string> &words);

/// The flags among the words of a command, with their values and without dashes: "--addr=a:80", "-addr a:80". A flag that
/// no value follows is left out.
std::vector<std::pair<std::string, std::string>> flagsOf(const std::vector<std::string> &words);

} // namespace alidade
