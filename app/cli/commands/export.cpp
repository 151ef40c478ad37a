#include "analysis/graph.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/picture.h"
#include "app/cli/timerange.h"
#include "app/cli/viewoptions.h"
#include "exporters/escape.h"
#include "exporters/fileset.h"

#include <algorithm>

namespace alidade {
namespace {

struct DiagramOptions {
    Inputs inputs;
    std::vector<std::string> groupings{"service"};
    std::vector<std::string> formats{"svg"};
    std::string directory;
    std::string lens = "structure", from, to;
    bool showDiff = false;
};

FileSet diagrams(const DiagramOptions &options, Console &console, std::stop_token stop)
{
    std::vector<const GraphFormat *> formats;
    for (const std::string &name : options.formats)
        formats.push_back(&formatNamed(graphFormats(), name));
    const auto changesAlways = [](const GraphFormat *format) { return format->name == "pdf"; };
    if (options.showDiff && std::erase_if(formats, changesAlways) > 0)
        console.message("PDF is left out of --diff: it carries the time at which it is made.");
    std::vector<Grouping> groupings;
    for (const std::string &name : options.groupings)
        groupings.push_back(ViewOptions{.inputs = {}, .grouping = name, .format = {}, .file = {}}.groupingValue());

    const Lens lens = lensNamed(options.lens);
    Inputs inputs = options.inputs;
    inputs.traffic = rangeNamed(options.from, options.to);
    const Architecture architecture = readArchitecture(inputs, console, stop);
    FileSet files;
    for (Grouping grouping : groupings) {
        const GroupedView view = groupBy(architecture, grouping, ExternalModules::hide);
        for (const GraphFormat *format : formats)
            files.push_back({.path = std::string(toText(grouping)) + "s." + std::string(format->suffix),
                             .content = writeGraph(*format, architecture, view, {}, console, stop, lens)});
    }
    return files;
}

std::vector<std::string> lines(const std::string &text)
{
    std::vector<std::string> all;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        all.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return all;
}

/// The lines from the first to the last one that differ, old ones with "-", new ones with "+".
std::string difference(const std::string &before, const std::string &after)
{
    const std::vector<std::string> old = lines(before), fresh = lines(after);
    const std::size_t shorter = std::min(old.size(), fresh.size());
    std::size_t head = 0, tail = 0;
    while (head < shorter && old[head] == fresh[head])
        ++head;
    while (tail < shorter - head && old[old.size() - 1 - tail] == fresh[fresh.size() - 1 - tail])
        ++tail;
    std::string out = "@@ line " + std::to_string(head + 1) + " @@\n";
    for (std::size_t i = head; i < old.size() - tail; ++i)
        out += "-" + terminalText(old[i]) + "\n";
    for (std::size_t i = head; i < fresh.size() - tail; ++i)
        out += "+" + terminalText(fresh[i]) + "\n";
    return out;
}

bool isText(const std::string &content) { return content.find('\0') == std::string::npos && validUtf8(content) == content; }

/// Says what writing would change. Gives whether there is anything.
bool showDiff(const FileSet &files, const std::filesystem::path &directory)
{
    bool isDifferent = false;
    for (const OutputFile &file : files) {
        const std::filesystem::path target = directory / file.path;
        std::error_code error;
        const bool isThere = std::filesystem::exists(target, error);
        if (error)
            throw Error(target.string() + " cannot be read: " + error.message() + ".");
        const std::string before = isThere ? readFile(target) : std::string();
        if (isThere && before == file.content)
            continue;
        isDifferent = true;
        const bool hasLines = isThere && isText(before) && isText(file.content);
        writeResult({}, (isThere ? "changed " : "new ") + terminalText(target.string()) + "\n" +
                            (hasLines ? difference(before, file.content) : ""));
    }
    return isDifferent;
}

int run(const DiagramOptions &options, Console &console)
{
    const Interrupt interrupt;
    const FileSet files = diagrams(options, console, interrupt.token());
    if (options.showDiff)
        return showDiff(files, options.directory) ? exitFindings : exitClean;
    std::error_code error;
    std::filesystem::create_directories(options.directory, error);
    if (error)
        throw Error(options.directory + " cannot be made: " + error.message() + ".");
    for (const OutputFile &file : files) {
        const std::filesystem::path target = std::filesystem::path(options.directory) / file.path;
        writeFileAtomically(target, file.content);
        writeResult({}, terminalText(target.string()) + "\n");
    }
    return exitClean;
}

} // namespace

void addExportCommand(CLI::App &app, Action &action)
{
    CLI::App *target = app.add_subcommand("export", "Write files that others use");
    target->require_subcommand(1);
    auto options = std::make_shared<DiagramOptions>();
    CLI::App *command = target->add_subcommand("diagram", "Diagrams of the whole architecture");
    addInputOptions(*command, options->inputs);
    command
        ->add_option("-g,--group-by", options->groupings,
                     "What one box is, several separated by commas: module, service, context")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("LEVELS");
    command->add_option("-f,--format", options->formats, "Formats, separated by commas: " + formatNames(graphFormats()))
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("FORMATS");
    command->add_option("-o,--output", options->directory, "The folder to write to; it is made when it is missing")
        ->type_name("DIR")
        ->required();
    addLensOptions(*command, options->lens, options->from, options->to);
    command->add_flag("--diff", options->showDiff, "Write nothing, show what would change; exit code 1 when anything would");
    command->footer("Examples:\n"
                    "  alidade export diagram . -o docs/architecture --format svg,mermaid\n"
                    "  alidade export diagram -w shop.alidade -o docs/architecture --group-by service,context --diff");
    command->callback([options, &action] { action = [options](Console &console) { return run(*options, console); }; });
}

} // namespace alidade
