#include "analysis/cycles.h"
#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/viewoptions.h"

namespace alidade {
namespace {

struct CyclesOptions : ViewOptions {
    bool exitZero = false, showAllChains = false, withoutCuts = false;
};

int run(const CyclesOptions &options, Console &console)
{
    const CyclesFormat &format = formatNamed(cyclesFormats(), options.format);
    options.groupingValue(); // a wrong word is found before the sources are read
    const Interrupt interrupt;
    const Architecture architecture = readArchitecture(options.inputs, console, interrupt.token());
    const GroupedView view = options.view(architecture, console);
    const std::vector<Cycle> cycles =
        findCycles(architecture, view, {.withCuts = !options.withoutCuts, .stop = interrupt.token()});
    const TextOptions text{.useColor = options.file.empty() && console.useColor(), .showAllChains = options.showAllChains};
    writeResult(options.file, format.write(architecture, view, cycles, text));
    return cycles.empty() || options.exitZero ? exitClean : exitFindings;
}

} // namespace

void addCyclesCommand(CLI::App &app, Action &action)
{
    auto options = std::make_shared<CyclesOptions>();
    CLI::App *command = app.add_subcommand("cycles", "Find cyclic dependencies and the cheapest cuts");
    options->add(*command, formatNames(cyclesFormats()));
    command->add_flag("--exit-zero", options->exitZero, "Exit with 0 even when there are cycles");
    command->add_flag("--all", options->showAllChains, "Text: list dependencies that are in no cycle, too");
    command->add_flag("--no-cuts", options->withoutCuts, "Do not look for cuts");
    command->footer("Exit code 1 when there is a cycle, 0 when there is none.\n\n"
                    "Examples:\n"
                    "  alidade cycles .\n"
                    "  go mod graph | alidade cycles - --group-by module\n"
                    "  alidade cycles . --group-by service --format sarif -o cycles.sarif");
    command->callback([options, &action] { action = [options](Console &console) { return run(*options, console); }; });
}

} // namespace alidade
