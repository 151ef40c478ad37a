#pragma once

#include "importers/engines/engine.h"

#include <map>
#include <vector>

namespace alidade {

/// A series of a reply: its labels and its values by time, in seconds since 1970.
struct PrometheusSeries {
    std::map<std::string, std::string> labels;
    std::vector<std::pair<std::int64_t, double>> values;

    /// The value of a label; empty when it has none.
    const std::string &operator[](const std::string &label) const;
};

/// Prometheus' HTTP API (prometheus.io/docs/prometheus/latest/querying/api).
class PrometheusApi {
public:
    PrometheusApi(const EngineRequest &request, Diagnostics &diagnostics, std::stop_token stop)
        : m_request(request), m_diagnostics(diagnostics), m_stop(std::move(stop))
    {}

    /// The value of an expression at a time. Throws Error, with the engine's words when it refuses.
    std::vector<PrometheusSeries> query(const std::string &expression, std::int64_t time) const;
    /// The values of an expression from time to time.
    std::vector<PrometheusSeries> queryRange(const std::string &expression, std::int64_t from, std::int64_t to,
                                             std::chrono::seconds step) const;

private:
    std::vector<PrometheusSeries> ask(const std::string &path, const std::string &form) const;

    const EngineRequest &m_request;
    Diagnostics &m_diagnostics;
    std::stop_token m_stop;
};

} // namespace alidade
