#include "qml/contracts/librarytree.h"

#include <QTest>

using namespace alidade;

namespace {

/// A row as text: indentation by depth, what it is, numbers of contracts and findings.
QStringList told(const Architecture &architecture, const std::string &filter = {}, const std::set<std::string> &folded = {},
                 const std::map<std::string, std::size_t> &findings = {})
{
    const std::vector<LibraryContract> contracts = libraryContracts(architecture);
    QStringList lines;
    for (const LibraryRow &row : libraryRows(architecture, contracts, filter, folded, findings)) {
        QString line(2 * row.depth, QLatin1Char(' '));
        const LibraryContract &entry = contracts[row.contract];
        if (row.kind == LibraryRow::Kind::contract)
            line += QString::fromStdString(architecture.contracts[entry.contract].name);
        else
            line += QString::fromStdString(row.kind == LibraryRow::Kind::context ? "[" + entry.context + "]"
                                                                                 : "(" + entry.service + ")") +
                    QStringLiteral(" %1").arg(row.count);
        if (row.findings > 0)
            line += QStringLiteral(" !%1").arg(row.findings);
        lines.append(line + (row.isFolded ? QStringLiteral(" +") : QString()));
    }
    return lines;
}

Facts shop()
{
    Facts facts;
    facts.nodes = {{.name = "order", .path = "services/order"}, {.name = "payment", .path = "services/payment"}};
    facts.endpoints = {{.node = "order", .kind = EndpointKind::grpc, .name = "shop.order.v1.Orders/Place"},
                       {.node = "order", .kind = EndpointKind::http, .name = "POST /orders", .place = {"api/orders.yaml", 9}}};
    facts.contracts = {{.kind = "proto", .name = "shop.order.v1", .place = {"proto/order.proto", 3}},
                       {.kind = "proto", .name = "shop.money", .place = {"proto/money.proto", 3}},
                       {.kind = "proto", .name = "shop.pay.v1", .place = {"services/payment/pay.proto", 3}},
                       {.kind = "openapi", .name = "Orders", .version = "1.0", .place = {"api/orders.yaml", 1}}};
    facts.contractItems = {
        {.contract = "shop.order.v1", .kind = "service", .name = "shop.order.v1.Orders", .place = {"proto/order.proto", 5}},
        {.contract = "shop.order.v1", .kind = "method", .name = "shop.order.v1.Orders.Place", .place = {"proto/order.proto", 6}}};
    return facts;
}

Architecture architectureOf(Facts facts, Decisions decisions = {})
{
    return assemble({{.source = {.id = "/shop", .name = "shop", .kind = "directory"}, .facts = std::move(facts), .gone = {}}},
                    std::move(decisions));
}

} // namespace

class LibraryTreeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhoServesAContract()
    {
        // By what a node serves, by where its route stands, by the directory of its code; what nobody serves comes last.
        QCOMPARE(told(architectureOf(shop())), QStringList({"(order) 2", "  Orders", "  shop.order.v1", "(payment) 1",
                                                            "  shop.pay.v1", "() 1", "  shop.money"}));
    }
    void putsServicesBelowTheirContext()
    {
        Decisions decisions;
        decisions.contexts = {{.id = "ordering", .name = "Ordering"}};
        decisions.membership = {{"order", "ordering"}};
        QCOMPARE(told(architectureOf(shop(), decisions)),
                 QStringList({"[ordering] 2", "  (order) 2", "    Orders", "    shop.order.v1", "[] 1", "  (payment) 1",
                              "    shop.pay.v1", "[] 1", "  () 1", "    shop.money"}));
    }
    void foldedRowsKeepTheirNumbers()
    {
        const Architecture architecture = architectureOf(shop());
        const std::string key = libraryRows(architecture, libraryContracts(architecture), {}, {}, {}).front().key;
        QCOMPARE(told(architecture, {}, {key}, {{"proto\nshop.order.v1\n", 3}}).first(), QStringLiteral("(order) 2 !3 +"));
        QCOMPARE(told(architecture, {}, {key}).size(), 5);
    }
    void aFilterFindsContractsByServiceAndUnfoldsThem()
    {
        const Architecture architecture = architectureOf(shop());
        const std::string key = libraryRows(architecture, libraryContracts(architecture), {}, {}, {}).front().key;
        QCOMPARE(told(architecture, "ORDER proto", {key}), QStringList({"(order) 1", "  shop.order.v1"}));
        QCOMPARE(told(architecture, "nothing"), QStringList());
    }
    void countsMethodsAndServices()
    {
        for (const LibraryContract &each : libraryContracts(architectureOf(shop()))) {
            if (each.operationCount > 0)
                QCOMPARE(each.serviceCount, std::size_t(1));
        }
    }
};

QTEST_GUILESS_MAIN(LibraryTreeTest)

#include "tst_librarytree.moc"
