#include "importers/runtime/runtimereading.h"

#include "importers/runtime/pprof.h"
#include "importers/runtime/processmetrics.h"
#include "importers/tracing/bytesource.h"
#include "importers/tracing/inflater.h"
#include "model/error.h"

#include <algorithm>
#include <charconv>

namespace alidade {
namespace {

constexpr std::size_t variablesBytes = 16U << 20; ///< of /debug/vars
constexpr long statusOk = 200;

[[noreturn]] void refuseSize(std::size_t limit) { throw Error("It is larger than " + std::to_string(limit >> 20U) + " MiB."); }

std::string bytesOfFile(const std::string &path, const Progress &progress, const std::stop_token &stop)
{
    constexpr std::size_t block = 1U << 20;
    ByteSource source(path);
    std::string bytes;
    for (std::size_t size = 0;;) {
        bytes.resize(size + block);
        const std::size_t read = source.read(bytes.data() + size, block);
        size += read;
        bytes.resize(size);
        if (read == 0)
            return bytes;
        if (size > ProfileLimits::bytes)
            refuseSize(ProfileLimits::bytes);
        if (stop.stop_requested())
            throw Cancelled();
        progress.report("Reading", source.position(), source.fileSize(), "bytes");
    }
}

/// How long a profile of a stretch of time takes: the `seconds` of the query.
std::chrono::seconds timeToMeasure(const std::string &url)
{
    constexpr std::string_view key = "seconds=";
    constexpr int longest = 3'600;
    const std::size_t query = url.find('?'), at = url.find(key, std::min(query, url.size()));
    int seconds = 0;
    if (at != std::string::npos)
        std::from_chars(url.data() + at + key.size(), url.data() + url.size(), seconds);
    return std::chrono::seconds(std::clamp(seconds, 0, longest));
}

std::string bytesOfUrl(const std::string &url, HttpOptions http, const Progress &progress, const std::stop_token &stop)
{
    const std::size_t host = url.find("://") + 3;
    if (const std::size_t at = url.find('@', host); at < url.find_first_of("/?#", host))
        throw Error("An address with a password in it is not taken, since others could read it; use a token.");
    http.accept = "text/plain;version=0.0.4,*/*;q=0.5";
    http.timeout += timeToMeasure(url);
    progress.report("Waiting for the answer");
    HttpAnswer answer = httpGet(url, http, stop);
    if (answer.status != statusOk)
        throw Error("It answers with status " + std::to_string(answer.status) + ".");
    if (!answer.body.starts_with("\x1f\x8b"))
        return std::move(answer.body);
    std::string inflated;
    switch (inflateWhole(answer.body, ProfileLimits::bytes, inflated)) {
    case Inflater::Result::whole: return inflated;
    case Inflater::Result::tooLarge: refuseSize(ProfileLimits::bytes);
    default: throw Error("Its gzip compression is broken.");
    }
}

/// The message of a profile begins with the number of a field and a length, neither of which is in a text.
bool isText(std::string_view bytes)
{
    constexpr std::size_t looked = 512;
    return std::ranges::none_of(bytes.substr(0, looked), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && c != '\n' && c != '\r' && c != '\t';
    });
}

/// Without what may be secret in a URL: its query, a name and password.
std::string placeShown(const std::string &place)
{
    if (!isRuntimeUrl(place))
        return place;
    std::string shown = place.substr(0, place.find_first_of("?#"));
    const std::size_t host = shown.find("://") + 3, at = shown.find('@', host);
    if (at < shown.find('/', host))
        shown.erase(host, at + 1 - host);
    return shown;
}

} // namespace

const std::string &RuntimeReading::name() const { return metrics ? metrics->service : profile->program; }

bool isRuntimeUrl(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

RuntimeReading readRuntimeBytes(std::string_view bytes, const std::stop_token &stop)
{
    RuntimeReading reading;
    const std::string_view begin = bytes.substr(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    if (begin.empty())
        throw Error("It is empty.");
    if (!isText(bytes)) {
        if (bytes.size() > ProfileLimits::bytes)
            refuseSize(ProfileLimits::bytes);
        reading.profile = readPprof(bytes, reading.diagnostics, stop);
    } else if (begin.starts_with('<')) {
        throw Error("It is a page for people; name what it links to: …/metrics, …/debug/vars or …/debug/pprof/heap.");
    } else if (begin.starts_with("goroutine ") || begin.starts_with("heap profile:") || begin.starts_with("--- ")) {
        throw Error("It is a profile as text; leave out \"debug=…\".");
    } else if (begin.starts_with('{')) {
        if (bytes.size() > variablesBytes)
            refuseSize(variablesBytes);
        reading.metrics = readVariables(bytes, reading.diagnostics);
    } else {
        if (bytes.size() > MetricsLimits::bytes)
            refuseSize(MetricsLimits::bytes);
        const auto samples = readMetricsText(bytes, isRuntimeMetric, reading.diagnostics, stop);
        if (samples.empty())
            throw Error("There is no metric of a runtime in it (go_…, process_…, grpc_server_…, http_…).");
        reading.metrics = metricsOf(samples, reading.diagnostics);
    }
    return reading;
}

RuntimeReading readRuntime(const std::string &place, const HttpOptions &http, const Progress &progress,
                           const std::stop_token &stop)
{
    const std::string shown = placeShown(place);
    try {
        RuntimeReading reading = readRuntimeBytes(
            isRuntimeUrl(place) ? bytesOfUrl(place, http, progress, stop) : bytesOfFile(place, progress, stop), stop);
        reading.place = shown;
        for (Diagnostic &diagnostic : reading.diagnostics)
            diagnostic.file = shown;
        return reading;
    } catch (const Cancelled &) {
        throw;
    } catch (const Error &error) {
        const std::string words = error.what();
        throw Error(words.find(shown) == std::string::npos ? shown + " cannot be used: " + words : words);
    }
}

} // namespace alidade
