#include "qml/sagas/sagarows.h"

#include "qml/sagas/sagawords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <set>

namespace alidade {
namespace {

struct SagaRows {
    Q_DECLARE_TR_FUNCTIONS(SagaRows)
};

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

QString listText(const std::vector<std::string> &list)
{
    QStringList names;
    for (const std::string &name : list)
        names.append(text(name));
    return names.join(QStringLiteral(", "));
}

QString durationField(const std::optional<std::chrono::milliseconds> &time)
{
    return time ? text(durationText(*time)) : QString();
}

QString waitField(std::chrono::milliseconds wait) { return wait.count() == 0 ? QString() : text(durationText(wait)); }

struct KindWords {
    const char *word;
    QString text;
};

KindWords verdictWords(const SagaVerdict *verdict)
{
    if (!verdict)
        return {"pending", SagaRows::tr("Checking…")};
    const bool isSearched = verdict->proof.has_value();
    switch (verdict->kind()) {
    case SagaVerdict::Kind::proved: return {"proved", isSearched ? SagaRows::tr("Proved") : SagaRows::tr("Rules hold")};
    case SagaVerdict::Kind::warned: return {"warned", SagaRows::tr("Warnings")};
    case SagaVerdict::Kind::violated: return {"violated", SagaRows::tr("Violated")};
    case SagaVerdict::Kind::unproved: break;
    }
    return {"unproved", SagaRows::tr("Not proved")};
}

void addCall(QVariantMap &fields, const SagaCall &call)
{
    const RetryPolicy policy = call.retry.value_or(RetryPolicy{});
    const auto set = [&](const char *name, const QVariant &value) { fields.insert(QString::fromLatin1(name), value); };
    set("participant", text(call.participant));
    set("operation", text(toText(call.operation)));
    set("key", text(call.idempotencyKey));
    set("timeout", durationField(call.timeout));
    set("attempts", policy.attempts == RetryPolicy::unlimited ? QStringLiteral("unlimited") : QString::number(policy.attempts));
    set("backoff", waitField(policy.backoff));
    set("factor", policy.factor == 1 ? QString() : QString::number(policy.factor));
    set("maxBackoff", waitField(policy.maxBackoff));
    set("consumes", listText(call.consumes));
    set("emits", listText(call.emits));
}

QVariantMap timeRow(const QString &title, const SagaTime &time, const QString &detail)
{
    return {{QStringLiteral("title"), title}, {QStringLiteral("value"), timeText(time)}, {QStringLiteral("detail"), detail}};
}

} // namespace

QVariantMap sagaRow(const KnownSaga &known, const SagaVerdict *verdict)
{
    const Saga &saga = known.saga;
    std::set<std::string> participants;
    for (const SagaStep &step : saga.steps)
        participants.insert(step.action.participant);
    participants.erase(std::string());
    const KindWords words = verdictWords(verdict);
    const QString code = known.framework.empty() ? text(known.form) : text(known.framework + " " + known.form);
    const QString origin = known.isDesigned ? SagaRows::tr("designed") : SagaRows::tr("from code, %1").arg(code);
    return {{QStringLiteral("title"), text(saga.name)},
            {QStringLiteral("detail"),
             SagaRows::tr("%1 · %2").arg(origin, SagaRows::tr("%n step(s)", nullptr, static_cast<int>(saga.steps.size())))},
            {QStringLiteral("participants"), static_cast<int>(participants.size())},
            {QStringLiteral("isDesigned"), known.isDesigned},
            {QStringLiteral("hasTwin"), known.hasTwin},
            {QStringLiteral("origin"), origin},
            {QStringLiteral("verdict"), QString::fromLatin1(words.word)},
            {QStringLiteral("verdictText"), words.text}};
}

QVariantMap sagaFields(const Saga &saga)
{
    return {{QStringLiteral("name"), text(saga.name)},
            {QStringLiteral("style"), text(toText(saga.style))},
            {QStringLiteral("coordinator"), text(saga.coordinator)},
            {QStringLiteral("timeout"), durationField(saga.timeout)},
            {QStringLiteral("durable"), saga.log.isDurable},
            {QStringLiteral("reconciliation"), saga.log.hasReconciliation},
            {QStringLiteral("recovery"), text(toText(saga.log.recovery))},
            {QStringLiteral("order"), text(toText(saga.compensationOrder))},
            {QStringLiteral("list"), listText(saga.compensationList)},
            {QStringLiteral("startedBy"), listText(saga.startedBy)},
            {QStringLiteral("endsWith"), listText(saga.endsWith)}};
}

QVariantMap partFields(const Saga &saga, SagaPart part)
{
    QVariantMap fields;
    if (part.step >= saga.steps.size())
        return fields;
    const SagaStep &step = saga.steps[part.step];
    if (part.isCompensation && !step.compensation)
        return fields;
    addCall(fields, part.isCompensation ? *step.compensation : step.action);
    const auto set = [&](const char *name, const QVariant &value) { fields.insert(QString::fromLatin1(name), value); };
    set("name", text(step.name));
    set("hasCompensation", step.compensation.has_value());
    set("effect", text(toText(step.effect)));
    set("pivot", step.isPivot);
    set("retriable", step.isRetriable);
    set("outbox", step.hasOutbox);
    set("condition", text(step.condition));
    set("transaction", text(step.transaction));
    set("after", step.after ? listText(*step.after) : QStringLiteral("above"));
    set("emitsOnFailure", listText(step.emitsOnFailure));
    set("reads", listText(step.reads));
    set("writes", listText(step.writes));
    return fields;
}

QVariantList findingRows(const SagaVerdict &verdict)
{
    QVariantList rows;
    for (const SagaFinding &finding : verdict.findings)
        rows.append(QVariantMap{
            {QStringLiteral("step"), finding.step == SagaEvent::noStep ? -1 : static_cast<int>(finding.step)},
            {QStringLiteral("rule"), text(finding.rule)},
            {QStringLiteral("isError"), finding.severity == Severity::error},
            {QStringLiteral("message"), ruleText(finding.message)},
            {QStringLiteral("advice"), ruleText(finding.advice)},
        });
    return rows;
}

QVariantList propertyRows(const SagaVerdict &verdict)
{
    QVariantList rows;
    if (!verdict.proof)
        return rows;
    for (std::size_t i = 0; i < sagaPropertyCount; ++i) {
        const auto property = static_cast<SagaProperty>(i);
        const std::vector<SagaRun> &runs = verdict.proof->counterexamples;
        const auto broken = std::find_if(runs.begin(), runs.end(),
                                         [&](const SagaRun &run) { return run.breach && run.breach->property == property; });
        const bool isBroken = broken != runs.end();
        rows.append(QVariantMap{
            {QStringLiteral("property"), text(toText(property))},
            {QStringLiteral("name"), propertyName(property)},
            {QStringLiteral("demand"), propertyDemand(property)},
            {QStringLiteral("state"), isBroken                    ? QStringLiteral("broken")
                                      : verdict.proof->isComplete ? QStringLiteral("holds")
                                                                  : QStringLiteral("unknown")},
            {QStringLiteral("counterexample"), isBroken ? static_cast<int>(broken - runs.begin()) : -1},
            {QStringLiteral("breach"), isBroken ? breachSentence(*broken->breach, verdict.saga) : QString()},
            {QStringLiteral("events"), isBroken ? static_cast<int>(broken->moments.size()) : 0},
        });
    }
    return rows;
}

QVariantList timeRows(const SagaVerdict &verdict)
{
    const SagaDurations &times = verdict.durations;
    QVariantList rows;
    rows.append(timeRow(SagaRows::tr("Until all is done"), times.forward, SagaRows::tr("at worst, with all attempts")));
    rows.append(timeRow(SagaRows::tr("Until all is undone"), times.back, SagaRows::tr("at worst, once it turns back")));
    rows.append(timeRow(SagaRows::tr("Until it has ended"), times.whole, SagaRows::tr("forward and back")));
    for (std::size_t i = 0; i < times.held.size() && i < verdict.saga.steps.size(); ++i)
        rows.append(timeRow(text(verdict.saga.steps[i].name), times.held[i], SagaRows::tr("may stay held")));
    return rows;
}

QString proofText(const SagaVerdict &verdict)
{
    if (verdict.saga.style == SagaStyle::choreographed)
        return SagaRows::tr("Its chain of events was checked; the runs of a saga without a coordinator are not searched.");
    if (verdict.saga.steps.empty())
        return SagaRows::tr("It has no steps yet.");
    if (verdict.isStopped)
        return SagaRows::tr("The search was stopped: nothing is proved.");
    if (!verdict.proof)
        return ruleText(verdict.obstacle);
    const QString states =
        SagaRows::tr("%n state(s)", nullptr, static_cast<int>(verdict.proof->states))
            .replace(QString::number(verdict.proof->states), QLocale().toString(static_cast<qulonglong>(verdict.proof->states)));
    const QString time = verdict.time.count() < 1
                             ? SagaRows::tr("under 1 ms")
                             : SagaRows::tr("%1 ms").arg(QLocale().toString(static_cast<qlonglong>(verdict.time.count())));
    if (!verdict.proof->counterexamples.empty())
        return SagaRows::tr("Some runs go wrong: %1 in %2.").arg(states, time);
    return verdict.proof->isComplete ? SagaRows::tr("Every run holds: %1 in %2.").arg(states, time)
                                     : SagaRows::tr("Not every run was followed: %1 in %2.").arg(states, time);
}

QVariantList evidenceRows(const Saga &saga, const QString &source)
{
    QVariantList rows;
    const auto add = [&](const std::vector<Place> &places, const QString &title, const QString &detail, int step) {
        for (const Place &place : places)
            rows.append(QVariantMap{{QStringLiteral("title"), title},
                                    {QStringLiteral("detail"), detail},
                                    {QStringLiteral("source"), source},
                                    {QStringLiteral("file"), text(place.file)},
                                    {QStringLiteral("line"), place.line},
                                    {QStringLiteral("step"), step}});
    };
    add(saga.evidence, text(saga.name), SagaRows::tr("puts the saga together"), -1);
    for (std::size_t i = 0; i < saga.steps.size(); ++i) {
        const SagaStep &step = saga.steps[i];
        add(step.action.evidence, text(step.name), SagaRows::tr("step"), static_cast<int>(i));
        if (step.compensation)
            add(step.compensation->evidence, text(step.name), SagaRows::tr("compensation"), static_cast<int>(i));
    }
    return rows;
}

QStringList operationsOf(const Architecture &architecture, const std::string &node)
{
    QStringList operations;
    const Index index = architecture.findNode(node);
    if (index == none)
        return operations;
    for (const Endpoint &endpoint : architecture.nodes[index].endpoints) {
        if (endpoint.kind == EndpointKind::port || endpoint.kind == EndpointKind::table)
            continue;
        operations.append(text(toText(SagaOperation{endpoint.kind, endpoint.name})));
    }
    operations.removeDuplicates();
    return operations;
}

} // namespace alidade
