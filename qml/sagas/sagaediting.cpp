#include "model/error.h"
#include "qml/sagas/sagaview.h"
#include "qml/session/corewords.h"

#include <algorithm>

namespace alidade {
namespace {

std::string freeSagaName(const Architecture &architecture, const QString &wish)
{
    for (int number = 1;; ++number) {
        const std::string name = (number == 1 ? wish : wish + QString::number(number)).toStdString();
        if (std::none_of(architecture.sagas.begin(), architecture.sagas.end(),
                         [&](const KnownSaga &known) { return known.saga.name == name; }))
            return name;
    }
}

const Saga *designed(const Architecture &architecture, const std::string &name)
{
    const auto &sagas = architecture.decisions.sagas;
    const auto found = std::find_if(sagas.begin(), sagas.end(), [&](const Saga &saga) { return saga.name == name; });
    return found == sagas.end() ? nullptr : &*found;
}

} // namespace

/// Tries the change on what is shown, so that a refusal is told at once, and does it on what is stored when its turn comes.
bool SagaView::edit(const QString &label, const Change &change)
{
    if (!canEdit())
        return false;
    const std::string name = known()->saga.name;
    Saga tried = known()->saga;
    try {
        change(tried);
    } catch (const Error &error) {
        m_session->showMessage(coreText(QString::fromUtf8(error.what())), true);
        return false;
    }
    if (tried == known()->saga)
        return true;
    if (tried.name != name)
        m_wished = tried.name;
    m_session->edit([name, label, change](const Architecture &architecture) -> std::pair<QString, std::vector<Edit>> {
        const Saga *stored = designed(architecture, name);
        if (!stored)
            return {};
        Saga changed = *stored;
        change(changed);
        if (changed == *stored)
            return {};
        if (changed.name == name)
            return {label, {PutSaga{changed}}};
        return {label, {RemoveSaga{name}, PutSaga{changed}}};
    });
    return true;
}

void SagaView::create()
{
    if (isReadOnly())
        return;
    m_wished = freeSagaName(*m_architecture, tr("newSaga"));
    m_wishedStep = 0;
    const QString name = QString::fromStdString(m_wished);
    m_session->edit(QStringLiteral("Add the saga %1").arg(name), {PutSaga{newSaga(name)}});
}

void SagaView::takeOver()
{
    const KnownSaga *shown = known();
    if (!shown || isReadOnly())
        return;
    Saga saga = shown->saga;
    if (shown->isDesigned || shown->hasTwin)
        saga.name = freeSagaName(*m_architecture, QString::fromStdString(saga.name));
    m_wished = saga.name;
    m_session->edit(QStringLiteral("Take the saga %1 over into the design").arg(QString::fromStdString(saga.name)),
                    {PutSaga{std::move(saga)}});
}

void SagaView::remove()
{
    if (canEdit())
        m_session->edit(QStringLiteral("Remove the saga %1").arg(QString::fromStdString(known()->saga.name)),
                        {RemoveSaga{known()->saga.name}});
}

bool SagaView::setField(const QString &field, const QVariant &value)
{
    const KnownSaga *shown = known();
    if (!shown)
        return false;
    if (field == QLatin1String("name") && value.toString().trimmed().toStdString() != shown->saga.name &&
        designed(*m_architecture, value.toString().trimmed().toStdString())) {
        m_session->showMessage(tr("There is another saga %1.").arg(value.toString().trimmed()), true);
        return false;
    }
    return edit(QStringLiteral("Change the saga %1").arg(QString::fromStdString(shown->saga.name)),
                [field, text = value.toString()](Saga &saga) { setSagaField(saga, field, text); });
}

bool SagaView::setPart(const QString &field, const QVariant &value)
{
    const KnownSaga *shown = known();
    if (!shown || m_selected < 0)
        return false;
    const SagaPart part{static_cast<std::size_t>(m_selected), m_isCompensation};
    const QString name = QString::fromStdString(shown->saga.steps[part.step].name);
    const QString label =
        part.isCompensation ? QStringLiteral("Change the compensation of %1") : QStringLiteral("Change the step %1");
    QString text = value.toString();
    if (field == QLatin1String("after"))
        text = text == theStepAbove() ? QStringLiteral("above") : text == nothingBefore() ? QString() : text;
    return edit(label.arg(name), [part, field, text](Saga &saga) {
        if (part.step < saga.steps.size())
            setStepField(saga, part, field, text);
    });
}

void SagaView::addStep()
{
    if (!canEdit())
        return;
    const int behind = m_selected >= 0 ? m_selected : stepCount() - 1;
    m_wishedStep = behind + 1;
    m_isCompensation = false;
    if (!edit(QStringLiteral("Add a step to the saga %1").arg(QString::fromStdString(known()->saga.name)), [behind](Saga &saga) {
            alidade::addStep(saga, behind < 0 ? SagaEvent::noStep : static_cast<std::size_t>(behind));
        }))
        m_wishedStep = -1;
}

void SagaView::addCompensation()
{
    const KnownSaga *shown = known();
    if (!shown || m_selected < 0)
        return;
    const auto step = static_cast<std::size_t>(m_selected);
    m_isCompensation = edit(QStringLiteral("Add a compensation of %1").arg(QString::fromStdString(shown->saga.steps[step].name)),
                            [step](Saga &saga) {
                                if (step < saga.steps.size())
                                    alidade::addCompensation(saga, step);
                            });
}

void SagaView::removeSelected()
{
    const KnownSaga *shown = known();
    if (!shown || m_selected < 0)
        return;
    const auto step = static_cast<std::size_t>(m_selected);
    const QString name = QString::fromStdString(shown->saga.steps[step].name);
    if (m_isCompensation) {
        edit(QStringLiteral("Remove the compensation of %1").arg(name), [step](Saga &saga) {
            if (step < saga.steps.size())
                removeCompensation(saga, step);
        });
        return;
    }
    edit(QStringLiteral("Remove the step %1").arg(name), [step](Saga &saga) {
        if (step < saga.steps.size())
            removeStep(saga, step);
    });
}

bool SagaView::moveStep(int from, int to)
{
    const KnownSaga *shown = known();
    if (!shown || from < 0 || from >= stepCount() || to < 0 || to >= stepCount() || from == to)
        return false;
    const QString name = QString::fromStdString(shown->saga.steps[static_cast<std::size_t>(from)].name);
    if (!edit(QStringLiteral("Move the step %1").arg(name),
              [from, to](Saga &saga) { alidade::moveStep(saga, static_cast<std::size_t>(from), static_cast<std::size_t>(to)); }))
        return false;
    m_selected = to;
    return true;
}

} // namespace alidade
