#!/usr/bin/env python3
"""Writes the recorded traces of the sample system: sampletraces.py > resources/sample/traces/shop.json

A quarter of an hour of the shop as OTLP JSON, one line for each trace, always the same. What differs from code and manifests is
planted on purpose and listed in the README of the sample.
"""
import hashlib
import json
import sys

START = 1772442000  # 2026-03-02T09:00:00Z
INTERNAL, SERVER, CLIENT, PRODUCER, CONSUMER = 1, 2, 3, 4, 5


def identifier(text, size):
    return hashlib.sha256(text.encode()).hexdigest()[:size]


class Trace:
    """Spans of one trace; time goes on as they are made."""

    def __init__(self, name, second):
        self.name, self.at, self.spans, self.made = name, second * 1_000_000, {}, 0

    def span(self, service, name, kind, parent, body=(), us=400, failed=False, links=(), **attributes):
        """A span that lasts for what `body` does and `us` before and after it; gives its id."""
        self.made += 1
        span = {"traceId": identifier(self.name, 32), "spanId": identifier(f"{self.name}/{self.made}", 16), "name": name,
                "kind": kind, "attributes": [{"key": key.replace("_", "."), "value": {"stringValue": value}}
                                             for key, value in attributes.items()]}
        if parent:
            span["parentSpanId"] = parent
        if failed:
            span["status"] = {"code": 2}
        if links:
            span["links"] = [{"traceId": span["traceId"], "spanId": link} for link in links]
        self.spans.setdefault(service, []).append(span)
        start = self.at
        self.at += us
        for step in body:
            step(span["spanId"])
        self.at += us
        span["startTimeUnixNano"], span["endTimeUnixNano"] = str(start * 1000), str(self.at * 1000)
        return span["spanId"]

    def call(self, caller, callee, method, *body, us=400, failed=False):
        """The step of a caller that calls another service by HTTP."""
        def step(parent):
            serve = lambda id: self.span(callee, method, SERVER, id, body, us, failed, http_request_method="POST")
            self.span(caller, method, CLIENT, parent, [serve], 150, failed, http_request_method="POST", server_address=callee)
        return step

    def query(self, service, host, statement, system="postgresql", us=700):
        return lambda parent: self.span(service, statement, CLIENT, parent, (), us, db_system=system, server_address=host)

    def publish(self, service, subject, *consumers):
        """A message, and the services that take it: each with its name and its steps."""
        def step(parent):
            attributes = {"messaging_system": "nats", "messaging_destination_name": subject}
            sent = self.span(service, f"send {subject}", PRODUCER, parent, (), 100, **attributes)
            for consumer, steps in consumers:
                self.span(consumer, f"process {subject}", CONSUMER, sent, steps, 300, links=[sent], **attributes)
        return step

    def line(self):
        resource = lambda name: {"attributes": [{"key": "service.name", "value": {"stringValue": name}}]}
        return json.dumps({"resourceSpans": [{"resource": resource(service), "scopeSpans": [{"spans": spans}]}
                                             for service, spans in self.spans.items()]}, separators=(",", ":"))


def place_order(number):
    """From the page to the parcel. The storefront does not hand its trace on, so there are two."""
    second = START + 47 * number
    page = Trace(f"page {number}", second)
    page.span("storefront", "POST /checkout", SERVER, None,
              [lambda id: page.span("storefront", "POST /orders", CLIENT, id, (), 9000, http_request_method="POST",
                                    server_address="gateway"),
               page.call("storefront", "inventory-service", "ListStock",
                         page.query("inventory-service", "postgres-inventory", "select stock"))])
    order = Trace(f"order {number}", second)
    mail = [order.call("notification-service", "user-service", "GetProfile",
                       order.query("user-service", "postgres-user", "select users")),
            order.query("notification-service", "postgres-user", "select addresses")]
    ship = [order.query("logistics-service", "postgres-logistics", "insert shipments")]
    invoice = [order.query("billing-service", "postgres-billing", "insert invoices")]
    declined = number % 9 == 4
    captured = [order.query("payment-service", "postgres-payment", "insert payments"),
                order.publish("payment-service", "payments.captured", ("billing-service", invoice))]
    charge = order.call("order-service", "payment-service", "Charge", *([] if declined else captured),
                        us=3000 if number % 7 else 60000, failed=declined)
    # Nobody knows how far a payment that failed came: the saga undoes it as well.
    undo = [order.call("order-service", "payment-service", "Refund",
                       order.query("payment-service", "postgres-payment", "insert refunds")),
            order.call("order-service", "inventory-service", "Release",
                       order.query("inventory-service", "postgres-inventory", "update stock"))]
    deliver = [order.call("order-service", "logistics-service", "CreateShipment",
                          order.query("logistics-service", "postgres-logistics", "insert shipments")),
               order.query("order-service", "postgres-order", "update orders"),
               order.publish("order-service", "orders.placed", ("logistics-service", ship), ("notification-service", mail))]
    steps = [order.call("order-service", "coupon-service", "Quote"),
             order.query("order-service", "postgres-order", "insert orders"),
             order.call("order-service", "inventory-service", "Reserve",
                        order.query("inventory-service", "postgres-inventory", "update stock")),
             charge, *(undo if declined else deliver)]
    order.span("gateway", "POST /orders", SERVER, None,
               [order.call("gateway", "auth-service", "CheckToken",
                           order.query("auth-service", "redis", "GET", "redis", 120)),
                order.call("gateway", "user-service", "GetProfile",
                           order.query("user-service", "postgres-user", "select users")),
                order.call("gateway", "order-service", "POST /orders", *steps, failed=declined)], failed=declined)
    return [page, order]


def log_in(number):
    trace = Trace(f"login {number}", START + 101 * number + 13)
    standing = trace.call("user-service", "billing-service", "GetStanding",
                          trace.call("billing-service", "auth-service", "CheckToken"),
                          trace.query("billing-service", "postgres-billing", "select accounts"))
    trace.span("gateway", "POST /login", SERVER, None,
               [trace.call("gateway", "auth-service", "Login",
                           trace.call("auth-service", "user-service", "VerifyPassword",
                                      trace.query("user-service", "postgres-user", "select users"), standing))])
    return [trace]


def nightly_stock(number):
    """The monolith works by itself: nobody calls it, and it writes orders into its own database only."""
    trace = Trace(f"stock {number}", START + 151 * number + 29)
    trace.span("legacy-shop", "compare stock", INTERNAL, None,
               [trace.query("legacy-shop", "postgres-legacy", "select articles"),
                trace.call("legacy-shop", "inventory-service", "ListStock",
                           trace.query("inventory-service", "postgres-inventory", "select stock"))])
    return [trace]


def watch_prices(number):
    """Something that nobody has ever drawn reads the prices."""
    trace = Trace(f"prices {number}", START + 61 * number + 7)
    trace.span("price-watch", "compare", INTERNAL, None, [trace.call("price-watch", "gateway", "GET /catalog")])
    return [trace]


def main():
    traces = [trace for make, count in ((place_order, 14), (log_in, 8), (nightly_stock, 5), (watch_prices, 12))
              for number in range(count) for trace in make(number)]
    for trace in traces:
        print(trace.line())


if __name__ == "__main__":
    sys.exit(main())
