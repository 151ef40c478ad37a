#include "exporters/runtime.h"
#include "analysis/runtime/advice.h"
#include "analysis/runtime/limits.h"
#include "analysis/runtime/profileview.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/sources.h"
#include "app/cli/token.h"
#include "app/cli/viewoptions.h"
#include "importers/runtime/runtimereading.h"

namespace alidade {
namespace {

struct RuntimeOptions {
    std::vector<std::string> places;
    std::string workspace, service, older, type, flame, tokenFile, memory, cpus;
    std::string format = "text", file;
    std::size_t top = 20;
    bool isVerbose = false;
};

/// What is known of the system and can be asked once for all places.
struct Ground {
    HttpOptions http;
    std::optional<Architecture> architecture;
    std::optional<RuntimeReading> older;
};

ContainerLimits limitsAsked(const RuntimeOptions &options)
{
    ContainerLimits limits{.memory = kubernetesQuantity(options.memory), .cpus = kubernetesQuantity(options.cpus)};
    if (!options.memory.empty() && !limits.memory)
        throw Error("\"" + options.memory + "\" is no amount of memory; write it as 256Mi.");
    if (!options.cpus.empty() && !limits.cpus)
        throw Error("\"" + options.cpus + "\" is no amount of CPU; write it as 500m or 1.5.");
    return limits;
}

RuntimeReading read(const std::string &place, const Ground &ground, Console &console, const std::stop_token &stop)
{
    RuntimeReading reading = readRuntime(place, ground.http, console.progress(), stop);
    console.clearProgress();
    console.report(place, reading.diagnostics);
    return reading;
}

/// Names the service and finds what it is granted.
void tie(RuntimeReport &report, const RuntimeReading &reading, const RuntimeOptions &options, const Ground &ground)
{
    report.service = options.service.empty() ? reading.name() : options.service;
    if (ground.architecture) {
        const Index node = nodeOfProcess(*ground.architecture, report.service);
        if (node == none && !options.service.empty())
            throw Error("There is no service \"" + options.service + "\" in the workspace.");
        if (node != none) {
            report.service = ground.architecture->nodes[node].name;
            report.limits = limitsOf(ground.architecture->nodes[node]);
        }
    }
    const ContainerLimits asked = limitsAsked(options);
    if (asked.memory)
        report.limits.memory = asked.memory;
    if (asked.cpus)
        report.limits.cpus = asked.cpus;
}

/// What `report` shows of the profile; with an older one the difference, which `difference` keeps.
void addProfile(RuntimeReport &report, const Profile &profile, const RuntimeOptions &options, const Ground &ground, Profile &kept)
{
    report.type = typeNamed(profile, options.type);
    report.isDifference = ground.older.has_value();
    kept = ground.older ? difference(profile, *ground.older->profile) : profile;
    report.profile = &kept;
    report.total = totalOf(kept, report.type);
    report.top = topFunctions(kept, report.type);
    if (options.flame.empty())
        return;
    const Flame flame = flameOf(profile, report.type, ground.older ? &*ground.older->profile : nullptr);
    writeFileAtomically(options.flame,
                        flameSvg(profile, flame, report.type, report.service.empty() ? report.place : report.service));
}

Ground prepare(const RuntimeOptions &options, Console &console, const std::stop_token &stop)
{
    Ground ground;
    ground.http.token = tokenFrom(options.tokenFile, "ALIDADE_RUNTIME_TOKEN");
    if (!options.workspace.empty())
        ground.architecture = readArchitecture({.workspace = options.workspace, .sources = {}, .revision = {}}, console, stop);
    if (!options.older.empty()) {
        ground.older = read(options.older, ground, console, stop);
        if (!ground.older->profile)
            throw Error("--diff compares profiles, and " + ground.older->place + " is none.");
    }
    return ground;
}

int run(const RuntimeOptions &options, Console &console)
{
    checkReportFormat(options.format);
    if (!options.flame.empty() && options.places.size() != 1)
        throw Error("--flame writes one picture: name one profile.");
    console.setVerbose(options.isVerbose);
    const Interrupt interrupt;
    const Ground ground = prepare(options, console, interrupt.token());
    std::vector<RuntimeReading> readings;
    std::vector<RuntimeReport> reports;
    std::vector<Profile> profiles(options.places.size());
    readings.reserve(options.places.size());
    reports.reserve(options.places.size());
    for (const std::string &place : options.places) {
        const RuntimeReading &reading = readings.emplace_back(read(place, ground, console, interrupt.token()));
        RuntimeReport &report = reports.emplace_back();
        report.place = reading.place;
        tie(report, reading, options, ground);
        if (reading.profile) {
            addProfile(report, *reading.profile, options, ground, profiles[reports.size() - 1]);
            continue;
        }
        if (ground.older || !options.flame.empty())
            throw Error(reading.place + " is no profile; --diff and --flame need one.");
        report.metrics = &*reading.metrics;
        report.advice = runtimeAdvice(reading.metrics->process, report.limits);
    }
    std::string text;
    for (const RuntimeReport &report : reports)
        text.append(text.empty() ? "" : "\n")
            .append(runtimeText(report, options.top, {.useColor = options.file.empty() && console.useColor()}));
    writeResult(options.file, options.format == "json" ? runtimeJson(reports) : text);
    return exitClean;
}

} // namespace

void addRuntimeCommand(CLI::App &app, Action &action)
{
    auto options = std::make_shared<RuntimeOptions>();
    CLI::App *command =
        app.add_subcommand("runtime", "Show what a running process says of itself: metrics, profiles, settings to try");
    command
        ->add_option("PLACE", options->places,
                     "Files or URLs: /metrics (Prometheus, OpenMetrics), /debug/vars, pprof profiles; plain, gzip or zstd")
        ->type_name("")
        ->required();
    command->add_option("--service", options->service, "Whose it is (else the name that the process gives itself)")
        ->type_name("NAME");
    command->add_option("-w,--workspace", options->workspace, "Take the limits of the container from this workspace")
        ->type_name("FILE");
    command->add_option("--memory-limit", options->memory, "The container's memory limit, e.g. 256Mi")->type_name("QUANTITY");
    command->add_option("--cpu-limit", options->cpus, "The container's CPU limit, e.g. 500m")->type_name("QUANTITY");
    command->add_option("--diff", options->older, "Of a profile: show what is more or less than in this older one")
        ->type_name("PLACE");
    command->add_option("--type", options->type, "Of a profile: what to count, e.g. inuse_space, alloc_objects, cpu")
        ->type_name("NAME");
    command->add_option("--top", options->top, "Of a profile: how many functions to show, 0 for all")->type_name("NUMBER");
    command->add_option("--flame", options->flame, "Of a profile: also write the flame graph as a picture")->type_name("OUT.svg");
    command
        ->add_option("--token-file", options->tokenFile,
                     "The token for a URL (Authorization: Bearer …); else $ALIDADE_RUNTIME_TOKEN, if any")
        ->type_name("FILE");
    command->add_flag("-v,--verbose", options->isVerbose, "Name every damaged place");
    addReportOptions(*command, options->format, options->file);
    command->footer("Examples:\n"
                    "  alidade runtime http://localhost:8080/metrics --service order -w shop.alidade\n"
                    "  alidade runtime http://localhost:6060/debug/pprof/heap --flame heap.svg\n"
                    "  alidade runtime after.pb.gz --diff before.pb.gz --type inuse_space");
    command->callback([options, &action] { action = [options](Console &console) { return run(*options, console); }; });
}

} // namespace alidade
