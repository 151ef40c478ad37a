#include "importers/receiving/payload.h"

#include "importers/receiving/jsoncount.h"
#include "importers/tracing/jsonspans.h"
#include "importers/tracing/otlpwire.h"
#include "importers/tracing/wire.h"

#include <array>
#include <span>

namespace alidade {
namespace {

/// Counts the messages at the end of a path of field numbers; a step may lead through any of several fields.
using Step = std::span<const std::uint32_t>;

std::uint64_t countAt(std::string_view message, std::span<const Step> path)
{
    WireReader reader(message);
    WireField field;
    std::uint64_t count = 0;
    while (reader.next(field))
        for (const std::uint32_t number : path.front())
            if (field.number == number)
                count += path.size() == 1 ? 1 : countAt(field.bytes, path.subspan(1));
    return count;
}

constexpr std::array<std::uint32_t, 1> resource{1}, scope{2}, record{2}, points{1};
/// gauge, sum, histogram, exponential histogram, summary (opentelemetry-proto, metrics/v1/metrics.proto)
constexpr std::array<std::uint32_t, 5> kinds{5, 7, 9, 10, 11};
constexpr std::array<Step, 3> recordPath{resource, scope, record};
constexpr std::array<Step, 5> pointPath{resource, scope, record, kinds, points};

Outcome takeProtobuf(std::string_view bytes, Intake &intake)
{
    Outcome outcome;
    SpanBatch batch;
    if (const auto damage = scanTraces(bytes, batch)) {
        outcome.isReadable = false;
        outcome.rejected = batch.spans.size() + batch.damaged;
        outcome.message = "The request is no ExportTraceServiceRequest: it is damaged at byte " + std::to_string(*damage) + ".";
        intake.drop(SpanDrop::damaged, outcome.rejected);
        return outcome;
    }
    outcome.rejected = intake.add(batch);
    return outcome;
}

Outcome takeJson(std::string_view bytes, Intake &intake)
{
    Outcome outcome;
    std::uint64_t taken = 0;
    bool hasProblem = false;
    const auto note = [&](const std::string &problem) {
        hasProblem = true;
        if (outcome.message.empty())
            outcome.message = "The request " + problem + ".";
    };
    JsonSpanReader reader;
    SpanBatch batch;
    JsonSplitter splitter(
        {[&](const JsonRecord &piece) {
             batch.clear();
             if (const std::string problem = reader.read(piece, batch); !problem.empty())
                 note(problem);
             taken += batch.spans.size();
             outcome.rejected += intake.add(batch);
         },
         [&](std::uint64_t, int line, const std::string &problem) { note(problem + " (line " + std::to_string(line) + ")"); }});
    splitter.add(bytes);
    splitter.finish();
    outcome.isReadable = !hasProblem || taken > 0;
    return outcome;
}

} // namespace

Outcome takeSpans(std::string_view bytes, PayloadForm form, Intake &intake)
{
    Outcome outcome = form == PayloadForm::protobuf ? takeProtobuf(bytes, intake) : takeJson(bytes, intake);
    if (outcome.rejected > 0 && outcome.message.empty())
        outcome.message = "Spans without a trace id or span id, with broken fields, or of too many services.";
    return outcome;
}

std::uint64_t countSpans(std::string_view request) { return countAt(request, recordPath); }

Outcome dropOthers(std::string_view bytes, PayloadForm form, Signal signal)
{
    Outcome outcome;
    if (form == PayloadForm::protobuf)
        outcome.rejected = signal == Signal::metrics ? countAt(bytes, pointPath) : countAt(bytes, recordPath);
    else
        outcome.rejected = countInLists(bytes, signal == Signal::metrics ? "dataPoints" : "logRecords");
    outcome.message = "Only traces are taken in here.";
    return outcome;
}

} // namespace alidade
