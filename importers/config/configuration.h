#pragma once

#include "importers/importer.h"

namespace alidade {

/// Reads the configuration files of services: those of Spring, .NET, Micronaut, Quarkus, go-zero and Kratos by their names,
/// others by the directory they lie in (`config`, `etc`, …), and `.env` files beside code. A file belongs to the service
/// that it is named after, else to the services of the nearest directory that has some; what lies beside files that are named
/// after services elsewhere holds for the whole source. Of several profiles the one that
/// is deployed counts.
///
/// Appends a SettingFact for each value, an EndpointFact for each port that is listened on and route that a gateway
/// serves, and for each address a CallFact without a framework, so that it counts only when it names a node of the system.
/// What is secret is redacted. Nodes must have their directories by now.
void addConfiguration(ImportContext &context);

} // namespace alidade
