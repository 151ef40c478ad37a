#pragma once

#include "model/architecture.h"

#include <QString>

namespace alidade {

/// What a call does, translated: "calls POST /charge", "publishes orders.placed".
QString callWord(const OpenCall &call);
/// Where a name comes from, translated: "Kubernetes workload".
QString originWord(NameOrigin origin);
/// Why names are one or a call is open, translated where it is one of the reasons that the model gives.
QString reasonWord(const std::string &english);

} // namespace alidade
