#pragma once

#include "model/assembly.h"

#include <unordered_map>

namespace alidade {

/// The nodes that may be meant, with a reason when they are not exactly one.
struct Candidates {
    std::vector<Index> nodes; ///< by name; more than `mostServers` are not listed
    bool isServedByCaller = false;
    bool areTooMany = false;
};

/// Which nodes serve an RPC service or a route.
class ServedIndex {
public:
    /// More servers of one thing than these tell nothing about which one is meant.
    static constexpr std::size_t mostServers = 32;

    explicit ServedIndex(const Assembly &assembly);

    /// Who serves an RPC service, "shop.v1.Payment/Charge" or "shop.v1.Payment": by its full name, else its short one.
    Candidates rpcServers(std::string_view operation, Index caller) const;
    /// Who serves a route, "POST /charge/{}". A route counts when it shares a telling segment with it; of several, the most
    /// literal ones do. Case counts only where there is a route that agrees in it.
    Candidates routeServers(std::string_view operation, Index caller) const;

private:
    struct Route {
        Index node = none;
        std::string_view method; ///< empty: any
        std::vector<std::string_view> segments;
    };
    using Servers = std::unordered_map<std::string, std::vector<Index>>;

    Candidates candidates(std::vector<Index> nodes, Index caller) const;
    void addRpc(std::string_view name, Index node);
    void addRoute(std::string_view name, Index node);

    const Assembly &m_assembly;
    Servers m_rpc, m_shortRpc;
    std::vector<Route> m_routes;
    std::unordered_map<std::string, std::vector<std::size_t>> m_bySegment; ///< telling segment in lower case -> m_routes
};

/// The RPC service of an operation, "shop.v1.Payment/Charge" -> "shop.v1.Payment", and without its package -> "Payment".
std::string_view rpcServiceOf(std::string_view operation);
std::string_view shortRpcName(std::string_view service);

/// Services that every server may have beside its own: health checks, reflection, telemetry.
bool isCommonRpc(std::string_view service);

} // namespace alidade
