#include "qml/canvas/drawingsource.h"

#include "qml/canvas/painter.h"

namespace alidade {

void DrawingSource::set(std::array<SharedDrawing, 3> drawings)
{
    m_drawings = std::move(drawings);
    Q_EMIT changed();
}

Detail DrawingSource::detailAt(double zoom)
{
    return zoom < farBelow ? Detail::far : zoom < middleBelow ? Detail::middle : Detail::near;
}

const SharedDrawing &DrawingSource::drawing(Detail detail) const
{
    const auto wanted = static_cast<std::size_t>(detail);
    for (const std::size_t at :
         {wanted, wanted == 2 ? std::size_t{1} : wanted + 1, wanted == 0 ? std::size_t{2} : std::size_t{0}}) {
        if (m_drawings[at])
            return m_drawings[at];
    }
    return m_drawings[wanted];
}

QRectF DrawingSource::bounds() const
{
    const SharedDrawing &shared = drawing(Detail::near);
    return shared ? toQt(shared->drawing.bounds) : QRectF();
}

bool DrawingSource::isEmpty() const
{
    const SharedDrawing &shared = drawing(Detail::near);
    return !shared || shared->drawing.items.empty();
}

} // namespace alidade
