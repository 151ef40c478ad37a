#include "importers/engines/edges.h"
#include "importers/engines/prometheus.h"
#include "model/error.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace alidade {
namespace {

/// Rates need two samples at least, and engines are fed once a minute at worst.
constexpr std::chrono::seconds shortestRange(300);

/// The metrics of one maker of service graphs.
struct Family {
    std::string total;     ///< regular expression of the counter's name, since exporters put a namespace before it
    std::string failed;    ///< condition on labels, or another counter when it has no '='
    std::string latency;   ///< of the histogram's name, without _bucket
    double latencySeconds; ///< the unit of its bounds
    std::string labels;    ///< to sum by
};

/// Tempo's metrics generator and the service graph connector of the OpenTelemetry Collector.
const Family serviceGraph{"(.+_)?traces_service_graph_request_total", "(.+_)?traces_service_graph_request_failed_total",
                          "(.+_)?traces_service_graph_request_server_seconds", 1, "client, server, connection_type"};
/// Istio's standard metrics (istio.io, "Istio Standard Metrics").
const Family istio{"istio_requests_total", "response_code=~\"5..|0\"", "istio_request_duration_milliseconds", 0.001,
                   "source_canonical_service, source_workload, destination_canonical_service, destination_service_name, "
                   "request_protocol, reporter"};

const std::string &firstOf(const std::string &one, const std::string &other) { return one.empty() ? other : one; }

EngineEdge graphEdge(const PrometheusSeries &series)
{
    EngineEdge edge{.from = {.name = series["client"]}, .to = {.name = series["server"]}};
    const std::string &type = series["connection_type"];
    if (type == "database")
        edge.to.kind = TrafficEndKind::datastore;
    else if (type == "messaging_system")
        edge.relation = TrafficRelation::flow;
    else if (type == "virtual_node") // one of the two sends no spans; a caller without a name is called so
        (edge.from.name == "user" ? edge.from : edge.to).kind = TrafficEndKind::peer;
    return edge;
}

EngineEdge meshEdge(const PrometheusSeries &series)
{
    EngineEdge edge{.from = {.name = firstOf(series["source_canonical_service"], series["source_workload"])},
                    .to = {.name = firstOf(series["destination_canonical_service"], series["destination_service_name"])},
                    .protocol = series["request_protocol"]};
    if (edge.to.name == "unknown" && !series["destination_service_name"].empty())
        edge.to.name = series["destination_service_name"];
    for (TrafficEnd *end : {&edge.from, &edge.to})
        if (end->name == "unknown") // outside of the mesh
            end->kind = TrafficEndKind::peer;
    return edge;
}

/// Reads one family of metrics.
class GraphReader {
public:
    GraphReader(const Family &family, const EngineRequest &request, Diagnostics &diagnostics, const std::stop_token &stop)
        : m_family(family), m_diagnostics(diagnostics), m_api(request, diagnostics, stop),
          m_step(stepFor(request.from, request.to)), m_from(stepStart(request.from, m_step)),
          m_to(stepStart(request.to - 1, m_step) + m_step.count())
    {}

    /// False when there are no such metrics.
    bool read(EngineEdges &edges)
    {
        m_total = nameOf(m_family.total);
        if (m_total.empty())
            return false;
        readCalls(edges);
        readErrors(edges);
        readLatency(edges);
        return true;
    }

private:
    bool isMesh() const { return &m_family == &istio; }
    EngineEdge edgeOf(const PrometheusSeries &series) const { return isMesh() ? meshEdge(series) : graphEdge(series); }

    /// The one name that fits; of several the one with the most series, for they may count the same calls.
    std::string nameOf(const std::string &pattern)
    {
        const std::string window = std::to_string(m_to - m_from) + "s";
        const auto names =
            m_api.query("count by (__name__) (last_over_time({__name__=~\"" + pattern + "\"}[" + window + "]))", m_to);
        const PrometheusSeries *best = nullptr;
        for (const PrometheusSeries &series : names)
            if (!series.values.empty() && (!best || series.values[0].second > best->values[0].second))
                best = &series;
        if (names.size() > 1)
            m_diagnostics.push_back({.severity = Severity::warning,
                                     .message = "There are " + std::to_string(names.size()) + " metrics called like " +
                                                (*best)["__name__"] + "; only this one is read"});
        return best ? (*best)["__name__"] : std::string();
    }

    std::string rate(const std::string &selector, const std::string &labels) const
    {
        const auto range = std::max(shortestRange, m_step);
        return "sum by (" + labels + ") (rate(" + selector + "[" + std::to_string(range.count()) + "s])) * " +
               std::to_string(m_step.count());
    }

    /// What is told for a time is about the step that ends there.
    std::vector<PrometheusSeries> overTime(const std::string &selector) const
    {
        return m_api.queryRange(rate(selector, m_family.labels), m_from + m_step.count(), m_to, m_step);
    }

    bool isNamed(const EngineEdge &edge)
    {
        if (!edge.from.name.empty() && !edge.to.name.empty())
            return true;
        if (!m_hasNameless)
            m_diagnostics.push_back({.severity = Severity::warning, .message = "Calls without a client or server were left out"});
        m_hasNameless = true;
        return false;
    }

    /// Both ends of a mesh may report the same calls: the one that saw more counts.
    template <typename Place> void enter(const PrometheusSeries &series, Place place)
    {
        for (const auto &[time, value] : series.values) {
            const std::int64_t start = time - m_step.count();
            if (value > 0 && start >= m_from && start < m_to)
                place(start, value);
        }
    }

    void readCalls(EngineEdges &edges)
    {
        std::map<EngineEdge, std::map<std::string, EngineTotals>> byReporter;
        for (const PrometheusSeries &series : overTime(m_total)) {
            const EngineEdge edge = edgeOf(series);
            if (!isNamed(edge))
                continue;
            EngineTotals &totals = byReporter[edge][series["reporter"]];
            enter(series, [&](std::int64_t start, double value) { totals.amounts[start].calls += value; });
        }
        for (auto &[edge, reporters] : byReporter) {
            const auto calls = [](const auto &reporter) {
                double sum = 0;
                for (const auto &[start, amount] : reporter.second.amounts)
                    sum += amount.calls;
                return sum;
            };
            const auto best = std::ranges::max_element(reporters, {}, calls);
            if (calls(*best) <= 0)
                continue;
            m_reporters[edge] = best->first;
            edges[edge] = best->second;
        }
    }

    /// The totals of a series' edge, unless another end reports on it.
    EngineTotals *totalsOf(EngineEdges &edges, const PrometheusSeries &series) const
    {
        const auto found = edges.find(edgeOf(series));
        return found != edges.end() && m_reporters.at(found->first) == series["reporter"] ? &found->second : nullptr;
    }

    void readErrors(EngineEdges &edges)
    {
        const bool isCondition = m_family.failed.find('=') != std::string::npos;
        const std::string selector = isCondition ? m_total + "{" + m_family.failed + "}" : nameOf(m_family.failed);
        if (selector.empty())
            return; // nothing has failed yet
        for (const PrometheusSeries &series : overTime(selector))
            if (EngineTotals *totals = totalsOf(edges, series))
                enter(series, [&](std::int64_t start, double value) { totals->amounts[start].errors += value; });
    }

    /// By how much a counter grew in the time that was asked for, in PromQL.
    std::string growth(const std::string &labels, const std::string &counter) const
    {
        return "sum by (" + labels + ") (increase(" + counter + "[" + std::to_string(m_to - m_from) + "s]))";
    }

    void readLatency(EngineEdges &edges)
    {
        const std::string bucket = nameOf(m_family.latency + "_bucket");
        if (bucket.empty())
            return;
        for (const PrometheusSeries &series : m_api.query(growth("le, " + m_family.labels, bucket), m_to)) {
            EngineTotals *totals = totalsOf(edges, series);
            if (!totals || series.values.empty())
                continue;
            const std::string &le = series["le"];
            double limit = std::numeric_limits<double>::infinity();
            if (le != "+Inf" && le != "Inf")
                std::from_chars(le.data(), le.data() + le.size(), limit);
            totals->below[limit * m_family.latencySeconds] += series.values[0].second;
        }
        const std::string sum = bucket.substr(0, bucket.size() - std::string_view("_bucket").size()) + "_sum";
        for (const PrometheusSeries &series : m_api.query(growth(m_family.labels, sum), m_to))
            if (EngineTotals *totals = totalsOf(edges, series); totals && !series.values.empty())
                totals->seconds += std::max(0.0, series.values[0].second) * m_family.latencySeconds;
    }

    const Family &m_family;
    Diagnostics &m_diagnostics;
    PrometheusApi m_api;
    std::chrono::seconds m_step;
    std::int64_t m_from, m_to;
    std::string m_total;
    std::map<EngineEdge, std::string> m_reporters;
    bool m_hasNameless = false;
};

} // namespace

EngineEdges readServiceGraph(const EngineRequest &request, Diagnostics &diagnostics, const Progress &progress,
                             const std::stop_token &stop)
{
    EngineEdges edges;
    const bool hasGraph = GraphReader(serviceGraph, request, diagnostics, stop).read(edges);
    progress.report("Asking for what Istio counts");
    EngineEdges mesh;
    const bool hasMesh = GraphReader(istio, request, diagnostics, stop).read(mesh);
    if (!hasGraph && !hasMesh)
        throw Error(request.engine.url + " has neither service graph metrics (traces_service_graph_request_total) nor those of "
                                         "Istio (istio_requests_total) in that time.");
    for (auto &[edge, totals] : mesh) { // where both know a pair, traces say more about it
        const bool isKnown = std::ranges::any_of(edges, [&from = edge.from.name, &to = edge.to.name](const auto &known) {
            return known.first.from.name == from && known.first.to.name == to;
        });
        if (!isKnown)
            edges.emplace(edge, std::move(totals));
    }
    return edges;
}

} // namespace alidade
