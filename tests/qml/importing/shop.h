#pragma once

#include "qml/session/session.h"

#include <QTemporaryDir>
#include <QTest>

/// A shop whose order service calls somebody whose address nobody sets, in a workspace of its own.
class Shop {
public:
    alidade::Session session;

    Shop()
    {
        const QString file = m_folder.filePath(QStringLiteral("shop.alidade"));
        {
            auto workspace = alidade::Workspace::create(file.toStdString(), "Shop");
            workspace.replaceFacts({.id = "/shop", .name = "shop", .kind = "directory"}, facts(), diagnostics());
        }
        session.open(QUrl::fromLocalFile(file));
    }
    bool isOpen() const { return session.isOpen() && !session.isLoading() && session.tasks()->count() == 0; }
    const alidade::Architecture &architecture() const
    {
        m_architecture = session.architecture();
        return *m_architecture;
    }
    bool has(const char *node) const { return architecture().findNode(node) != alidade::none; }
    bool isOne(const char *a, const char *b) const { return architecture().findNode(a) == architecture().findNode(b); }
    bool calls(const char *from, const char *to) const
    {
        const alidade::Architecture &a = architecture();
        return std::any_of(a.dependencies.begin(), a.dependencies.end(),
                           [&](const alidade::Dependency &d) { return d.from == a.findNode(from) && d.to == a.findNode(to); });
    }

private:
    static alidade::NodeFact node(const std::string &name, alidade::NodeKind kind = alidade::NodeKind::service)
    {
        return {.name = name, .kind = kind, .origin = alidade::NameOrigin::composeService, .place = {"compose.yaml", 3}};
    }
    static alidade::CallFact post(const std::string &operation, int line)
    {
        return {.node = "order",
                .protocol = "http",
                .target = "http://${PAYMENT_ADDR}",
                .operation = operation,
                .framework = "net/http",
                .place = {"order/main.go", line},
                .detail = "http.Post"};
    }
    static alidade::Facts facts()
    {
        alidade::Facts facts;
        facts.nodes = {node("order"), node("payment"), node("invoices"), node("invoice"),
                       node("events", alidade::NodeKind::broker)};
        facts.nodes.push_back({.name = "order-service", .origin = alidade::NameOrigin::command, .place = {"order/main.go", 1}});
        facts.calls = {post("POST /charge", 12), post("GET /refunds", 30)};
        return facts;
    }
    static alidade::Diagnostics diagnostics()
    {
        using alidade::Severity;
        return {{Severity::warning, "a.yaml", 3, "the key 'foo' is not known"},
                {Severity::warning, "b.yaml", 9, "the key 'bar' is not known"},
                {Severity::error, "c.yaml", 1, "cannot be read: it isn't text"},
                {Severity::note, "d.tpl", 0, "was not rendered"}};
    }

    QTemporaryDir m_folder;
    mutable std::shared_ptr<const alidade::Architecture> m_architecture;
};
