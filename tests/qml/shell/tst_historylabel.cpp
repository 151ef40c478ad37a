#include "qml/map/mapedits.h"
#include "qml/map/mapkeys.h"
#include "qml/shell/historylabel.h"
#include "tests/builder.h"

#include <QTest>
#include <QTranslator>

using namespace alidade;

namespace {

/// Puts every translated text between brackets, so that it can be seen what was translated.
class Brackets : public QTranslator {
public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        return qstrcmp(context, "HistoryLabel") == 0 ? QStringLiteral("[") + QString::fromUtf8(source) + QLatin1Char(']')
                                                     : QString();
    }
};

} // namespace

class HistoryLabelTest : public QObject {
    Q_OBJECT

    Brackets m_translator;

private Q_SLOTS:
    void initTestCase() { QCoreApplication::installTranslator(&m_translator); }
    void cleanupTestCase() { QCoreApplication::removeTranslator(&m_translator); }

    void translatesWhatTheStoreAndTheCommandLineWrite_data()
    {
        QTest::addColumn<QString>("stored");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *stored, const char *shown) {
            QTest::newRow(stored) << QString::fromUtf8(stored) << QString::fromUtf8(shown);
        };
        row("Import shop", "[Import shop]");
        row("Remove source shop", "[Remove source shop]");
        row("Add the saga placeOrder", "[Add the saga placeOrder]");
        row("Add sagas placeOrder, refund", "[Add sagas placeOrder, refund]");
        row("Import sagas from order.yaml", "[Import sagas from order.yaml]");
        row("Move the step charge", "[Move the step charge]");
        row("Move OrderPlaced on the board", "[Move OrderPlaced on the board]");
        row("Make Order a context", "[Make Order a context]");
        row("Place 22 new cards", "[Place 22 new cards]");
        row("Place order", "[Place order]");
        row("Move order and 3 more to Sales", "[Move [order and 3 more] to Sales]");
        row("Mark Sales as core", "[Mark Sales as [core]]");
        row("Sales and Billing: Shared Kernel", "[Sales and Billing: [Shared Kernel]]");
        row("Decide to cut a → b", "[Decide to cut a → b]");
        row("New context core with core", "[New context core with core]"); // names stay as they are
    }
    void translatesWhatTheStoreAndTheCommandLineWrite()
    {
        QFETCH(QString, stored);
        QTEST(historyLabel(stored), "shown");
    }

    void showsWhatItDoesNotKnowAsItIsKept()
    {
        for (const char *label : {"", "移动 order", "Something else", "Import", "Move a b"})
            QCOMPARE(historyLabel(QString::fromUtf8(label)), QString::fromUtf8(label));
    }

    void keepsPercentSignsOfNames()
    {
        QCOMPARE(historyLabel(QStringLiteral("Move %2 to %1")), QStringLiteral("[Move %2 to %1]"));
    }

    void knowsEveryLabelOfTheMap()
    {
        test::System system;
        system.service("order").in("Sales").calls("payment").service("payment").in("Billing").service("mail");
        Architecture a = system.build();
        a.contexts[0].color.clear();
        const Index mail = a.findNode("mail"), order = a.findNode("order");
        const std::string sales = a.contexts[a.nodes[order].context].id;
        BoundedContext changed = a.contexts[a.findContext(sales)];
        std::vector<MapEdit> edits{assignCards(a, {mail}, 0),
                                   assignCards(a, {order}, none),
                                   createContext(a, QStringLiteral("Post"), {}, {}),
                                   createContext(a, QStringLiteral("Post"), {mail}, {}),
                                   removeContext(a, 0),
                                   separateContexts(a, a.contexts[0].id, a.contexts[1].id),
                                   writeNote(a, nodeKey("mail"), QStringLiteral("note")),
                                   writeNote(a, nodeKey("mail"), QString())};
        ContextRelation relation;
        relation.upstream = a.contexts[0].id, relation.downstream = a.contexts[1].id;
        edits.push_back(relateContexts(a, relation));
        const auto change = [&](auto set) {
            BoundedContext other = changed;
            set(other);
            edits.push_back(changeContext(a, other));
        };
        change([](BoundedContext &c) { c.name = "Other"; });
        change([](BoundedContext &c) { c.subdomain = Subdomain::generic; });
        change([](BoundedContext &c) { c.owner = "Team"; });
        change([](BoundedContext &c) { c.color = "red"; });
        change([](BoundedContext &c) { c.description = "What it is"; });
        std::erase_if(edits, [](const MapEdit &edit) { return edit.edits.empty(); });
        QVERIFY(edits.size() > 10);
        for (const MapEdit &edit : edits)
            QVERIFY2(historyLabel(edit.label).startsWith(QLatin1Char('[')), qPrintable(edit.label));
    }
};

QTEST_GUILESS_MAIN(HistoryLabelTest)

#include "tst_historylabel.moc"
