#include "qml/importing/identities.h"
#include "qml/importing/nearmisses.h"
#include "tests/qml/importing/shop.h"

#include <QAbstractItemModelTester>

using namespace alidade;

/// Which names mean the same, and what a person says of them.
class IdentitiesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<Identities> m_names;

    /// "? invoice invoices / order: order, order-service / payment"
    QString shown() const
    {
        QStringList rows;
        for (int i = 0; i < m_names->count(); ++i) {
            const QModelIndex index = m_names->index(i);
            const QString name = index.data(Identities::NameRole).toString();
            switch (index.data(Identities::RowRole).value<Identities::Row>()) {
            case Identities::Row::Miss:
                rows.append(QStringLiteral("? %1 %2").arg(name, index.data(Identities::NodeRole).toString()));
                break;
            case Identities::Row::Node: rows.append(name); break;
            case Identities::Row::Name:
                rows.append(QStringLiteral("- ") + name +
                            (index.data(Identities::IsDecidedRole).toBool() ? QStringLiteral("!") : QString()));
                break;
            }
        }
        return rows.join(QStringLiteral(" / "));
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_shop = std::make_unique<Shop>();
        QTRY_VERIFY(m_shop->isOpen());
        m_names = std::make_unique<Identities>();
        m_names->setSession(&m_shop->session);
        new QAbstractItemModelTester(m_names.get(), m_names.get());
    }
    void cleanup() { m_names.reset(), m_shop.reset(); }

    void listsPairsThenNodesWithSeveralNamesThenTheOthers()
    {
        QCOMPARE(shown(), QStringLiteral(
                              "? invoice invoices / order / - order / - order-service / events / invoice / invoices / payment"));
        QCOMPARE(m_names->joinedCount(), 1);
        m_names->setOnlyJoined(true);
        QCOMPARE(shown(), QStringLiteral("? invoice invoices / order / - order / - order-service"));
        m_names->setFilter(QStringLiteral("service"));
        QCOMPARE(shown(), QStringLiteral("order / - order / - order-service"));
    }

    void aNameThatIsSetApartIsANodeOfItsOwnUntilUndo()
    {
        QVERIFY(m_shop->isOne("order", "order-service"));
        m_names->setApart(QStringLiteral("order-service"));
        QTRY_VERIFY(!m_shop->isOne("order", "order-service"));
        QVERIFY2(shown().contains(QStringLiteral("order-service / - order-service!")), qPrintable(shown()));
        QCOMPARE(m_shop->session.undoLabel(), QStringLiteral("Set order-service apart"));
        m_names->forget(QStringLiteral("order-service"));
        QTRY_VERIFY(m_shop->isOne("order", "order-service"));
        m_shop->session.undo();
        QTRY_VERIFY(!m_shop->isOne("order", "order-service"));
        m_shop->session.undo();
        QTRY_VERIFY(m_shop->isOne("order", "order-service"));
    }

    void aPairIsJoinedOrKeptApartForGood()
    {
        m_names->join(QStringLiteral("invoices"), QStringLiteral("invoice"));
        QTRY_VERIFY(m_shop->isOne("invoice", "invoices"));
        QCOMPARE(m_names->missCount(), 0);
        QCOMPARE(m_shop->session.undoLabel(), QStringLiteral("Join invoices with invoice"));
        m_shop->session.undo();
        QTRY_COMPARE(m_names->missCount(), 1);
        m_names->keepApart(QStringLiteral("invoice"), QStringLiteral("invoices"));
        QTRY_COMPARE(m_names->missCount(), 0);
        QVERIFY(!m_shop->isOne("invoice", "invoices"));
    }

    void aNameIsNotJoinedWithItsOwnNode()
    {
        QVERIFY(!m_names->canJoin(QStringLiteral("order-service"), QStringLiteral("order")));
        QVERIFY(!m_names->canJoin(QStringLiteral("order"), QStringLiteral("order")));
        QVERIFY(!m_names->canJoin(QStringLiteral("order"), QStringLiteral("nobody")));
        QVERIFY(!m_names->canJoin({}, QStringLiteral("order")));
        QVERIFY(m_names->canJoin(QStringLiteral("order-service"), QStringLiteral("payment")));
    }

    void namesAreAlikeWhenOneLetterDiffers()
    {
        QVERIFY(areSpelledAlike("invoice", "invoices"));
        QVERIFY(areSpelledAlike("check-out", "Checkaut"));
        QVERIFY(areSpelledAlike("catalog", "catalgo") == false); // two letters differ
        QVERIFY(!areSpelledAlike("shard-1", "shard-2"));
        QVERIFY(!areSpelledAlike("cart", "card")); // short words differ by chance
        QVERIFY(!areSpelledAlike("orders-db", "payments-db"));
    }

    void aSeriesOfNamesIsNoMistake()
    {
        Architecture architecture;
        for (char c = 'a'; c <= 'z'; ++c)
            architecture.nodes.push_back({.name = std::string("worker") + c});
        QVERIFY(nearMisses(architecture).empty());
    }
};

QTEST_GUILESS_MAIN(IdentitiesTest)

#include "tst_identities.moc"
