#include "qml/map/inspection.h"

#include <QTemporaryDir>
#include <QTest>

using namespace alidade;

/// What the inspector says of a node: its endpoints by kind, its flows, its owners and what is in its code.
class InspectionTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MapView> m_map;
    std::unique_ptr<Inspection> m_inspection;

    static Facts facts()
    {
        Facts facts;
        facts.nodes = {{.name = "order", .path = "order", .place = {"order/main.go", 1}},
                       {.name = "mail", .path = "mail", .place = {"mail/main.go", 1}},
                       {.name = "events", .kind = NodeKind::broker, .place = {"compose.yaml", 4}}};
        for (int i = 0; i < 60; ++i)
            facts.endpoints.push_back(
                {"order", EndpointKind::http, "GET /orders/" + std::to_string(i), {"order/main.go", 9 + i}});
        facts.endpoints.push_back({"order", EndpointKind::grpc, "shop.Orders/Place", {"order/main.go", 90}});
        const auto post = [](const char *node, CallRole role) {
            return CallFact{.node = node,
                            .role = role,
                            .protocol = "kafka",
                            .target = "events:9092",
                            .operation = "orders.placed",
                            .framework = "kafka-go",
                            .place = {std::string(node) + "/main.go", 20}};
        };
        facts.calls = {post("order", CallRole::produce), post("mail", CallRole::consume)};
        facts.traits = {
            {.node = "order", .trait = "timeout", .framework = "net/http", .value = "30s", .place = {"order/main.go", 7}}};
        facts.owners = {{.pattern = "/order/", .owners = {"@shop/orders"}, .place = {"CODEOWNERS", 1}}};
        return facts;
    }
    void select(const QString &node) { m_map->select(QStringLiteral("node:") + node); }
    QString groups() const
    {
        QStringList texts;
        for (const QVariant &value : m_inspection->endpointGroups()) {
            const auto group = value.value<EndpointGroup>();
            texts.append(QStringLiteral("%1 %2/%3").arg(group.title).arg(group.facts.size()).arg(group.count));
        }
        return texts.join(QStringLiteral(", "));
    }
    QString links(const QVariantList &rows) const
    {
        QStringList texts;
        for (const QVariant &row : rows)
            texts.append(row.value<LinkRow>().name + QStringLiteral(": ") + row.value<LinkRow>().detail);
        return texts.join(QStringLiteral(", "));
    }
    QString shown(const QVariantList &rows) const
    {
        QStringList texts;
        for (const QVariant &row : rows)
            texts.append(row.value<FactRow>().label + QStringLiteral("=") + row.value<FactRow>().value);
        return texts.join(QStringLiteral(", "));
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_folder = std::make_unique<QTemporaryDir>();
        const QString path = m_folder->filePath(QStringLiteral("shop.alidade"));
        {
            Workspace workspace = Workspace::create(path.toStdString(), "Shop");
            workspace.replaceFacts({.id = "/shop", .name = "shop", .kind = "directory"}, facts(), {});
        }
        m_session = std::make_unique<Session>();
        m_session->open(QUrl::fromLocalFile(path));
        m_map = std::make_unique<MapView>();
        m_map->setSession(m_session.get());
        m_inspection = std::make_unique<Inspection>();
        m_inspection->setMap(m_map.get());
        QTRY_VERIFY(m_map->isReady() && !m_map->isEmpty());
    }
    void cleanup() { m_inspection.reset(), m_map.reset(), m_session.reset(), m_folder.reset(); }

    void endpointsStandByKindAndAreFound()
    {
        select(QStringLiteral("order"));
        QCOMPARE(m_inspection->endpointCount(), 61);
        QCOMPARE(groups(), QStringLiteral("RPCs 1/1, Routes 40/60"));
        m_inspection->setEndpointFilter(QStringLiteral("ORDERS/5"));
        QCOMPARE(groups(), QStringLiteral("Routes 11/11"));
        m_inspection->setEndpointFilter(QStringLiteral("nothing like it"));
        QCOMPARE(groups(), QString());
    }

    void flowsLeadThroughTopics()
    {
        select(QStringLiteral("order"));
        QCOMPARE(links(m_inspection->flows()), QStringLiteral("to mail: orders.placed on events"));
        select(QStringLiteral("mail"));
        QCOMPARE(links(m_inspection->flows()), QStringLiteral("from order: orders.placed on events"));
        select(QStringLiteral("events"));
        QCOMPARE(links(m_inspection->flows()), QString());
        QCOMPARE(groups(), QStringLiteral("Topics 1/1"));
    }

    void ownersAndWhatIsInTheCodeAreTold()
    {
        select(QStringLiteral("order"));
        QVERIFY2(shown(m_inspection->facts()).contains(QStringLiteral("Owners=@shop/orders")),
                 qPrintable(shown(m_inspection->facts())));
        QCOMPARE(shown(m_inspection->traits()), QStringLiteral("publishes=orders.placed · kafka, timeout=30s · net/http"));
    }
};

QTEST_MAIN(InspectionTest)

#include "tst_inspection.moc"
