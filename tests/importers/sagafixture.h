#pragma once

#include <string_view>

namespace alidade::test {

/// An order, its payment and its shipment; nothing is wrong with it.
inline constexpr std::string_view orderSagaYaml = R"(schema: alidade/saga/1
name: placeOrder
style: orchestrated
coordinator: order
timeout: 1m
log:
  durable: true
  reconciliation: true
steps:
  - name: reserveInventory
    participant: inventory
    operation: grpc shop.inventory.v1.InventoryService/Reserve
    key: "{saga_id}:{step}"
    timeout: 2s
    retry: {attempts: 3, backoff: 200ms, factor: 2, maxBackoff: 1s}
    transaction: holds the items for fifteen minutes
    effect: reversible
    writes: [inventory.reservation]
    evidence: [services/order/core/place.go:42]
    compensation:
      operation: grpc shop.inventory.v1.InventoryService/Release
      key: "{saga_id}:{step}"
      timeout: 2s
      retry: {attempts: unlimited, backoff: 1s}
      evidence: [services/order/core/place.go:43]
  - name: chargePayment
    participant: payment
    operation: http POST /charges
    key: "{saga_id}:{step}"
    timeout: 5s
    compensation:
      operation: http POST /refunds
      key: "{saga_id}:{step}"
      timeout: 5s
      retry: {attempts: unlimited, backoff: 1s}
  - name: createShipment
    participant: logistics
    operation: topic shipments.requested
    key: "{saga_id}:{step}"
    timeout: 5s
    compensation:
      operation: topic shipments.cancelled
      key: "{saga_id}:{step}"
      timeout: 5s
      retry: {attempts: unlimited, backoff: 1s}
)";

} // namespace alidade::test
