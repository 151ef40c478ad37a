#pragma once

#include "model/facts.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// The RPC services of the contracts of a source, by the names that generated code gives them.
class RpcNames {
public:
    explicit RpcNames(const Facts &facts);

    /// The full name of a service by its short one, however generated code writes it ("OrderServiceGrpc", "orderService");
    /// the short name itself when several contracts have it; nullopt when none does.
    std::optional<std::string> find(std::string_view shortName) const;
    /// Whether generated code of a service can be called so: "orderpb", "proto", "order_pb2_grpc", "…/gen/order".
    static bool soundsGenerated(std::string_view name);
    /// The short name without what generators append: "OrderService" of "shop.OrderServiceGrpc".
    static std::string plainName(std::string_view name);

private:
    std::map<std::string, std::vector<std::string>> m_services; ///< by short name in lower case
};

} // namespace alidade
