#include "qml/cycles/matrixview.h"

#include <QAccessible>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>

using namespace alidade;

/// The matrix as a screen reader meets it.
class MatrixViewTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<CycleAnalysis> m_analysis;
    std::unique_ptr<QQuickWindow> m_window;
    MatrixView *m_matrix = nullptr;

    QAccessibleInterface *table() const { return QAccessible::queryAccessibleInterface(m_matrix); }
    static QStringList names(QAccessibleInterface *of)
    {
        QStringList list;
        for (int i = 0; i < of->childCount(); ++i)
            list.append(of->child(i)->text(QAccessible::Name));
        return list;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString file = m_folder.filePath(QStringLiteral("ring.alidade"));
        {
            Workspace workspace = Workspace::create(file.toStdString(), "ring");
            Facts facts;
            facts.nodes = {{.name = "gateway"}, {.name = "order"}, {.name = "payment"}};
            facts.dependencies = {{.from = "order", .to = "payment", .protocol = "grpc"},
                                  {.from = "payment", .to = "order", .protocol = "grpc"},
                                  {.from = "gateway", .to = "order", .protocol = "grpc"}};
            workspace.replaceFacts({.id = "/ring", .name = "ring", .kind = "directory"}, facts, {});
            workspace.edit("Place", {PlaceItem{"node:order", {0, 0, true}}, PlaceItem{"node:payment", {300, 0, true}},
                                     PlaceItem{"node:gateway", {600, 0, true}}});
        }
        m_session = std::make_unique<Session>();
        m_analysis = std::make_unique<CycleAnalysis>();
        m_analysis->setSession(m_session.get());
        m_session->open(QUrl::fromLocalFile(file));
        QTRY_COMPARE(m_analysis->cycles().size(), 1);
        m_window = std::make_unique<QQuickWindow>();
        m_window->resize(600, 500);
        m_matrix = new MatrixView(m_window->contentItem());
        m_matrix->setSize({600, 500});
        m_matrix->setFontSize(12);
        m_matrix->setAnalysis(m_analysis.get());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanupTestCase() { m_window.reset(), m_analysis.reset(), m_session.reset(); }

    void rowsAndColumnsAreNamed()
    {
        QCOMPARE(table()->role(), QAccessible::Table);
        const QStringList groups{QStringLiteral("order, in a cycle"), QStringLiteral("payment, in a cycle"),
                                 QStringLiteral("gateway")};
        QStringList found = names(table());
        QCOMPARE(found.size(), 6);
        QCOMPARE(found.mid(0, 3), found.mid(3));
        QCOMPARE(QSet<QString>(found.begin(), found.end()), QSet<QString>(groups.begin(), groups.end()));
        QCOMPARE(table()->child(0)->role(), QAccessible::Row);
        QCOMPARE(table()->child(5)->role(), QAccessible::ColumnHeader);
        for (int i = 0; i < 6; ++i)
            QCOMPARE(table()->indexOfChild(table()->child(i)), i);
    }

    void aRowHasACellForEachOfItsDependencies()
    {
        QAccessibleInterface *gateway = table()->child(2);
        QCOMPARE(gateway->text(QAccessible::Name), QStringLiteral("gateway"));
        QCOMPARE(gateway->childCount(), 1);
        QVERIFY(gateway->child(0)->text(QAccessible::Name).startsWith(QStringLiteral("gateway depends on order")));
        QCOMPARE(gateway->indexOfChild(gateway->child(0)), 0);
        QCOMPARE(gateway->child(0)->parent(), gateway);
    }

    void everyCellIsReachedThroughTheTable()
    {
        QAccessibleTableInterface *cells = table()->tableInterface();
        QVERIFY(cells && cells->rowCount() == 3 && cells->columnCount() == 3);
        for (int row = 0; row < 3; ++row) {
            for (int column = 0; column < 3; ++column) {
                QAccessibleInterface *cell = cells->cellAt(row, column);
                QVERIFY(cell);
                QCOMPARE(cell->text(QAccessible::Name), m_matrix->describe(row, column));
                QCOMPARE(cell->tableCellInterface()->rowIndex(), row);
                QCOMPARE(cell->tableCellInterface()->columnIndex(), column);
                const QPoint middle = cell->rect().center();
                QCOMPARE(table()->childAt(middle.x(), middle.y()), cell);
            }
        }
        QCOMPARE(cells->cellAt(3, 0), nullptr);
        QCOMPARE(cells->cellAt(-1, 0), nullptr);
    }

    void pressingACellMakesItTheCurrentOne()
    {
        m_matrix->moveTo(0, 0);
        QAccessibleInterface *cell = table()->tableInterface()->cellAt(2, 1);
        QVERIFY(!cell->state().selected);
        cell->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(m_matrix->currentRow(), 2);
        QCOMPARE(m_matrix->currentColumn(), 1);
        QVERIFY(cell->state().selected);
    }

    void partsOfAnEarlierAnalysisAreForgotten()
    {
        const QAccessible::Id before = QAccessible::uniqueId(table()->child(0));
        m_matrix->setOnlyCycle(true);
        QCOMPARE(QAccessible::accessibleInterface(before), nullptr);
        QCOMPARE(table()->childCount(), 4);
        m_matrix->setOnlyCycle(false);
    }
};

QTEST_MAIN(MatrixViewTest)

#include "tst_matrixview.moc"
