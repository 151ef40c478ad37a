#include "app/desktop/headstart.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QOpenGLContext>
#include <QQuickWindow>

namespace alidade {
namespace {

/// A context of its own, thrown away: the driver stays in the process for those of the windows.
void loadGraphicsDriver()
{
    QOpenGLContext context;
    context.create(); // whether there is none is said by Qt Quick
}

/// The database of the system's fonts and the file of the one that most of the text has.
void loadFonts(const QFont &font) { QFontMetricsF(font).horizontalAdvance(QLatin1Char('A')); }

} // namespace

HeadStart::HeadStart()
{
    m_threads.emplace_back(loadFonts, QGuiApplication::font());
    const QString backend = QQuickWindow::sceneGraphBackend(); // what QT_QUICK_BACKEND asks for; empty: Qt's own choice
    if (backend.isEmpty() || backend == QLatin1String("rhi"))
        m_threads.emplace_back(loadGraphicsDriver);
}

} // namespace alidade
