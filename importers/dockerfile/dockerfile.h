#pragma once

#include "model/diagnostic.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

inline constexpr std::uint64_t dockerfileBytes = 1U << 20U;

/// A text of an instruction with its line.
struct DockerText {
    std::string text;
    int line = 0;
};

/// Files of the build context that a COPY or ADD takes.
struct CopiedFiles {
    std::vector<std::string> sources; ///< paths in the build context, as written
    std::string target;
    int line = 0;
};

/// One FROM of a Dockerfile and what follows it.
struct BuildStage {
    std::string base; ///< as written, build arguments replaced by their defaults
    std::string name; ///< after AS, in lower case; empty when it has none
    int line = 0;
    std::vector<std::string> copiesFrom;              ///< stages and images of COPY --from
    std::vector<std::pair<std::string, int>> exposed; ///< "8080/tcp" with its line
    std::map<std::string, DockerText> environment;
    std::vector<CopiedFiles> copies;
    std::vector<DockerText> commands; ///< RUN
    DockerText entrypoint;            ///< as written; empty when it has none
    DockerText command;               ///< CMD
};

/// Reads the stages of a Dockerfile (https://docs.docker.com/reference/dockerfile/). A file without FROM has none.
/// `arguments` are values of ARG that the build is given.
std::vector<BuildStage> readDockerfile(std::string_view text, const std::string &file, Diagnostics &diagnostics,
                                       const std::map<std::string, std::string> &arguments = {});

/// The stages that the image consists of, the base first: the last one, or the one called `target`, with those that it
/// is from.
std::vector<const BuildStage *> lineageOf(const std::vector<BuildStage> &stages, const std::string &target = {});

/// The image at the bottom of the last stage: stage names followed to what they are from.
std::string finalBase(const std::vector<BuildStage> &stages);

/// The language of what is built, by the base image and those of the stages that its files come from; empty when they do
/// not tell.
std::string languageOf(const std::vector<BuildStage> &stages, const std::string &target = {});

} // namespace alidade
