#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace alidade {

class Console;

/// Exit codes, which scripts rely on.
enum ExitCode : int { exitClean = 0, exitFindings = 1, exitUsage = 2, exitInternal = 3, exitInterrupted = 130 };

/// What the chosen subcommand does; gives the exit code. Throws Error, Cancelled.
using Action = std::function<int(Console &)>;

// Each of these adds a subcommand, which fills `action` in when it is the chosen one.
void addCallsCommand(CLI::App &app, Action &action);
void addContractCommand(CLI::App &app, Action &action);
void addCyclesCommand(CLI::App &app, Action &action);
void addDriftCommand(CLI::App &app, Action &action);
void addEventsCommand(CLI::App &app, Action &action);
void addExportCommand(CLI::App &app, Action &action);
void addFrameworksCommand(CLI::App &app, Action &action);
void addGraphCommand(CLI::App &app, Action &action);
void addHistoryCommand(CLI::App &app, Action &action);
void addIdentityCommand(CLI::App &app, Action &action);
void addImportCommand(CLI::App &app, Action &action);
void addLiveCommand(CLI::App &app, Action &action);
void addRuntimeCommand(CLI::App &app, Action &action);
void addSnapshotCommand(CLI::App &app, Action &action);
void addSagaCommand(CLI::App &app, Action &action);
void addSourcesCommand(CLI::App &app, Action &action);
void addTraceCommand(CLI::App &app, Action &action);
void addTrafficCommand(CLI::App &app, Action &action);
void addUndoCommands(CLI::App &app, Action &action);
/// No subcommand at all: opens the desktop app, with the workspace or directory if one is named.
void addDesktopDefault(CLI::App &app, Action &action);

} // namespace alidade
