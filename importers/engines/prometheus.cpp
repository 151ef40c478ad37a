#include "importers/engines/prometheus.h"

#include "model/error.h"

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

namespace alidade {
namespace {

using Json = nlohmann::json;

std::string textAt(const Json &json, const char *key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// A value is written as text, so that it may be "NaN" or "+Inf"; these do not count.
void addValue(const Json &pair, PrometheusSeries &series)
{
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_number() || !pair[1].is_string())
        return;
    const auto &text = pair[1].get_ref<const std::string &>();
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && std::isfinite(value))
        series.values.emplace_back(std::llround(pair[0].get<double>()), value);
}

PrometheusSeries seriesOf(const Json &json)
{
    PrometheusSeries series;
    if (const auto metric = json.find("metric"); metric != json.end() && metric->is_object())
        for (const auto &[name, value] : metric->items())
            if (value.is_string())
                series.labels.emplace(name, value.get<std::string>());
    if (const auto value = json.find("value"); value != json.end())
        addValue(*value, series);
    if (const auto values = json.find("values"); values != json.end() && values->is_array())
        for (const Json &value : *values)
            addValue(value, series);
    return series;
}

} // namespace

const std::string &PrometheusSeries::operator[](const std::string &label) const
{
    static const std::string none;
    const auto found = labels.find(label);
    return found == labels.end() ? none : found->second;
}

std::vector<PrometheusSeries> PrometheusApi::ask(const std::string &path, const std::string &form) const
{
    const HttpAnswer answer = httpPost(m_request.engine.url + path, form, m_request.http, m_stop);
    const Json json = Json::parse(answer.body, nullptr, false);
    if (!json.is_object() || textAt(json, "status") != "success") {
        const std::string reason = json.is_object() ? textAt(json, "error") : std::string();
        throw Error(m_request.engine.url +
                    " refuses the query: " + (reason.empty() ? "status " + std::to_string(answer.status) : reason) + ".");
    }
    for (const char *kind : {"warnings", "infos"})
        if (const auto list = json.find(kind); list != json.end() && list->is_array())
            for (const Json &warning : *list)
                if (warning.is_string() && std::string_view(kind) == "warnings")
                    m_diagnostics.push_back(
                        {.severity = Severity::warning, .message = "The engine says: " + warning.get<std::string>()});
    std::vector<PrometheusSeries> series;
    const auto data = json.find("data");
    if (data == json.end() || !data->is_object() || !data->contains("result") || !(*data)["result"].is_array())
        return series;
    for (const Json &one : (*data)["result"])
        if (one.is_object())
            series.push_back(seriesOf(one));
    return series;
}

std::vector<PrometheusSeries> PrometheusApi::query(const std::string &expression, std::int64_t time) const
{
    return ask("/api/v1/query", "query=" + urlEncoded(expression) + "&time=" + std::to_string(time));
}

std::vector<PrometheusSeries> PrometheusApi::queryRange(const std::string &expression, std::int64_t from, std::int64_t to,
                                                        std::chrono::seconds step) const
{
    return ask("/api/v1/query_range", "query=" + urlEncoded(expression) + "&start=" + std::to_string(from) +
                                          "&end=" + std::to_string(to) + "&step=" + std::to_string(step.count()));
}

} // namespace alidade
