#include "exporters/traffic.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/timerange.h"
#include "app/cli/viewoptions.h"
#include "importers/tracing/timetext.h"
#include "importers/tracing/tracefile.h"
#include "model/store/workspace.h"

#include <charconv>

namespace alidade {
namespace {

struct TrafficOptions {
    std::vector<std::string> files;
    std::string workspace;
    std::string format = "text", file, from, to, step = "10s";
    bool isVerbose = false;
};

std::chrono::seconds stepNamed(const std::string &name)
{
    constexpr std::string_view names[] = {"10s", "1m", "1h"};
    static_assert(std::size(names) == trafficSteps.size());
    for (std::size_t i = 0; i < trafficSteps.size(); ++i)
        if (names[i] == name)
            return trafficSteps[i];
    throw Error("Unknown step \"" + name + "\"; known: 10s, 1m, 1h.");
}

std::uint64_t nanosecondNamed(const std::string &text, std::uint64_t otherwise)
{
    if (text.empty())
        return otherwise;
    if (const auto time = timeOf(text))
        return *time;
    throw Error("\"" + text + "\" is no time; write it as 2026-03-01T12:00:00Z or in seconds since 1970.");
}

void write(const TrafficOptions &options, const TrafficSet &traffic, const Console &console)
{
    const TextOptions text{.useColor = options.file.empty() && console.useColor()};
    writeResult(options.file, options.format == "json" ? trafficJson(traffic) : trafficText(traffic, text));
}

int showRecorded(const TrafficOptions &options, const Console &console)
{
    if (!options.files.empty())
        throw Error("Give either -w FILE or trace files, not both.");
    const std::chrono::seconds step = stepNamed(options.step);
    const Workspace workspace = Workspace::open(options.workspace, Workspace::Access::readOnly);
    TrafficSet traffic = workspace.traffic(rangeNamed(options.from, options.to));
    traffic.rollUp(step);
    write(options, traffic, console);
    return exitClean;
}

int run(const TrafficOptions &options, Console &console)
{
    checkReportFormat(options.format);
    if (!options.workspace.empty())
        return showRecorded(options, console);
    if (options.files.empty())
        throw Error("Name trace files, or a workspace that has traffic with -w FILE.");
    JoinOptions joining;
    joining.step = stepNamed(options.step);
    joining.fromNs = nanosecondNamed(options.from, joining.fromNs);
    joining.toNs = nanosecondNamed(options.to, joining.toNs);
    if (joining.fromNs >= joining.toNs)
        throw Error("--from must be before --to.");
    console.setVerbose(options.isVerbose);
    const Interrupt interrupt;
    SpanJoin join(joining);
    for (const std::string &file : options.files) {
        Diagnostics diagnostics;
        readTraceFile(file, join, diagnostics, console.progress(), interrupt.token());
        console.clearProgress();
        console.report(file, diagnostics);
    }
    join.finish();
    if (join.count().received == 0)
        throw Error("There is no span in " + (options.files.size() == 1 ? options.files.front() : "these files") + ".");
    const TrafficSet traffic = join.traffic();
    if (traffic.step > joining.step)
        console.message("There is too much for steps of " + options.step + "; they are " + std::to_string(traffic.step.count()) +
                        " s long.");
    write(options, traffic, console);
    return exitClean;
}

} // namespace

void addTrafficCommand(CLI::App &app, Action &action)
{
    auto options = std::make_shared<TrafficOptions>();
    CLI::App *command = app.add_subcommand("traffic", "Show what calls what according to traces");
    command->add_option("FILE", options->files, "OTLP (protobuf or JSON), Jaeger or Zipkin v2 JSON; plain, gzip or zstd")
        ->type_name("");
    command->add_option("-w,--workspace", options->workspace, "Show what this workspace has recorded or imported")
        ->type_name("FILE");
    command->add_option("--from", options->from, "Leave out spans that begin before this time")->type_name("TIME");
    command->add_option("--to", options->to, "Leave out spans that begin at this time or later")->type_name("TIME");
    command->add_option("--bucket", options->step, "The steps of time to add up in: 10s, 1m, 1h")->type_name("STEP");
    command->add_flag("-v,--verbose", options->isVerbose, "Name every damaged place");
    addReportOptions(*command, options->format, options->file);
    command->footer("Examples:\n"
                    "  alidade traffic -w shop.alidade --from 2026-03-01T12:00:00Z --to 2026-03-01T13:00:00Z\n"
                    "  alidade traffic traces.json\n"
                    "  alidade traffic otel-*.json.zst --bucket 1m --from 2026-03-01T12:00:00Z --format json");
    command->callback([options, &action] { action = [options](Console &console) { return run(*options, console); }; });
}

} // namespace alidade
