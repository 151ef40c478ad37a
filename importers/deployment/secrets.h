#pragma once

#include <string>
#include <string_view>

namespace alidade {

/// Whether a variable of this name holds a secret: PASSWORD, TOKEN, SECRET, KEY, CREDENTIAL, …
bool isSecretName(std::string_view variable);

/// "VARIABLE=value" on one short line, safe to store: secret values and the user part of addresses read "redacted".
std::string shownSetting(std::string_view variable, std::string_view value);

} // namespace alidade
