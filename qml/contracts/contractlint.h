#pragma once

#include "qml/contracts/contractpart.h"

namespace alidade {

/// What is against the style rules in the chosen contract.
class ContractLint : public alidade::ContractPart {
    Q_OBJECT
    QML_ELEMENT
    /// { rule, message, advice, categories, element, place } per finding, by file and place.
    Q_PROPERTY(QVariantList findings READ findings NOTIFY changed)
    /// { rule, count } per rule that has findings, by name.
    Q_PROPERTY(QVariantList rules READ rules NOTIFY changed)
    /// Only findings of this rule; empty for all.
    Q_PROPERTY(QString rule READ rule WRITE setRule NOTIFY changed)
    /// What could not be understood in the files of the contract: { text, place, isError }.
    Q_PROPERTY(QVariantList problems READ problems NOTIFY changed)

public:
    using ContractPart::ContractPart;

    QVariantList findings() const;
    QVariantList rules() const { return m_rules; }
    QString rule() const { return m_rule; }
    void setRule(const QString &rule);
    QVariantList problems() const { return m_problems; }

Q_SIGNALS:
    void changed();

private:
    void refresh(const std::optional<ChosenContract> &chosen) override;

    QVariantList m_findings, m_rules, m_problems;
    QString m_rule;
};

} // namespace alidade
