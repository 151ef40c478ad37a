#include "qml/importing/callwords.h"
#include "qml/importing/likelihood.h"
#include "qml/importing/nodechoices.h"
#include "qml/importing/opencalls.h"
#include "tests/qml/importing/shop.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTranslator>

using namespace alidade;

/// Calls whose other side is not known, and what a person says of them.
class OpenCallsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<OpenCalls> m_calls;

    QVariant at(int row, int role) const { return m_calls->index(row).data(role); }
    QString key(int row = 0) const { return at(row, OpenCalls::KeyRole).toString(); }
    QStringList choices(NodeChoices &model) const
    {
        QStringList names;
        for (int i = 0; i < model.count(); ++i) {
            const QModelIndex index = model.index(i);
            names.append(index.data(NodeChoices::NameRole).toString() +
                         (index.data(NodeChoices::IsLikelyRole).toBool() ? QStringLiteral("*") : QString()));
        }
        return names;
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_shop = std::make_unique<Shop>();
        QTRY_VERIFY(m_shop->isOpen());
        m_calls = std::make_unique<OpenCalls>();
        m_calls->setSession(&m_shop->session);
        new QAbstractItemModelTester(m_calls.get(), m_calls.get());
    }
    void cleanup() { m_calls.reset(), m_shop.reset(); }

    void tellsWhoCallsWhatAndWhyItIsOpen()
    {
        QCOMPARE(m_calls->openCount(), 2);
        QCOMPARE(at(0, OpenCalls::CallerRole).toString(), QStringLiteral("order"));
        QCOMPARE(at(0, OpenCalls::WhatRole).toString(), QStringLiteral("calls GET /refunds"));
        QCOMPARE(at(1, OpenCalls::WhatRole).toString(), QStringLiteral("calls POST /charge"));
        QVERIFY(at(1, OpenCalls::ReasonRole).toString().contains(QStringLiteral("PAYMENT_ADDR is set nowhere")));
        QCOMPARE(at(1, OpenCalls::FileRole).toString(), QStringLiteral("order/main.go"));
        QCOMPARE(at(1, OpenCalls::LineRole).toInt(), 12);
        QCOMPARE(m_shop->session.openCallCount(), 2);
    }

    void aPersonSaysWhereItGoesAndTakesItBack()
    {
        QVERIFY(!m_shop->calls("order", "payment"));
        m_calls->resolve(key(), QStringLiteral("payment"));
        QTRY_VERIFY(m_shop->calls("order", "payment"));
        QCOMPARE(m_shop->session.undoLabel(), QStringLiteral("Say that order calls payment"));
        QCOMPARE(m_calls->openCount(), 1);
        QCOMPARE(m_calls->settledCount(), 1);
        QVERIFY(at(1, OpenCalls::IsSettledRole).toBool()); // what is open comes first
        QCOMPARE(at(1, OpenCalls::AnswerRole).toString(), QStringLiteral("payment"));
        m_shop->session.undo();
        QTRY_COMPARE(m_calls->openCount(), 2);
        QVERIFY(!m_shop->calls("order", "payment"));
        m_shop->session.redo();
        QTRY_COMPARE(m_calls->openCount(), 1);
        m_calls->forget(key(1));
        QTRY_COMPARE(m_calls->openCount(), 2);
    }

    void whatIsIgnoredIsSettledWithoutALine()
    {
        m_calls->ignore(key());
        QTRY_COMPARE(m_calls->settledCount(), 1);
        QCOMPARE(at(1, OpenCalls::AnswerRole).toString(), QString());
        QCOMPARE(m_shop->architecture().dependencies.size(), std::size_t(0));
    }

    void allCallsToOneAddressAreSettledAtOnce()
    {
        QCOMPARE(m_calls->alikeCount(key()), 2);
        const int before = m_shop->session.history()->count();
        m_calls->resolveAlike(key(), QStringLiteral("payment"));
        QTRY_COMPARE(m_calls->settledCount(), 2);
        QCOMPARE(m_shop->session.history()->count(), before + 1);
        m_shop->session.undo();
        QTRY_COMPARE(m_calls->openCount(), 2);
    }

    void isFilteredByWhatItShows()
    {
        m_calls->setFilter(QStringLiteral("refund"));
        QCOMPARE(m_calls->count(), 1);
        QCOMPARE(m_calls->openCount(), 2);
        m_calls->setFilter(QStringLiteral("MAIN.GO"));
        QCOMPARE(m_calls->count(), 2);
        m_calls->setFilter(QStringLiteral("nothing like it"));
        QCOMPARE(m_calls->count(), 0);
    }

    void anUnknownKeyChangesNothing()
    {
        const int before = m_shop->session.history()->count();
        m_calls->resolve(QStringLiteral("gone"), QStringLiteral("payment"));
        m_calls->ignore(QStringLiteral("gone"));
        m_calls->forget(QStringLiteral("gone"));
        QTest::qWait(50);
        QCOMPARE(m_shop->session.history()->count(), before);
    }

    void whoIsNamedInTheCallIsLikely()
    {
        NodeChoices model;
        model.setSession(&m_shop->session);
        model.setCall(key());
        QCOMPARE(choices(model).join(QLatin1Char(' ')), QStringLiteral("payment* invoice invoices events"));
        model.setCall({});
        QCOMPARE(choices(model).join(QLatin1Char(' ')), QStringLiteral("events invoice invoices order payment"));
        model.setCall(key());
        model.setFilter(QStringLiteral("Inv"));
        QCOMPARE(choices(model).join(QLatin1Char(' ')), QStringLiteral("invoice invoices"));
    }

    void theLikelierTheEarlier()
    {
        Architecture a;
        a.nodes = {
            {.name = "auditor"}, {.name = "billing-gateway"}, {.name = "catalogue"}, {.name = "ledger"}, {.name = "orders"}};
        a.nodes[0].kind = NodeKind::datastore;
        a.nodes[2].endpoints.push_back({.kind = EndpointKind::http, .name = "POST /charge"});
        a.dependencies.push_back({.from = 4, .to = 3});
        OpenCall call{.node = 4, .protocol = "http", .target = "${BILLING_ADDR}", .operation = "POST /charge"};
        const auto of = [&](Index node) { return likelihood(a, call, node); };
        QVERIFY(of(2) > of(1)); // it serves what is asked for
        QVERIFY(of(1) > of(3)); // a word of its name stands in the address
        QVERIFY(of(3) > 0);     // the two talk anyway
        QVERIFY(of(0) < 0);     // a store answers no request
        call.target = "http://ledger:80";
        QVERIFY(of(3) > of(2));
    }

    void anotherLanguageIsSaidAtOnce()
    {
        class Shouting : public QTranslator {
            QString translate(const char *context, const char *source, const char *, int) const override
            {
                return qstrcmp(context, "CallWords") == 0 ? QString::fromUtf8(source).toUpper() : QString();
            }
            bool isEmpty() const override { return false; }
        } translator;
        QVERIFY(at(1, OpenCalls::ReasonRole).toString().contains(QStringLiteral("is set nowhere")));
        QCoreApplication::installTranslator(&translator);
        QSignalSpy told(m_calls.get(), &OpenCalls::modelReset);
        m_shop->session.retranslate();
        QCOMPARE(told.count(), 1);
        QVERIFY(at(1, OpenCalls::ReasonRole).toString().contains(QStringLiteral("IS SET NOWHERE")));
        QCoreApplication::removeTranslator(&translator);
    }

    void reasonsOfTheModelAreKnownWords()
    {
        QCOMPARE(reasonWord("A is set nowhere and has no fallback, and no service serves x, and y"),
                 QStringLiteral("A is set nowhere and has no fallback, and no service serves x, and y"));
        QCOMPARE(reasonWord("something new"), QStringLiteral("something new"));
    }
};

QTEST_GUILESS_MAIN(OpenCallsTest)

#include "tst_opencalls.moc"
