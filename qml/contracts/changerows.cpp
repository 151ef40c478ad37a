#include "qml/contracts/changerows.h"

#include "analysis/contracts/consumers.h"
#include "analysis/contracts/contractrules.h"
#include "analysis/contracts/openapi/apiconsumers.h"
#include "analysis/contracts/openapi/apirules.h"
#include "qml/contracts/contractplace.h"
#include "qml/session/corewords.h"

#include <QCoreApplication>

#include <algorithm>

namespace alidade {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ContractChanges)
};

/// A change with what it does to one consumer, or to nobody.
struct Hit {
    const BreakingChange *change = nullptr;
    const ConsumerVerdict *verdict = nullptr;
};

QString impactName(Impact impact) { return text(toText(impact)); }

const AcceptedContractChange *acceptedOf(const Decisions &decisions, const std::string &fingerprint)
{
    const auto &all = decisions.acceptedContractChanges;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto &each) { return each.fingerprint == fingerprint; });
    return found == all.end() ? nullptr : &*found;
}

bool holds(const AcceptedContractChange *accepted, const std::string &today)
{
    return accepted && (accepted->until.empty() || accepted->until >= today);
}

class Report {
public:
    Report(const ChosenContract &chosen, const ContractComparison &comparison, const std::string &today)
        : m_decisions(chosen.architecture->decisions), m_source(chosen->evidence.source), m_today(today)
    {
        m_oldSource = comparison.wish.older.starts_with('/') ? std::string() : m_source;
    }

    void addGroup(const QString &title, const QString &detail, const QString &impact)
    {
        m_report.rows.append(QVariantMap{{QStringLiteral("kind"), QStringLiteral("group")},
                                         {QStringLiteral("title"), title},
                                         {QStringLiteral("detail"), detail},
                                         {QStringLiteral("impact"), impact}});
    }

    void add(const Hit &hit)
    {
        const ContractFinding &finding = hit.change->finding;
        const ContractRule *rule = findContractRule(finding.rule);
        const std::string fingerprint = fingerprintOf(finding);
        QVariantList evidence;
        QStringList methods, categories;
        if (hit.verdict) {
            for (const Evidence &each : hit.verdict->evidence)
                evidence.append(evidenceRow(each));
            for (const std::string &method : hit.verdict->methods)
                methods.append(text(method));
        }
        for (const std::string_view category : rule ? categoriesOf(*rule, CheckVersion::v2) : std::vector<std::string_view>())
            categories.append(text(category));
        QVariantMap row{{QStringLiteral("kind"), QStringLiteral("change")},
                        {QStringLiteral("rule"), text(finding.rule)},
                        {QStringLiteral("message"), coreText(finding.message)},
                        {QStringLiteral("purpose"), coreText(rule ? std::string(rule->purpose) : apiRulePurpose(finding.rule))},
                        {QStringLiteral("isWarning"), finding.level != Severity::error},
                        {QStringLiteral("categories"), categories},
                        {QStringLiteral("element"), text(finding.element)},
                        {QStringLiteral("place"), placeRow(m_source, finding.file, finding.span.line)},
                        {QStringLiteral("oldPlace"), placeRow(m_oldSource, finding.oldFile, finding.oldSpan.line)},
                        {QStringLiteral("impact"), hit.verdict ? impactName(hit.verdict->impact) : QString()},
                        {QStringLiteral("methods"), methods},
                        {QStringLiteral("evidence"), evidence},
                        {QStringLiteral("fingerprint"), text(fingerprint)}};
        if (const AcceptedContractChange *accepted = acceptedOf(m_decisions, fingerprint))
            row[QStringLiteral("accepted")] = QVariantMap{{QStringLiteral("reason"), text(accepted->reason)},
                                                          {QStringLiteral("owner"), text(accepted->owner)},
                                                          {QStringLiteral("until"), text(accepted->until)},
                                                          {QStringLiteral("holds"), holds(accepted, m_today)}};
        m_report.rows.append(row);
    }

    bool isAccepted(const ContractFinding &finding) const
    {
        return holds(acceptedOf(m_decisions, fingerprintOf(finding)), m_today);
    }

    ChangeReport m_report;

private:
    const Decisions &m_decisions;
    const std::string &m_source, &m_today;
    std::string m_oldSource;
};

/// Who is hurt by which changes, who breaks most first.
std::vector<std::pair<std::string_view, std::vector<Hit>>> byConsumer(const std::vector<const BreakingChange *> &changes)
{
    std::map<std::string_view, std::vector<Hit>> hits;
    for (const BreakingChange *change : changes) {
        for (const ConsumerVerdict &verdict : change->verdicts) {
            if (verdict.impact != Impact::untouched)
                hits[verdict.consumer].push_back({change, &verdict});
        }
    }
    std::vector<std::pair<std::string_view, std::vector<Hit>>> sorted(hits.begin(), hits.end());
    const auto breaks = [](const std::vector<Hit> &all) {
        return std::count_if(all.begin(), all.end(), [](const Hit &hit) { return hit.verdict->impact == Impact::breaks; });
    };
    for (auto &[consumer, all] : sorted)
        std::stable_sort(all.begin(), all.end(),
                         [](const Hit &l, const Hit &r) { return l.verdict->impact > r.verdict->impact; });
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](const auto &l, const auto &r) { return breaks(l.second) > breaks(r.second); });
    return sorted;
}

QString untouchedWords(const std::vector<BreakingChange> &changes, const std::set<std::string_view> &hurt)
{
    QStringList names;
    if (!changes.empty()) {
        for (const ConsumerVerdict &verdict : changes.front().verdicts) {
            if (!hurt.contains(verdict.consumer))
                names.append(text(verdict.consumer));
        }
    }
    return names.isEmpty() ? QString() : Words::tr("Not touched: %1").arg(names.join(QStringLiteral(", ")));
}

std::vector<BreakingChange> protoChanges(const ChosenContract &chosen, const ContractComparison &comparison)
{
    const ContractSet &newer = comparison.wish.newer->set;
    const std::vector<const ProtoFile *> now = filesOf(newer, chosen->name), before = filesOf(comparison.before, chosen->name);
    const ContractConsumers consumers(*chosen.architecture, comparison.before, newer);
    std::vector<BreakingChange> changes;
    for (const ContractFinding &finding : comparison.findings) {
        if (isAbout(finding, chosen->name, now, before))
            changes.push_back({finding, consumers.verdicts(finding)});
    }
    return changes;
}

std::vector<BreakingChange> apiChanges(const ChosenContract &chosen, const ContractComparison &comparison)
{
    const std::string &file = chosen->evidence.file;
    const ApiConsumers consumers(*chosen.architecture, comparison.apiBefore, comparison.apiNow);
    std::vector<BreakingChange> changes;
    for (const ContractFinding &finding : comparison.findings) {
        if (finding.file == file || finding.oldFile == file)
            changes.push_back({finding, consumers.verdicts(finding)});
    }
    return changes;
}

} // namespace

ChangeReport changeReport(const ChosenContract &chosen, const ContractComparison &comparison, const std::string &today)
{
    const std::vector<BreakingChange> changes =
        comparison.wish.isApi ? apiChanges(chosen, comparison) : protoChanges(chosen, comparison);
    Report report(chosen, comparison, today);
    std::vector<const BreakingChange *> counting, accepted;
    for (const BreakingChange &change : changes)
        (report.isAccepted(change.finding) ? accepted : counting).push_back(&change);

    std::set<std::string_view> hurt;
    std::set<const BreakingChange *> hurting;
    for (const auto &[consumer, hits] : byConsumer(counting)) {
        const auto breaking =
            std::count_if(hits.begin(), hits.end(), [](const Hit &hit) { return hit.verdict->impact == Impact::breaks; });
        const QString detail = breaking > 0 ? Words::tr("breaks by %n change(s)", nullptr, static_cast<int>(breaking))
                                            : Words::tr("may break by %n change(s)", nullptr, static_cast<int>(hits.size()));
        report.addGroup(text(consumer), detail, impactName(breaking > 0 ? Impact::breaks : Impact::possible));
        report.m_report.broken += breaking > 0 ? 1 : 0;
        hurt.insert(consumer);
        for (const Hit &hit : hits) {
            hurting.insert(hit.change);
            report.add(hit);
        }
    }
    const bool hasOthers = hurting.size() < counting.size();
    if (hasOthers)
        report.addGroup(Words::tr("Nobody is known to use it"), untouchedWords(changes, hurt), {});
    for (const BreakingChange *change : counting) {
        if (!hurting.contains(change))
            report.add({change, nullptr});
    }
    if (!accepted.empty())
        report.addGroup(Words::tr("Accepted"),
                        Words::tr("%n change(s) that people know of", nullptr, static_cast<int>(accepted.size())),
                        QStringLiteral("accepted"));
    for (const BreakingChange *change : accepted)
        report.add({change, nullptr});
    report.m_report.changes = static_cast<int>(counting.size());
    report.m_report.accepted = static_cast<int>(accepted.size());
    return std::move(report.m_report);
}

} // namespace alidade
