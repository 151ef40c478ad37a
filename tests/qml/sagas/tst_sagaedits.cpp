#include "model/error.h"
#include "model/sagarun.h"
#include "qml/sagas/sagaedits.h"

#include <QTest>

using namespace alidade;

/// What a person does to a saga in the editor.
class SagaEditsTest : public QObject {
    Q_OBJECT

    static Saga three()
    {
        Saga saga = newSaga(QStringLiteral("order"));
        addStep(saga, 0);
        addStep(saga, 1);
        const char *names[] = {"reserve", "charge", "ship"};
        for (std::size_t i = 0; i < 3; ++i) {
            setStepField(saga, {i}, QStringLiteral("name"), QString::fromLatin1(names[i]));
            addCompensation(saga, i);
        }
        return saga;
    }
    static std::string names(const Saga &saga)
    {
        std::string all;
        for (const SagaStep &step : saga.steps)
            all += (all.empty() ? "" : " ") + step.name;
        return all;
    }
    static void set(Saga &saga, std::size_t step, const char *field, const char *value, bool isCompensation = false)
    {
        setStepField(saga, {step, isCompensation}, QString::fromLatin1(field), QString::fromLatin1(value));
    }

private Q_SLOTS:
    void aNewSagaHasOneStepThatCanBeVerified()
    {
        const Saga saga = newSaga(QStringLiteral("order"));
        QCOMPARE(saga.steps.size(), 1U);
        QVERIFY(saga.log.isDurable && saga.log.hasReconciliation && saga.timeout);
        QVERIFY(!saga.steps[0].action.idempotencyKey.empty());
    }

    void stepsAreAddedBehindTheChosenOneWithTheirOwnNames()
    {
        Saga saga = three();
        QCOMPARE(addStep(saga, 0), 1U);
        QCOMPARE(saga.steps.size(), 4U);
        QVERIFY(saga.steps[1].name != saga.steps[0].name);
        QCOMPARE(addStep(saga, SagaEvent::noStep), 0U);
    }

    void aNameFollowsIntoWhereItIsUsed()
    {
        Saga saga = three();
        set(saga, 2, "after", "reserve, charge");
        setSagaField(saga, QStringLiteral("order"), QStringLiteral("listed"));
        set(saga, 0, "name", "hold");
        QCOMPARE(*saga.steps[2].after, (std::vector<std::string>{"hold", "charge"}));
        QCOMPARE(saga.compensationList, (std::vector<std::string>{"ship", "charge", "hold"}));
    }

    void twoStepsNeverShareAName()
    {
        Saga saga = three();
        QVERIFY_EXCEPTION_THROWN(set(saga, 0, "name", "ship"), Error);
        Saga other = three();
        QVERIFY_EXCEPTION_THROWN(set(other, 0, "name", " "), Error);
    }

    void aStepMovesAndTheOrderFollows()
    {
        Saga saga = three();
        moveStep(saga, 2, 0);
        QCOMPARE(names(saga), std::string("ship reserve charge"));
        QCOMPARE(orderOf(saga).before[1], std::vector<std::size_t>{0});
        moveStep(saga, 0, 1);
        QCOMPARE(names(saga), std::string("reserve ship charge"));
    }

    void aCircleIsRefused()
    {
        Saga saga = three();
        set(saga, 2, "after", "charge");
        QVERIFY_EXCEPTION_THROWN(set(saga, 0, "after", "ship"), Error);
        Saga other = three();
        QVERIFY_EXCEPTION_THROWN(set(other, 0, "after", "nobody"), Error);
    }

    void removingAStepLeavesNoTrace()
    {
        Saga saga = three();
        set(saga, 2, "after", "reserve, charge");
        setSagaField(saga, QStringLiteral("order"), QStringLiteral("listed"));
        removeStep(saga, 1);
        QCOMPARE(names(saga), std::string("reserve ship"));
        QCOMPARE(*saga.steps[1].after, (std::vector<std::string>{"reserve"}));
        QCOMPARE(saga.compensationList, (std::vector<std::string>{"ship", "reserve"}));
    }

    void whatIsTypedIsRead_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("timeout") << "timeout"
                                 << "1m30s" << true;
        QTest::newRow("no timeout") << "timeout"
                                    << "" << true;
        QTest::newRow("nonsense timeout") << "timeout"
                                          << "soon" << false;
        QTest::newRow("zero timeout") << "timeout"
                                      << "0s" << false;
        QTest::newRow("attempts") << "attempts"
                                  << "3" << true;
        QTest::newRow("unlimited") << "attempts"
                                   << "unlimited" << true;
        QTest::newRow("no attempts") << "attempts"
                                     << "0" << false;
        QTest::newRow("half an attempt") << "attempts"
                                         << "1.5" << false;
        QTest::newRow("all of 32 bits") << "attempts"
                                        << "4294967295" << false;
        QTest::newRow("factor") << "factor"
                                << "1.5" << true;
        QTest::newRow("shrinking") << "factor"
                                   << "0.5" << false;
        QTest::newRow("not a number") << "factor"
                                      << "nan" << false;
        QTest::newRow("effect") << "effect"
                                << "irreversible" << true;
        QTest::newRow("unknown effect") << "effect"
                                        << "magic" << false;
    }
    void whatIsTypedIsRead()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(bool, isGood);
        Saga saga = three();
        bool isTaken = true;
        try {
            setStepField(saga, {0}, field, value);
        } catch (const Error &error) {
            isTaken = false;
            QVERIFY(std::string(error.what()).size() > 10);
        }
        QCOMPARE(isTaken, isGood);
    }

    void operationsAreTiedToTheirKindOfContract()
    {
        QCOMPARE(operationOf(QStringLiteral("grpc shop.v1.Order/Create")),
                 (SagaOperation{EndpointKind::grpc, "shop.v1.Order/Create"}));
        QCOMPARE(operationOf(QStringLiteral("POST /orders")), (SagaOperation{EndpointKind::http, "POST /orders"}));
        QCOMPARE(operationOf(QStringLiteral("topic orders.placed")), (SagaOperation{EndpointKind::topic, "orders.placed"}));
        QCOMPARE(operationOf(QStringLiteral(" reserveStock ")), (SagaOperation{std::nullopt, "reserveStock"}));
    }

    void aRetryPolicyThatSaysNothingIsNone()
    {
        Saga saga = three();
        set(saga, 0, "attempts", "3");
        QVERIFY(saga.steps[0].action.retry.has_value());
        set(saga, 0, "attempts", "1");
        QVERIFY(!saga.steps[0].action.retry.has_value());
    }

    void aCompensationIsAPartOfItsOwn()
    {
        Saga saga = three();
        set(saga, 1, "participant", "ledger", true);
        QCOMPARE(saga.steps[1].compensation->participant, std::string("ledger"));
        QVERIFY(saga.steps[1].action.participant.empty());
        removeCompensation(saga, 1);
        set(saga, 1, "key", "k", true); // of nothing
        QVERIFY(!saga.steps[1].compensation);
    }
};

QTEST_GUILESS_MAIN(SagaEditsTest)

#include "tst_sagaedits.moc"
