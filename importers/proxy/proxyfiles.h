#pragma once

#include "importers/importer.h"
#include "importers/proxy/proxyreading.h"

#include <optional>
#include <string_view>

namespace alidade {

/// Whether a file may be the configuration of a proxy: by its name and the place where it is put in a container
/// ("/etc/nginx/conf.d/default.conf"; empty when that is not known).
bool mayConfigureProxy(std::string_view path, std::string_view place = {});

/// The proxy that a file configures, by name, place and content; nullopt when it is another kind of file.
std::optional<ProxyProduct> proxyOf(std::string_view path, std::string_view place, std::string_view text);

/// The proxy that an image runs, by the last part of its name; nullopt for others.
std::optional<ProxyProduct> proxyOfImage(std::string_view image);

/// A file that a container gets, at `place`.
struct GivenFile {
    const TreeFile *file = nullptr;
    std::string place;
};

/// The files that `source`, a path in the tree, brings to `place` in a container: itself, or for a directory what may
/// configure a proxy in it.
std::vector<GivenFile> filesGiven(const Tree &tree, std::string_view source, std::string_view place);

/// Appends what the proxy configuration among `files`, which `node` runs with, says: calls to what is behind the proxy,
/// and the routes that it takes on. Files that it includes by a relative path are read with it.
void addProxyFacts(ImportContext &context, const std::string &node, const std::vector<GivenFile> &files);

/// A configuration that a container gets at `place` and that stands in another file, as in a ConfigMap.
struct GivenText {
    std::string name;  ///< its own, "default.conf"
    std::string place; ///< "/etc/nginx/conf.d/default.conf"
    std::string text;
    Place first;            ///< where its first line stands
    bool isLiteral = false; ///< its lines stand one below the other there
};

/// The same for texts.
void addProxyFacts(ImportContext &context, const std::string &node, const std::vector<GivenText> &texts);

/// Appends what the configuration of one proxy says.
void addProxyFacts(ImportContext &context, const std::string &node, ProxyProduct product, ProxyReading reading);

} // namespace alidade
