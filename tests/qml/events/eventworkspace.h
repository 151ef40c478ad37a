#pragma once

#include "model/store/workspace.h"

#include <QString>

namespace alidade::test {

/// A workspace in which order publishes what payment reacts to; nobody hears the last event.
inline void writeEventWorkspace(const QString &file)
{
    Workspace workspace = Workspace::create(file.toStdString(), "shop");
    Facts facts;
    facts.nodes = {{.name = "order"}, {.name = "payment"}};
    const auto post = [](const char *node, CallRole role, const char *topic, int line) {
        return CallFact{.node = node,
                        .role = role,
                        .protocol = "kafka",
                        .operation = topic,
                        .framework = "lib",
                        .function = std::string(node) + ".Handle",
                        .place = {std::string(node) + ".go", line}};
    };
    facts.calls = {post("order", CallRole::produce, "order.placed", 10), post("payment", CallRole::consume, "order.placed", 20),
                   post("payment", CallRole::produce, "payment.done", 30)};
    workspace.replaceFacts({.id = "/shop", .name = "shop", .kind = "directory"}, facts, {});
    workspace.edit("Add Billing", {PutContext{{.id = "billing", .name = "Billing"}}});
}

} // namespace alidade::test
