#include "importers/runtime/metricstext.h"

#include "model/error.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace alidade {
namespace {

bool isBlank(char c) { return c == ' ' || c == '\t'; }

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == ':';
}

/// Reads one line from left to right.
class LineReader {
public:
    explicit LineReader(std::string_view line) : m_rest(line) {}

    bool read(MetricSample &sample)
    {
        skipBlanks();
        sample.name = word();
        skipBlanks();
        return !sample.name.empty() && labels(sample) && number(sample.value);
    }

private:
    void skipBlanks() { m_rest.remove_prefix(std::min(m_rest.find_first_not_of(" \t"), m_rest.size())); }

    bool skip(char c)
    {
        if (m_rest.empty() || m_rest.front() != c)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    std::string_view word()
    {
        const auto end = std::ranges::find_if_not(m_rest, isNameCharacter);
        const std::string_view found = m_rest.substr(0, static_cast<std::size_t>(end - m_rest.begin()));
        m_rest.remove_prefix(found.size());
        return found;
    }

    bool labels(MetricSample &sample)
    {
        if (!skip('{'))
            return true;
        for (skipBlanks(); !skip('}'); skipBlanks()) {
            std::string name(word()), value;
            skipBlanks();
            if (name.empty() || !skip('=') || !quoted(value) || sample.labels.size() >= MetricsLimits::labels)
                return false;
            sample.labels.emplace_back(std::move(name), std::move(value));
            skipBlanks();
            if (!skip(',') && !m_rest.starts_with('}'))
                return false;
        }
        return true;
    }

    bool quoted(std::string &value)
    {
        skipBlanks();
        if (!skip('"'))
            return false;
        while (!m_rest.empty() && m_rest.front() != '"') {
            if (skip('\\')) {
                if (m_rest.empty())
                    return false;
                value += m_rest.front() == 'n' ? '\n' : m_rest.front();
            } else {
                value += m_rest.front();
            }
            m_rest.remove_prefix(1);
        }
        return skip('"');
    }

    /// What follows, a time or an example, is not needed.
    bool number(double &value)
    {
        skipBlanks();
        std::string_view text = m_rest.substr(0, std::min(m_rest.find_first_of(" \t"), m_rest.size()));
        if (text.starts_with('+'))
            text.remove_prefix(1);
        // from_chars() reads "inf" and "nan", in letters of either case.
        const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
        return !text.empty() && fault == std::errc() && end == text.data() + text.size();
    }

    std::string_view m_rest;
};

} // namespace

std::string_view MetricSample::operator[](std::string_view label) const
{
    const auto found = std::ranges::find(labels, label, [](const auto &one) { return std::string_view(one.first); });
    return found == labels.end() ? std::string_view() : std::string_view(found->second);
}

std::vector<MetricSample> readMetricsText(std::string_view text, bool (*isWanted)(std::string_view name),
                                          Diagnostics &diagnostics, const std::stop_token &stop)
{
    constexpr int linesBetweenLooks = 4'096;
    std::vector<MetricSample> samples;
    std::size_t faulty = 0, leftOut = 0;
    for (int line = 1; !text.empty(); ++line) {
        std::string_view here = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(here.size() + 1, text.size()));
        if (here.ends_with('\r'))
            here.remove_suffix(1);
        if (line % linesBetweenLooks == 0 && stop.stop_requested())
            throw Cancelled();
        if (here.starts_with("# EOF"))
            break;
        if (here.starts_with('#') || std::ranges::all_of(here, isBlank))
            continue;
        MetricSample sample;
        if (!LineReader(here).read(sample)) {
            if (++faulty <= MetricsLimits::told)
                diagnostics.push_back({.severity = Severity::warning, .line = line, .message = "This line is no metric"});
            continue;
        }
        if (!isWanted(sample.name))
            continue;
        if (samples.size() < MetricsLimits::samples)
            samples.push_back(std::move(sample));
        else
            ++leftOut;
    }
    if (faulty > MetricsLimits::told)
        diagnostics.push_back({.severity = Severity::warning,
                               .message = std::to_string(faulty - MetricsLimits::told) + " more lines are no metrics"});
    if (leftOut > 0)
        diagnostics.push_back(
            {.severity = Severity::warning,
             .message = std::to_string(leftOut) + " metrics were left out: more than " + std::to_string(MetricsLimits::samples)});
    return samples;
}

} // namespace alidade
