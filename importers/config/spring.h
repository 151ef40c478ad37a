#pragma once

#include "importers/importer.h"

namespace alidade {

/// "spring.application.name" of the project in a directory; empty when it says none.
std::string springApplicationName(ImportContext &context, const std::string &dir);

/// Appends a dependency for each program whose build file takes in a client of a Eureka or configuration server (Spring
/// Cloud starters), on the program that is that server, when there is exactly one. Such clients need no address: they ask
/// at a default one or are told by the configuration server. Clients of Consul, Nacos and ZooKeeper lead to the only node
/// that runs the image of it in the same way.
void addSpringDiscovery(ImportContext &context);

} // namespace alidade
