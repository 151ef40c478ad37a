#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/picture.h"
#include "app/cli/timerange.h"
#include "app/cli/viewoptions.h"

namespace alidade {
namespace {

int run(const ViewOptions &options, Console &console)
{
    const GraphFormat &format = formatNamed(graphFormats(), options.format);
    const Lens lens = lensNamed(options.lens);
    options.groupingValue(); // a wrong word is found before the sources are read
    if (format.source == GraphFormat::Source::painting && options.file.empty() && console.isOutputTerminal())
        throw Error("A " + std::string(format.title) + " is nothing for a terminal: name a file with -o.");
    const Interrupt interrupt;
    Inputs inputs = options.inputs;
    inputs.traffic = rangeNamed(options.from, options.to);
    const Architecture architecture = readArchitecture(inputs, console, interrupt.token());
    const GroupedView view = options.view(architecture, console);
    const TextOptions text{.useColor = options.file.empty() && console.useColor()};
    writeResult(options.file, writeGraph(format, architecture, view, text, console, interrupt.token(), lens));
    return exitClean;
}

} // namespace

void addGraphCommand(CLI::App &app, Action &action)
{
    auto options = std::make_shared<ViewOptions>();
    CLI::App *command = app.add_subcommand("graph", "Show who depends on whom");
    options->add(*command, formatNames(graphFormats()));
    addLensOptions(*command, options->lens, options->from, options->to);
    command->footer("Examples:\n"
                    "  alidade graph .\n"
                    "  alidade graph -w shop.alidade --lens live --format svg -o live.svg\n"
                    "  alidade graph . --group-by module --format mermaid -o modules.mmd\n"
                    "  alidade graph -w shop.alidade --group-by context --format svg -o contexts.svg");
    command->callback([options, &action] { action = [options](Console &console) { return run(*options, console); }; });
}

} // namespace alidade
