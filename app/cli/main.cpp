#include "app/cli/command.h"
#include "app/cli/console.h"
#include "model/error.h"

#include <CLI/CLI.hpp>

namespace {

using namespace alidade;

/// Runs what was chosen; the one place where errors end.
int runAction(const Action &action)
{
    Console console;
    try {
        return action(console);
    } catch (const Cancelled &) {
        console.message("Stopped.");
        return exitInterrupted;
    } catch (const Error &error) {
        console.message(std::string("alidade: ") + error.what());
        return exitUsage;
    } catch (const std::exception &error) {
        console.message(std::string("alidade: internal error: ") + error.what());
        return exitInternal;
    }
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App app("Alidade sights the architecture of microservice systems: what the code says, what the manifests deploy, and\n"
                 "where the two disagree. Without a command it opens the desktop app.",
                 "alidade");
    app.set_version_flag("--version", "alidade " ALIDADE_VERSION);
    app.require_subcommand(0, 1);
    app.footer("Exit codes: 0 clean, 1 findings, 2 bad usage or unreadable input, 3 internal error.\n\n"
               "Examples:\n"
               "  alidade cycles .                              is there a cycle between the services of this repository?\n"
               "  alidade graph . --format mermaid              a diagram for a README\n"
               "  alidade import . -w shop.alidade              keep it, to work on it in the desktop app\n"
               "  alidade shop.alidade                          open it there\n\n"
               "`alidade COMMAND --help` explains a command.");
    Action action;
    addDesktopDefault(app, action);
    addImportCommand(app, action);
    addGraphCommand(app, action);
    addCyclesCommand(app, action);
    addDriftCommand(app, action);
    addEventsCommand(app, action);
    addExportCommand(app, action);
    addContractCommand(app, action);
    addIdentityCommand(app, action);
    addCallsCommand(app, action);
    addSnapshotCommand(app, action);
    addSourcesCommand(app, action);
    addTraceCommand(app, action);
    addTrafficCommand(app, action);
    addLiveCommand(app, action);
    addRuntimeCommand(app, action);
    addSagaCommand(app, action);
    addFrameworksCommand(app, action);
    addHistoryCommand(app, action);
    addUndoCommands(app, action);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? exitClean : exitUsage;
    }
    return runAction(action);
}
