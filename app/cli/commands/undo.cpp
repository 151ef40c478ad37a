#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/output.h"
#include "exporters/escape.h"
#include "model/error.h"
#include "model/store/workspace.h"

#include <CLI/CLI.hpp>

namespace alidade {
namespace {

int undo(const std::string &file)
{
    Workspace workspace = Workspace::open(file);
    if (!workspace.canUndo())
        throw Error("There is nothing to undo.");
    writeResult({}, "Undone: " + terminalText(workspace.undo().revision.label) + "\n");
    return exitClean;
}

int redo(const std::string &file)
{
    Workspace workspace = Workspace::open(file);
    if (!workspace.canRedo())
        throw Error("There is nothing to redo.");
    writeResult({}, "Redone: " + terminalText(workspace.redo().revision.label) + "\n");
    return exitClean;
}

void add(CLI::App &app, Action &action, const std::string &name, const std::string &description, int (*run)(const std::string &))
{
    auto file = std::make_shared<std::string>();
    CLI::App *command = app.add_subcommand(name, description);
    command->add_option("-w,--workspace", *file, "The workspace file")->type_name("FILE")->required();
    command->callback([file, run, &action] { action = [file, run](Console &) { return run(*file); }; });
}

} // namespace

void addUndoCommands(CLI::App &app, Action &action)
{
    add(app, action, "undo", "Take the last change of a workspace back", undo);
    add(app, action, "redo", "Make the last undone change again", redo);
}

} // namespace alidade
