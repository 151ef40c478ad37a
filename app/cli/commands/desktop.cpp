#include "app/cli/command.h"
#include "app/cli/program.h"
#include "model/error.h"

#include <CLI/CLI.hpp>

namespace alidade {
namespace {

int run(const std::string &location)
{
    std::error_code error;
    const bool isThere = location.empty() || std::filesystem::exists(location, error);
    if (error)
        throw Error("Cannot open " + location + ": " + error.message() + ".");
    if (!isThere)
        throw Error("There is no command, file or directory \"" + location + "\"; `alidade --help` lists the commands.");
    std::vector<std::string> arguments;
    if (!location.empty())
        arguments.push_back(std::filesystem::absolute(location).string());
    becomeProgram(programBeside("alidade-desktop"), arguments);
}

} // namespace

void addDesktopDefault(CLI::App &app, Action &action)
{
    auto location = std::make_shared<std::string>();
    app.add_option("LOCATION", *location, "A workspace file or a directory to open in the desktop app")->type_name("");
    app.callback([&app, location, &action] {
        if (app.get_subcommands().empty())
            action = [location](Console &) { return run(*location); };
    });
}

} // namespace alidade
