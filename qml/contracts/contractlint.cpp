#include "qml/contracts/contractlint.h"

#include "analysis/contracts/contractrules.h"
#include "qml/contracts/contractplace.h"
#include "qml/session/corewords.h"

#include <algorithm>

namespace alidade {

namespace {

QVariantMap findingRow(const ContractFinding &finding, const std::string &source)
{
    const ContractRule *rule = findContractRule(finding.rule);
    QStringList categories;
    if (rule) {
        for (const std::string_view category : categoriesOf(*rule, CheckVersion::v2))
            categories.append(text(category));
    }
    return {{QStringLiteral("rule"), text(finding.rule)},
            {QStringLiteral("message"), coreText(finding.message)},
            {QStringLiteral("advice"), rule ? coreText(text(rule->purpose)) : QString()},
            {QStringLiteral("categories"), categories},
            {QStringLiteral("element"), text(finding.element)},
            {QStringLiteral("place"), placeRow(source, finding.file, finding.span.line)}};
}

} // namespace

QVariantList ContractLint::findings() const
{
    if (m_rule.isEmpty())
        return m_findings;
    QVariantList wanted;
    std::copy_if(m_findings.begin(), m_findings.end(), std::back_inserter(wanted),
                 [&](const QVariant &each) { return each.toMap().value(QStringLiteral("rule")) == m_rule; });
    return wanted;
}

void ContractLint::setRule(const QString &rule)
{
    if (std::exchange(m_rule, rule) != rule)
        Q_EMIT changed();
}

void ContractLint::refresh(const std::optional<ChosenContract> &chosen)
{
    m_rule.clear();
    if (!chosen || (*chosen)->kind != "proto") {
        stop();
        m_findings.clear(), m_rules.clear(), m_problems.clear();
        Q_EMIT changed();
        return;
    }
    run([this, chosen = *chosen](std::stop_token) {
        const std::string &source = chosen->evidence.source;
        const std::vector<const ProtoFile *> files = filesOf(chosen.source->set, chosen->name);
        const auto isHere = [&](const std::string &file) {
            return file == chosen->evidence.file ||
                   std::any_of(files.begin(), files.end(), [&](const ProtoFile *each) { return each->place == file; });
        };
        QVariantList findings, rules, problems;
        std::map<std::string, int> counts;
        for (const ContractFinding &finding : chosen.source->lint) {
            if (!isHere(finding.file))
                continue;
            findings.append(findingRow(finding, source));
            ++counts[finding.rule];
        }
        for (const auto &[rule, count] : counts)
            rules.append(QVariantMap{{QStringLiteral("rule"), text(rule)}, {QStringLiteral("count"), count}});
        for (const Diagnostic &diagnostic : chosen.source->diagnostics) {
            if (isHere(diagnostic.file))
                problems.append(QVariantMap{{QStringLiteral("text"), coreText(diagnostic.message)},
                                            {QStringLiteral("isError"), diagnostic.severity == Severity::error},
                                            {QStringLiteral("place"), placeRow(source, diagnostic.file, diagnostic.line)}});
        }
        return [this, findings, rules, problems] {
            m_findings = findings;
            m_rules = rules;
            m_problems = problems;
            Q_EMIT changed();
        };
    });
}

} // namespace alidade
