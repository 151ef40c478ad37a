#pragma once

#include <string>
#include <string_view>

namespace alidade {

/// Whether a variable of this name holds a secret: PASSWORD, TOKEN, SECRET, KEY, CREDENTIAL, …
bool isSecretName(std::string_view variable);

/// "VARIABLE=value" on one short line, safe to store: secret values and the user part of addresses read "redacted".
std::string shownSetting(std::string_view variable, std::string_view value);

/// The same where the value may be a whole line of text: of more than one word only `address` ("host:port") is shown,
/// because no list of patterns finds every secret that stands beside it.
std::string shownSetting(std::string_view variable, std::string_view value, std::string_view address);

} // namespace alidade
