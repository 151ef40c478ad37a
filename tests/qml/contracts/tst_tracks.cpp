#include "importers/contracts/contractset.h"
#include "qml/contracts/readsource.h"
#include "qml/contracts/tracks.h"

#include <QTest>

using namespace alidade;

namespace {

constexpr const char *proto = R"(syntax = "proto3";
package shop.v1;
import "google/api/annotations.proto";
service Orders {
  rpc Place(Order) returns (Order) { option (google.api.http) = { post: "/orders" body: "*" }; }
  rpc Get(GetRequest) returns (Order) { option (google.api.http) = { get: "/orders/{id}" }; }
  rpc Drop(GetRequest) returns (Order) { option (google.api.http) = { delete: "/orders/{id}" }; }
}
message GetRequest { string id = 1; }
message Order {
  string id = 1;
  int64 total_cents = 2;
  bool is_paid = 3;
  Status status = 4;
}
enum Status { STATUS_UNSPECIFIED = 0; STATUS_DONE = 1; }
)";

constexpr const char *document = R"(openapi: 3.0.3
paths:
  /orders:
    post:
      operationId: Place
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}
      responses: {"201": {content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}
  /orders/{orderId}:
    get:
      operationId: Get
      parameters: [{name: id, in: path, required: true, schema: {type: string}}, {name: X-Trace, in: header, schema: {type: string}}]
      responses: {"200": {content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}
  /orders/search:
    get: {operationId: Search, responses: {"200": {description: all}}}
components:
  schemas:
    Order:
      type: object
      required: [id]
      properties:
        id: {type: string}
        totalCents: {type: integer}
        status: {$ref: "#/components/schemas/Status"}
        note: {type: string}
    Status: {type: string, enum: [STATUS_UNSPECIFIED, STATUS_DONE]}
    Problem: {type: object}
)";

/// The comparison as lines "mark proto | document": "=" the same, "~" differs, "<" and ">" only there, "." rightly so.
QStringList told()
{
    Diagnostics diagnostics;
    const auto tree = memoryTree({{"shop.proto", proto}});
    const ContractSet set = readContracts(*tree, {}, diagnostics);
    const std::vector<YamlNode> documents = readYaml(document, "api.yaml", diagnostics);
    Q_ASSERT(diagnostics.empty());
    const Tracks tracks = alignTracks(packageAlone(set, "shop.v1"), "shop.v1", documents.front(), "api.yaml");
    QStringList lines;
    for (const TrackRow &row : tracks.rows)
        lines.append(QStringLiteral("%1 %2 | %3")
                         .arg(QLatin1Char("=~<>."[static_cast<int>(row.state)]))
                         .arg(QString::fromStdString(row.proto), QString::fromStdString(row.openApi)));
    return lines;
}

} // namespace

class TracksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void alignsOperationsAndTellsHowTheyDiffer()
    {
        const QStringList lines = told();
        QVERIFY2(lines.contains("= rpc Place · POST /orders | POST /orders · Place"), qPrintable(lines.join('\n')));
        QVERIFY(lines.contains("~ 200: Order | 201: Order"));
        QVERIFY(lines.contains("= rpc Get · GET /orders/{id} | GET /orders/{orderId} · Get"));
        QVERIFY(lines.contains("= id (path): string | id (path): string"));
        QVERIFY(lines.contains("< rpc Drop · DELETE /orders/{id} | "));
        QVERIFY(lines.contains(">  | GET /orders/search · Search"));
        QVERIFY(lines.contains(".  | X-Trace (header): string")); // a proto knows no headers
    }
    void alignsTypesAndFields()
    {
        const QStringList lines = told();
        QVERIFY2(lines.contains("~ string id = 1 | id: string"), qPrintable(lines.join('\n'))); // required in the document only
        QVERIFY(lines.contains("~ int64 total_cents = 2 | totalCents: integer"));
        QVERIFY(lines.contains("< bool is_paid = 3 | "));
        QVERIFY(lines.contains("= Status status = 4 | status: Status"));
        QVERIFY(lines.contains(">  | note: string"));
        QVERIFY(lines.contains("= STATUS_DONE = 1 | STATUS_DONE"));
        QVERIFY(lines.contains(">  | Problem"));
        QVERIFY(lines.contains(". message GetRequest | ")); // its fields are parameters
    }
    void knowsWhatBelongsTogether()
    {
        Diagnostics diagnostics;
        const auto tree =
            memoryTree({{"shop.proto", proto}, {"other.proto", "syntax = \"proto3\"; package other; message M {}"}});
        const ContractSet set = readContracts(*tree, {}, diagnostics);
        const std::vector<YamlNode> documents = readYaml(document, "api.yaml", diagnostics);
        QCOMPARE(operationsInCommon(set, "shop.v1", documents.front()), std::size_t(2));
        QCOMPARE(operationsInCommon(set, "other", documents.front()), std::size_t(0));
    }
    void aPackageAloneKeepsWhatItImports()
    {
        Diagnostics diagnostics;
        const auto tree = memoryTree({{"a.proto", "syntax = \"proto3\"; package a; import \"b.proto\"; message M { b.N n = 1; }"},
                                      {"b.proto", "syntax = \"proto3\"; package b; message N {}"},
                                      {"c.proto", "syntax = \"proto3\"; package c; message O {}"}});
        const ContractSet alone = packageAlone(readContracts(*tree, {}, diagnostics), "a");
        QCOMPARE(alone.schema.files.size(), std::size_t(2));
        QCOMPARE(filesOf(alone, "a").size(), std::size_t(1));
        QCOMPARE(alone.schema.files[static_cast<std::size_t>(filesOf(alone, "a").front()->imports.front().file)].package,
                 std::string("b"));
    }
};

QTEST_GUILESS_MAIN(TracksTest)

#include "tst_tracks.moc"
