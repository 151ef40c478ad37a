#pragma once

#include "app/cli/sources.h"

namespace alidade {

/// What sagas are read from: YAML files, directories and repositories with such files and with code, or a workspace.
struct SagaInputs {
    std::string workspace;
    std::vector<std::string> locations;
    std::string name; ///< only the saga of this name; empty: all
    bool isVerbose = false;
    bool usesCache = true;
};

/// The sagas that were asked for, and whether something in a file of sagas could not be read.
struct ReadSagas {
    std::vector<KnownSaga> sagas;
    bool hasErrors = false;
};

/// The options for it: [FILE...], -w, --saga, -v, --no-cache.
void addSagaInputs(CLI::App &command, SagaInputs &inputs);

/// Reads the sagas of YAML files; of a directory those of the files in it that say that they hold sagas.
ReadSagas readSagaFiles(const std::vector<std::string> &locations, Console &console);

/// Reads the sagas that were designed and, where code is named, those that it puts together. Throws Error when there are
/// none, or none of the name that was asked for.
ReadSagas readKnownSagas(const SagaInputs &inputs, Console &console, std::stop_token stop);

} // namespace alidade
