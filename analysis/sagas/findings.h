#pragma once

#include "model/sagacheck.h"

namespace alidade {

/// Collects what the rules find in one saga. Included by the sources of this folder only.
class SagaFindings {
public:
    explicit SagaFindings(const Saga &saga) : m_saga(saga) {}

    void add(std::string rule, Severity severity, std::size_t step, std::string message, std::string advice)
    {
        m_findings.push_back({std::move(rule), severity, step, std::move(message), std::move(advice), placeOf(step)});
    }
    std::vector<SagaFinding> take() { return std::move(m_findings); }

private:
    Place placeOf(std::size_t step) const
    {
        if (step == SagaEvent::noStep)
            return m_saga.evidence.empty() ? m_saga.place : m_saga.evidence.front();
        const SagaStep &found = m_saga.steps[step];
        return found.action.evidence.empty() ? found.place : found.action.evidence.front();
    }

    const Saga &m_saga;
    std::vector<SagaFinding> m_findings;
};

/// The chain of events of a choreographed saga: unconsumed, unpublished, cyclic, lost on a crash, no way back.
void checkEventChain(const Saga &saga, const SagaOrder &order, SagaFindings &findings);

} // namespace alidade
