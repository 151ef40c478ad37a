#pragma once

#include "importers/deployment/wiring.h"
#include "importers/dockerfile/dockerfile.h"
#include "importers/proxy/proxyfiles.h"

#include <string>
#include <vector>

namespace alidade {

/// The Dockerfile that builds the image of a node.
struct ImageRecipe {
    std::string file;    ///< path of the Dockerfile
    std::string context; ///< directory that its COPY lines start from
    std::string target;  ///< stage; empty for the last one
    std::vector<BuildStage> stages;
};

/// What the image tells the program in it: ENV, and the flags of ENTRYPOINT and CMD.
std::vector<Setting> settingsOf(const ImageRecipe &image, const std::string &node);

/// The directory of the code that goes into the image, for a Dockerfile that stands apart from it: what `go build` and its
/// like name, else the only directory with code that is copied. Empty when that does not tell.
std::string codeDirectory(const Tree &tree, const ImageRecipe &image);

/// Appends what checks ask about: the base image, whether Go code is built with cgo, and whether a C compiler is there.
void addImageTraits(const ImageRecipe &image, const std::string &node, Facts &facts);

/// Configuration of a proxy among the files that are copied into the image.
std::vector<GivenFile> proxyFilesOf(const Tree &tree, const ImageRecipe &image);

} // namespace alidade
