#pragma once

#include "qml/contracts/contractcomparison.h"

#include <QVariantList>

namespace alidade {

/// The changes of one contract for a list.
struct ChangeReport {
    /// { kind: "group", title, detail, impact } and below it { kind: "change", rule, message, purpose, isWarning, categories,
    /// element, place, oldPlace, impact, methods, evidence, fingerprint, accepted: { reason, owner, until } }, groups by who
    /// breaks: consumers, those that break most first; what hurts nobody who is known; what is accepted.
    QVariantList rows;
    int changes = 0;  ///< that count
    int broken = 0;   ///< consumers that break
    int accepted = 0; ///< changes that count no longer
};

/// The changes of the chosen contract and what they do to whom, today ("2026-11-23", UTC).
ChangeReport changeReport(const ChosenContract &chosen, const ContractComparison &comparison, const std::string &today);

} // namespace alidade
