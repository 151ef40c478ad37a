#pragma once

#include "tests/model/factsheet.h"

namespace alidade::test {

/// "publishes": the node sends a message of this type, in this function.
inline CallFact publishes(const std::string &node, const std::string &topic, const std::string &function = {},
                          const std::string &type = {})
{
    return {.node = node,
            .role = CallRole::produce,
            .protocol = "kafka",
            .operation = topic,
            .type = type,
            .function = function,
            .place = {node + ".go", 10}};
}

inline CallFact consumes(const std::string &node, const std::string &topic, const std::string &function = {},
                         const std::string &type = {})
{
    CallFact fact = publishes(node, topic, function, type);
    fact.role = CallRole::consume;
    fact.place.line = 20;
    return fact;
}

/// A shop in which events lead from order over payment to shipping; payment may refuse.
inline FactSheet eventShop()
{
    FactSheet sheet("code");
    for (const char *name : {"order", "payment", "shipping"})
        sheet.service(name);
    sheet.serves("order", "shop.OrderService/PlaceOrder")
        .does(publishes("order", "order.placed", "Server.PlaceOrder"))
        .does(consumes("order", "payment.failed", "Canceller.Handle"))
        .does(consumes("payment", "order.placed", "Charger.Handle"))
        .does(publishes("payment", "payment.done", "Charger.Handle"))
        .does(publishes("payment", "payment.failed", "Charger.Handle"))
        .does(consumes("shipping", "payment.done", "Shipper.Handle"))
        .does(publishes("shipping", "parcel.shipped", "Shipper.Handle"));
    return sheet;
}

/// The system of one source.
inline Architecture systemOf(const FactSheet &sheet, Decisions decisions = {}) { return assemble({sheet}, std::move(decisions)); }

} // namespace alidade::test
