#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/timerange.h"
#include "app/cli/token.h"
#include "app/cli/viewoptions.h"
#include "exporters/traffic.h"
#include "importers/receiving/receiver.h"
#include "model/store/workspace.h"

#include <charconv>
#include <cmath>
#include <condition_variable>

namespace alidade {
namespace {

using Clock = std::chrono::steady_clock;

struct LiveOptions {
    std::string workspace, format = "text", file, duration, tokenFile, certificateFile, keyFile;
    ReceiverOptions receiving;
};

ReceiverOptions receiverOptions(const LiveOptions &options)
{
    ReceiverOptions receiving = options.receiving;
    for (std::string *address : {&receiving.otlpGrpc, &receiving.otlpHttp, &receiving.zipkin})
        if (*address == "off")
            address->clear();
    receiving.token = tokenFrom(options.tokenFile, "ALIDADE_TOKEN");
    if (!options.certificateFile.empty())
        receiving.certificate = readFile(options.certificateFile);
    if (!options.keyFile.empty())
        receiving.key = readFile(options.keyFile);
    return receiving;
}

std::string droppedText(const SpanCount &spans)
{
    std::string text;
    for (std::size_t i = 0; i < spanDropReasons; ++i)
        if (spans.dropped[i] > 0)
            text += (text.empty() ? " (" : ", ") + std::string(toText(static_cast<SpanDrop>(i))) + " " +
                    std::to_string(spans.dropped[i]);
    return std::to_string(spans.droppedTotal()) + " dropped" + (text.empty() ? "" : text + ")");
}

std::string statusLine(const ReceiverStatus &status, std::uint64_t spansPerSecond)
{
    return std::to_string(status.services) + " services, " + std::to_string(status.edges) + " edges, " +
           std::to_string(spansPerSecond) + " spans/s, " + droppedText(status.spans) +
           (status.busy > 0 ? ", " + std::to_string(status.busy) + " requests refused for now" : "");
}

void tellTheEnd(const ReceiverStatus &status, Console &console)
{
    console.message(std::to_string(status.spans.received) + " spans received = " + std::to_string(status.spans.stored) +
                    " stored + " + droppedText(status.spans) + "; " + std::to_string(status.services) + " services, " +
                    std::to_string(status.edges) + " edges.");
    const auto tell = [&](std::uint64_t count, const char *what) {
        if (count > 0)
            console.message(std::to_string(count) + " requests " + what);
    };
    tell(status.others, "with metrics or logs, which are not kept.");
    tell(status.forbidden, "refused: another host, a web page, or no token.");
    tell(status.malformed, "not understood.");
    tell(status.tooLarge, "too large.");
    tell(status.busy, "refused for now, for want of room.");
}

/// Shows how it goes until it is to end.
void watch(const Receiver &receiver, const LiveOptions &options, Console &console, const std::stop_token &stop)
{
    const auto until = options.duration.empty() ? Clock::time_point::max() : Clock::now() + durationNamed(options.duration);
    const Progress progress = console.progress();
    std::mutex mutex;
    std::condition_variable_any wake;
    std::uint64_t before = 0;
    std::string problem;
    while (!stop.stop_requested() && Clock::now() < until) {
        std::unique_lock lock(mutex);
        wake.wait_until(lock, stop, std::min(until, Clock::now() + std::chrono::seconds(1)), [] { return false; });
        const ReceiverStatus status = receiver.status();
        if (status.problem != problem && !status.problem.empty())
            console.message(status.problem + " It is tried again.");
        problem = status.problem;
        progress.report(statusLine(status, status.spans.received - before));
        before = status.spans.received;
    }
    console.clearProgress();
}

Workspace openOrCreate(const std::filesystem::path &file)
{
    return std::filesystem::exists(file) ? Workspace::open(file) : Workspace::create(file, file.stem().string());
}

int run(const LiveOptions &options, Console &console)
{
    checkReportFormat(options.format);
    if (!options.duration.empty())
        durationNamed(options.duration);
    const ReceiverOptions receiving = receiverOptions(options);
    const Interrupt interrupt;
    std::optional<Workspace> workspace;
    if (!options.workspace.empty())
        workspace = openOrCreate(options.workspace);
    const Source source{.id = "live", .name = "live", .kind = "live"};
    TrafficSet all;
    // While the receiver lives, only its thread touches these two.
    Receiver receiver(receiving, [&](const TrafficSet &delta, const std::vector<Trace> &examples) {
        if (workspace)
            workspace->recordTraffic(source, delta, examples);
        else
            all.merge(delta);
    });
    for (const OpenDoor &door : receiver.status().doors)
        console.message(std::string(door.protocol) + " on " + door.address);
    console.message(workspace ? "Recording to " + options.workspace + "; Ctrl-C ends it."
                              : "Ctrl-C ends it; then what was seen is written. -w FILE records it instead.");
    watch(receiver, options, console, interrupt.token());
    receiver.stop();
    tellTheEnd(receiver.status(), console);
    if (!workspace) {
        const TextOptions text{.useColor = options.file.empty() && console.useColor()};
        writeResult(options.file, options.format == "json" ? trafficJson(all) : trafficText(all, text));
    }
    return exitClean;
}

} // namespace

void addLiveCommand(CLI::App &app, Action &action)
{
    auto options = std::make_shared<LiveOptions>();
    ReceiverOptions &receiving = options->receiving;
    CLI::App *command = app.add_subcommand("live", "Receive traces and record what calls what");
    command->add_option("-w,--workspace", options->workspace, "The workspace to record to; it is made when it is missing")
        ->type_name("FILE");
    command->add_option("--otlp-grpc", receiving.otlpGrpc, "Where to take OTLP/gRPC (127.0.0.1:4317), or \"off\"")
        ->type_name("ADDRESS");
    command->add_option("--otlp-http", receiving.otlpHttp, "Where to take OTLP/HTTP (127.0.0.1:4318), or \"off\"")
        ->type_name("ADDRESS");
    command->add_option("--zipkin", receiving.zipkin, "Where to take Zipkin's spans (127.0.0.1:9411), or \"off\"")
        ->type_name("ADDRESS");
    command->add_option("--for", options->duration, "End after this time: 90s, 5m, 2h")->type_name("DURATION");
    command->add_flag("--allow-others", receiving.allowsOthers, "Allow addresses that other machines can reach; needs a token");
    command
        ->add_option("--token-file", options->tokenFile,
                     "The token that senders must present (Authorization: Bearer …); else $ALIDADE_TOKEN, if any")
        ->type_name("FILE");
    command->add_option("--tls-certificate", options->certificateFile, "PEM file, for TLS")->type_name("FILE");
    command->add_option("--tls-key", options->keyFile, "PEM file, for TLS")->type_name("FILE");
    command->add_option("--host", receiving.hosts, "A name, besides localhost, by which senders may address this machine")
        ->type_name("NAME");
    addReportOptions(*command, options->format, options->file);
    command->footer("Only programs on this machine can send, unless other addresses are given and allowed.\n\n"
                    "Examples:\n"
                    "  alidade live -w shop.alidade\n"
                    "  alidade live --for 5m --format json -o traffic.json\n"
                    "  OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318 ./order     what then sends to it");
    command->callback([options, &action] { action = [options](Console &console) { return run(*options, console); }; });
}

} // namespace alidade
