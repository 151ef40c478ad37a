#include "qml/canvas/painter.h"
#include "qml/sagas/sagaview.h"

#include <algorithm>

namespace alidade {
namespace {

constexpr double catching = 4; ///< scene units around a place

} // namespace

void SagaView::select(int step, bool isCompensation)
{
    if (step >= stepCount())
        return;
    m_selected = std::max(step, -1);
    m_isCompensation = isCompensation;
    clampSelection();
    Q_EMIT selectionChanged();
    redraw();
}

bool SagaView::selectAt(QPointF scene)
{
    const SharedDrawing &shown = m_drawing.drawing(Detail::near);
    const Owner owner = shown ? shown->index.ownerAt(shown->drawing, fromQt(scene), catching) : Owner{};
    const bool isPart = owner.kind == Owner::Kind::node || owner.kind == Owner::Kind::module;
    select(isPart ? static_cast<int>(owner.index) : -1, owner.kind == Owner::Kind::module);
    return isPart;
}

void SagaView::walk(int by)
{
    const KnownSaga *shown = known();
    if (!shown || shown->saga.steps.empty())
        return;
    std::vector<std::size_t> reading(shown->saga.steps.size());
    for (std::size_t i = 0; i < reading.size(); ++i)
        reading[i] = i;
    std::stable_sort(reading.begin(), reading.end(),
                     [&](std::size_t l, std::size_t r) { return m_layout.column[l] < m_layout.column[r]; });
    const auto at = std::find(reading.begin(), reading.end(), static_cast<std::size_t>(m_selected));
    const auto last = static_cast<std::ptrdiff_t>(reading.size()) - 1;
    const std::ptrdiff_t next =
        at == reading.end() ? (by > 0 ? 0 : last) : std::clamp((at - reading.begin()) + by, std::ptrdiff_t{0}, last);
    select(static_cast<int>(reading[static_cast<std::size_t>(next)]), m_isCompensation);
}

QRectF SagaView::rectOf(int step, bool isCompensation) const
{
    if (step < 0 || step >= static_cast<int>(m_layout.steps.size()))
        return {};
    return toQt((isCompensation ? m_layout.compensations : m_layout.steps)[static_cast<std::size_t>(step)]);
}

int SagaView::positionAt(int step, double sceneX) const
{
    int before = 0;
    for (int other = 0; other < static_cast<int>(m_layout.steps.size()); ++other)
        before += other != step && m_layout.steps[static_cast<std::size_t>(other)].center().x < sceneX ? 1 : 0;
    return before;
}

QRectF SagaView::dropLine(int step, int position) const
{
    // The steps without the one that moves, from left to right: the line stands before the one at `position`.
    std::vector<Rect> rects;
    for (int other = 0; other < static_cast<int>(m_layout.steps.size()); ++other)
        if (other != step)
            rects.push_back(m_layout.steps[static_cast<std::size_t>(other)]);
    if (rects.empty())
        return {};
    std::sort(rects.begin(), rects.end(), [](const Rect &l, const Rect &r) { return l.x < r.x; });
    const bool isLast = position >= static_cast<int>(rects.size());
    const Rect &neighbour = isLast ? rects.back() : rects[static_cast<std::size_t>(std::max(0, position))];
    const double x = isLast ? neighbour.x + neighbour.width + m_layout.gap / 2 : neighbour.x - m_layout.gap / 2;
    return {x - 1.5, 0, 3, m_layout.bounds.height};
}

} // namespace alidade
