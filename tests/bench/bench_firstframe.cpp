// Time from process start to the first frame on screen, beside an empty Qt Quick window. Usage: bench_firstframe BIN_DIR
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QProcess>
#include <QQuickView>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace {

/// The floor: what any Qt Quick program needs before its first frame.
int emptyWindow(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QQuickView view;
    view.resize(1440, 900);
    QObject::connect(&view, &QQuickWindow::frameSwapped, &app, &QGuiApplication::quit, Qt::QueuedConnection);
    view.show();
    return app.exec();
}

double start(const QString &program, const QStringList &arguments)
{
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0) {
        std::fprintf(stderr, "%s failed\n", qPrintable(program));
        std::exit(1);
    }
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1 && QByteArray(argv[1]) == "--empty")
        return emptyWindow(argc, argv);
    const QString bin = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral(".");
    std::vector<double> app, empty, ratios;
    for (int i = 0; i < 8; ++i) {
        const double a = start(bin + QStringLiteral("/alidade-desktop"), {QStringLiteral("--quit-after-first-frame")});
        const double e = start(QString::fromLocal8Bit(argv[0]), {QStringLiteral("--empty")});
        if (i == 0)
            continue; // warm-up
        app.push_back(a);
        empty.push_back(e);
        ratios.push_back(a / e);
    }
    for (auto *values : {&app, &empty, &ratios})
        std::sort(values->begin(), values->end());
    std::printf(
        "First frame: alidade-desktop %.0f ms, empty Qt Quick window %.0f ms, ratio %.2f (goal 1.50), medians of 7 pairs\n",
        app[3], empty[3], ratios[3]);
}
