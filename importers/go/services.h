#pragma once

#include "importers/go/goprograms.h"

namespace alidade {

/// Finds out which services the Go code makes and gives every module and package its service:
/// 1. `// service: NAME` in a go.mod covers the packages of the module, in the comments before a package clause it
///    covers the directory and those below it; the nearest one counts. Equal names are one service.
/// 2. Each other `package main` that is no tool names one: P/cmd/N is "P" when that is P's only program, else "N";
///    any other directory gives its own name. Packages in its directory belong to it; the nearest directory counts.
/// Packages of no service are shared. Appends a NodeFact per service, by name, unless several workloads are deployed from
/// its directory, or any from the top one, or several from an image that is called like it: then they are the nodes. Names of
/// workloads that are already in the facts tell programs from tools. Gives the nodes that run each service's code.
GoRunners nameGoServices(ImportContext &context, GoTree &tree);

} // namespace alidade
