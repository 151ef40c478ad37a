#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// How long something took, many times over: a log-linear histogram as in Tene's HdrHistogram, 16 bins to each doubling.
/// A quantile is off by at most relativeError; below 16 µs it is exact to the microsecond. Merging loses nothing.
class LatencyHistogram {
public:
    /// Half the width of a bin, relative to its lower end.
    static constexpr double relativeError = 1.0 / 32;
    /// About 19 hours; what takes longer counts as this.
    static constexpr std::uint64_t longestUs = (std::uint64_t{1} << 36) - 1;

    /// One sighting that stands for `weight` of them.
    void add(std::uint64_t durationUs, double weight = 1);
    void merge(const LatencyHistogram &other);
    /// How many sightings there are, by their weights.
    double count() const;
    /// The duration below which this share (0 to 1) of the sightings lies, in microseconds; 0 when there are none.
    double quantileUs(double share) const;

    /// A few bytes for a file: the bins that were hit, with numbers as in ByteWriter.
    std::string packed() const;
    /// What packed() wrote; what else the bytes may be counts for nothing.
    static LatencyHistogram unpacked(std::string_view bytes);

    friend bool operator==(const LatencyHistogram &, const LatencyHistogram &) = default;

private:
    void cover(std::uint32_t first, std::uint32_t last);

    std::uint32_t m_first = 0;  ///< the bin that m_bins begins with
    std::vector<double> m_bins; ///< from the lowest bin that was hit to the highest
};

} // namespace alidade
