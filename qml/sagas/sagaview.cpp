#include "qml/sagas/sagaview.h"

#include "analysis/events/eventstorm.h"
#include "qml/canvas/painter.h"
#include "qml/sagas/sagarows.h"
#include "qml/sagas/sagawords.h"

#include <algorithm>

namespace alidade {

SagaView::SagaView(QObject *parent) : QObject(parent), m_architecture(std::make_shared<Architecture>())
{
    connect(&m_verdicts, &SagaVerdicts::changed, this, [this] {
        Q_EMIT sagasChanged();
        Q_EMIT verdictChanged();
        redraw();
    });
    connect(&m_player, &SagaPlayer::positionChanged, this, &SagaView::redraw);
    connect(&m_player, &SagaPlayer::runChanged, this, &SagaView::redraw);
    m_drawing.spokenItems = [this] {
        std::vector<SpokenItem> items;
        const KnownSaga *shown = known();
        for (std::size_t i = 0; shown && i < shown->saga.steps.size() && i < m_layout.steps.size(); ++i) {
            const SagaStep &step = shown->saga.steps[i];
            const QString name = QString::fromStdString(step.name), by = QString::fromStdString(step.action.participant);
            const bool isIt = m_selected == static_cast<int>(i);
            items.push_back({{Owner::Kind::node, static_cast<Index>(i)},
                             toQt(m_layout.steps[i]),
                             step.isPivot ? tr("%1, step %2 by %3, point of no return").arg(name).arg(i + 1).arg(by)
                                          : tr("%1, step %2 by %3").arg(name).arg(i + 1).arg(by),
                             isIt && !m_isCompensation});
            if (step.compensation)
                items.push_back({{Owner::Kind::module, static_cast<Index>(i)},
                                 toQt(m_layout.compensations[i]),
                                 tr("Compensation of %1").arg(name),
                                 isIt && m_isCompensation});
        }
        return items;
    };
    m_drawing.activate = [this](Owner owner) { select(static_cast<int>(owner.index), owner.kind == Owner::Kind::module); };
}

void SagaView::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_verdicts.setSession(session);
    if (session) {
        connect(session, &Session::architectureChanged, this, &SagaView::readChoreographies);
        connect(session, &Session::architectureChanged, this, &SagaView::refresh);
        connect(session, &Session::workspaceChanged, this, &SagaView::sessionChanged);
        readChoreographies();
        refresh();
    }
    Q_EMIT sessionChanged();
}

/// Those of the snapshot before stay until the worker has read the new one.
void SagaView::readChoreographies()
{
    m_session->runTask<std::pair<std::shared_ptr<const Architecture>, std::vector<KnownSaga>>>(
        tr("Reading the chains of events"),
        [architecture = m_session->architecture()](const Progress &, std::stop_token) {
            return std::pair(architecture, choreographiesOf(*architecture, eventStorm(*architecture)));
        },
        [self = QPointer(this)](std::pair<std::shared_ptr<const Architecture>, std::vector<KnownSaga>> found) {
            if (!self || !self->m_session || self->m_session->architecture() != found.first)
                return; // a newer one is being read
            const bool isSame =
                std::equal(found.second.begin(), found.second.end(), self->m_choreographies.begin(), self->m_choreographies.end(),
                           [](const KnownSaga &l, const KnownSaga &r) { return l.saga == r.saga; });
            self->m_choreographies = std::move(found.second);
            if (!isSame)
                self->refresh();
        });
}

void SagaView::setDark(bool dark)
{
    if (std::exchange(m_isDark, dark) != dark)
        redraw();
}

void SagaView::setLanguage(const QString &language)
{
    if (std::exchange(m_language, language) == language)
        return;
    Q_EMIT wordsChanged();
    Q_EMIT faultsChanged();
    Q_EMIT m_player.runChanged();
    announceAll();
}

void SagaView::announceAll()
{
    Q_EMIT sagasChanged();
    Q_EMIT currentChanged();
    Q_EMIT selectionChanged();
    Q_EMIT verdictChanged();
    redraw();
}

const KnownSaga *SagaView::known() const
{
    return m_current >= 0 && m_current < static_cast<int>(m_sagas.size()) ? &m_sagas[static_cast<std::size_t>(m_current)]
                                                                          : nullptr;
}

/// The same saga stays chosen, or the one that was wished for.
void SagaView::refresh()
{
    const KnownSaga *before = known();
    const std::string name = before ? before->saga.name : std::string(), source = before ? before->source : std::string();
    const bool wasDesigned = before && before->isDesigned;
    const Saga shown = before ? before->saga : Saga{};
    m_architecture = m_session->architecture();
    m_sagas = m_architecture->sagas;
    m_sagas.insert(m_sagas.end(), m_choreographies.begin(), m_choreographies.end());
    const auto &sagas = m_sagas;
    const auto find = [&](const auto &fits) {
        const auto found = std::find_if(sagas.begin(), sagas.end(), fits);
        return found == sagas.end() ? -1 : static_cast<int>(found - sagas.begin());
    };
    const int wished = m_wished.empty() ? -1 : find([&](const KnownSaga &k) { return k.isDesigned && k.saga.name == m_wished; });
    const int same =
        find([&](const KnownSaga &k) { return k.saga.name == name && k.isDesigned == wasDesigned && k.source == source; });
    const int last = static_cast<int>(sagas.size()) - 1;
    m_current = wished >= 0 ? wished : same >= 0 ? same : std::min(std::max(m_current, 0), last);
    if (wished >= 0)
        m_wished.clear();
    if (wished >= 0 || same < 0)
        m_selected = -1;
    clampSelection();
    judgeAll();
    const KnownSaga *now = known();
    if (!now || now->saga != shown)
        follow();
    announceAll();
    if (m_wishedStep >= 0 && m_wishedStep < stepCount()) {
        select(std::exchange(m_wishedStep, -1));
        Q_EMIT stepAdded();
    }
}

void SagaView::clampSelection()
{
    const KnownSaga *shown = known();
    if (!shown || m_selected >= static_cast<int>(shown->saga.steps.size()))
        m_selected = -1;
    m_isCompensation =
        m_isCompensation && m_selected >= 0 && shown->saga.steps[static_cast<std::size_t>(m_selected)].compensation.has_value();
}

/// Another saga, or another version of it: what was played was of the one before.
void SagaView::follow()
{
    const KnownSaga *shown = known();
    std::erase_if(m_faults, [&](const SagaEvent &fault) { return !shown || fault.step >= shown->saga.steps.size(); });
    Q_EMIT faultsChanged();
    if (m_playing == Playing::scenario && shown)
        playScenario();
    else
        m_player.clear();
}

void SagaView::judgeAll()
{
    std::vector<Saga> sagas;
    if (const KnownSaga *shown = known())
        sagas.push_back(shown->saga);
    for (const KnownSaga &other : m_sagas)
        sagas.push_back(other.saga);
    m_verdicts.want(std::move(sagas), m_bounds);
}

SagaDrawingOptions SagaView::drawingOptions(bool isPicture) const
{
    SagaDrawingOptions options;
    options.isDark = m_isDark;
    options.words = sagaDrawingWords();
    if (!isPicture && m_selected >= 0) {
        options.selected = static_cast<std::size_t>(m_selected);
        options.isCompensationSelected = m_isCompensation;
    }
    options.moment = m_player.moment();
    options.breach = m_player.breachHere();
    if (const auto verdict = currentVerdict())
        for (const SagaFinding &finding : verdict->findings)
            if (finding.severity == Severity::error && finding.step != SagaEvent::noStep)
                options.faulty.push_back(finding.step);
    return options;
}

void SagaView::redraw()
{
    std::array<SharedDrawing, 3> drawings;
    if (const KnownSaga *shown = known()) {
        m_layout = layoutSaga(shown->saga);
        drawings[static_cast<std::size_t>(Detail::near)] =
            std::make_shared<const IndexedDrawing>(drawSaga(shown->saga, drawingOptions(false)));
    }
    m_drawing.set(std::move(drawings));
    Q_EMIT drawingChanged();
}

QVariantList SagaView::sagas() const
{
    QVariantList rows;
    for (const KnownSaga &one : m_sagas)
        rows.append(sagaRow(one, m_verdicts.find(one.saga).get()));
    return rows;
}

void SagaView::setCurrent(int saga)
{
    if (saga == m_current || saga < 0 || saga >= static_cast<int>(m_sagas.size()))
        return;
    m_current = saga;
    m_selected = -1;
    m_isCompensation = false;
    m_playing = Playing::nothing;
    m_faults.clear();
    judgeAll();
    follow();
    announceAll();
}

bool SagaView::isReadOnly() const { return !m_session || m_session->isReadOnly(); }

bool SagaView::canEdit() const
{
    const KnownSaga *shown = known();
    return shown && shown->isDesigned && !isReadOnly();
}

QVariantMap SagaView::fields() const
{
    const KnownSaga *shown = known();
    return shown ? sagaFields(shown->saga) : QVariantMap();
}

QStringList SagaView::stepNames() const
{
    QStringList names;
    if (const KnownSaga *shown = known())
        for (const SagaStep &step : shown->saga.steps)
            names.append(QString::fromStdString(step.name));
    return names;
}

int SagaView::stepCount() const
{
    const KnownSaga *shown = known();
    return shown ? static_cast<int>(shown->saga.steps.size()) : 0;
}

QVariantMap SagaView::part() const
{
    const KnownSaga *shown = known();
    if (!shown || m_selected < 0)
        return {};
    QVariantMap fields = partFields(shown->saga, {static_cast<std::size_t>(m_selected), m_isCompensation});
    const QString after = fields.value(QStringLiteral("after")).toString();
    const auto &own = shown->saga.steps[static_cast<std::size_t>(m_selected)].after;
    fields.insert(QStringLiteral("after"), !own ? theStepAbove() : own->empty() ? nothingBefore() : after);
    return fields;
}

QStringList SagaView::afterChoices() const
{
    QStringList choices = stepNames();
    if (m_selected >= 0 && m_selected < choices.size())
        choices.removeAt(m_selected);
    return QStringList{theStepAbove(), nothingBefore()} + choices;
}

QString SagaView::theStepAbove() { return tr("the step above"); }
QString SagaView::nothingBefore() { return tr("nothing: at once"); }

QStringList SagaView::participants() const
{
    QStringList names;
    for (const Node &node : m_architecture->nodes)
        if (!isResource(node.kind))
            names.append(QString::fromStdString(node.name));
    return names;
}

QStringList SagaView::operations() const
{
    const KnownSaga *shown = known();
    if (!shown || m_selected < 0)
        return {};
    const SagaStep &step = shown->saga.steps[static_cast<std::size_t>(m_selected)];
    return operationsOf(*m_architecture, m_isCompensation ? compensatingParticipant(step) : step.action.participant);
}

QVariantList SagaView::evidence() const
{
    const KnownSaga *shown = known();
    if (!shown)
        return {};
    QVariantList rows;
    for (const KnownSaga &one : m_sagas) { // a designed one shows what the code of the same name says
        if (&one == shown || (shown->isDesigned && one.saga.name == shown->saga.name))
            rows.append(evidenceRows(one.saga, QString::fromStdString(one.source)));
    }
    return rows;
}

} // namespace alidade
