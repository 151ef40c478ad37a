#include "analysis/graph.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/picture.h"
#include "app/cli/viewoptions.h"

namespace alidade {
namespace {

struct GraphOptions : ViewOptions {
    bool withExternal = false;
};

int run(const GraphOptions &options, Console &console)
{
    const GraphFormat &format = formatNamed(graphFormats(), options.format);
    const Grouping grouping = options.groupingValue();
    if (format.source == GraphFormat::Source::painting && options.file.empty() && console.isOutputTerminal())
        throw Error("A " + std::string(format.title) + " is nothing for a terminal: name a file with -o.");
    const Interrupt interrupt;
    const Architecture architecture = readArchitecture(options.inputs, console, interrupt.token());
    const GroupedView view = groupBy(architecture, grouping, options.withExternal ? ExternalModules::show : ExternalModules::hide);
    const TextOptions text{.useColor = options.file.empty() && console.useColor()};
    writeResult(options.file, writeGraph(format, architecture, view, text, console, interrupt.token()));
    return exitClean;
}

} // namespace

void addGraphCommand(CLI::App &app, Action &action)
{
    auto options = std::make_shared<GraphOptions>();
    CLI::App *command = app.add_subcommand("graph", "Show who depends on whom");
    options->add(*command, formatNames(graphFormats()));
    command->add_flag("--external", options->withExternal, "By module: show modules that are in no source, too");
    command->footer("Examples:\n"
                    "  alidade graph .\n"
                    "  alidade graph . --group-by module --format mermaid -o modules.mmd\n"
                    "  alidade graph -w shop.alidade --group-by context --format svg -o contexts.svg");
    command->callback([options, &action] { action = [options](Console &console) { return run(*options, console); }; });
}

} // namespace alidade
