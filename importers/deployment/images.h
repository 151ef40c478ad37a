#pragma once

#include "model/vocabulary.h"

#include <optional>
#include <string>
#include <string_view>

namespace alidade {

/// A well-known piece of infrastructure.
struct Infrastructure {
    NodeKind kind = NodeKind::datastore;
    std::string_view protocol; ///< what its clients speak; empty when it has several
};

/// The image reference without registry, tag and digest: "registry.example/shop/order:1.2" -> "shop/order".
/// Empty when the reference holds a variable that was not replaced.
std::string imageName(std::string_view reference);

/// What a container image is, by the last part of its name; nullopt for anything that is not well known.
std::optional<Infrastructure> infrastructureOfImage(std::string_view reference);

/// What a workload that builds its own image is, by its name; only data stores, caches and brokers are told so.
std::optional<Infrastructure> infrastructureOfName(std::string_view name);

/// Whether the name or image is one of a load generator: a client of the system, not a part of it.
bool isLoadGenerator(std::string_view nameOrImage);

/// Whether the image only carries the calls of another container, or serves those that do: those of Dapr.
bool isSidecar(std::string_view image);

/// Whether a workload that was not made from the source's own code watches the others, by where it is deployed: in a
/// namespace or a directory for logging, monitoring or tracing, or among the parts of the cluster itself.
bool watchesOthers(std::string_view directory, std::string_view nameSpace, std::string_view name);

} // namespace alidade
