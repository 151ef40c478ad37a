#include "model/latency.h"

#include "model/bytes.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace alidade {
namespace {

constexpr unsigned binBits = 4; ///< 16 bins to each doubling
constexpr std::uint64_t binsPerDoubling = 1U << binBits;

std::uint32_t binOf(std::uint64_t us)
{
    us = std::min(us, LatencyHistogram::longestUs);
    if (us < binsPerDoubling)
        return static_cast<std::uint32_t>(us);
    const unsigned shift = static_cast<unsigned>(std::bit_width(us)) - binBits - 1;
    return static_cast<std::uint32_t>(binsPerDoubling * shift + (us >> shift));
}

/// The middle of a bin.
double valueOf(std::uint32_t bin)
{
    if (bin < 2 * binsPerDoubling)
        return bin;
    const auto shift = static_cast<unsigned>(bin / binsPerDoubling - 1);
    const std::uint64_t lower = (bin - binsPerDoubling * shift) << shift;
    return static_cast<double>(lower) + static_cast<double>(std::uint64_t{1} << shift) / 2;
}

constexpr std::uint32_t bins = 33 * binsPerDoubling;

} // namespace

void LatencyHistogram::cover(std::uint32_t first, std::uint32_t last)
{
    if (m_bins.empty())
        m_first = first;
    if (first < m_first) {
        m_bins.insert(m_bins.begin(), m_first - first, 0);
        m_first = first;
    }
    if (last >= m_first + m_bins.size())
        m_bins.resize(last - m_first + 1);
}

void LatencyHistogram::add(std::uint64_t durationUs, double weight)
{
    const std::uint32_t bin = binOf(durationUs);
    cover(bin, bin);
    m_bins[bin - m_first] += weight;
}

void LatencyHistogram::merge(const LatencyHistogram &other)
{
    if (other.m_bins.empty())
        return;
    cover(other.m_first, other.m_first + static_cast<std::uint32_t>(other.m_bins.size()) - 1);
    for (std::size_t i = 0; i < other.m_bins.size(); ++i)
        m_bins[other.m_first - m_first + i] += other.m_bins[i];
}

double LatencyHistogram::count() const { return std::accumulate(m_bins.begin(), m_bins.end(), 0.0); }

double LatencyHistogram::quantileUs(double share) const
{
    const double wanted = std::clamp(share, 0.0, 1.0) * count();
    double seen = 0;
    std::uint32_t bin = m_first;
    for (std::size_t i = 0; i < m_bins.size(); ++i) {
        if (m_bins[i] <= 0)
            continue;
        bin = m_first + static_cast<std::uint32_t>(i);
        seen += m_bins[i];
        if (seen >= wanted)
            break;
    }
    return m_bins.empty() ? 0 : valueOf(bin);
}

std::string LatencyHistogram::packed() const
{
    ByteWriter writer;
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < m_bins.size(); ++i) {
        if (m_bins[i] <= 0)
            continue;
        const std::uint32_t bin = m_first + static_cast<std::uint32_t>(i);
        writer.number(bin - last);
        writer.amount(m_bins[i]);
        last = bin;
    }
    return writer.take();
}

LatencyHistogram LatencyHistogram::unpacked(std::string_view bytes)
{
    // Read twice, so that the bins are made once: this is done for every cell of a stretch of time.
    LatencyHistogram histogram;
    ByteReader ahead(bytes);
    std::uint64_t first = 0, last = 0;
    for (bool isFirst = true; !ahead.isAtEnd(); isFirst = false) {
        last += ahead.number(bins);
        ahead.amount();
        first = isFirst ? last : first;
        if (!ahead.isGood() || last >= bins)
            return {};
    }
    if (bytes.empty())
        return {};
    histogram.m_first = static_cast<std::uint32_t>(first);
    histogram.m_bins.resize(last - first + 1);
    ByteReader reader(bytes);
    for (std::uint64_t bin = 0; !reader.isAtEnd();) {
        bin += reader.number(bins);
        histogram.m_bins[bin - first] += reader.amount();
    }
    return histogram;
}

} // namespace alidade
