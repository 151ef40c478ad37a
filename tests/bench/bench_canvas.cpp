// Frame times of the canvas: panning and zooming a map of 10,000 cards and 30,000 dependencies, and dragging a card on the
// sample system. Run it once for each backend: under Xvfb with Mesa llvmpipe, and with QT_QUICK_BACKEND=software.
#include "qml/canvas/drawingview.h"
#include "qml/map/mapview.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickStyle>
#include <QQuickView>
#include <QSurfaceFormat>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>

using namespace alidade;

namespace {

constexpr Index contextCount = 100, cardsPerContext = 100, dependencyCount = 30'000;
constexpr int frames = 240;
constexpr int waitLimitMs = 120'000;

/// 100 contexts of 100 cards in a square; three dependencies a card, most of them inside its context.
std::shared_ptr<MapScene> largeScene()
{
    auto architecture = std::make_shared<Architecture>();
    auto scene = std::make_shared<MapScene>();
    std::mt19937 random(1);
    for (Index c = 0; c < contextCount; ++c) {
        BoundedContext context;
        context.id = context.name = "Context " + std::to_string(c);
        architecture->contexts.push_back(context);
        const double left = (c % 10) * 3200.0, top = static_cast<double>(c / 10) * 1800.0;
        scene->positions.contexts.push_back({left, top, 2900, 1500});
        for (Index i = 0; i < cardsPerContext; ++i) {
            Node node;
            node.name = "service-" + std::to_string(c) + "-" + std::to_string(i);
            node.context = c;
            node.language = "go";
            const Rect size = cardSize(node);
            scene->positions.nodes.push_back(
                {left + 40 + (i % 10) * 285.0, top + 60 + static_cast<double>(i / 10) * 142.0, size.width, size.height});
            architecture->nodes.push_back(node);
        }
    }
    const auto cards = static_cast<Index>(architecture->nodes.size());
    for (Index i = 0; i < dependencyCount; ++i) {
        Dependency d;
        d.from = i % cards;
        d.to = random() % 10 < 7 ? d.from / cardsPerContext * cardsPerContext + random() % cardsPerContext : random() % cards;
        d.mode = i % 4 == 0 ? Mode::async : Mode::sync;
        if (d.from != d.to)
            architecture->dependencies.push_back(d);
    }
    scene->architecture = architecture;
    for (const Detail detail : {Detail::far, Detail::middle, Detail::near}) {
        DrawingOptions options;
        options.detail = detail;
        scene->drawings[static_cast<std::size_t>(detail)] =
            std::make_shared<const IndexedDrawing>(draw(*architecture, scene->positions, options));
    }
    return scene;
}

template <typename Condition> bool waitUntil(const Condition &isTrue)
{
    QElapsedTimer clock;
    clock.start();
    while (!isTrue() && clock.elapsed() < waitLimitMs)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    return isTrue();
}

void report(const char *what, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    const auto at = [&](double share) { return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))]; };
    std::printf("| %-34s | %6.1f | %6.1f | %6.1f |\n", what, at(0.5), at(0.95), times.back());
    std::fflush(stdout);
}

/// From the change of the viewport to the frame that shows it, ms.
template <typename Step> void measure(QQuickWindow &window, const char *what, const Step &step)
{
    std::vector<double> times;
    for (int i = 0; i < frames; ++i) {
        bool isShown = false;
        const auto connection = QObject::connect(&window, &QQuickWindow::frameSwapped, &window, [&] { isShown = true; });
        QElapsedTimer clock;
        clock.start();
        step(i);
        window.update();
        waitUntil([&] { return isShown; });
        times.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        QObject::disconnect(connection);
    }
    report(what, std::move(times));
}

/// What a frame costs that shows one moving rectangle: the floor on this machine, now.
void benchFloor()
{
    QQuickWindow window;
    window.resize(1920, 1080);
    QQmlEngine engine;
    QQmlComponent component(&engine);
    component.setData("import QtQuick; Rectangle { width: 200; height: 100; color: 'teal' }", QUrl());
    const std::unique_ptr<QQuickItem> item(qobject_cast<QQuickItem *>(component.create()));
    item->setParentItem(window.contentItem());
    window.show();
    waitUntil([&] { return window.isExposed(); });
    measure(window, "floor: one moving rectangle", [&](int i) { item->setX(i); });
}

void benchLarge()
{
    QElapsedTimer clock;
    clock.start();
    const auto scene = largeScene();
    std::printf("10,000 cards, %zu dependencies, drawn and indexed three times in %lld ms\n",
                scene->architecture->dependencies.size(), clock.elapsed());
    QQuickWindow window;
    window.resize(1920, 1080);
    DrawingSource source;
    auto *view = new DrawingView(window.contentItem());
    view->setSize({1920, 1080});
    window.show();
    waitUntil([&] { return window.isExposed(); });
    view->setSource(&source);
    source.set(scene->drawings);
    view->fitAll();
    clock.restart();
    waitUntil([&] { return view->isSettled(); });
    std::printf("first complete picture of the whole map in %lld ms\n\n", clock.elapsed());
    std::printf("| %-34s | %6s | %6s | %6s |\n|---|---|---|---|\n", "ms a frame", "p50", "p95", "max");
    benchFloor();
    const auto sway = [&](int i) { view->panBy({12 * std::cos(i / 20.0), 8 * std::sin(i / 15.0)}); };
    measure(window, "pan, whole map (far)", sway);
    view->setZoom(0.5);
    view->centerOn({16'000, 9'000});
    waitUntil([&] { return view->isSettled(); });
    measure(window, "pan, 50 % (middle)", sway);
    view->setZoom(1);
    view->centerOn({16'000, 9'000});
    waitUntil([&] { return view->isSettled(); });
    measure(window, "pan, 100 % (near)", sway);
    measure(window, "fast pan, 100 %", [&](int i) { view->panBy({i % 80 < 40 ? -60.0 : 60.0, 10}); });
    measure(window, "zoom at the pointer", [&](int i) { view->zoomAt({700, 500}, i % 120 < 60 ? 0.96 : 1 / 0.96); });
}

void benchDrag()
{
    Session session;
    session.openSample();
    QQuickView window;
    window.engine()->addImportPath(QStringLiteral(":/qt/qml"));
    window.setInitialProperties({{QStringLiteral("session"), QVariant::fromValue(&session)}});
    window.setResizeMode(QQuickView::SizeRootObjectToView);
    window.resize(1440, 900);
    window.setSource(QUrl(QStringLiteral("qrc:/qt/qml/Alidade/Map/MapScreen.qml")));
    window.show();
    auto *map = window.rootObject() ? window.rootObject()->property("map").value<MapView *>() : nullptr;
    auto *view = window.rootObject() ? window.rootObject()->property("view").value<DrawingView *>() : nullptr;
    if (!map || !waitUntil([&] { return window.isExposed() && map->isReady() && !map->isEmpty() && view->isSettled(); })) {
        std::printf("| drag on the sample: it could not be opened |\n");
        return;
    }
    const QString key = QString::fromStdString("node:" + session.architecture()->nodes.front().name);
    const QPoint start = view->mapToScene(view->toView(map->rectOf(key).center())).toPoint();
    QTest::mousePress(&window, Qt::LeftButton, {}, start);
    measure(window, "drag a card on the sample", [&](int i) {
        QTest::mouseMove(&window,
                         start + QPoint(static_cast<int>(150 * std::sin(i / 30.0)), static_cast<int>(80 * std::sin(i / 20.0))));
    });
    QTest::keyClick(&window, Qt::Key_Escape);
    QTest::mouseRelease(&window, Qt::LeftButton, {}, start);
}

} // namespace

int main(int argc, char **argv)
{
    QSurfaceFormat format = QSurfaceFormat::defaultFormat();
    format.setSwapInterval(0); // measure the work, not the screen's clock
    QSurfaceFormat::setDefaultFormat(format);
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    const QTemporaryDir data;
    qputenv("XDG_DATA_HOME", data.path().toUtf8());
    qputenv("XDG_CONFIG_HOME", data.path().toUtf8());
    const QGuiApplication app(argc, argv);
    const bool isSoftware = qEnvironmentVariable("QT_QUICK_BACKEND") == QLatin1String("software");
    std::printf("backend: %s, platform %s\n", isSoftware ? "software" : "OpenGL", qPrintable(QGuiApplication::platformName()));
    benchLarge();
    benchDrag();
    return 0;
}
