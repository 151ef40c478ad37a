#pragma once

#include "model/facts.h"

namespace alidade {

/// What the settings of a node say that its code sends and receives: destinations of the functions of Spring Cloud Stream,
/// channels of MicroProfile Reactive Messaging. Code names only the function or the channel.
std::vector<CallFact> streamBindings(const std::vector<SettingFact> &settings, const std::string &node);

} // namespace alidade
