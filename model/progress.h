#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace alidade {

/// How far a long operation has come. `total` is 0 while it is not yet known.
struct ProgressReport {
    std::string_view step; ///< what is being done, e.g. "Reading Go files"; valid during the call only
    std::uint64_t done = 0;
    std::uint64_t total = 0;
    std::string_view unit; ///< "files", "rows", …
};

/// Where long work says how far it is. May be called from any thread, often; the receiver thins it out.
/// An empty Progress is allowed and costs nothing.
class Progress {
public:
    using Sink = std::function<void(const ProgressReport &)>;

    Progress() = default;
    explicit Progress(Sink sink) : m_sink(std::move(sink)) {}

    void report(std::string_view step, std::uint64_t done = 0, std::uint64_t total = 0, std::string_view unit = {}) const
    {
        if (m_sink)
            m_sink({step, done, total, unit});
    }

private:
    Sink m_sink;
};

} // namespace alidade
