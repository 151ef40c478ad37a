#include "qml/sagas/sagaedits.h"

#include "model/error.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <set>

namespace alidade {
namespace {

struct SagaEditWords {
    Q_DECLARE_TR_FUNCTIONS(SagaEdits)
};

[[noreturn]] void refuse(const QString &why) { throw Error(why.toStdString()); }

std::vector<std::string> listOf(const QString &text)
{
    std::vector<std::string> list;
    for (const QString &part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            list.push_back(part.trimmed().toStdString());
    }
    return list;
}

std::optional<std::chrono::milliseconds> timeOf(const QString &text)
{
    if (text.isEmpty())
        return std::nullopt;
    const auto time = durationOf(text.toStdString());
    if (!time || time->count() == 0)
        refuse(SagaEditWords::tr("\"%1\" is no duration. Write it as in 200ms, 5s or 1m30s.").arg(text));
    return time;
}

std::chrono::milliseconds waitOf(const QString &text)
{
    return text.isEmpty() || text == QLatin1String("0") ? std::chrono::milliseconds(0) : *timeOf(text);
}

std::uint32_t attemptsFrom(const QString &text)
{
    if (text.isEmpty())
        return 1;
    if (text == QLatin1String("unlimited"))
        return RetryPolicy::unlimited;
    bool isNumber = false;
    const uint count = text.toUInt(&isNumber);
    if (!isNumber || count < 1 || count == RetryPolicy::unlimited)
        refuse(SagaEditWords::tr("\"%1\" is no number of attempts. Write a number from 1, or unlimited.").arg(text));
    return count;
}

double factorFrom(const QString &text)
{
    bool isNumber = false;
    const double factor = text.isEmpty() ? 1.0 : text.toDouble(&isNumber);
    if (!text.isEmpty() && (!isNumber || !(factor >= 1) || factor > 1000))
        refuse(SagaEditWords::tr("\"%1\" is no factor. Each wait is at least as long as the one before: write 1 or more.")
                   .arg(text));
    return factor;
}

template <typename Word> Word wordOf(const QString &text)
{
    const auto word = fromText<Word>(text.toStdString());
    if (!word)
        refuse(SagaEditWords::tr("\"%1\" is not known here.").arg(text));
    return *word;
}

bool isYes(const QString &text) { return text == QLatin1String("true"); }

/// Retry policies say nothing until something in them does.
template <typename Set> void setRetry(SagaCall &call, const Set &set)
{
    RetryPolicy policy = call.retry.value_or(RetryPolicy{});
    set(policy);
    call.retry = policy == RetryPolicy{} ? std::nullopt : std::optional(policy);
}

bool setCallField(SagaCall &call, const QString &field, const QString &value)
{
    const std::string text = value.toStdString();
    if (field == QLatin1String("participant"))
        call.participant = text;
    else if (field == QLatin1String("operation"))
        call.operation = operationOf(value);
    else if (field == QLatin1String("key"))
        call.idempotencyKey = text;
    else if (field == QLatin1String("timeout"))
        call.timeout = timeOf(value);
    else if (field == QLatin1String("attempts"))
        setRetry(call, [&](RetryPolicy &policy) { policy.attempts = attemptsFrom(value); });
    else if (field == QLatin1String("backoff"))
        setRetry(call, [&](RetryPolicy &policy) { policy.backoff = waitOf(value); });
    else if (field == QLatin1String("factor"))
        setRetry(call, [&](RetryPolicy &policy) { policy.factor = factorFrom(value); });
    else if (field == QLatin1String("maxBackoff"))
        setRetry(call, [&](RetryPolicy &policy) { policy.maxBackoff = waitOf(value); });
    else if (field == QLatin1String("consumes"))
        call.consumes = listOf(value);
    else if (field == QLatin1String("emits"))
        call.emits = listOf(value);
    else
        return false;
    return true;
}

void replaceName(std::vector<std::string> &names, const std::string &from, const std::string &to)
{
    std::replace(names.begin(), names.end(), from, to);
}

void renameStep(Saga &saga, std::size_t step, const std::string &name)
{
    if (name.empty())
        refuse(SagaEditWords::tr("A step needs a name."));
    for (std::size_t other = 0; other < saga.steps.size(); ++other)
        if (other != step && saga.steps[other].name == name)
            refuse(SagaEditWords::tr("There is another step %1; each has a name of its own.").arg(QString::fromStdString(name)));
    const std::string before = std::exchange(saga.steps[step].name, name);
    for (SagaStep &other : saga.steps)
        if (other.after)
            replaceName(*other.after, before, name);
    replaceName(saga.compensationList, before, name);
}

void setAfter(Saga &saga, std::size_t step, const QString &value)
{
    if (value == QLatin1String("above")) {
        saga.steps[step].after.reset();
        return;
    }
    const std::vector<std::string> names = listOf(value);
    for (const std::string &name : names)
        if (std::none_of(saga.steps.begin(), saga.steps.end(), [&](const SagaStep &s) { return s.name == name; }))
            refuse(SagaEditWords::tr("There is no step %1.").arg(QString::fromStdString(name)));
    saga.steps[step].after = names;
}

/// A circle in an orchestrated saga is no order to perform it in.
void checkOrder(const Saga &saga)
{
    if (saga.style == SagaStyle::orchestrated && orderOf(saga).hasCycle())
        refuse(SagaEditWords::tr("The steps would wait for each other in a circle."));
}

std::string freeStepName(const Saga &saga)
{
    std::set<std::string> taken;
    for (const SagaStep &step : saga.steps)
        taken.insert(step.name);
    for (std::size_t number = saga.steps.size() + 1;; ++number) {
        std::string name = "step" + std::to_string(number);
        if (!taken.contains(name))
            return name;
    }
}

SagaCall firstCall(const std::string &participant)
{
    return {.participant = participant, .idempotencyKey = "{saga_id}:{step}", .timeout = std::chrono::seconds(5)};
}

} // namespace

SagaOperation operationOf(const QString &text)
{
    const QString simple = text.simplified();
    const qsizetype space = simple.indexOf(QLatin1Char(' '));
    if (space < 0)
        return {std::nullopt, simple.toStdString()};
    const QString first = simple.left(space);
    if (const auto kind = fromText<EndpointKind>(first.toStdString()))
        return {kind, simple.mid(space + 1).toStdString()};
    static const QStringList methods{QStringLiteral("GET"),   QStringLiteral("POST"),   QStringLiteral("PUT"),
                                     QStringLiteral("PATCH"), QStringLiteral("DELETE"), QStringLiteral("HEAD")};
    if (methods.contains(first))
        return {EndpointKind::http, simple.toStdString()};
    return {std::nullopt, simple.toStdString()};
}

void setStepField(Saga &saga, SagaPart part, const QString &field, const QString &typed)
{
    SagaStep &step = saga.steps.at(part.step);
    const QString value = typed.trimmed();
    if (part.isCompensation) {
        if (step.compensation)
            setCallField(*step.compensation, field, value);
        return;
    }
    if (setCallField(step.action, field, value))
        return checkOrder(saga);
    if (field == QLatin1String("name"))
        renameStep(saga, part.step, value.toStdString());
    else if (field == QLatin1String("effect"))
        step.effect = wordOf<SagaEffect>(value);
    else if (field == QLatin1String("pivot"))
        step.isPivot = isYes(value);
    else if (field == QLatin1String("retriable"))
        step.isRetriable = isYes(value);
    else if (field == QLatin1String("outbox"))
        step.hasOutbox = isYes(value);
    else if (field == QLatin1String("condition"))
        step.condition = value.toStdString();
    else if (field == QLatin1String("transaction"))
        step.transaction = value.toStdString();
    else if (field == QLatin1String("after"))
        setAfter(saga, part.step, value);
    else if (field == QLatin1String("emitsOnFailure"))
        step.emitsOnFailure = listOf(value);
    else if (field == QLatin1String("reads"))
        step.reads = listOf(value);
    else if (field == QLatin1String("writes"))
        step.writes = listOf(value);
    checkOrder(saga);
}

void setSagaField(Saga &saga, const QString &field, const QString &typed)
{
    const QString value = typed.trimmed();
    if (field == QLatin1String("name")) {
        if (value.isEmpty())
            refuse(SagaEditWords::tr("A saga needs a name."));
        saga.name = value.toStdString();
    } else if (field == QLatin1String("style"))
        saga.style = wordOf<SagaStyle>(value);
    else if (field == QLatin1String("coordinator"))
        saga.coordinator = value.toStdString();
    else if (field == QLatin1String("timeout"))
        saga.timeout = timeOf(value);
    else if (field == QLatin1String("durable"))
        saga.log.isDurable = isYes(value);
    else if (field == QLatin1String("reconciliation"))
        saga.log.hasReconciliation = isYes(value);
    else if (field == QLatin1String("recovery"))
        saga.log.recovery = wordOf<SagaRecovery>(value);
    else if (field == QLatin1String("order"))
        saga.compensationOrder = wordOf<CompensationOrder>(value);
    else if (field == QLatin1String("list"))
        saga.compensationList = listOf(value);
    else if (field == QLatin1String("startedBy"))
        saga.startedBy = listOf(value);
    else if (field == QLatin1String("endsWith"))
        saga.endsWith = listOf(value);
    if (saga.compensationOrder == CompensationOrder::listed && saga.compensationList.empty()) // begin with the sound one
        for (const std::size_t step : undoSequenceOf(saga))
            saga.compensationList.push_back(saga.steps[step].name);
    checkOrder(saga);
}

std::size_t addStep(Saga &saga, std::size_t behind)
{
    const std::size_t at = behind < saga.steps.size() ? behind + 1 : 0;
    SagaStep step{.name = freeStepName(saga)};
    if (!saga.steps.empty())
        step.action = firstCall(saga.steps[at == 0 ? 0 : at - 1].action.participant);
    else
        step.action = firstCall({});
    saga.steps.insert(saga.steps.begin() + static_cast<std::ptrdiff_t>(at), std::move(step));
    checkOrder(saga);
    return at;
}

void removeStep(Saga &saga, std::size_t step)
{
    const std::string name = saga.steps.at(step).name;
    saga.steps.erase(saga.steps.begin() + static_cast<std::ptrdiff_t>(step));
    for (SagaStep &other : saga.steps)
        if (other.after)
            std::erase(*other.after, name);
    std::erase(saga.compensationList, name);
}

void moveStep(Saga &saga, std::size_t from, std::size_t to)
{
    if (from >= saga.steps.size() || to >= saga.steps.size())
        return;
    SagaStep step = std::move(saga.steps[from]);
    saga.steps.erase(saga.steps.begin() + static_cast<std::ptrdiff_t>(from));
    saga.steps.insert(saga.steps.begin() + static_cast<std::ptrdiff_t>(to), std::move(step));
    checkOrder(saga);
}

void addCompensation(Saga &saga, std::size_t step)
{
    if (saga.steps.at(step).compensation)
        return;
    SagaCall call = firstCall({});
    call.retry = RetryPolicy{.attempts = RetryPolicy::unlimited, .backoff = std::chrono::seconds(1)};
    saga.steps[step].compensation = std::move(call);
    if (saga.compensationOrder == CompensationOrder::listed)
        saga.compensationList.insert(saga.compensationList.begin(), saga.steps[step].name);
}

void removeCompensation(Saga &saga, std::size_t step)
{
    saga.steps.at(step).compensation.reset();
    std::erase(saga.compensationList, saga.steps[step].name);
}

Saga newSaga(const QString &name)
{
    Saga saga{
        .name = name.toStdString(), .timeout = std::chrono::minutes(1), .log = {.isDurable = true, .hasReconciliation = true}};
    addStep(saga, 0);
    return saga;
}

} // namespace alidade
