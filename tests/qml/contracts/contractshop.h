#pragma once

#include "qml/session/session.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

/// A repository with two versions of a contract, a service that serves it and one that uses it, in an open workspace.
class ContractShop {
public:
    static constexpr const char *before = R"(syntax = "proto3";
package shop.v1;
service Orders { rpc Place(Order) returns (Order); rpc Find(Order) returns (Order); }
message Order { string id = 1; int64 cents = 2; }
)";
    static constexpr const char *after = R"(syntax = "proto3";
package shop.v1;
service Orders { rpc Place(Order) returns (Order); }
message Order { string id = 1; string cents = 2; }
)";
    static constexpr const char *document = R"(openapi: 3.1.0
info: {title: Orders, version: "1"}
paths:
  /shop.v1.Orders/Place:
    post:
      operationId: Place
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}
      responses: {"200": {description: done, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}
components:
  schemas:
    Order: {type: object, properties: {id: {type: integer}, cents: {type: string}}}
)";

    ContractShop()
    {
        write(QStringLiteral("shop.proto"), before);
        write(QStringLiteral("api.yaml"), document);
        git({"init", "-q"});
        git({"add", "."});
        git({"-c", "user.name=x", "-c", "user.email=x@y", "commit", "-q", "-m", "one"});
        git({"tag", "v1.0"});
        write(QStringLiteral("shop.proto"), after);
        const QString file = m_folder.filePath(QStringLiteral("shop.alidade"));
        {
            alidade::Workspace workspace = alidade::Workspace::create(file.toStdString(), "shop");
            workspace.replaceFacts({.id = root().toStdString(), .name = "shop", .kind = "directory"}, facts(), {});
        }
        session = std::make_unique<alidade::Session>();
        session->open(QUrl::fromLocalFile(file));
    }

    QString root() const { return m_folder.filePath(QStringLiteral("repo")); }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const char *text) const
    {
        QDir().mkpath(root());
        QFile file(root() + QLatin1Char('/') + name);
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
    }

    std::unique_ptr<alidade::Session> session;

private:
    static alidade::Facts facts()
    {
        using namespace alidade;
        Facts facts;
        facts.nodes = {{.name = "order"}, {.name = "web"}, {.name = "stock"}};
        facts.endpoints = {
            {.node = "order", .kind = EndpointKind::grpc, .name = "shop.v1.Orders/Place", .place = {"shop.proto", 3}}};
        facts.dependencies = {{.from = "web",
                               .to = "order",
                               .protocol = "grpc",
                               .voice = Voice::coded,
                               .via = {"shop.v1.Orders/Place"},
                               .place = {"shop.proto", 3}},
                              {.from = "stock",
                               .to = "order",
                               .protocol = "grpc",
                               .voice = Voice::coded,
                               .via = {"shop.v1.Orders"},
                               .place = {"shop.proto", 1}}};
        facts.contracts = {{.kind = "proto", .name = "shop.v1", .place = {"shop.proto", 2}},
                           {.kind = "openapi", .name = "Orders", .version = "1", .place = {"api.yaml", 1}}};
        facts.contractItems = {
            {.contract = "shop.v1", .kind = "service", .name = "shop.v1.Orders", .place = {"shop.proto", 3}},
            {.contract = "shop.v1", .kind = "method", .name = "shop.v1.Orders.Place", .place = {"shop.proto", 3}},
            {.contract = "Orders",
             .kind = "operation",
             .name = "POST /shop.v1.Orders/Place",
             .type = "Place",
             .place = {"api.yaml", 5}}};
        return facts;
    }
    void git(const QStringList &words) const
    {
        QProcess process;
        process.setWorkingDirectory(root());
        process.start(QStringLiteral("git"), words);
        process.waitForFinished();
    }

    QTemporaryDir m_folder;
};
