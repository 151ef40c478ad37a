#include "qml/contracts/contractchanges.h"

#include "model/error.h"
#include "qml/contracts/contractplace.h"
#include "qml/session/corewords.h"

#include <QDate>
#include <QDateTime>
#include <QPointer>

namespace alidade {

namespace {

QString kindName(VersionChoice::Kind kind)
{
    switch (kind) {
    case VersionChoice::Kind::head: return QStringLiteral("head");
    case VersionChoice::Kind::tag: return QStringLiteral("tag");
    case VersionChoice::Kind::branch: return QStringLiteral("branch");
    case VersionChoice::Kind::source: return QStringLiteral("source");
    }
    return {};
}

bool canCompare(const std::string &kind) { return kind == "proto" || kind == "openapi"; }

std::string today() { return QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate).toStdString(); }

} // namespace

ContractChanges::ContractChanges(QObject *parent) : ContractPart(parent) {}

QString ContractChanges::older() const { return m_comparison ? text(m_comparison->wish.older) : QString(); }

QStringList ContractChanges::problems() const
{
    QStringList lines;
    if (m_comparison) {
        for (const Diagnostic &diagnostic : m_comparison->diagnostics)
            lines.append(diagnosticLine(diagnostic));
    }
    return lines;
}

void ContractChanges::setRules(const QString &rules)
{
    if (std::exchange(m_rules, rules) == rules)
        return;
    Q_EMIT rulesChanged();
    if (m_comparison)
        compare(text(m_comparison->wish.older));
}

void ContractChanges::cancel()
{
    if (m_task != 0)
        library()->session()->tasks()->cancelTask(m_task);
    m_task = 0;
    ++m_request;
    Q_EMIT changed();
}

void ContractChanges::compare(const QString &older)
{
    const std::optional<ChosenContract> chosen = library()->chosen();
    const QString typed = older.trimmed();
    if (!chosen || !chosen->source || typed.isEmpty())
        return;
    cancel();
    const bool isFolder =
        typed.startsWith(QLatin1Char('/')) || typed.startsWith(QLatin1Char('~')) || typed.startsWith(QLatin1Char('.'));
    const QString wanted = isFolder ? Session::fullPath(typed) : typed;
    const int request = ++m_request;
    const ComparisonWish wish{chosen->source, wanted.toStdString(), m_rules.toStdString(), (*chosen)->kind == "openapi"};
    // The work itself brings its result: a task that fails, or is stopped at its end, does not come back.
    const auto bring = [self = QPointer(this), session = library()->session(), request](auto comparison) {
        QMetaObject::invokeMethod(session, [self, request, comparison] {
            if (!self || self->m_request != request)
                return;
            self->m_task = 0;
            if (comparison)
                self->m_comparison = comparison;
            self->refreshSoon();
            Q_EMIT self->changed();
        });
    };
    m_task = library()->session()->runTask<bool>(
        tr("Compare the contracts of %1 with %2").arg(text(chosen->source->source.name), wanted),
        [bring, wish](const Progress &progress, std::stop_token stop) {
            try {
                bring(std::make_shared<const ContractComparison>(compareContracts(wish, progress, stop)));
            } catch (const std::exception &) {
                bring(std::shared_ptr<const ContractComparison>());
                throw;
            }
            return true;
        },
        [](bool) {});
    Q_EMIT changed();
}

void ContractChanges::readVersions(const ChosenContract &chosen)
{
    const Source &source = chosen.source->source;
    const std::string wanted = source.id + '\n' + source.revision;
    if (std::exchange(m_versionsOf, wanted) == wanted)
        return;
    library()->session()->runTask<std::vector<VersionChoice>>(
        tr("List the versions of %1").arg(text(source.name)),
        [source, all = chosen.architecture->sources](const Progress &, std::stop_token) { return versionChoices(source, all); },
        [self = QPointer(this), wanted](std::vector<VersionChoice> choices) {
            if (!self || self->m_versionsOf != wanted)
                return;
            self->m_versions.clear();
            for (const VersionChoice &choice : choices)
                self->m_versions.append(QVariantMap{{QStringLiteral("kind"), kindName(choice.kind)},
                                                    {QStringLiteral("name"), text(choice.name)},
                                                    {QStringLiteral("value"), text(choice.value)}});
            Q_EMIT self->versionsChanged();
        });
}

void ContractChanges::refresh(const std::optional<ChosenContract> &chosen)
{
    if (!chosen || !canCompare((*chosen)->kind)) {
        stop();
        m_report = {};
        Q_EMIT changed();
        return;
    }
    readVersions(*chosen);
    const bool isApi = (*chosen)->kind == "openapi";
    if (m_comparison && m_comparison->wish.newer->source.name != chosen->source->source.name)
        m_comparison.reset();
    if (m_comparison && (m_comparison->wish.newer != chosen->source || m_comparison->wish.isApi != isApi)) {
        const QString older = text(m_comparison->wish.older); // the source was imported again, or this is the other language
        m_comparison.reset();
        compare(older);
    }
    if (!m_comparison) {
        stop();
        m_report = {};
        Q_EMIT changed();
        return;
    }
    run([this, chosen = *chosen, comparison = m_comparison](std::stop_token) {
        auto report = std::make_shared<ChangeReport>(changeReport(chosen, *comparison, today()));
        return [this, report] {
            m_report = std::move(*report);
            Q_EMIT changed();
        };
    });
}

bool ContractChanges::accept(const QVariantMap &change, const QString &reason, const QString &owner, const QString &until)
{
    const QString day = until.trimmed();
    if (!day.isEmpty() && (day.size() != 10 || !QDate::fromString(day, Qt::ISODate).isValid()))
        return false;
    const auto word = [&](const char *key) { return change.value(QLatin1String(key)).toString().toStdString(); };
    library()->session()->edit(tr("Accept the change %1 of %2").arg(text(word("rule")), text(word("element"))),
                               {AcceptContractChange{{.fingerprint = word("fingerprint"),
                                                      .rule = word("rule"),
                                                      .element = word("element"),
                                                      .reason = reason.trimmed().toStdString(),
                                                      .owner = owner.trimmed().toStdString(),
                                                      .until = day.toStdString()}}});
    return true;
}

void ContractChanges::forget(const QVariantMap &change)
{
    const QString rule = change.value(QStringLiteral("rule")).toString(),
                  element = change.value(QStringLiteral("element")).toString();
    library()->session()->edit(tr("Let the change %1 of %2 count again").arg(rule, element),
                               {ForgetContractChange{change.value(QStringLiteral("fingerprint")).toString().toStdString()}});
}

} // namespace alidade
