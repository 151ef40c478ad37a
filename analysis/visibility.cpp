#include "analysis/visibility.h"

#include <algorithm>

namespace alidade {

Visibility::Kind Visibility::kindOf(Mode mode) { return mode == Mode::data ? data : mode == Mode::async ? message : request; }

Visibility::Visibility(const Architecture &architecture)
    : m_architecture(architecture), m_hasCode(architecture.nodes.size()), m_sendsSpans(architecture.nodes.size()),
      m_dropsCallers(architecture.nodes.size()), m_tellsOf(architecture.nodes.size())
{
    for (Index i = 0; i < architecture.nodes.size(); ++i) {
        for (const Evidence &evidence : architecture.nodes[i].evidence) {
            m_hasStaticSource = m_hasStaticSource || evidence.voice == Voice::coded || evidence.voice == Voice::deployed;
            m_hasCode[i] = m_hasCode[i] || evidence.voice == Voice::coded;
        }
    }
    for (const NodeTelemetry &telemetry : architecture.telemetry) {
        const bool isInWindow = telemetry.lastSeen >= architecture.observed.from;
        m_sendsSpans[telemetry.node] = m_sendsSpans[telemetry.node] || (telemetry.counts.spans > 0 && isInWindow);
        m_dropsCallers[telemetry.node] =
            m_dropsCallers[telemetry.node] || telemetry.counts.roots > 0 || telemetry.counts.missingParents > 0;
    }
    for (const Observation &observation : architecture.observations) {
        m_sendsSpans[observation.from] = true;
        if (observation.relation == TrafficRelation::flow)
            continue;
        const bool isMessage = observation.relation != TrafficRelation::call;
        const bool isData = observation.toEnd.kind == TrafficEndKind::datastore;
        m_tellsOf[observation.from][isMessage ? message : isData ? data : request] = true;
    }
}

std::string Visibility::whyUnseen(Index from, Index to, Mode mode) const
{
    const std::string &caller = m_architecture.nodes[from].name, &callee = m_architecture.nodes[to].name;
    if (m_architecture.observed.isEmpty())
        return "there is no traffic to see it in";
    if (!m_sendsSpans[from])
        return caller + " sent no spans";
    if (m_tellsOf[from][kindOf(mode)])
        return {};
    if (kindOf(mode) == data)
        return caller + " does not tell of what it asks of stores";
    if (kindOf(mode) == message)
        return caller + " does not tell of its messages";
    if (m_sendsSpans[to] && !m_dropsCallers[to])
        return {};
    return caller + " does not tell of its calls" +
           (m_sendsSpans[to] ? ", and " + callee + " does not know all of its callers" : ", and " + callee + " sent no spans");
}

} // namespace alidade
