#include "importers/runtime/servedcalls.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace alidade {
namespace {

/// What is said of one operation until all of it was read.
struct Counts {
    double calls = 0, errors = 0, seconds = 0;
    std::map<double, double> below; ///< calls that took at most so many seconds
};

/// gRPC's codes that are the server's fault, as in traces.
constexpr std::string_view serverFaults[] = {"Unknown",  "DeadlineExceeded", "Unimplemented",
                                             "Internal", "Unavailable",      "DataLoss"};

std::string_view firstOf(const MetricSample &sample, std::initializer_list<std::string_view> labels)
{
    for (const std::string_view label : labels)
        if (const std::string_view value = sample[label]; !value.empty())
            return value;
    return {};
}

bool hasFailed(const MetricSample &sample)
{
    if (const std::string_view code = sample["grpc_code"]; !code.empty())
        return std::ranges::find(serverFaults, code) != std::end(serverFaults);
    return firstOf(sample, {"code", "status", "status_code", "http_status_code", "http_response_status_code"}).starts_with('5');
}

std::string operationOf(const MetricSample &sample)
{
    if (const std::string_view method = sample["grpc_method"]; !method.empty()) {
        std::string name(sample["grpc_service"]);
        return name.append(1, '/').append(method);
    }
    std::string name(firstOf(sample, {"method", "http_request_method", "http_method"}));
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    const std::string_view route = firstOf(sample, {"http_route", "route", "handler", "path", "uri", "url"});
    if (!name.empty() && !route.empty())
        name += ' ';
    return name.append(route);
}

/// What of a family a metric is.
enum class Part : std::uint8_t { none, total, bucket, sum, count };

/// The family and the part, of those that count what a server served.
std::pair<std::string_view, Part> familyOf(std::string_view name)
{
    constexpr std::pair<std::string_view, Part> endings[] = {
        {"_total", Part::total}, {"_bucket", Part::bucket}, {"_sum", Part::sum}, {"_count", Part::count}};
    for (const auto &[ending, part] : endings) {
        if (!name.ends_with(ending))
            continue;
        const std::string_view family = name.substr(0, name.size() - ending.size());
        const bool isCounter = part == Part::total && (family == "grpc_server_handled" || family.ends_with("requests"));
        const bool isDuration = part != Part::total && family.ends_with("_seconds");
        return {family, isCounter || isDuration ? part : Part::none};
    }
    return {name, Part::none};
}

void add(const MetricSample &sample, Part part, Counts &counts)
{
    switch (part) {
    case Part::total:
    case Part::count:
        counts.calls += sample.value;
        counts.errors += hasFailed(sample) ? sample.value : 0;
        break;
    case Part::sum: counts.seconds += sample.value; break;
    case Part::bucket: {
        const std::string_view text = sample["le"];
        double limit = std::numeric_limits<double>::infinity();
        if (const std::string_view digits = text.substr(text.starts_with('+') ? 1 : 0);
            std::from_chars(digits.data(), digits.data() + digits.size(), limit).ec == std::errc())
            counts.below[limit] += sample.value;
        break;
    }
    case Part::none: break;
    }
}

/// Within a class calls are taken as spread evenly; what is beyond the last bound counts as that.
std::optional<double> quantile(const std::map<double, double> &below, double share)
{
    if (below.empty() || below.rbegin()->second <= 0)
        return std::nullopt;
    const double rank = share * below.rbegin()->second;
    double bound = 0, before = 0;
    for (const auto &[limit, calls] : below) {
        if (calls >= rank && !std::isinf(limit))
            return calls > before ? bound + (limit - bound) * (rank - before) / (calls - before) : limit;
        if (!std::isinf(limit))
            bound = limit;
        before = calls;
    }
    return bound;
}

} // namespace

std::vector<ServedOperation> servedCalls(const std::vector<const MetricSample *> &samples)
{
    std::map<std::pair<std::string, std::string>, Counts> all;
    for (const MetricSample *sample : samples) {
        if (!sample->name.starts_with("grpc_server_") && !sample->name.starts_with("http_"))
            continue;
        const auto [family, part] = familyOf(sample->name);
        if (part != Part::none)
            add(*sample, part, all[{std::string(family), operationOf(*sample)}]);
    }
    std::vector<ServedOperation> served;
    served.reserve(all.size());
    for (const auto &[name, counts] : all)
        served.push_back({.metric = name.first,
                          .operation = name.second,
                          .calls = counts.calls,
                          .errors = counts.errors,
                          .seconds = counts.seconds,
                          .p50 = quantile(counts.below, 0.50),
                          .p95 = quantile(counts.below, 0.95),
                          .p99 = quantile(counts.below, 0.99)});
    return served;
}

} // namespace alidade
