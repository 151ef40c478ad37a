#include "app/desktop/screenshot.h"

#include <QCoreApplication>
#include <QCursor>
#include <QImage>

#include <cstdio>
#include <utility>

namespace alidade {
namespace {

constexpr int checkEveryMs = 100;
constexpr int calmChecks = 8;    ///< so many calm ones in a row
constexpr int checkLimit = 1200; ///< two minutes

} // namespace

Screenshot::Screenshot(QQuickWindow *window, const QString &file) : m_window(window), m_file(file)
{
    connect(&m_timer, &QTimer::timeout, this, &Screenshot::check);
    connect(window, &QQuickWindow::frameSwapped, this, [this] { m_hasPainted = true; });
    m_timer.start(checkEveryMs);
}

void Screenshot::check()
{
    if (m_checks == 0) // what lies under the pointer by chance shows no tool tip
        QCursor::setPos(m_window->mapToGlobal(QPoint(0, m_window->height() - 1)));
    // On a busy machine a calm window may not have been painted since: each calm check needs a frame of its own.
    const bool isIdle = m_window->property("isIdle").toBool();
    m_calmChecks = !isIdle ? 0 : m_calmChecks + (std::exchange(m_hasPainted, false) ? 1 : 0);
    m_window->update();
    if (m_calmChecks < calmChecks && ++m_checks < checkLimit)
        return;
    m_timer.stop();
    const bool isCalm = m_calmChecks >= calmChecks;
    const bool isWritten = m_window->grabWindow().save(m_file);
    if (!isWritten)
        std::fprintf(stderr, "alidade-desktop: cannot write %s\n", qPrintable(m_file));
    else if (!isCalm)
        std::fprintf(stderr, "alidade-desktop: the window was still busy after two minutes\n");
    QCoreApplication::exit(isWritten && isCalm ? 0 : 3);
}

} // namespace alidade
