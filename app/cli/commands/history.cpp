#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/output.h"
#include "exporters/escape.h"
#include "exporters/text/table.h"
#include "model/store/workspace.h"

#include <CLI/CLI.hpp>

namespace alidade {
namespace {

int run(const std::string &file, const Console &console)
{
    const Workspace workspace = Workspace::open(file, Workspace::Access::readOnly);
    Table table({"Revision", "State", "Time", "What"});
    for (const Revision &revision : workspace.history())
        table.addRow(
            {{std::to_string(revision.id)}, {revision.isUndone ? "undone" : ""}, {revision.time}, {terminalText(revision.label)}},
            TextColor::yellow);
    writeResult({}, table.text(console.useColor()));
    return exitClean;
}

} // namespace

void addHistoryCommand(CLI::App &app, Action &action)
{
    auto file = std::make_shared<std::string>();
    CLI::App *command = app.add_subcommand("history", "List every change of a workspace");
    command->add_option("-w,--workspace", *file, "The workspace file")->type_name("FILE")->required();
    command->callback([file, &action] { action = [file](Console &console) { return run(*file, console); }; });
}

} // namespace alidade
