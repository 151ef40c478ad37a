#pragma once

#include "importers/go/gotree.h"

namespace alidade {

/// The gRPC servers that the services register (`pb.RegisterXServer(…)`) become endpoints; the clients that they make
/// (`pb.NewXClient(…)`, directly or through a function of a shared package) become dependencies on the service that
/// registers X, or else that is deployed under the name of X, when exactly one service of the source is it. Needs the
/// services of the packages.
void readGoCalls(ImportContext &context, const GoTree &tree);

} // namespace alidade
