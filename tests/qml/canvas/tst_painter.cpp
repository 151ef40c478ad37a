#include "qml/canvas/painter.h"
#include "tests/qml/canvas/drawings.h"

#include <QBuffer>
#include <QPainter>
#include <QTest>

using namespace alidade;
using namespace alidade::test;
using Kind = Owner::Kind;

class PainterTest : public QObject {
    Q_OBJECT

    static Drawing sheet()
    {
        return drawing({box(Kind::node, 0, {0, 0, 100, 60}, {10, 200, 30, 255}), line(0, {100, 30}, {300, 30}),
                        box(Kind::node, 1, {300, 0, 100, 60}, {10, 30, 200, 255})});
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void paintsBoxesAndLinesWhereTheyStand()
    {
        const QImage image = renderPng(sheet(), 1); // 24 units of margin
        QCOMPARE(image.pixelColor(24 + 50, 24 + 30), QColor(10, 200, 30));
        QCOMPARE(image.pixelColor(24 + 350, 24 + 30), QColor(10, 30, 200));
        QVERIFY(image.pixelColor(24 + 200, 24 + 30).red() > 150 && image.pixelColor(24 + 200, 24 + 30).green() < 100);
        QCOMPARE(image.pixelColor(2, 2), QColor(255, 255, 255));
    }

    void paintsOnlyWhatTheSceneRectMeets()
    {
        QImage image(400, 60, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paint(painter, sheet(), QRectF(0, 0, 90, 60));
        painter.end();
        QCOMPARE(image.pixelColor(50, 30), QColor(10, 200, 30));
        QCOMPARE(image.pixelColor(350, 30), QColor(Qt::white));
    }

    void paintsEveryShapeAndDash()
    {
        std::vector<DrawItem> items;
        for (const auto shape : {Box::Shape::rounded, Box::Shape::cylinder, Box::Shape::queue, Box::Shape::pill})
            items.push_back({{},
                             Box{.shape = shape,
                                 .rect = {static_cast<double>(items.size()) * 120, 0, 100, 60},
                                 .radius = 6,
                                 .fill = {0, 0, 255, 255},
                                 .stroke = {0, 0, 0, 255}}});
        for (const auto dash : {Path::Dash::solid, Path::Dash::dashed, Path::Dash::dotted})
            items.push_back({{},
                             Path{.points = {{0, 100}, {10, 100}, {20, 100}, {400, 100}},
                                  .stroke = {0, 0, 0, 255},
                                  .width = 2,
                                  .dash = dash,
                                  .hasArrow = true}});
        const QImage image = renderPng(drawing(items), 1);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(image.pixelColor(image.width() * (2 * i + 1) / 8, 24 + 36).blue(), 255);
    }

    void elidesTextThatDoesNotFit()
    {
        Text text;
        text.rect = {0, 0, 40, 20};
        text.text = "a name that is far too long";
        text.color = {0, 0, 0, 255};
        const QImage image = renderPng(drawing({{{}, text}, box(Kind::none, 0, {200, 0, 1, 1})}), 1);
        for (int x = 24 + 48; x < 24 + 190; ++x) {
            for (int y = 24; y < 44; ++y)
                QCOMPARE(image.pixelColor(x, y), QColor(255, 255, 255));
        }
    }

    void writesPdfWithTextAsText()
    {
        Text text;
        text.rect = {0, 0, 100, 20};
        text.text = "payment";
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        renderPdf(drawing({{{}, text}}), buffer, QStringLiteral("Test"));
        QVERIFY(bytes.startsWith("%PDF-1."));
        QVERIFY(bytes.contains("/Font"));
        QVERIFY(!bytes.contains("/Subtype /Image"));
    }

    void keepsHugePicturesWithinTheLimit()
    {
        const QImage image = renderPng(drawing({box(Kind::node, 0, {0, 0, 100'000, 10})}), 1);
        QCOMPARE(image.width(), 16'384);
    }
};

QTEST_MAIN(PainterTest)
#include "tst_painter.moc"
