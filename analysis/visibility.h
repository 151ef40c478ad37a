#pragma once

#include "model/architecture.h"

#include <array>
#include <vector>

namespace alidade {

/// What could have been seen in the traffic that was looked at.
class Visibility {
public:
    explicit Visibility(const Architecture &architecture);

    /// Whether anything but telemetry was read at all.
    bool hasStaticSource() const { return m_hasStaticSource; }
    bool hasCode(Index node) const { return m_hasCode[node]; }
    /// Whether the node sent spans in the window.
    bool sendsSpans(Index node) const { return m_sendsSpans[node]; }
    /// Why a dependency could not have been seen even if it ran, for people; empty when it could.
    std::string whyUnseen(Index from, Index to, Mode mode) const;

private:
    enum Kind : std::uint8_t { request, data, message, kinds };
    static Kind kindOf(Mode mode);

    const Architecture &m_architecture;
    bool m_hasStaticSource = false;
    std::vector<bool> m_hasCode, m_sendsSpans;
    std::vector<bool> m_dropsCallers;               ///< has spans whose callers are not known
    std::vector<std::array<bool, kinds>> m_tellsOf; ///< which kinds of its calls it tells of
};

} // namespace alidade
