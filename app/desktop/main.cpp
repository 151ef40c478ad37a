#include "app/desktop/arguments.h"
#include "app/desktop/headstart.h"
#include "app/desktop/render.h"
#include "app/desktop/screenshot.h"
#include "model/error.h"
#include "qml/session/session.h"
#include "qml/shell/language.h"
#include "qml/theme/theme.h"

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQmlComponent>
#include <QQuickStyle>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace alidade {
namespace {

/// Pictures need fonts but no display.
void goOffscreenToRender(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--render") == 0)
            qputenv("QT_QPA_PLATFORM", "offscreen");
    }
}

/// Qt ends with an abort when there is nothing to show a window on.
bool hasDisplay()
{
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || qEnvironmentVariableIsSet("DISPLAY") ||
           qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
}

int endPipe[2] = {-1, -1};

/// Logging out or Ctrl-C closes the workspace as Quit does, so that its one file holds everything.
void quitOnSignals(QGuiApplication &application)
{
    if (pipe2(endPipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    auto *notifier = new QSocketNotifier(endPipe[0], QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, &QGuiApplication::quit);
    struct sigaction action {};
    action.sa_handler = [](int) { [[maybe_unused]] const auto written = write(endPipe[1], "", 1); };
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        sigaction(signal, &action, nullptr);
}

void openWhatWasAsked(Session &session, const Arguments &arguments)
{
    if (arguments.openSample)
        session.openSample();
    for (const QString &path : arguments.paths)
        session.openAny(QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath()));
}

void prepare(QQuickWindow *window, const Arguments &arguments)
{
    if (!arguments.size.isEmpty())
        window->resize(arguments.size);
    if (!arguments.screen.isEmpty())
        window->setProperty("screen", arguments.screen);
    window->setProperty("startPanels", arguments.panels);
}

/// The window's QML is read while the head start lasts, and the window is made when it is over.
void load(QQmlApplicationEngine &engine, std::unique_ptr<HeadStart> headStart)
{
    const QUrl main(QStringLiteral("qrc:/qt/qml/Alidade/Shell/Main.qml"));
    engine.addImportPath(QStringLiteral(":/qt/qml"));
    const QQmlComponent types(&engine, main); // the engine keeps what it has read
    headStart.reset();
    engine.load(main);
}

int runWindow(QGuiApplication &application, const Arguments &arguments)
{
    auto headStart = std::make_unique<HeadStart>();
    if (arguments.isDark)
        Theme::overrideMode(*arguments.isDark ? Theme::Mode::Dark : Theme::Mode::Light);
    Language::install(arguments.language);
    QQuickStyle::setStyle(QStringLiteral("Basic"));

    Session session;
    QQmlApplicationEngine engine;
    engine.setInitialProperties({{QStringLiteral("session"), QVariant::fromValue(&session)}});
    load(engine, std::move(headStart));
    if (engine.rootObjects().isEmpty())
        return 3;
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
    prepare(window, arguments);
    openWhatWasAsked(session, arguments);
    if (arguments.quitAfterFirstFrame)
        QObject::connect(window, &QQuickWindow::frameSwapped, &application, &QGuiApplication::quit, Qt::QueuedConnection);
    std::unique_ptr<Screenshot> screenshot;
    if (!arguments.screenshot.isEmpty())
        screenshot = std::make_unique<Screenshot>(window, arguments.screenshot);
    return application.exec();
}

int run(QGuiApplication &application)
{
    const Arguments arguments = readArguments();
    try {
        if (!arguments.render)
            return runWindow(application, arguments);
        renderPicture(arguments);
        return 0;
    } catch (const Error &error) {
        std::fprintf(stderr, "alidade-desktop: %s\n", error.what());
        return 2;
    }
}

} // namespace
} // namespace alidade

int main(int argc, char **argv)
{
    alidade::goOffscreenToRender(argc, argv);
    if (!alidade::hasDisplay()) {
        std::fputs("alidade-desktop: there is no display. Log in to a desktop, or use the alidade command line.\n", stderr);
        return 2;
    }
    QGuiApplication application(argc, argv);
    alidade::quitOnSignals(application);
    QCoreApplication::setOrganizationName(QStringLiteral("Alidade"));
    QCoreApplication::setApplicationName(QStringLiteral("Alidade"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ALIDADE_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("alidade"));
    return alidade::run(application);
}
